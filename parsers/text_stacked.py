"""Tables that lost everything but their cells: each on a line of its own, one under the other, row after row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.table_headers import is_value
from parsers.text_grids import Entry, Row, blank, entry
from parsers.text_lines import Kind, Line
from parsers.text_mending import Mended

_LONGEST = 160
_WIDEST = 9
_LEAST_ROWS = 2
_LEAST_VALUES = 4
"""Fewer figures between words are a chance."""
_SIGN = re.compile(r"(?:red|amber|green|blue|[↑↓↔→▲▼]+|up|down|same|improving|declining|stable)", re.IGNORECASE)
_YEARS = re.compile(r"\d\d\s*[/–-]\s*\d\d")
_LETTERS = re.compile(r"[^\W\d_]{2}")


def read(text: str, lines: Sequence[Line], first: int) -> tuple[Mended | None, int]:
    """The table whose first heading is the line `first`, and the line behind it."""
    cells = _cells(lines, first, _WIDEST + 1)
    value = next((index for index, cell in enumerate(cells) if _is_value(text, lines[cell])), 0)
    headings = cells[: max(value - 1, 0)]
    if len(headings) < 2 or not all(_is_heading(text, lines[cell]) for cell in headings):
        return None, first
    rows: list[list[int]] = []
    position = cells[value - 1]
    while row := _row(text, lines, position):
        if rows and len(row) != len(rows[0]):
            break
        rows.append(row)
        position = _next(lines, row[-1])
    values = len(rows[0]) - 1 if rows else 0
    if len(rows) < _LEAST_ROWS or values * len(rows) < _LEAST_VALUES or len(headings) not in (values, values + 1):
        return None, first
    corner = [blank(lines[first].start)] if len(headings) == values else []
    head = [*corner, *(_entry(text, lines[cell]) for cell in headings)]
    body: list[Row] = [[_entry(text, lines[cell]) for cell in row] for row in rows]
    return Mended([head, *body], 1), rows[-1][-1] + 1


def _cells(lines: Sequence[Line], first: int, most: int) -> list[int]:
    """The lines from `first` on that may be cells: short, with at most one blank line between them."""
    found: list[int] = []
    position = first
    while len(found) < most and position < len(lines) and _is_cell(lines[position]):
        found.append(position)
        position = _next(lines, position)
    return found


def _row(text: str, lines: Sequence[Line], position: int) -> list[int]:
    """A label and the values under it; nothing where no such row begins here."""
    if position >= len(lines) or not _is_label(text, lines[position]):
        return []
    row = [position]
    position = _next(lines, position)
    while position < len(lines) and len(row) <= _WIDEST and _is_value(text, lines[position]):
        row.append(position)
        position = _next(lines, position)
    return row if len(row) > 1 else []


def _next(lines: Sequence[Line], position: int) -> int:
    """The line behind `position`, or behind one blank line there."""
    behind = position + 1
    return behind + 1 if behind < len(lines) and lines[behind].kind is Kind.BLANK else behind


def _is_cell(line: Line) -> bool:
    return line.kind is Kind.TEXT and line.end - line.start <= _LONGEST


def _is_value(text: str, line: Line) -> bool:
    words = text[line.start : line.end].strip()
    return _is_cell(line) and (is_value(words) or bool(_SIGN.fullmatch(words)))


def _is_label(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    return _is_cell(line) and not _is_value(text, line) and bool(_LETTERS.search(words) or words.strip().isdigit())


def _is_heading(text: str, line: Line) -> bool:
    """Whether a line may head a column: a label, or a period such as `Q1 2023/24` or `2007-08`."""
    return _is_label(text, line) or (_is_cell(line) and bool(_YEARS.search(text, line.start, line.end)))


def _entry(text: str, line: Line) -> Entry:
    return entry(text, (line.start, line.end))
