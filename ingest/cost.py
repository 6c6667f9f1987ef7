"""What reading a file costs: seconds by stage, and memory."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_OWN = Path("/proc/self")
_FORGET_PEAK = "5"
_KILOBYTE = 1024


@dataclass(slots=True)
class Cost:
    """Seconds that parsing, extracting and storing took, and the bytes of memory that the process which read the file
    had at most meanwhile; 0 for what was not done or cannot be told here."""

    parse: float = 0.0
    extract: float = 0.0
    store: float = 0.0
    memory: int = 0

    @property
    def seconds(self) -> float:
        """All stages together."""
        return self.parse + self.extract + self.store

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the time that the context takes to a stage."""
        began = time.perf_counter()
        try:
            yield
        finally:
            setattr(self, stage, getattr(self, stage) + time.perf_counter() - began)


@contextmanager
def peak_of(cost: Cost) -> Iterator[None]:
    """Note the most memory that this process has in the context, where the system tells (Linux)."""
    with suppress(OSError):
        (_OWN / "clear_refs").write_text(_FORGET_PEAK, encoding="ascii")
    try:
        yield
    finally:
        cost.memory = _peak()


def _peak() -> int:
    with suppress(OSError), (_OWN / "status").open(encoding="ascii") as status:
        return next((int(line.split()[1]) * _KILOBYTE for line in status if line.startswith("VmHWM")), 0)
    return 0
