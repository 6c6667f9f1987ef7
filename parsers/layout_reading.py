"""The order in which a page is read: narrative in two columns column by column, everything else from the top down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from parsers.layout_columns import gutters
from parsers.layout_lines import Line, lines, segments
from parsers.layout_marks import marker
from parsers.page import Word

_FEWEST_LINES = 5
"""Narrative in two columns has at least so many lines beside one another, where no page before had such columns."""
_FEWEST_WORDS = 3
_CENTRE = (0.3, 0.7)
"""The gutter between two columns stands in this part of the page's width."""
_GAP = 0.8
_MOST_GAPS = 200
_SAME_GUTTER, _INDENT = 8.0, 40.0
_FILLED, _MOST = 0.75, 0.4
"""So many of the lines of a column reach this far over its width."""
_UNBROKEN, _MARKS = 0.7, 0.25
_ROW_START = 1.3
_IN_ROWS = 0.6


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that stand under one another from `left` to `right`; `follows` says that another column ends before it."""

    lines: Sequence[Line]
    left: float
    right: float
    follows: bool = False


@dataclass(slots=True)
class Gutter:
    """A gutter between two columns: its middle, the edges of the columns at it, and the right column's other edge."""

    middle: float
    left: float
    right: float
    end: float

    def widened(self, left: Sequence[Line], right: Sequence[Line]) -> Gutter:
        """The gutter with the edges of columns that are at least as wide as these lines."""
        return Gutter(
            self.middle,
            max([self.left, *(line.x1 for line in left)]),
            min([self.right, *(line.x0 for line in right)]),
            max([self.end, *(line.x1 for line in right)]),
        )


@dataclass(slots=True)
class ColumnFinder:
    """Finds columns of narrative, page by page; remembers the gutters that were sure."""

    gutters: list[Gutter] = field(default_factory=list)

    def columns(self, words: Iterable[Word], width: float) -> list[Column]:
        """The lines of a page in reading order. A page without columns is one column."""
        page_lines = lines(words)
        gutter = self._gutter(page_lines, width)
        if gutter is None:
            return list(_column(page_lines))
        found: list[Column] = []
        whole: list[Line] = []
        for stretch in _stretches(page_lines, gutter.middle):
            halves = self._halves(stretch, gutter)
            if halves is None:
                whole.extend(stretch)
                continue
            gutter = self._remember(gutter.widened(*halves))
            found.extend(_column(whole))
            whole = []
            found.extend(_column(halves[0], gutter.left))
            found.extend(_column(halves[1], gutter.end, follows=True))
        return [*found, *_column(whole)]

    def _gutter(self, page_lines: Sequence[Line], width: float) -> Gutter | None:
        """The gap that most lines leave around the page's middle, if several do or pages before had it."""
        gaps = [gap for line in page_lines for gap in _central_gaps(line, width)]
        for known in self.gutters:
            if any(a <= known.middle <= b for a, b in gaps) or _beside(page_lines, known):
                return known
        middles = sorted({(a + b) / 2 for a, b in gaps[:_MOST_GAPS]}) if len(gaps) >= _FEWEST_LINES else []
        count, best = max(((sum(a <= x <= b for a, b in gaps[:_MOST_GAPS]), x) for x in middles), default=(0, 0.0))
        return Gutter(best, 0.0, width, 0.0) if count >= _FEWEST_LINES else None

    def _remember(self, gutter: Gutter) -> Gutter:
        self.gutters = [gutter, *(other for other in self.gutters if other.middle != gutter.middle)]
        return gutter

    def _halves(self, stretch: Sequence[Line], gutter: Gutter) -> tuple[list[Line], list[Line]] | None:
        """The lines left and right of the gutter, if they are narrative."""
        words = [word for line in stretch for word in line.words]
        left = lines(word for word in words if word.x0 < gutter.middle)
        right = lines(word for word in words if word.x0 >= gutter.middle)
        if not left or not right or _in_rows(left, right):
            return None
        known = any(abs(gutter.middle - other.middle) < _SAME_GUTTER for other in self.gutters)
        test = _flows if known else _is_narrative
        return (left, right) if test(left) and test(right) else None


def _column(column_lines: Sequence[Line], right: float = 0.0, follows: bool = False) -> Iterator[Column]:
    if column_lines:
        left = min(line.x0 for line in column_lines)
        yield Column(list(column_lines), left, max([right, *(line.x1 for line in column_lines)]), follows)


def _central_gaps(line: Line, width: float) -> Iterator[tuple[float, float]]:
    least, most = _CENTRE[0] * width, _CENTRE[1] * width
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > _GAP * word.size and least < word.x0 and before.x1 < most:
            yield before.x1, word.x0


def _stretches(page_lines: Sequence[Line], gutter: float) -> Iterator[list[Line]]:
    """Lines that leave the gutter free, together; each line that runs over it by itself."""
    free: list[Line] = []
    for line in page_lines:
        if _leaves(line, gutter):
            free.append(line)
            continue
        if free:
            yield free
        free = []
        yield [line]
    if free:
        yield free


def _beside(page_lines: Sequence[Line], gutter: Gutter) -> bool:
    """Whether lines stand on both sides of a gutter, those on the right where its column begins, and none over it."""
    behind = [line for line in page_lines if line.x0 >= gutter.middle]
    return (
        0 < len(behind) < len(page_lines)
        and all(_leaves(line, gutter.middle) for line in page_lines)
        and all(gutter.right - _SAME_GUTTER < line.x0 < gutter.right + _INDENT for line in behind)
    )


def _leaves(line: Line, gutter: float) -> bool:
    inner_left = max((word.x1 for word in line.words if word.x0 < gutter), default=0.0)
    inner_right = min((word.x0 for word in line.words if word.x0 >= gutter), default=gutter + line.size)
    return inner_left < gutter and inner_right - inner_left > _GAP * line.size


def _flows(half: Sequence[Line]) -> bool:
    """Whether lines are prose, and not the rows of a table: most are words without wide gaps, but for a list's mark,
    and no gutter goes through them, but for that behind such marks."""
    whole = sum(len(segments(line)) == 1 or bool(marker(line, begins=True)) for line in half)
    left, right = min(line.x0 for line in half), max(line.x1 for line in half)
    marks = left + _MARKS * (right - left)
    return whole > _UNBROKEN * len(half) and all(start < marks for start, _ in gutters(half))


def _is_narrative(half: Sequence[Line]) -> bool:
    """Whether lines are prose that fills its column."""
    if len(half) < _FEWEST_LINES or median(len(line.words) for line in half) < _FEWEST_WORDS or not _flows(half):
        return False
    left, right = min(line.x0 for line in half), max(line.x1 for line in half)
    full = sum(line.x1 > left + _FILLED * (right - left) for line in half)
    return full >= _MOST * len(half)


def _in_rows(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether what begins on the right begins on the left too, at the same height, as the rows of a table do."""
    gaps = [below.top - above.top for half in (left, right) for above, below in pairwise(half)]
    pitch = min((gap for gap in gaps if gap > 1), default=0.0)
    ours, theirs = _starts(left, pitch), _starts(right, pitch)
    if len(ours) < 2 or len(theirs) < 2:
        return False
    shared = sum(any(abs(top - other) < 2 for other in ours) for top in theirs)
    return shared > _IN_ROWS * len(theirs)


def _starts(half: Sequence[Line], pitch: float) -> list[float]:
    """The heights at which lines stand further apart than `pitch`, as paragraphs and rows do."""
    return [below.top for above, below in pairwise(half) if below.top - above.top > _ROW_START * pitch]
