"""The cells of a Word table with what they cover: spans across, merges down, rows that begin late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from parsers.builder import CellWords
from parsers.docx_names import DELETED, TBL, TC, TR, TRANSPARENT, VAL, P, w
from parsers.docx_words import words_of


@dataclass(slots=True)
class TableWords:
    """A table's cells, its width, how many rows the file marks as headings (None where none), and the tables nested in
    its cells. A text box in a cell is part of the cell's words."""

    cells: list[CellWords] = field(default_factory=list)
    width: int = 0
    heads: int | None = None
    inner: list[etree._Element] = field(default_factory=list)


def table_words(table: etree._Element) -> TableWords:
    """The words of a `w:tbl`. A cell merged down is one cell that covers its rows."""
    found = TableWords()
    open_merges: dict[int, CellWords] = {}
    heads = 0
    for row, element in enumerate(children(table, TR)):
        properties = element.find(w("trPr"))
        if properties is not None and properties.find(w("del")) is not None:
            continue
        if properties is not None and properties.find(w("tblHeader")) is not None and heads == row:
            heads = row + 1
        column = _grid_before(properties)
        for cell in children(element, TC):
            column += _place_cell(cell, row, column, open_merges, found)
        found.width = max(found.width, column)
    found.heads = heads or None
    return found


def _place_cell(
    cell: etree._Element, row: int, column: int, open_merges: dict[int, CellWords], found: TableWords
) -> int:
    """Put a cell in its place, or lengthen the one above that goes on; returns how many columns it covers."""
    properties = cell.find(w("tcPr"))
    span = _span(properties)
    merge = properties.find(w("vMerge")) if properties is not None else None
    above = open_merges.get(column)
    if merge is not None and merge.get(VAL, "continue") == "continue" and above and above.row + above.row_span == row:
        above.row_span += 1
        return span
    words = _cell_words(cell, row, column, span, found.inner)
    found.cells.append(words)
    open_merges.pop(column, None)
    if merge is not None:
        open_merges[column] = words
    return span


def _cell_words(cell: etree._Element, row: int, column: int, span: int, inner: list[etree._Element]) -> CellWords:
    lines: list[str] = []
    calculated = None
    for child in children(cell, P, TBL):
        if child.tag == TBL:
            inner.append(child)
            continue
        words = words_of(child)
        lines.extend(words.lines)
        for box in words.boxes:
            lines.extend(line for paragraph in box.iter(P) for line in words_of(paragraph).lines)
        calculated = calculated or words.calculated
    return CellWords(lines, row, column, column_span=span, calculated=calculated)


def _span(properties: etree._Element | None) -> int:
    found = properties.find(w("gridSpan")) if properties is not None else None
    printed = found.get(VAL, "1") if found is not None else "1"
    return max(1, int(printed)) if printed.isdecimal() else 1


def _grid_before(properties: etree._Element | None) -> int:
    found = properties.find(w("gridBefore")) if properties is not None else None
    printed = found.get(VAL, "0") if found is not None else "0"
    return int(printed) if printed.isdecimal() else 0


def children(element: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """The children with these tags, also those inside content controls, insertions and the like."""
    stack = [iter(element)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif child.tag in tags:
            yield child
        elif child.tag in TRANSPARENT and child.tag not in DELETED:
            stack.append(iter(child))
