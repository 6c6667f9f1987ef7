"""The words of a PDF page with their boxes, each asked of pdfium once: per word, not per character."""

from __future__ import annotations

import ctypes
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.builder import SOFT_HYPHEN
from parsers.page import Area, Rule, Word

_WORD = re.compile(r"[^\s\0\ufffe\u200b\ufeff]+\ufffe?")
"""pdfium gives U+FFFE for a hyphen at a line's end that a letter follows."""
_LINE_END = "\ufffe"
_EXPANDED = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00ad": None, "\u200d": None}
)
_LETTERS_THEN_FIGURES = re.compile(r"[^\W\d]{3}\d")
_BOLD_WEIGHT = 600
_SLANTED = 0.06
"""Letters that run at an angle of more than this, in quarter turns, to the page's edges are slanted."""
_ASCENT, _DESCENT = 0.8, 0.22
"""How far letters reach above and below their base line, in parts of the type's size."""
_LARGE, _PALE = 24.0, 140
"""Letters of this size, in points, whose colours are all at least so light, are faint."""
_NEAR_RULE = 3.0
_SAME_PLACE, _RECENT = 1.5, 100
"""A word is printed twice where the same one stands at most so far off, in points, among the last so many."""
_QUARTER = math.pi / 2


def words(
    textpage: pdfium.PdfTextPage, left: float, top: float, number: int = 1, rules: Sequence[Rule] = ()
) -> list[Word]:
    """The words of page `number` in the file's order, those printed twice over one another once.

    `left` and `top` are the page's edges in PDF coordinates. A word that runs over one of the upright `rules` is
    divided there, where the file writes its parts apart: neighbouring cells never run together.
    """
    reader = _Reader(textpage, left, top, number, rules)
    seen: dict[str, list[tuple[float, float]]] = {}
    found = []
    for start, stop, text in _texts(textpage):
        for word in reader.read(start, stop, text):
            # A damaged file may place a word nowhere.
            if not all(map(math.isfinite, (word.x0, word.top, word.x1, word.bottom, word.size))):
                continue
            places = seen.setdefault(word.text, [])
            if not any(
                abs(word.x0 - x) < _SAME_PLACE and abs(word.top - y) < _SAME_PLACE for x, y in places[-_RECENT:]
            ):
                places.append((word.x0, word.top))
                found.append(word)
    return found


def _texts(textpage: pdfium.PdfTextPage) -> Iterator[tuple[int, int, str]]:
    """Every word as text with the indices of its characters."""
    text = textpage.get_text_range()
    count = textpage.count_chars()
    if len(text) != count:
        text = "".join(map(chr, (pdfium_c.FPDFText_GetUnicode(textpage, index) for index in range(count))))
        text = text.replace("\x02", _LINE_END)
    for match in _WORD.finditer(text):
        yield match.start(), match.end(), match[0]


