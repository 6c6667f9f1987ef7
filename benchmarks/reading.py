"""Measures reading: each of ours against what is usual for the same bytes, in one process, after imports.

Usage: python -m benchmarks.reading ../shared
"""

from __future__ import annotations

import io
import platform
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import spacy

from extract.pipeline import extract
from parsers.reader import parse

_TIMES = 5


def main() -> int:
    """Print seconds and ratios."""
    shared = Path(sys.argv[1])
    texts = [path.read_bytes() for path in sorted((shared / "documents").glob("*.txt"))]
    if not texts:
        print(f"{shared} is not there: nothing to measure")
        return 0
    print(f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}, one process")
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10_000_000
    _row("text: parse and extract", texts, lambda data: extract(parse(data)), lambda data: nlp(data.decode()), _TIMES)
    print(f"peak memory after the texts: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    carriers = shared / "carriers"
    digital = sorted([*carriers.glob("*.pdf"), *(carriers / "hard").glob("*.pdf")])
    pdfs = [path.read_bytes() for path in digital if "scan" not in path.name]
    _row("digital PDF: parse and extract", pdfs, lambda data: extract(parse(data)), _pdfplumber, 1)
    _word_files(carriers)
    return 0


def _word_files(carriers: Path) -> None:
    files = [path.read_bytes() for path in sorted(carriers.glob("*.docx"))]
    try:
        from markitdown import MarkItDown  # noqa: PLC0415 - optional: it is large
    except ImportError:
        print("Word: `pip install 'markitdown[docx]'` to measure against it")
        return
    reader = MarkItDown()
    _row("Word: parse", files, parse, lambda data: reader.convert_stream(io.BytesIO(data), file_extension=".docx"), 3)


def _row(
    name: str, files: Sequence[bytes], ours: Callable[[bytes], object], theirs: Callable[[bytes], object], times: int
) -> None:
    seconds, usual = _median(files, ours, times), _median(files, theirs, times)
    print(f"{name:34} ours {seconds:7.2f} s   usual {usual:7.2f} s   ratio {seconds / usual:5.2f}")


def _median(files: Sequence[bytes], read: Callable[[bytes], object], times: int) -> float:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        for data in files:
            read(data)
        taken.append(time.perf_counter() - started)
    return statistics.median(taken)


def _pdfplumber(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


if __name__ == "__main__":
    sys.exit(main())
