"""Who reads the files of a batch: processes of this machine, or a cluster's (`ingest/cluster.py`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Protocol

from db.store import File
from ingest.limits import Limits
from ingest.places import Place, Remote
from ingest.reading import Content, Failure, identify
from ingest.workers import Found, Isolated, isolated, read_here

_AHEAD = 16
"""How many files for each worker are under way at once. Results are given in order: what was read waits here for a slow
file before it, and so many may wait before a worker has to. One holds some hundred facts, which keeps memory flat."""
_LINES = 16
"""How many remote files are fetched at once to be hashed: most of the time goes by waiting."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file with what it holds or why it could not be read, and how often that was tried."""

    place: Place
    content: Content | Failure
    attempts: int = 1


class Engine(Protocol):
    """Both give their results in the order of `places`, and keep no more than a few of them at a time."""

    def identify(self, places: Sequence[Place]) -> Iterator[File | Failure]:
        """Each file's hash, name and size, or why it cannot be had."""

    def read(self, places: Sequence[Place]) -> Iterator[Reading]:
        """What each file holds, or why it could not be read."""


@dataclass(frozen=True, slots=True)
class Local:
    """Reads in `workers` processes of this machine; with none, in this process, without deadline or cap."""

    workers: int = 1
    limits: Limits = field(default_factory=Limits)

    def identify(self, places: Sequence[Place]) -> Iterator[File | Failure]:
        if not any(isinstance(place, Remote) for place in places):
            yield from (identify(place, self.limits) for place in places)
            return
        with ThreadPoolExecutor(_LINES) as lines:
            yield from lines.map(lambda place: identify(place, self.limits), places)

    def read(self, places: Sequence[Place]) -> Iterator[Reading]:
        workers = min(self.workers, len(places))
        if workers < 1:
            yield from (Reading(place, *read_here(place, self.limits)) for place in places)
            return
        with isolated(workers, self.limits) as processes, ThreadPoolExecutor(_AHEAD * workers) as waiting:
            yield from _in_order(processes, waiting, places, _AHEAD * workers)


def _in_order(
    processes: Isolated, waiting: ThreadPoolExecutor, places: Iterable[Place], ahead: int
) -> Iterator[Reading]:
    """A thread waits for each file under way, and fetches one that is remote."""
    under_way: deque[tuple[Place, Future[Found]]] = deque()
    for place in places:
        under_way.append((place, waiting.submit(processes.read, place)))
        if len(under_way) >= ahead:
            first, future = under_way.popleft()
            yield Reading(first, *future.result())
    yield from (Reading(place, *future.result()) for place, future in under_way)