class _Reader:
    """Reads the words of one page, with memory that pdfium writes boxes and names into."""

    def __init__(
        self, textpage: pdfium.PdfTextPage, left: float, top: float, number: int, rules: Sequence[Rule]
    ) -> None:
        self.textpage, self.number = textpage.raw, number
        self.left, self.top = left, top
        self.uprights = sorted((rule.x0, rule.top, rule.bottom) for rule in rules if not rule.is_flat)
        self.rectangle, self.matrix = pdfium_c.FS_RECTF(), pdfium_c.FS_MATRIX()
        self.edges = [ctypes.c_double() for _ in range(4)]
        self.name = ctypes.create_string_buffer(128)
        self.flags = ctypes.c_int()

    def read(self, start: int, stop: int, text: str) -> Iterator[Word]:
        """The word of the characters `start` to `stop`, or its parts where it must be divided."""
        area = self._area(start, stop)
        cuts = self._cuts(start, stop, text, area)
        if cuts:
            for begin, end in zip((start, *cuts), (*cuts, stop), strict=True):
                part = text[begin - start : end - start]
                yield self._word(begin, part, self._area(begin, end))
        else:
            if len(text) > 3 and text[::2] == text[1::2] and self._is_struck_twice(start):
                text = text[::2]
            yield self._word(start, text, area)

    def _word(self, start: int, text: str, area: Area) -> Word:
        if not text.isascii():
            text = _plain(text)
        matrix = self.matrix
        pdfium_c.FPDFText_GetMatrix(self.textpage, start, matrix)
        size = pdfium_c.FPDFText_GetFontSize(self.textpage, start) * (math.hypot(matrix.c, matrix.d) or 1)
        placed = all(map(math.isfinite, (matrix.a, matrix.b, matrix.e, matrix.f, size)))
        turn = math.atan2(matrix.b, matrix.a) / _QUARTER if placed and (matrix.b or matrix.a < 0) else 0.0
        angle = round(turn) % 4
        is_slanted = abs(turn - round(turn)) > _SLANTED
        if not is_slanted and placed:
            area = self._on_line(area, angle, size)
        faint = is_slanted or (size >= _LARGE and self._is_pale(start))
        return Word(text, *area, size, self._is_bold(start), angle, None, None, self.number, faint)

    def _on_line(self, area: Area, angle: int, size: float) -> Area:
        """The area with the height of the type, whatever letters the word has: above and below its base line."""
        x0, top, x1, bottom = area
        if angle % 2 == 0:
            base, up = self.top - self.matrix.f, 1 if angle == 0 else -1
            over, under = base - up * _ASCENT * size, base + up * _DESCENT * size
            return (x0, min(over, under), x1, max(over, under))
        base, up = self.matrix.e - self.left, 1 if angle == 1 else -1
        over, under = base - up * _ASCENT * size, base + up * _DESCENT * size
        return (min(over, under), top, max(over, under), bottom)

    def _area(self, start: int, stop: int) -> Area:
        area = self._box(start)
        if stop - start == 1:
            return area
        x0, top, x1, bottom = self._box(stop - 1)
        return min(area[0], x0), min(area[1], top), max(area[2], x1), max(area[3], bottom)

    def _box(self, index: int) -> Area:
        rectangle = self.rectangle
        pdfium_c.FPDFText_GetLooseCharBox(self.textpage, index, rectangle)
        left, right, bottom, top = rectangle.left, rectangle.right, rectangle.bottom, rectangle.top
        if right <= left or top <= bottom:
            pdfium_c.FPDFText_GetCharBox(self.textpage, index, *self.edges)
            left, right, bottom, top = (edge.value for edge in self.edges)
        return left - self.left, self.top - top, right - self.left, self.top - bottom

    def _cuts(self, start: int, stop: int, text: str, area: Area) -> list[int]:
        """Where the file writes what looks like one word as two texts, of two cells or of a word and a figure."""
        rules = self._crossed(area) if self.uprights else []
        found = _LETTERS_THEN_FIGURES.search(text)
        if not rules and not found:
            return []
        holders = [self._holder(index) for index in range(start, stop)]
        cuts = []
        for offset in range(1, stop - start):
            if holders[offset] == holders[offset - 1]:
                continue
            x = self._box(start + offset)[0]
            if any(abs(x - rule) < _NEAR_RULE for rule in rules) or (found and offset == found.end() - 1):
                cuts.append(start + offset)
        return cuts

    def _crossed(self, area: Area) -> list[float]:
        x0, top, x1, bottom = area
        first = bisect_right(self.uprights, (x0 + 1,))
        last = bisect_left(self.uprights, (x1 - 1,))
        middle = (top + bottom) / 2
        return [x for x, above, below in self.uprights[first:last] if above <= middle <= below]

    def _holder(self, index: int) -> int | None:
        """The address of the text object that a character belongs to."""
        return ctypes.cast(pdfium_c.FPDFText_GetTextObject(self.textpage, index), ctypes.c_void_p).value

    def _is_struck_twice(self, start: int) -> bool:
        """Whether the first letter and its double stand over one another, as in bold type made of two strokes."""
        first, second = self._box(start), self._box(start + 1)
        return abs(first[0] - second[0]) < 0.3 * (first[2] - first[0])

    def _is_bold(self, index: int) -> bool:
        if pdfium_c.FPDFText_GetFontWeight(self.textpage, index) >= _BOLD_WEIGHT:
            return True
        length = pdfium_c.FPDFText_GetFontInfo(self.textpage, index, self.name, len(self.name), self.flags)
        return bool(length) and _names_bold(self.name.value)

    def _is_pale(self, index: int) -> bool:
        colours = [ctypes.c_uint() for _ in range(4)]
        if not pdfium_c.FPDFText_GetFillColor(self.textpage, index, *colours):
            return False
        *light, opacity = (colour.value for colour in colours)
        return min(light) >= _PALE or opacity < _PALE


def _plain(text: str) -> str:
    """Ligatures as letters; a hyphen that divides a word at its line's end as a soft one."""
    divided = text.endswith((_LINE_END, SOFT_HYPHEN))
    plain = text.removesuffix(_LINE_END).translate(_EXPANDED)
    return plain + SOFT_HYPHEN if divided and plain else plain or text


@cache
def _names_bold(name: bytes) -> bool:
    return any(word in name.lower() for word in (b"bold", b"black", b"heavy", b"demi"))
