"""Tables of a page with their words, and how they go on over pages: one header, one row where a page's end broke it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.builder import CellWords
from parsers.layout_columns import Aligned, column_of
from parsers.layout_grid import Grid
from parsers.layout_lines import Line, flowed, lines
from parsers.page import Word
from parsers.table_headers import header_rows, is_value

_ENDED = re.compile(r"[.!?:;)]\s*$")
_SAME = 4.0
"""Column edges within this distance, in points, are the same."""


@dataclass(slots=True)
class PlacedCell:
    """A cell of a page's table: its words by lines and what it covers."""

    row: int
    column: int
    row_span: int
    column_span: int
    lines: list[list[Word]]

    @property
    def text(self) -> str:
        return " ".join(word.text for line in self.lines for word in line)


@dataclass(slots=True)
class PlacedTable:
    """A table as far as it was read; more pages may add to it."""

    columns: tuple[float, ...]
    cells: list[PlacedCell]
    height: int
    heads: int = field(default=0)

    @property
    def width(self) -> int:
        return len(self.columns) - 1

    def texts(self) -> list[list[str]]:
        """The words of every cell at its own place, row by row."""
        rows = [[""] * self.width for _ in range(self.height)]
        for cell in self.cells:
            rows[cell.row][cell.column] = cell.text
        return rows

    def cell_words(self) -> list[CellWords]:
        return [CellWords(cell.lines, cell.row, cell.column, cell.row_span, cell.column_span) for cell in self.cells]


def ruled_table(grid: Grid, words: Sequence[Word]) -> PlacedTable:
    """The table that `grid` draws, with the words whose middles stand in its cells."""
    inside: list[list[Word]] = [[] for _ in grid.slots]
    for word in words:
        x, y = (word.x0 + word.x1) / 2, word.middle
        for index, slot in enumerate(grid.slots):
            if slot.area[0] <= x < slot.area[2] and slot.area[1] <= y < slot.area[3]:
                inside[index].append(word)
                break
    cells = [
        PlacedCell(
            slot.row, slot.column, slot.row_span, slot.column_span, flowed(lines(inside[index]), slot.area[2] - 3)
        )
        for index, slot in enumerate(grid.slots)
    ]
    return _with_heads(PlacedTable(grid.columns, cells, grid.height))


def aligned_table(table: Aligned) -> PlacedTable:
    """The table that only its words' places show."""
    cells: list[PlacedCell] = []
    for row, row_lines in enumerate(table.rows):
        by_column: dict[int, list[Line]] = {}
        for line in row_lines:
            for column in range(len(table.columns) - 1):
                words = tuple(word for word in line.words if column_of(word, table.columns) == column)
                if words:
                    by_column.setdefault(column, []).append(Line(words))
        cells.extend(
            PlacedCell(row, column, 1, 1, flowed(cell_lines, table.columns[column + 1]))
            for column, cell_lines in by_column.items()
        )
    return _with_heads(PlacedTable(table.columns, cells, len(table.rows)))


def _with_heads(table: PlacedTable) -> PlacedTable:
    table.heads = header_rows(table.texts())
    return table


def goes_on(table: PlacedTable, following: PlacedTable) -> bool:
    """Whether a table at the top of a page goes on one at the foot of the page before: the same columns."""
    return table.width == following.width and all(
        abs(a - b) <= _SAME for a, b in zip(table.columns, following.columns, strict=True)
    )


def join(table: PlacedTable, following: PlacedTable) -> None:
    """Add the rows of `following` to `table`: its header, where repeated, is left out; a broken row is put together."""
    skipped = _repeated(table.texts()[: table.heads], following.texts())
    first = [cell for cell in following.cells if cell.row == skipped]
    broken = _is_broken(table, first)
    shift = table.height - skipped - (1 if broken else 0)
    for cell in following.cells:
        if cell.row < skipped:
            continue
        if broken and cell.row == skipped:
            _append(table, cell)
        else:
            table.cells.append(PlacedCell(cell.row + shift, cell.column, cell.row_span, cell.column_span, cell.lines))
    table.height = following.height + shift


def _repeated(head: Sequence[Sequence[str]], rows: Sequence[Sequence[str]]) -> int:
    """How many rows at the top of `rows` repeat the header."""
    count = len(head)
    return count if count and list(rows[:count]) == list(head) else 0


def _is_broken(table: PlacedTable, first: Sequence[PlacedCell]) -> bool:
    """Whether a page's first row goes on the last row before: each cell that it fills goes on one that was full."""
    last = {cell.column: cell.text for cell in table.cells if cell.row + cell.row_span == table.height}
    filled = [cell for cell in first if cell.text]
    if not filled or len(filled) == table.width or any(is_value(cell.text) for cell in filled):
        return bool(filled) and all(cell.text[0].islower() and last.get(cell.column) for cell in filled)
    return all(
        last.get(cell.column) and (cell.text[0].islower() or not _ENDED.search(last[cell.column])) for cell in filled
    )


def _append(table: PlacedTable, cell: PlacedCell) -> None:
    for last in table.cells:
        if last.column == cell.column and last.row + last.row_span == table.height:
            if last.lines and cell.lines:
                last.lines[-1].extend(cell.lines[0])
                last.lines.extend(cell.lines[1:])
            else:
                last.lines.extend(cell.lines)
            return
