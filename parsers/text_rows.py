"""Tables whose rows are lines with tabs between their cells."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.text_grids import Row, entry, squared, words
from parsers.text_lines import Kind, Line, pieces

_CELLS = (Kind.ROW, Kind.CELL)
_GAPS = (Kind.BLANK, Kind.NOISE, Kind.RULE)


def read(text: str, lines: Sequence[Line], first: int) -> tuple[list[Row], int]:
    """The rows of the table that begins at line `first`, and the line behind it. A table goes on after blank lines
    and page marks where rows of the same width, or its headings again, follow."""
    rows, position = _segment(text, lines, first)
    while True:
        ahead = _skip(lines, position)
        if ahead >= len(lines) or lines[ahead].kind is not Kind.ROW:
            return squared(rows), position
        more, behind = _segment(text, lines, ahead)
        if len(squared(more)[0]) != len(squared(rows)[0]):
            return squared(rows), position
        rows += more[1:] if words(more[:1]) == words(rows[:1]) else more
        position = behind


def _segment(text: str, lines: Sequence[Line], first: int) -> tuple[list[Row], int]:
    rows = []
    position = first
    while position < len(lines) and lines[position].kind in (*_CELLS, Kind.RULE):
        if lines[position].kind is not Kind.RULE:
            rows.append([entry(text, span) for span in pieces(text, lines[position])])
        position += 1
    return rows, position


def _skip(lines: Sequence[Line], position: int) -> int:
    while position < len(lines) and lines[position].kind in _GAPS:
        position += 1
    return position
