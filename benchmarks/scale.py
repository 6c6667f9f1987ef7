"""Measures how ingest grows: two workers against one, memory after many documents against after few, and what a
document costs its readers and the one writer.

    python -m benchmarks.scale [--documents 200] [--repeats 3] [--many 2000] [--texts FOLDER]
"""

from __future__ import annotations

import argparse
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.documents import FULL
from db.store import Store
from ingest.batch import Result, ingest
from ingest.engines import Local
from ingest.inputs import find

_MEGABYTE = 1024 * 1024
_LOOK = 10
"""Documents between looks at the processes."""
_BEFORE = 50
"""Over how many documents before a mark memory is looked at."""


class Readers:
    """The processes that read for this one."""

    def __init__(self) -> None:
        self._spent: dict[int, float] = {}
        self.looking = 0.0

    @property
    def seconds(self) -> float:
        """Processor seconds of all of them, as long as they were looked at."""
        return sum(self._spent.values())

    def look(self) -> int:
        """Their memory now, in bytes: of the largest. What looking costs this process is kept in `looking`."""
        began, largest = time.thread_time(), 0
        for process in psutil.Process().children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                spent = process.cpu_times()
                self._spent[process.pid] = spent.user + spent.system
                largest = max(largest, process.memory_info().rss)
        self.looking += time.thread_time() - began
        return largest


@dataclass(slots=True)
class Batch:
    """What an ingest took: seconds by the clock, processor seconds of the writer and of all readers, facts, bytes of
    the store. `memory` is what the writer and the largest reader have, in bytes, once so many documents are stored."""

    seconds: float = 0.0
    writer: float = 0.0
    readers: float = 0.0
    facts: int = 0
    stored: int = 0
    results: list[Result] = field(default_factory=list)
    memory: dict[int, tuple[int, int]] = field(default_factory=dict)


def run(files: Path, workers: int, database: Path) -> Batch:
    """Ingest a folder into an empty store, the start of the workers included."""
    batch, readers = Batch(), Readers()
    store = Store(str(database))
    began, spent = time.perf_counter(), time.process_time()
    for number, result in enumerate(ingest(find([files]), store, Local(workers)), 1):
        assert result.outcome == "stored", result  # noqa: S101
        batch.results.append(result)  # as the command does
        batch.facts += sum(result.facts.values())
        if number % _LOOK == 0:
            largest = readers.look()
            batch.memory[number] = psutil.Process().memory_info().rss, largest
    batch.seconds, batch.writer = time.perf_counter() - began, time.process_time() - spent - readers.looking
    batch.readers = readers.seconds
    store.close()
    batch.stored = sum(path.stat().st_size for path in database.parent.glob(f"{database.name}*"))
    return batch


def _documents(folder: Path, number: int, times: int) -> Path:
    """Documents that another process has written: what that takes is not this one's memory."""
    command = [sys.executable, "-m", "benchmarks.documents", str(folder), str(number), str(times)]
    subprocess.run(command, check=True)  # noqa: S603
    return folder


def _copies(folder: Path, texts: Path, number: int) -> Path:
    """So many copies of a folder's texts, each with a line of its own, so that none is a duplicate."""
    folder.mkdir()
    found = [path.read_text(encoding="utf-8") for path in sorted(texts.glob("*.txt"))]
    for ordinal in range(number):
        words = f"{found[ordinal % len(found)]}\n\nCopy number {ordinal}\n"
        (folder / f"{ordinal:05}.txt").write_text(words, encoding="utf-8")
    return folder


def _speed(folder: Path, files: Path, documents: int, repeats: int) -> None:
    """Two workers against one, in turn, so that what else the machine does falls on both."""
    run(files, 2, folder / "warm.db")  # modules are loaded, files are at hand
    ratios, bounds = [], []
    for repeat in range(repeats):
        one, two = (run(files, workers, folder / f"{repeat}-{workers}.db") for workers in (1, 2))
        ratios.append(one.seconds / two.seconds)
        bounds.append(2 * one.readers / (two.readers + two.writer))
        print(f"{documents} documents: one worker {one.seconds:.1f} s, two {two.seconds:.1f} s: {ratios[-1]:.2f}")
        _say_costs(two, documents)
    print(f"two workers against one: {statistics.median(ratios):.2f} times as fast (median of {repeats})")
    print(f"by processor time, on two idle cores: {statistics.median(bounds):.2f} times at most", flush=True)


def _say_costs(batch: Batch, documents: int) -> None:
    print(
        f"  a document: readers {1000 * batch.readers / documents:.0f} ms, writer {1000 * batch.writer / documents:.1f}"
        f" ms of processor time; {batch.facts / documents:.0f} facts; {batch.stored / documents:,.0f} bytes stored",
        flush=True,
    )


def _memory(folder: Path, few: int, many: int, workers: int) -> None:
    """The most that the writer and a reader have in the documents before two marks. Samples as they are: how many
    there were matters, and not how long."""
    batch = run(_documents(folder / "many", many, 1), workers, folder / "many.db")
    _say_costs(batch, many)
    for name, which in (("writer", 0), ("largest reader", 1)):
        early, late = (_most(batch, which, mark) / _MEGABYTE for mark in (few, many))
        print(
            f"{name}: {early:.0f} MB after {few} documents, {late:.0f} MB after {many}: {late / early:.3f}", flush=True
        )


def _most(batch: Batch, which: int, mark: int) -> int:
    return max(found[which] for number, found in batch.memory.items() if mark - _BEFORE <= number <= mark)


def main() -> None:
    """Print what `make bench-scale` is for."""
    parser = argparse.ArgumentParser(description="how ingest grows")
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--many", type=int, default=2000, help="documents for memory; 0 leaves that out")
    parser.add_argument("--texts", type=Path, help="a folder of texts, to copy for speed in place of the samples")
    given = parser.parse_args()
    print(f"{platform.machine()}, {psutil.cpu_count()} cores, CPython {platform.python_version()}")
    folder = Path(tempfile.mkdtemp(prefix="yot-scale-"))
    try:
        if given.repeats:
            few = folder / "few"
            number, texts = given.documents, given.texts
            files = _copies(few, texts, number) if texts else _documents(few, number, FULL)
            _speed(folder, files, number, given.repeats)
        if given.many:
            _memory(folder, given.documents, given.many, 2)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
