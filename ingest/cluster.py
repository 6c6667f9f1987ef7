"""Has a dask.distributed cluster read files: those of this machine are sent there, remote ones its workers fetch."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from distributed import Client, Future, KilledWorker

from db.store import File
from extract import VERSION
from ingest.cluster_worker import hash_here, read_here
from ingest.engines import Reading
from ingest.errors import IngestError
from ingest.limits import Limits
from ingest.places import Place, Remote, Sent
from ingest.reading import Failure, identify, unopened

_AHEAD = 4
"""How many files for each of the workers' threads are under way at once. What is read stays with the worker until its
turn comes, so a slow file holds up the others only once so many are waiting behind it."""
_PATIENCE = 30.0
"""Seconds that the scheduler may take to answer, and that a cluster may be without workers."""
_LOOK = 5.0
"""Seconds between looks at how many threads the cluster has."""


@contextmanager
def connected(scheduler: str, limits: Limits, patience: float = _PATIENCE) -> Iterator[Cluster]:
    """The cluster of the scheduler at an address.

    Raises IngestError where the scheduler does not answer or has no workers.
    """
    try:
        client = Client(scheduler, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        raise IngestError(
            "scheduler-unreachable",
            f"no scheduler answers at {scheduler}: start one with `dask scheduler`, or mend the address",
        ) from error
    with client:
        cluster = Cluster(client, limits, patience)
        cluster.wait_for_workers()
        yield cluster


class Cluster:
    """An engine. Nothing is kept here but the files under way, a few for each thread of the workers."""

    def __init__(self, client: Client, limits: Limits, patience: float) -> None:
        self.client = client
        self._limits = limits
        self._patience = patience
        self._looked = float("-inf")
        self._room = 1

    def wait_for_workers(self) -> None:
        try:
            self.client.wait_for_workers(1, timeout=self._patience)
        except TimeoutError as error:
            raise self._without_workers() from error

    def identify(self, places: Sequence[Place]) -> Iterator[File | Failure]:
        remote = {place: self._begin(hash_here, place) for place in places if isinstance(place, Remote)}
        for place in places:
            yield self._result(remote[place]) if isinstance(place, Remote) else identify(place, self._limits)

    def read(self, places: Sequence[Place]) -> Iterator[Reading]:
        under_way: deque[tuple[Place, Future[Any] | Failure]] = deque()
        for place in places:
            under_way.append((place, self._sent(place)))
            while len(under_way) >= self._most():
                yield self._reading(*under_way.popleft())
        while under_way:
            yield self._reading(*under_way.popleft())

    def _sent(self, place: Place) -> Future[Any] | Failure:
        try:
            return self._begin(read_here, place if isinstance(place, Remote) else Sent(place.name, place.read_bytes()))
        except OSError as error:
            return unopened(error)

    def _begin(self, function: Callable[..., Any], place: Remote | Sent) -> Future[Any]:
        # Not pure: what an address held an hour ago is not what it holds now.
        return self.client.submit(function, place, limits=self._limits, version=VERSION, pure=False)

    def _most(self) -> int:
        """How many files may be under way: more or fewer as workers come and go."""
        if time.monotonic() - self._looked > _LOOK:
            self._room = max(1, _AHEAD * self._threads())
            self._looked = time.monotonic()
        return self._room

    def _threads(self) -> int:
        with self._held():
            return sum(self.client.nthreads().values())

    def _reading(self, place: Place, begun: Future[Any] | Failure) -> Reading:
        found = begun if isinstance(begun, Failure) else self._result(begun)
        return Reading(place, found) if isinstance(found, Failure) else Reading(place, *found)

    def _result(self, future: Future[Any]) -> Any:
        """What a worker gives back. One that dies is dask's to replace, until too many have died over a file."""
        with self._held():
            while True:
                try:
                    # Never without an end: what was read is lost where its worker dies before it is fetched, and where
                    # that was the last one, nobody reads it again.
                    return future.result(timeout=self._patience)
                except KilledWorker as error:
                    times = error.allowed_failures + 1
                    return Failure("reader-crashed", f"{times} workers of the cluster died over this file")
                except TimeoutError:
                    if not self._threads():
                        raise self._without_workers() from None

    @contextmanager
    def _held(self) -> Iterator[None]:
        """What the cluster's own faults are called."""
        try:
            yield
        except (CancelledError, OSError) as error:
            raise IngestError(
                "cluster-lost",
                f"the scheduler went away ({type(error).__name__}); what was stored is kept: "
                "give the command again to go on",
            ) from error
        except (ImportError, RuntimeError, AttributeError, TypeError) as error:
            raise IngestError(
                "cluster-differs",
                f"the cluster cannot run what it is sent ({error}): install the same yotdata and Python on its workers",
            ) from error

    def _without_workers(self) -> IngestError:
        return IngestError(
            "no-workers",
            f"the scheduler has had no workers for {self._patience:g} seconds: start some with `dask worker ADDRESS`",
        )
