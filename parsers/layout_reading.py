"""The order in which a page is read: narrative in two columns column by column, everything else from the top down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsers.layout_lines import Line, lines, segments
from parsers.page import Word

_FEWEST_LINES = 6
"""Narrative in two columns has at least so many lines beside one another."""
_GAP = 0.8
_LEFT_HALF, _RIGHT_HALF = 0.55, 0.45
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that stand under one another and end no further right than `right`."""

    lines: Sequence[Line]
    right: float


def columns(words: Iterable[Word], width: float) -> list[Column]:
    """The lines of a page in reading order."""
    page_lines = lines(words)
    found: list[Column] = []
    whole: list[Line] = []
    index = 0
    while index < len(page_lines):
        stretch = _two_columns(page_lines, index, width)
        if stretch is None:
            whole.append(page_lines[index])
            index += 1
            continue
        stop, middle = stretch
        beside = [word for line in page_lines[index:stop] for word in line.words]
        found.extend(_column(whole))
        found.extend(_column(lines(word for word in beside if word.x1 <= middle)))
        found.extend(_column(lines(word for word in beside if word.x1 > middle)))
        whole = []
        index = stop
    return [*found, *_column(whole)]


def _column(column_lines: Sequence[Line]) -> list[Column]:
    return [Column(column_lines, max(line.x1 for line in column_lines))] if column_lines else []


def _two_columns(page_lines: Sequence[Line], start: int, width: float) -> tuple[int, float] | None:
    """Where narrative in two columns that begins at `start` ends, and the middle of its gutter."""
    if not _is_divided(page_lines[start], width):
        return None
    stop = start
    left, right = 0.0, width
    while stop < len(page_lines):
        line = page_lines[stop]
        inner_left = max((word.x1 for word in line.words if word.x1 < _LEFT_HALF * width), default=0.0)
        inner_right = min((word.x0 for word in line.words if word.x0 > _RIGHT_HALF * width), default=width)
        if max(left, inner_left) + _GAP * line.size > min(right, inner_right) or _crosses(line, width):
            break
        left, right = max(left, inner_left), min(right, inner_right)
        stop += 1
    middle = (left + right) / 2
    return (stop, middle) if _is_narrative(page_lines[start:stop], middle) else None


def _is_divided(line: Line, width: float) -> bool:
    return len(segments(line)) == 2 and not _crosses(line, width)


def _crosses(line: Line, width: float) -> bool:
    return any(word.x0 < _RIGHT_HALF * width and word.x1 > _LEFT_HALF * width for word in line.words)


def _is_narrative(beside: Sequence[Line], middle: float) -> bool:
    """Whether lines beside one another are prose: many of them, and most with several words on both sides."""
    both = [
        line
        for line in beside
        if sum(word.x1 <= middle for word in line.words) >= _FEWEST_WORDS
        and sum(word.x0 >= middle for word in line.words) >= _FEWEST_WORDS
    ]
    return len(beside) >= _FEWEST_LINES and len(both) >= 0.6 * len(beside)
