"""Tables of a page with their words, and how they go on over pages: one header, one row where a page's end broke it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from parsers.builder import CellWords
from parsers.layout_columns import Aligned, cells_of, rows
from parsers.layout_grid import Grid, SlotFinder
from parsers.layout_lines import Line, flowed, lines
from parsers.page import Word, turn
from parsers.table_headers import header_rows, is_value
from parsers.text_sentences import is_hanging, starts_low

_ENDED = re.compile(r"[.!?:;)]\s*$")
_SAME = 4.0
"""Column edges within this distance, in points, are the same."""
_PADDING = 3.0
_SENTENCE = 3
_MOST_HEADS = 4
_FEW_FILLED = 0.08
_MANY_SLOTS = 60


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

    @property
    def is_bold(self) -> bool:
        return all(word.bold for line in self.lines for word in line)


@dataclass(slots=True)
class PlacedTable:
    """A table as far as it was read; more pages may add to it. `top` is where its first row stands on its page."""

    columns: tuple[float, ...]
    cells: list[PlacedCell]
    height: int
    top: float = 0.0
    heads: int = field(default=0)

    @property
    def width(self) -> int:
        return len(self.columns) - 1

    def texts(self) -> list[list[str]]:
        """The words of every cell at its own place, row by row."""
        found = [[""] * self.width for _ in range(self.height)]
        for cell in self.cells:
            found[cell.row][cell.column] = cell.text
        return found

    def bold_rows(self) -> int:
        """How many rows at the top are in bold type from end to end, where others are not."""
        plain = {cell.row for cell in self.cells if cell.lines and not cell.is_bold}
        filled = {cell.row for cell in self.cells if cell.lines}
        count = min(plain) if plain else 0
        return count if count <= _MOST_HEADS and all(row in filled for row in range(count)) else 0

    def cell_words(self) -> list[CellWords]:
        return [CellWords(cell.lines, cell.row, cell.column, cell.row_span, cell.column_span) for cell in self.cells]


def ruled_table(grid: Grid, words: Sequence[Word]) -> tuple[PlacedTable, list[Word]] | None:
    """The table that `grid` draws with the words whose middles stand in its cells, and those that stand in none.

    None where it is no table, but a frame around words or the grid of a chart.
    """
    if grid.width < 2 or not words:
        return None
    inside: list[list[Word]] = [[] for _ in grid.slots]
    left_over: list[Word] = []
    finder = SlotFinder(grid)
    for word in words:
        index = finder.at((word.x0 + word.x1) / 2, word.middle)
        (left_over if index is None else inside[index]).append(word)
    filled = sum(1 for cell in inside if cell)
    if len(grid.slots) > _MANY_SLOTS and filled < _FEW_FILLED * len(grid.slots):
        return None
    cells = [
        PlacedCell(
            slot.row, slot.column, slot.row_span, slot.column_span, _cell_lines(inside[index], slot.area[2] - _PADDING)
        )
        for index, slot in enumerate(grid.slots)
    ]
    return _with_heads(PlacedTable(grid.columns, cells, grid.height, grid.area[1])), left_over


def _cell_lines(words: Sequence[Word], right: float) -> list[list[Word]]:
    """The lines of a cell; words that run up or down it are turned to be read."""
    if words and words[0].angle and all(word.angle == words[0].angle for word in words):
        turned = [word.moved(turn(word.area, word.angle, 0, 0), 0, word.shown) for word in words]
        return [list(line.words) for line in lines(turned)]
    return flowed(lines(words), right)


def aligned_table(table: Aligned) -> PlacedTable:
    """The table that only its words' places show."""
    between = table.gutters
    columns = (table.left, *((a + b) / 2 for a, b in between), table.right)
    ends = [*(a for a, _ in between), table.right]
    placed = PlacedTable(columns, [], 0, table.lines[0].top)
    page = table.lines[0].words[0].page
    for row_lines in rows(table):
        cells = [
            PlacedCell(placed.height, first, 1, last - first + 1, flowed(cell_lines, ends[last]))
            for (first, last), cell_lines in _by_columns(row_lines, between).items()
        ]
        begins_page = row_lines[0].words[0].page != page
        page = row_lines[0].words[0].page
        if (begins_page and _is_broken(placed, cells)) or _is_rest(placed, cells):
            for cell in cells:
                _append(placed, cell)
        else:
            placed.cells.extend(cells)
            placed.height += 1
    return _with_heads(placed)


