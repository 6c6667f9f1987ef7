"""Prose as blocks: lines put together to headings, paragraphs and list items by type, spacing, indent and marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.layout_lines import Line, ends_early
from parsers.layout_marks import marker
from parsers.page import Word
from parsers.text_sentences import is_closed, is_hanging, starts_low

_LARGER = 0.9
"""A heading's type is larger than the body's by this, in points, or bold."""
_LONGEST, _LONGEST_BOLD = 300, 130
_WIDER = 0.22
"""Paragraphs stand further apart than lines by this, in parts of a line's height."""
_INDENT = 6.0
_USUAL_SPACING = 1.15


@dataclass(slots=True)
class Piece:
    """A block of prose in the making. `style` is the size and boldness of its type, for headings; `left` where the mark
    of an item stands, `text_left` where its words do; `room` is what its last line leaves free where lines wrap."""

    words: list[Word]
    marker: str = ""
    style: tuple[float, bool] | None = None
    left: float = 0.0
    text_left: float = 0.0
    room: float = 0.0

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def is_heading(self) -> bool:
        return self.style is not None


def pieces(lines: Sequence[Line], right: float, body: float, usual: Spacing) -> list[Piece]:
    """The blocks that `lines` form; they wrap at `right`, and the body's type has the size `body`, in points."""
    spacing = usual.of(lines)
    found: list[Piece] = []
    above: Line | None = None
    for line in lines:
        style = _heading_style(line, body)
        if above is None or found[-1].style != style or _parts(found[-1], above, line, right, spacing):
            found.append(_piece(line, style))
        else:
            if len(found[-1].words) == len(above.words) - bool(found[-1].marker):
                found[-1].text_left = min(found[-1].text_left, line.x0) if not found[-1].marker else line.x0
            found[-1].words.extend(line.words)
        found[-1].room = right - line.x1
        above = line
    return [_sobered(piece, body) for piece in found]


@dataclass(slots=True)
class Spacing:
    """How far the lines of a paragraph stand apart in a document, in parts of a line's height."""

    seen: Counter[float] = field(default_factory=Counter)

    def of(self, lines: Sequence[Line]) -> float:
        """The spacing of `lines`: of those that surely go on the line above; else what the pages so far show."""
        sure = sorted(
            _distance(above, line)
            for above, line in pairwise(lines)
            if starts_low(line.text) and not is_closed(above.text) and abs(above.size - line.size) < 0.5
        )
        self.seen.update(round(distance, 1) for distance in sure if 0.8 < distance < 2.6)
        if len(sure) >= 3:
            return sure[len(sure) // 2]
        return self.seen.most_common(1)[0][0] if self.seen else _USUAL_SPACING


def _distance(above: Line, line: Line) -> float:
    return (line.bottom - above.bottom) / (line.bottom - line.top or 1)


def _heading_style(line: Line, body: float) -> tuple[float, bool] | None:
    size = round(2 * line.size) / 2
    bold = line.bold
    return (size, bold) if size > body + _LARGER or (bold and size > body - _LARGER) else None


def _parts(piece: Piece, above: Line, line: Line, right: float, spacing: float) -> bool:
    """Whether a block ends between two lines of one style."""
    if not 0 < _distance(above, line) <= spacing + _WIDER or ends_early(above, line, right):
        return True
    if piece.is_heading:
        return False
    if marker(line, begins=False):
        return True
    if piece.marker:
        return line.x0 <= piece.left + _INDENT / 2 < piece.text_left - _INDENT and not starts_low(line.text)
    if above.x0 > piece.left + 2 * _INDENT and line.x0 <= piece.left + _INDENT:
        return True  # the lines below a paragraph's first are indented, and this one is not
    return line.x0 > above.x0 + _INDENT and above.x0 <= piece.left + _INDENT and len(piece.words) > len(above.words)


def _piece(line: Line, style: tuple[float, bool] | None) -> Piece:
    mark = "" if style else marker(line, begins=True)
    words = list(line.words[1:] if mark else line.words)
    return Piece(words, mark, style, line.x0, words[0].x0)


def _sobered(piece: Piece, body: float) -> Piece:
    """A heading that is too long for one, has no letters, or ends as a sentence in the body's type does, is none."""
    if piece.style is None:
        return piece
    text = piece.text
    is_large = piece.style[0] > body + _LARGER
    is_sentence = not is_large and text.endswith((".", ",", ";")) and len(piece.words) > 3
    if is_sentence or len(text) > (_LONGEST if is_large else _LONGEST_BOLD) or not any(map(str.isalpha, text)):
        piece.style = None
    return piece


def goes_on(before: Piece, piece: Piece) -> bool:
    """Whether the first block of a page or column goes on the last before: the sentence is not at its end, and its last
    line is full, or what follows begins as no sentence does."""
    if piece.marker or piece.is_heading or before.is_heading or is_closed(before.text):
        return False
    first = piece.words[0]
    is_full = before.room < (first.x1 - first.x0) + 0.3 * first.size and len(before.words) > 3
    return is_full or starts_low(piece.text) or is_hanging(before.text)


def go_on(before: Piece, piece: Piece) -> None:
    """Add a block to the one that it goes on."""
    before.words.extend(piece.words)
    before.room = piece.room


def levels(styles: Sequence[tuple[float, bool]]) -> Iterator[int]:
    """The level of each heading by its type: the largest is highest, bold above plain; six at most."""
    ranks = {style: rank for rank, style in enumerate(sorted(set(styles), reverse=True), start=1)}
    return (min(6, ranks[style]) for style in styles)
