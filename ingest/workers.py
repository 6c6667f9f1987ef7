"""Reads files in processes of their own, each with a deadline and a cap on memory: a bad file costs only itself."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import TimeoutError as DeadlineError
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from ingest import scratch
from ingest.limits import Limits
from ingest.places import Place, Sent, at_hand
from ingest.reading import Content, Failure, read, unopened
from parsers.limits import mend
from parsers.ocr import Ocr

_ARENAS = -8
"""`M_ARENA_MAX` of glibc's malloc.h."""

Found = tuple[Content | Failure, int]
"""What a file holds or why it could not be read, and how often that was tried."""


def read_here(place: Place, limits: Limits) -> Found:
    """Read a file in this process, without deadline or cap."""
    try:
        with at_hand(place) as path:
            return read(path, _recogniser(limits, 1), limits.contents), 1
    except (OSError, ImportError) as error:
        return unopened(error), 1


@contextmanager
def isolated(workers: int, limits: Limits) -> Iterator[Isolated]:
    """Some processes that read files until the context ends."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ingest.reading"])
    with (
        scratch.folder() as private,
        ProcessPool(
            max_workers=workers, context=context, initializer=_begin, initargs=(limits.memory, private)
        ) as pool,
    ):
        yield Isolated(pool, limits, _recogniser(limits, workers), private)


def _recogniser(limits: Limits, workers: int) -> Ocr:
    return Ocr(limits.ocr, max(1, (os.cpu_count() or 1) // workers))


@dataclass(frozen=True, slots=True)
class Isolated:
    """The processes, what reading a file may cost them, and the folder of their temporary files."""

    pool: ProcessPool
    limits: Limits
    ocr: Ocr
    folder: Path

    def read(self, place: Place | Sent) -> Found:
        """Read one file and wait for it; as many threads may do so at once as like to.

        A process that died is given a second try, since the fault may have been another's.
        """
        try:
            with at_hand(place, self.folder) as path:
                return self._tried(path)
        except (OSError, ImportError) as error:
            return unopened(error), 1

    def _tried(self, path: Path) -> Found:
        try:
            return self._once(path), 1
        except ProcessExpired:
            pass
        try:
            return self._once(path), 2
        except ProcessExpired as error:
            message = f"the reader died twice over this file (exit code {error.exitcode})"
            return Failure("reader-crashed", message), 2

    def _once(self, path: Path) -> Content | Failure:
        future: ProcessFuture[Content | Failure] = self.pool.schedule(
            read, args=(path, self.ocr, self.limits.contents), timeout=self.limits.seconds_for(path)
        )
        return _result(future, path, self.limits)


def _result(future: ProcessFuture[Content | Failure], path: Path, limits: Limits) -> Content | Failure:
    try:
        result: Content | Failure = future.result()
    except DeadlineError:
        allowed = limits.seconds_for(path)
        return Failure(
            "too-slow", f"reading the file takes more than the {allowed:g} seconds that are allowed{mend('seconds')}"
        )
    except MemoryError:
        return Failure(
            "out-of-memory",
            f"reading the file takes more than the {limits.memory:,} bytes that are allowed{mend('memory')}",
        )
    return result


def _begin(memory: int, private: Path) -> None:
    """Prepare a worker. One that is told to end unwinds, so that what it has started and made ends with it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    scratch.use(private)
    _cap_memory(memory)


def _cap_memory(most: int) -> None:
    """Hold this process to `most` bytes beyond what it has mapped already.

    What is held to is addresses: glibc's allocator sets 64 MB of them aside for every thread, unless threads share.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_ARENAS, 1)
    with Path("/proc/self/statm").open(encoding="ascii") as status:
        mapped = int(status.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + most, resource.RLIM_INFINITY))
