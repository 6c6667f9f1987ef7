"""How often something may be done: so many times within so many seconds, by whom."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

_MOST_KEYS = 10_000


class Allowance:
    """`most` times within `seconds` for each key; those that were seen longest ago are forgotten first."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._taken: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, key: str) -> float:
        """The seconds until the key may once more; 0 where it may now."""
        with self._lock:
            return self._wait(key, self._clock())

    def take(self, key: str) -> float:
        """Take one time; the seconds to wait where there is none, and nothing is taken."""
        with self._lock:
            now = self._clock()
            wait = self._wait(key, now)
            if not wait:
                self._taken.setdefault(key, deque()).append(now)
                self._taken.move_to_end(key)
                if len(self._taken) > _MOST_KEYS:
                    self._taken.popitem(last=False)
            return wait

    def _wait(self, key: str, now: float) -> float:
        taken = self._taken.get(key, deque())
        while taken and taken[0] <= now - self._seconds:
            taken.popleft()
        return 0.0 if len(taken) < self._most else taken[0] + self._seconds - now
