"""What reading one file may cost. Real plans stay far below each of these."""

from __future__ import annotations

import mmap
from dataclasses import dataclass
from pathlib import Path

from parsers.ocr import Mode, most_pages

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file in bytes, the seconds and the bytes of memory that a worker may take for one.

    `ocr` says which pages are recognised from their pictures; each may take `page_seconds` more.
    """

    size: int = 200 * MEGABYTE
    seconds: float = 60.0
    memory: int = 1024 * MEGABYTE
    ocr: Mode = "auto"
    page_seconds: float = 30.0

    def seconds_for(self, path: Path) -> float:
        """The seconds that a worker may take for this file: more, the more of its pages may have to be recognised."""
        if self.ocr == "never":
            return self.seconds
        return self.seconds + self.page_seconds * _pictures(path, self.ocr)


def _pictures(path: Path, mode: Mode) -> int:
    """How many pages of a file may have to be recognised, at most; 0 for one that cannot be opened."""
    try:
        with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return most_pages(data, mode)
    except (OSError, ValueError):
        return 0
