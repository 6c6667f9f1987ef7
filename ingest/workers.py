"""Reads files in processes of their own, each with a deadline and a cap on memory: a bad file costs only itself."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as DeadlineError
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from ingest import scratch
from ingest.limits import Limits
from ingest.reading import Content, Failure, read
from parsers.limits import mend
from parsers.ocr import Ocr

_AHEAD = 2
"""How many files for each worker are under way at once: enough to keep it busy, few enough to keep memory flat."""
_ARENAS = -8
"""`M_ARENA_MAX` of glibc's malloc.h."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file with what it holds or why it could not be read, and how often that was tried."""

    path: Path
    content: Content | Failure
    attempts: int = 1


def read_all(paths: Iterable[Path], workers: int, limits: Limits) -> Iterator[Reading]:
    """What each file holds, in the order of `paths`.

    With no workers, files are read in this process, without deadline or cap.
    """
    ocr = Ocr(limits.ocr, max(1, (os.cpu_count() or 1) // max(1, workers)))
    if workers < 1:
        yield from (Reading(path, read(path, ocr, limits.contents)) for path in paths)
        return
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["ingest.reading"])
    with (
        scratch.folder() as private,
        ProcessPool(
            max_workers=workers, context=context, initializer=_begin, initargs=(limits.memory, private)
        ) as pool,
    ):
        yield from _in_order(_Pool(pool, limits, ocr), iter(paths), workers)


@dataclass(frozen=True, slots=True)
class _Pool:
    """The workers, and what reading a file may cost them."""

    pool: ProcessPool
    limits: Limits
    ocr: Ocr

    def schedule(self, path: Path) -> ProcessFuture[Content | Failure]:
        future: ProcessFuture[Content | Failure] = self.pool.schedule(
            read, args=(path, self.ocr, self.limits.contents), timeout=self.limits.seconds_for(path)
        )
        return future


def _in_order(pool: _Pool, paths: Iterator[Path], workers: int) -> Iterator[Reading]:
    under_way: deque[tuple[Path, ProcessFuture[Content | Failure]]] = deque()
    for path in paths:
        under_way.append((path, pool.schedule(path)))
        if len(under_way) >= _AHEAD * workers:
            yield _finished(pool, *under_way.popleft())
    while under_way:
        yield _finished(pool, *under_way.popleft())


def _finished(pool: _Pool, path: Path, future: ProcessFuture[Content | Failure]) -> Reading:
    """What became of a file; a worker that died is given a second try, since the fault may have been another's."""
    try:
        return Reading(path, _result(future, path, pool.limits))
    except ProcessExpired:
        again = pool.schedule(path)
    try:
        return Reading(path, _result(again, path, pool.limits), 2)
    except ProcessExpired as error:
        message = f"the reader died twice over this file (exit code {error.exitcode})"
        return Reading(path, Failure("reader-crashed", message), 2)


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
