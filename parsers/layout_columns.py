"""Columns without rules: tables whose cells only their places show, and narrative set in two columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from parsers.layout_lines import Line, lines, segments
from parsers.page import Area, Word

_GUTTER = 0.8
"""The narrowest gutter between columns, in parts of the type's size."""
_FEWEST_LINES = 6
"""Narrative in two columns has at least so many lines beside one another."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table without rules: `columns` are its columns' left edges and the last one's right edge, `rows` the lines of
    each row."""

    area: Area
    columns: tuple[float, ...]
    rows: tuple[tuple[Line, ...], ...]


def divided(page_lines: Sequence[Line]) -> Iterator[Aligned | Line]:
    """The lines of a page from the top down, those that form a table without rules as one."""
    run: list[Line] = []
    for line in [*page_lines, None]:
        if line is not None and (not run or _belongs(run, line)):
            run.append(line)
            continue
        yield from _table_or_lines(run)
        run = [] if line is None else [line]


def _belongs(run: Sequence[Line], line: Line) -> bool:
    """Whether a line may stand in one table with those above: the gap is no wider than that of rows, columns agree."""
    last = run[-1]
    if line.top - last.bottom > 2.2 * max(last.size, line.size):
        return False
    if len(run) == 1 and len(segments(last)) == 1:
        return False
    return len(_gutters([*run, line])) >= 1


def _table_or_lines(run: list[Line]) -> Iterator[Aligned | Line]:
    divided_lines = sum(len(segments(line)) > 1 for line in run)
    if divided_lines < 2 or divided_lines < len(run) / 4:
        yield from run
        return
    gutters = _gutters(run)
    left, right = min(line.x0 for line in run), max(line.x1 for line in run)
    edges = (left, *((a + b) / 2 for a, b in gutters), right)
    area = (left, run[0].top, right, run[-1].bottom)
    yield Aligned(area, edges, tuple(_rows(run, edges)))


def _gutters(run: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches across that no word of any line stands in, wide enough to divide columns."""
    size = median(line.size for line in run)
    taken = sorted((word.x0, word.x1) for line in run for word in line.words)
    found: list[tuple[float, float]] = []
    reach = taken[0][1]
    for x0, x1 in taken[1:]:
        if x0 - reach > _GUTTER * size:
            found.append((reach, x0))
        reach = max(reach, x1)
    return found


def _rows(run: Sequence[Line], edges: Sequence[float]) -> list[tuple[Line, ...]]:
    """The lines of a table row by row: rows stand further apart than the lines of a cell, where the table shows it."""
    gaps = [below.top - above.top for above, below in pairwise(run)]
    pitch = min(gaps, default=0.0)
    spaced = max(gaps, default=0.0) > 1.2 * pitch
    rows: list[list[Line]] = [[run[0]]]
    for (above, line), gap in zip(pairwise(run), gaps, strict=True):
        starts = line.x0 < edges[1]
        apart = gap > 1.2 * pitch if spaced else starts and _in_columns(above, edges) != {0}
        if apart:
            rows.append([line])
        else:
            rows[-1].append(line)
    return [tuple(row) for row in rows]


def _in_columns(line: Line, edges: Sequence[float]) -> set[int]:
    return {column_of(word, edges) for word in line.words}


def column_of(word: Word, edges: Sequence[float]) -> int:
    """Which of the columns between `edges` the middle of a word stands in."""
    middle = (word.x0 + word.x1) / 2
    return next((column for column in range(len(edges) - 2) if middle < edges[column + 1]), len(edges) - 2)


def reading_order(words: Iterable[Word], width: float) -> list[Line]:
    """The lines of a page in the order in which they are read: of narrative in two columns, the left first."""
    page_lines = lines(words)
    ordered: list[Line] = []
    index = 0
    while index < len(page_lines):
        stretch = _two_columns(page_lines, index, width)
        if stretch is None:
            ordered.append(page_lines[index])
            index += 1
            continue
        stop, middle = stretch
        beside = [word for line in page_lines[index:stop] for word in line.words]
        ordered.extend(lines(word for word in beside if word.x1 <= middle))
        ordered.extend(lines(word for word in beside if word.x1 > middle))
        index = stop
    return ordered


def _two_columns(page_lines: Sequence[Line], start: int, width: float) -> tuple[int, float] | None:
    """Where narrative in two columns that begins at `start` ends, and the middle of its gutter."""
    if not _is_divided(page_lines[start], width):
        return None
    stop = start
    left, right = 0.0, width
    while stop < len(page_lines):
        line = page_lines[stop]
        inner_left = max((word.x1 for word in line.words if word.x1 < 0.55 * width), default=0.0)
        inner_right = min((word.x0 for word in line.words if word.x0 > 0.45 * width), default=width)
        if max(left, inner_left) + 0.8 * line.size > min(right, inner_right) or _crosses(line, width):
            break
        left, right = max(left, inner_left), min(right, inner_right)
        stop += 1
    if not _is_narrative(page_lines[start:stop], (left + right) / 2):
        return None
    return stop, (left + right) / 2


def _is_divided(line: Line, width: float) -> bool:
    return len(segments(line)) == 2 and not _crosses(line, width)


def _crosses(line: Line, width: float) -> bool:
    return any(word.x0 < 0.45 * width and word.x1 > 0.55 * width for word in line.words)


def _is_narrative(beside: Sequence[Line], middle: float) -> bool:
    """Whether lines beside one another are prose: many of them, and most with several words on both sides."""
    both = [
        line
        for line in beside
        if sum(word.x1 <= middle for word in line.words) >= 4 and sum(word.x0 >= middle for word in line.words) >= 4
    ]
    return len(beside) >= _FEWEST_LINES and len(both) >= 0.6 * len(beside)
