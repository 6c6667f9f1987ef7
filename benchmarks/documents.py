"""Documents to measure with, as many as are asked for: the samples as text, Word and PDF with other figures.

python -m benchmarks.documents FOLDER NUMBER TIMES
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

from samples.build import BUILDERS, SOURCES

_SHARES = {"txt": 6, "docx": 3, "pdf": 1}
"""Of ten documents, how many are kept in which carrier."""
FULL = 4
"""How often a document says what its sample says to have as many facts as a real one."""
_FIGURE = re.compile(r"(?<![\d/-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\d/])(?!(?:st|nd|rd|th)\b)")
"""A figure that may have another value. Years, periods and days of dates say what the others are about, and stay."""
_YEAR = re.compile(r"\b((?:19|20)\d\d)(/\d\d)?\b")
_DIGIT = re.compile(r"\d")


def write_documents(folder: Path, number: int, times: int = FULL) -> Path:
    """Write so many documents of which no two say the same. Each says so many times what its sample says, of another
    year and with other figures every time."""
    folder.mkdir()
    sources = sorted(path for path in SOURCES.glob("*.md") if "custody" not in path.name)
    carriers = [carrier for carrier, share in _SHARES.items() for _ in range(share)]
    for ordinal in range(number):
        source = sources[ordinal % len(sources)]
        carrier = carriers[ordinal // len(sources) % len(carriers)]
        chance = random.Random(ordinal)  # noqa: S311 - the same documents every time
        sample = source.read_text(encoding="utf-8")
        words = "\n\n".join(_changed(sample, back, chance) for back in range(times))
        (folder / f"{ordinal:05}-{source.stem}.{carrier}").write_bytes(BUILDERS[carrier](words))
    return folder


def _changed(sample: str, back: int, chance: random.Random) -> str:
    """The sample of some years before, with other figures."""
    earlier = _YEAR.sub(lambda found: _year(int(found[1]) - back, found[2]), sample)
    return _FIGURE.sub(lambda found: _DIGIT.sub(lambda _: str(chance.randrange(1, 10)), found[0]), earlier)


def _year(first: int, second: str | None) -> str:
    return f"{first}/{(first + 1) % 100:02}" if second else str(first)


if __name__ == "__main__":
    write_documents(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
