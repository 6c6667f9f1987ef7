"""How long PDF files take to read and to ingest, beside pdfplumber's plain text and tables, and what memory they take.

    python -m benchmarks.pdf FOLDER

FOLDER holds PDF files with a text layer; `hard/` and `bad/pages-5000.pdf` in it are measured where they are there.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pdfplumber

from db.store import Store
from ingest.batch import ingest
from ingest.engines import Local
from parsers.pdf import parse

ROUNDS = 3


def seconds(run: Callable[[bytes], object], data: bytes, rounds: int = 1) -> float:
    """The shortest of `rounds` runs over `data`, in seconds."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        run(data)
        times.append(time.perf_counter() - begun)
    return min(times)


def plain(data: bytes) -> None:
    """What pdfplumber does by itself: the text and the tables of every page."""
    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def _measure(path: str) -> tuple[float, float]:
    took = seconds(parse, Path(path).read_bytes())
    return took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def peak(path: Path) -> tuple[float, float]:
    """Seconds and the peak of memory, in MB, of reading a file in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (str(path),))


def whole(paths: list[Path], workers: int) -> float:
    """Seconds of a whole ingest into a new store: parse, extract, store; with 0 workers all in this process."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{folder}/store.db")
        begun = time.perf_counter()
        stored = [result for result in ingest(paths, store, Local(workers)) if result.outcome == "stored"]
        took = time.perf_counter() - begun
        store.close()
    if len(stored) != len(paths):
        raise SystemExit(f"{len(paths) - len(stored)} of {len(paths)} files were not stored")
    return took


def digital(folder: Path) -> list[Path]:
    """The PDF files of a folder and its `hard/` that hold a text layer."""
    found = [*sorted(folder.glob("*.pdf")), *sorted(folder.glob("hard/*.pdf"))]
    return [path for path in found if ".scan." not in path.name]


def main(folder: Path) -> None:
    ours = theirs = 0.0
    for path in digital(folder):
        data = path.read_bytes()
        ours_here, theirs_here = seconds(parse, data, ROUNDS), seconds(plain, data)
        ours, theirs = ours + ours_here, theirs + theirs_here
        print(f"{path.name:45} {ours_here:6.2f} s  pdfplumber {theirs_here:6.2f} s  {ours_here / theirs_here:5.2f}")
    if theirs:
        print(f"{'all':45} {ours:6.2f} s  pdfplumber {theirs:6.2f} s  {ours / theirs:5.2f}")
        for workers in (0, 2):
            took = min(whole(digital(folder), workers) for _ in range(ROUNDS))
            name = f"whole ingest, {workers} workers" if workers else "whole ingest, one process"
            print(f"{name:45} {took:6.2f} s  pdfplumber {theirs:6.2f} s  {took / theirs:5.2f}")
    many = folder / "bad" / "pages-5000.pdf"
    if many.exists():
        took, memory = peak(many)
        print(f"{many.name:45} {took:6.2f} s  peak {memory:.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
