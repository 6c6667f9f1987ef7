"""Pages that are pictures: which are recognised, what that may cost, and what is said of it.

What recognises them is an extra, `yotdata[ocr]`, loaded when the first page needs it.
"""

from __future__ import annotations

import importlib
import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from mmap import mmap
from typing import Any, Literal

from parsers.page import Page

Mode = Literal["auto", "always", "never"]

INSTALL = 'pip install "yotdata[ocr]"'
"""What mends it where the extra is missing."""
DPI = 200
"""The resolution at which pages are recognised, in dots per inch."""
MOST_PIXELS = 25_000_000
"""A larger page is recognised at a lower resolution."""

_PICTURE = re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\0|MM\0\*")
_PDF = re.compile(rb"[\s\S]{0,1024}?%PDF-")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_STREAM = re.compile(rb"\bendstream\b")
_SIDE = 20.0


@dataclass(frozen=True, slots=True)
class Ocr:
    """How pages are recognised: `auto` those without a text that can be read, `always` every page, `never` none.

    `threads` is how many cores a page may take, 0 for all.
    """

    mode: Mode = "auto"
    threads: int = 0


Picture = tuple[Any, float]
"""A page's grey picture (height, width) of bytes, and its pixels for a point."""


@dataclass(slots=True)
class Recogniser:
    """Reads the pages of one file that need it, and remembers what to say of them."""

    ocr: Ocr
    read: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    missed: list[int] = field(default_factory=list)

    def wants(self, page: Page) -> bool:
        """Whether a page is to be recognised and can be."""
        if self.ocr.mode == "never" or not (page.needs_ocr or self.ocr.mode == "always"):
            return False
        if min(page.width, page.height) < _SIDE:
            return False
        if not is_installed():
            self.missed.append(page.number)
            return False
        return True

    def page(self, page: Page, picture: Callable[[], Picture]) -> Page:
        """The page as its picture shows it; where that shows no words, as it is."""
        found = self.recognised(page.number, *picture())
        return found if found.words else replace(page, needs_ocr=False)

    def recognised(self, number: int, pixels: Any, scale: float) -> Page:
        """Page `number` as the grey picture `pixels` shows it."""
        found: Page = importlib.import_module("parsers.ocr_page").recognised(pixels, scale, number, self.ocr.threads)
        (self.read if found.words else self.blank).append(number)
        return found

    def warnings(self) -> list[str]:
        """What was recognised and what was not, in words for the user."""
        said = []
        if self.read:
            said.append(f"recognised by OCR: {_pages(self.read)}; check figures against the page")
        if self.blank:
            said.append(f"no text found on {_pages(self.blank)}")
        if self.missed:
            said.append(f"{_pages(self.missed)} can only be read by OCR, which is not installed: {INSTALL}")
        return said


def is_installed() -> bool:
    """Whether the extra is there."""
    return all(find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def scale_for(width: float, height: float) -> float:
    """How many pixels for a point a page of this size, in points, is recognised at."""
    return min(DPI / 72, math.sqrt(MOST_PIXELS / (width * height)))


def most_pages(data: bytes | mmap, mode: Mode = "auto") -> int:
    """How many pages of a file may have to be recognised, at most: told by its bytes alone, without reading it."""
    if _PICTURE.match(data):
        return 1
    if not _PDF.match(data):
        return 0
    return sum(1 for _ in (_STREAM if mode == "always" else _IMAGE).finditer(data))


def _pages(numbers: Sequence[int]) -> str:
    """`page 3`, `pages 1-4, 7`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    named = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)
    return f"{'page' if len(numbers) == 1 else 'pages'} {named}"
