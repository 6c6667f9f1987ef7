"""What the contents of one file may cost to read. Real plans stay far below each of these."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most of each that a file may hold: pages of a PDF, pictures of a picture file, pixels of one of them,
    characters in all and on one page, bytes that its packed parts unpack to and how many times their packed size that
    may be, elements within one another, and positions of tables' cells; the seconds that a conversion may take."""

    pages: int = 10_000
    pictures: int = 500
    pixels: int = 80_000_000
    characters: int = 40_000_000
    page_characters: int = 400_000
    unpacked: int = 64 * MEGABYTE
    ratio: int = 400
    depth: int = 250
    cells: int = 2_000_000
    conversion_seconds: float = 45.0


DEFAULT = Limits()


def mend(name: str) -> str:
    """The setting that allows more, as a message ends with it."""
    return f" (--limit {name.replace('_', '-')}=… allows more)"
