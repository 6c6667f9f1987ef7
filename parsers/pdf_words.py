"""The words of a PDF page, from its characters: by their own boxes, so that neighbouring columns never run together."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.builder import SOFT_HYPHEN
from parsers.page import Word

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SOFT_HYPHENS = frozenset({0x2, 0xAD, 0xFFFE})
_GAP = 0.25
"""The widest gap inside a word, in parts of the type's size."""
_BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    index: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class _Boxes:
    """Reusable memory that pdfium writes a character's box into."""

    left: ctypes.c_double = field(default_factory=ctypes.c_double)
    right: ctypes.c_double = field(default_factory=ctypes.c_double)
    bottom: ctypes.c_double = field(default_factory=ctypes.c_double)
    top: ctypes.c_double = field(default_factory=ctypes.c_double)
    rectangle: pdfium_c.FS_RECTF = field(default_factory=pdfium_c.FS_RECTF)


def words(textpage: pdfium.PdfTextPage, height: float) -> list[Word]:
    """The words of a page in the order in which the file holds them; those printed twice over one another once."""
    found: list[Word] = []
    seen: dict[tuple[str, int, int], None] = {}
    for characters in _runs(textpage, height):
        word = _word(textpage, _struck_once(characters))
        place = (word.text, round(word.x0 / 2), round(word.top / 2))
        if any((word.text, place[1] + dx, place[2] + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            continue
        seen[place] = None
        found.append(word)
    return found


def _runs(textpage: pdfium.PdfTextPage, height: float) -> Iterator[list[_Character]]:
    """The characters word by word: white space and gaps divide."""
    run: list[_Character] = []
    for character in _characters(textpage, height):
        if character is None:
            if run:
                yield run
            run = []
            continue
        if run and _is_apart(run[-1], character):
            yield run
            run = []
        run.append(character)
    if run:
        yield run


def _characters(textpage: pdfium.PdfTextPage, height: float) -> Iterator[_Character | None]:
    """Every printed character with its box, None for white space."""
    boxes = _Boxes()
    for index in range(textpage.count_chars()):
        code = pdfium_c.FPDFText_GetUnicode(textpage, index)
        if code in _SOFT_HYPHENS:
            text = SOFT_HYPHEN
        else:
            text = chr(code)
            if text.isspace() or not code:
                yield None
                continue
        yield _placed(textpage, index, _LIGATURES.get(text, text), height, boxes)


def _placed(textpage: pdfium.PdfTextPage, index: int, text: str, height: float, boxes: _Boxes) -> _Character:
    rectangle = boxes.rectangle
    pdfium_c.FPDFText_GetLooseCharBox(textpage, index, rectangle)
    left, right, bottom, top = rectangle.left, rectangle.right, rectangle.bottom, rectangle.top
    if right <= left or top <= bottom:
        pdfium_c.FPDFText_GetCharBox(textpage, index, boxes.left, boxes.right, boxes.bottom, boxes.top)
        left, right, bottom, top = boxes.left.value, boxes.right.value, boxes.bottom.value, boxes.top.value
    return _Character(text, index, left, height - top, right, height - bottom)


def _struck_once(characters: list[_Character]) -> list[_Character]:
    """One of each pair of letters, where every letter of a word is struck twice for bold type."""
    firsts, seconds = characters[::2], characters[1::2]
    if len(firsts) != len(seconds) or len(firsts) < 2:
        return characters
    struck_twice = all(
        a.text == b.text and abs(a.x0 - b.x0) < 0.2 * (a.x1 - a.x0 or 1) for a, b in zip(firsts, seconds, strict=True)
    )
    return firsts if struck_twice else characters


def _is_apart(last: _Character, character: _Character) -> bool:
    """Whether two characters that follow one another in the file stand apart on the page."""
    size = max(last.bottom - last.top, last.x1 - last.x0, 1.0)
    across = max(character.x0 - last.x1, last.x0 - character.x1)
    down = max(character.top - last.bottom, last.top - character.bottom)
    return max(across, down) > _GAP * size


def _word(textpage: pdfium.PdfTextPage, characters: list[_Character]) -> Word:
    first = characters[0].index
    angle = round(pdfium_c.FPDFText_GetCharAngle(textpage, first) / (math.pi / 2)) % 4
    return Word(
        "".join(character.text for character in characters),
        min(character.x0 for character in characters),
        min(character.top for character in characters),
        max(character.x1 for character in characters),
        max(character.bottom for character in characters),
        pdfium_c.FPDFText_GetFontSize(textpage, first),
        _is_bold(textpage, first),
        angle,
    )


def _is_bold(textpage: pdfium.PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = pdfium_c.FPDFText_GetFontInfo(textpage, index, name, len(name), flags)
    weight = pdfium_c.FPDFText_GetFontWeight(textpage, index)
    return weight >= _BOLD_WEIGHT or bool(length and _names_bold(name.value))


@cache
def _names_bold(name: bytes) -> bool:
    return any(word in name.lower() for word in (b"bold", b"black", b"heavy", b"demi"))
