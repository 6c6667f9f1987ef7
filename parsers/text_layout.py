"""Tables that only lay out prose: taken apart into lines, so that their paragraphs and items are read as such.

A plan may print its account of a year in two columns of HTML; what stands in them is prose, with headings and items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parsers.text_lines import Kind, Line, pieces
from parsers.text_marks import Span

_BLOCK = re.compile(r"</?(?:p|ul|ol|li|div|br)\b[^<>]{0,300}>|(?<=\s)(?=[•●○▪◦]\s)", re.IGNORECASE)
_BULLETS = "•●○▪◦"
_LEAST = 150
"""A cell with fewer characters is a cell."""
_MOST_CELLS = 3


def unfold(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines, each row that only lays out prose replaced by the lines of its prose."""
    unfolded: list[Line] = []
    for line in lines:
        cells = _prose_cells(text, line) if line.kind is Kind.ROW else []
        if cells:
            unfolded.extend(part for cell in cells for part in _lines(text, cell))
        else:
            unfolded.append(line)
    return unfolded


def _prose_cells(text: str, line: Line) -> list[Span]:
    if line.end - line.start < _LEAST or "<" not in text[line.start : line.end]:
        return []
    cells = [(start, end) for start, end in pieces(text, line) if text[start:end].strip()]
    prose = [cell for cell in cells if cell[1] - cell[0] >= _LEAST and _BLOCK.search(text, *cell)]
    return cells if 1 < len(prose) == len(cells) <= _MOST_CELLS else []


def _lines(text: str, cell: Span) -> Iterator[Line]:
    begin, end = cell
    for found in [*_BLOCK.finditer(text, begin, end), None]:
        stop = found.start() if found else end
        if text[begin:stop].strip():
            if text[begin:stop].lstrip()[0] not in _BULLETS:
                yield Line(begin, begin, Kind.BLANK)
            yield Line(begin, stop, Kind.TEXT)
        begin = found.end() if found else end
    yield Line(end, end, Kind.BLANK)
