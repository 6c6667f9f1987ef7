"""Tables printed one cell a line, each after a tab, with blank lines between the rows.

A cell may go on over more lines, and over blank ones. How many cells a row has, the longest run of cells without a
blank line tells; where a row ends, is then settled for all rows at once, by the division that needs the fewest excuses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.table_headers import header_rows
from parsers.text_grids import Entry, Row, Spans, blank, entry, joined, words
from parsers.text_lines import Kind, Line
from parsers.text_mending import Mended

_SECTION = re.compile(r"[ \u00a0]+(?:\d{1,2}\.|Section \w+:|Part \w+:|Appendix \w+)[ \u00a0]+\S")
_FARTHEST = 12
_SINGLE, _SHORT_ROW, _NO_END = 1.0, 2.0, 5.0
_INNER_GAP, _WIDE_GAP, _CALCULATED_GAP = 1.5, 0.9, 0.2
"""What a row costs that has one cell, some cells, or no blank line at its end, and each gap inside it."""


@dataclass(slots=True)
class Printed:
    """A cell with the number of blank lines behind it. `last` is set where a row surely ends with it."""

    cell: Entry
    gap: int = 0
    last: bool = False
    paragraphs: bool = False


def read(text: str, lines: Sequence[Line], first: int) -> tuple[Mended | None, int]:
    """The table whose first cell is line `first`, and the line behind it; no table where no two cells ever stand
    under each other, as in paragraphs that begin with a tab."""
    printed, position = _cells(text, lines, first)
    width = _width(printed)
    if width < 2:
        return None, position
    rows, spans = _grid(printed, _divide(printed, width), width)
    return Mended(rows, header_rows(words(rows)), spans), position


def _cells(text: str, lines: Sequence[Line], first: int) -> tuple[list[Printed], int]:
    printed: list[Printed] = []
    position = end = first
    blanks = run = longest = 0
    while position < len(lines):
        line = lines[position]
        if line.kind is Kind.CELL:
            forced = line.indent > 1 and bool(printed)
            if printed:
                printed[-1].gap, printed[-1].last = blanks, forced
            run = run + 1 if printed and not blanks and not forced else 1
            longest = max(longest, run)
            printed.append(Printed(entry(text, (line.start, line.end))))
            end = position + 1
        elif line.kind is Kind.TEXT:
            complete = run > 1 and run == longest
            if not _belongs(text, lines, position, blanks, complete):
                break
            _extend(text, printed[-1], line)
            end = position + 1
        elif line.kind not in (Kind.BLANK, Kind.NOISE):
            break
        blanks = blanks + 1 if line.kind is Kind.BLANK else 0 if line.kind is not Kind.NOISE else blanks
        position += 1
    printed[-1].gap = max(blanks, 1)
    return printed, end


def _extend(text: str, printed: Printed, line: Line) -> None:
    """The rest of a cell; a result stands under its calculation."""
    printed.cell = joined(printed.cell, entry(text, (line.start, line.end)))
    printed.paragraphs = True


def _belongs(text: str, lines: Sequence[Line], position: int, blanks: int, complete: bool) -> bool:
    """Whether a line of prose goes on with the cell above it, `blanks` blank lines away."""
    if not blanks:
        return not _SECTION.match(text, lines[position].start, lines[position].end)
    return (blanks == 1 and not complete) or _leads_to_cell(lines, position)


def _leads_to_cell(lines: Sequence[Line], position: int) -> bool:
    """Whether prose from `position` on runs into a cell of its row, without a blank line before that cell."""
    for ahead in range(position + 1, min(position + _FARTHEST, len(lines))):
        kind, above = lines[ahead].kind, lines[ahead - 1].kind
        if kind is Kind.CELL:
            return above is Kind.TEXT and lines[ahead].indent == 1
        if kind not in (Kind.TEXT, Kind.BLANK) or kind is above is Kind.BLANK:
            return False
    return False


def _width(printed: Sequence[Printed]) -> int:
    longest = run = 1
    for before in printed[:-1]:
        run = run + 1 if not before.gap and not before.last else 1
        longest = max(longest, run)
    return longest


def _divide(printed: Sequence[Printed], width: int) -> list[int]:
    """Where rows end: for each row the number of the cell behind its last, by the cheapest division."""
    costs = [0.0] + [float("inf")] * len(printed)
    begins = [0] * (len(printed) + 1)
    for end in range(1, len(printed) + 1):
        inner = 0.0
        for begin in range(end - 1, max(end - width, 0) - 1, -1):
            if begin < end - 1:
                inner += _gap_cost(printed[begin])
            cost = costs[begin] + inner + _row_cost(printed[end - 1], end - begin, width)
            if cost < costs[end]:
                costs[end], begins[end] = cost, begin
    ends = [len(printed)]
    while begins[ends[-1]]:
        ends.append(begins[ends[-1]])
    return ends[::-1]


def _gap_cost(before: Printed) -> float:
    if before.last:
        return float("inf")
    if not before.gap:
        return 0.0
    if before.cell.calculated:
        return _CALCULATED_GAP
    return _INNER_GAP if before.gap == 1 else _WIDE_GAP


def _row_cost(last: Printed, size: int, width: int) -> float:
    cost = 0.0 if last.gap or last.last else _NO_END
    if size == width:
        return cost
    return cost + (_SINGLE if size == 1 else _SHORT_ROW)


def _grid(printed: Sequence[Printed], ends: Sequence[int], width: int) -> tuple[list[Row], Spans]:
    """Rows of `width` cells; a row of one cell stands over all columns."""
    rows: list[Row] = []
    spans: Spans = {}
    begin = 0
    for end in ends:
        cells = [one.cell for one in printed[begin:end]]
        if len(cells) == 1:
            spans[len(rows), 0] = (1, width)
        rows.append(cells + [blank(cells[-1].spans[-1][1])] * (width - len(cells)))
        begin = end
    return rows, spans
