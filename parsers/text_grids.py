"""Rows of cells, as a flattened text prints them, made into tables: one header, one row for each row, merged cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.document import CalculatedField, Cell, Table
from parsers.table_headers import is_title
from parsers.text_marks import Span, passage

_CALCULATED = re.compile(r"\s*(-?\d[\d.]*(?:E-?\d+)?)\s*(=\s*(?:\*\s*\d+)?\s*\\#\s*[\d.,#]+%?)\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is printed in one cell: its pieces of the text, and the words on one line."""

    spans: tuple[Span, ...]
    words: str
    calculated: CalculatedField | None = None


Row = list[Entry]
Spans = dict[tuple[int, int], tuple[int, int]]
"""Row and column where a cell begins: how many rows and columns it covers."""


def entry(text: str, *spans: Span) -> Entry:
    """The cell that `spans` of the text print. A stored calculation before the printed result is set apart."""
    start, end = spans[0]
    calculated = None
    found = _CALCULATED.match(text, start, end) if "\\#" in text[start:end] else None
    if found:
        calculated = CalculatedField(found[1], " ".join(found[2].split()))
        spans = ((found.end(), end), *spans[1:])
    return Entry(spans, passage(text, spans).folded, calculated)


def joined(upper: Entry, lower: Entry) -> Entry:
    """One cell of two that a page break or a line's end tore apart."""
    calculated = upper.calculated or lower.calculated
    if not lower.words:
        return replace(upper, calculated=calculated)
    if not upper.words:
        return replace(lower, calculated=calculated)
    return Entry(upper.spans + lower.spans, f"{upper.words} {lower.words}", calculated)


def blank(offset: int) -> Entry:
    """An empty cell at `offset`."""
    return Entry(((offset, offset),), "")


def words(rows: Sequence[Row]) -> list[list[str]]:
    return [[cell.words for cell in row] for row in rows]


def squared(rows: Sequence[Row]) -> list[Row]:
    """Rows of equal length: without the columns at the right that are empty throughout, short rows filled up."""
    width = max(max((c + 1 for c, cell in enumerate(row) if cell.words), default=1) for row in rows)
    return [row[:width] + [blank(row[-1].spans[-1][1])] * (width - len(row)) for row in rows]


def table(text: str, rows: Sequence[Row], index: int, headings: int, spans: Spans | None = None) -> Table:
    """The table of `rows`, which are of equal length, the first `headings` of them headings. `spans` are the merged
    cells of the body."""
    spans = _spans(rows, headings, spans or {})
    cells: dict[tuple[int, int], Cell] = {}
    for (r, c), (height, width) in spans.items():
        printed = rows[r][c]
        cell = Cell(passage(text, printed.spans, "\n"), r, c, height, width, printed.calculated)
        cells.update({(r + down, c + across): cell for down in range(height) for across in range(width)})
    grid = tuple(tuple(cells[r, c] for c in range(len(row))) for r, row in enumerate(rows))
    start = min(cell.spans[0][0] for row in rows for cell in row)
    end = max(cell.spans[-1][1] for row in rows for cell in row)
    return Table(grid, index, start, end, headings)


def _spans(rows: Sequence[Row], headings: int, merged: Spans) -> Spans:
    """Where each cell begins, and how many rows and columns it covers. Empty cells of headings belong to their
    neighbours; an empty cell of the body says that nothing is printed there."""
    found = {(r, c): (1, 1) for r, row in enumerate(rows) for c in range(len(row))}
    for (r, c), (height, width) in merged.items():
        _merge(found, r, c, height, width)
    first = 0
    if headings and is_title(words(rows[:1])[0]):
        _merge(found, 0, 0, 1, len(rows[0]))
        first = 1
    if headings - first > 1:
        _merge_headings(found, rows, first)
    return found


def _merge_headings(found: Spans, rows: Sequence[Row], top: int) -> None:
    """Of two heading rows, the upper's label covers the empty cells to its right that have a label below, and the
    cell under it that has none."""
    upper, lower = rows[top], rows[top + 1]
    column = 0
    while column < len(upper):
        width = 1
        while column + width < len(upper) and _covered(upper, lower, column, width):
            width += 1
        if upper[column].words and not any(lower[column + across].words for across in range(width)):
            _merge(found, top, column, 2, width)
        elif width > 1:
            _merge(found, top, column, 1, width)
        column += width


def _covered(upper: Row, lower: Row, column: int, width: int) -> bool:
    label, below = upper[column].words, lower[column + width].words
    return bool(label and below and not upper[column + width].words and lower[column].words)


def _merge(found: Spans, row: int, column: int, height: int, width: int) -> None:
    for down in range(height):
        for across in range(width):
            found.pop((row + down, column + across), None)
    found[row, column] = (height, width)