def _by_columns(row_lines: Sequence[Line], between: Sequence[tuple[float, float]]) -> dict[tuple[int, int], list[Line]]:
    """The lines of a row by the columns that they cover; lines that share a column are of one cell."""
    found: dict[tuple[int, int], list[Line]] = {}
    for line in row_lines:
        for first, last, words in cells_of(line, between):
            shared = next((key for key in found if key[0] <= last and first <= key[1]), None)
            cell_lines = found.pop(shared) if shared else []
            key = (min(first, shared[0]), max(last, shared[1])) if shared else (first, last)
            found[key] = [*cell_lines, Line(tuple(words))]
    return found


def _with_heads(table: PlacedTable) -> PlacedTable:
    table.heads = table.bold_rows() or header_rows(table.texts())
    return table


def goes_on(table: PlacedTable, following: PlacedTable) -> bool:
    """Whether a table at the top of a page goes on one at the foot of the page before: the same columns, and no other
    heading of its own."""
    same = table.width == following.width and all(
        abs(a - b) <= _SAME for a, b in zip(table.columns, following.columns, strict=True)
    )
    if not same:
        return False
    headed = table.bold_rows() and following.bold_rows()
    return not headed or _repeated(table, following) > 0


def join(table: PlacedTable, following: PlacedTable) -> None:
    """Add the rows of `following` to `table`: its header, where repeated, is left out; a broken row is put together."""
    skipped = _repeated(table, following)
    first = [cell for cell in following.cells if cell.row == skipped]
    broken = _is_broken(table, first)
    shift = table.height - skipped - (1 if broken else 0)
    for cell in following.cells:
        if cell.row < skipped:
            continue
        if broken and cell.row == skipped:
            _append(table, cell)
        elif cell.row == skipped and _is_covered(table, cell):
            _last(table, cell.column).row_span += cell.row_span
        else:
            table.cells.append(PlacedCell(cell.row + shift, cell.column, cell.row_span, cell.column_span, cell.lines))
    table.height = following.height + shift


def _repeated(table: PlacedTable, following: PlacedTable) -> int:
    """How many rows at the top of `following` repeat the header."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1] and any(pair[0]), _head_pairs(table, following)))


def _head_pairs(table: PlacedTable, following: PlacedTable) -> list[tuple[list[str], list[str]]]:
    return list(zip(table.texts()[: max(1, table.heads)], following.texts(), strict=False))


def _is_broken(table: PlacedTable, first: Sequence[PlacedCell]) -> bool:
    """Whether a page's first row goes on the last row before: each cell that it fills goes on one that was full."""
    last = {cell.column: cell.text for cell in table.cells if cell.row + cell.row_span == table.height}
    filled = [cell for cell in first if cell.text]
    if not filled or not all(last.get(cell.column) for cell in filled) or any(_is_covered(table, c) for c in first):
        return False
    low = [starts_low(cell.text) for cell in filled]
    if len(filled) == table.width or any(is_value(cell.text) for cell in filled):
        return all(low)
    if last.get(0) and filled[0].column:
        return any(low) or any(_is_open(last[cell.column]) for cell in filled)
    return all(low[i] or not _ENDED.search(last[cell.column]) for i, cell in enumerate(filled))


def _is_open(text: str) -> bool:
    """Whether words break off: as no sentence ends, or a longer one without its end."""
    return is_hanging(text) or (text.count(" ") >= _SENTENCE and not _ENDED.search(text))


def _is_rest(table: PlacedTable, row: Sequence[PlacedCell]) -> bool:
    """Whether a row of a table without rules is a further paragraph of the one above: words under words, and nothing
    where rows begin."""
    above = {cell.column: cell.text for cell in table.cells if cell.row == table.height - 1}
    if table.width < 3 or table.height < 2 or not above.get(0) or any(cell.column == 0 for cell in row):
        return False
    return len(row) < table.width - 1 and all(
        above.get(cell.column) and not is_value(cell.text) and not is_value(above[cell.column]) for cell in row
    )


def _is_covered(table: PlacedTable, cell: PlacedCell) -> bool:
    """Whether an empty cell over several rows at a page's top is the rest of a merged one on the page before."""
    above = _last(table, cell.column)
    return not cell.lines and cell.row_span > 1 and bool(above.lines) and above.column_span == cell.column_span


def _last(table: PlacedTable, column: int) -> PlacedCell:
    """The lowest cell of a column."""
    return max((cell for cell in table.cells if cell.column == column), key=lambda cell: cell.row)


def _append(table: PlacedTable, cell: PlacedCell) -> None:
    for last in table.cells:
        if last.column == cell.column and last.row + last.row_span == table.height:
            if last.lines and cell.lines:
                last.lines[-1].extend(cell.lines[0])
                last.lines.extend(cell.lines[1:])
            else:
                last.lines.extend(cell.lines)
            return
