"""Cells that plainly stand in the wrong row: parts of a total one row off, a figure alone behind its table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from extract.checks.common import Figure, Grid, Line, doubt, grids, is_total_column, plain
from extract.context import Context
from extract.facts import Check, Fact, Finance
from parsers.document import ListItem, Paragraph, Table

_FIGURE = re.compile(r"£?\s*\d[\d,]*(?:\.\d+)?\s*%?")
_MOST_PARTS = 4


def check(context: Context, facts: Sequence[Fact]) -> Iterator[Check]:
    for grid in grids(facts):
        yield from _strayed_parts(context, grid)
        yield from _slid_column(context, grid)
    yield from _stranded(context)


def _strayed_parts(context: Context, grid: Grid) -> Iterator[Check]:
    """A row with a total and no parts, beside a row of too many parts of which some make up that total."""
    for line, neighbour in _neighbours(grid.lines):
        total, theirs = line.total(), neighbour.total()
        if not (total and theirs) or line.is_total or line.parts() or sum(neighbour.parts()) == theirs.number:
            continue
        strays = _adding_to(neighbour, total.number)
        if not strays:
            continue
        detail = f"{line.name} has a total of {plain(total.number)} without parts; its parts stand at {neighbour.name}"
        where = f"Table {grid.name or grid.index + 1}, {line.name} and {neighbour.name}"
        values = [plain(figure.number) for figure in strays]
        yield doubt(context.document, "shifted_row", where, detail, values, strays[0].fact.anchor)


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    for line, after in pairwise(lines):
        yield line, after
        yield after, line


def _adding_to(line: Line, total: Decimal) -> list[Figure]:
    figures = [figure for column, cell in line.cells.items() if not is_total_column(column) for figure in cell]
    for size in range(1, min(len(figures), _MOST_PARTS) + 1):
        for chosen in combinations(figures, size):
            if total and sum(figure.number for figure in chosen) == total:
                return list(chosen)
    return []


def _slid_column(context: Context, grid: Grid) -> Iterator[Check]:
    """A single column of amounts whose first row is blank and whose total has more than the parts give."""
    columns = grid.columns()
    totals = [line for line in grid.lines if line.is_total]
    parts = [line for line in grid.lines if not line.is_total]
    if len(columns) != 1 or len(totals) != 1 or len(parts) < 3:
        return
    table = context.document.tables[grid.index]
    before = [row for row in table.body if row[0].text and row[0].row < parts[0].position]
    total = totals[0].cells[columns[0]][-1]
    missing = total.number - sum(figure.number for line in parts for figure in line.cells[columns[0]])
    if len(before) != 1 or missing <= 0 or not isinstance(total.fact, Finance):
        return
    first = parts[0].cells[columns[0]][0]
    detail = f"{before[0][0].text} is blank and the parts lack {plain(missing)}: the amounts may stand one row too low"
    where = f"Table {grid.name or grid.index + 1}, from {before[0][0].text}"
    yield doubt(
        context.document, "shifted_row", where, detail, (plain(first.number), plain(missing)), first.fact.anchor
    )


def _stranded(context: Context) -> Iterator[Check]:
    """A figure alone in a paragraph behind a table that has empty cells."""
    for place in context.places:
        block, before = place.block, context.before(place)
        if not (isinstance(block, Paragraph | ListItem) and isinstance(before, Table)):
            continue
        if not _FIGURE.fullmatch(block.text.strip()) or not any(not cell.text for cell in before.cells()):
            continue
        printed = block.text.strip()
        start, end = block.passage.span()
        detail = f"{printed} stands alone behind a table with empty cells"
        anchor = context.document.anchor(start, end)
        yield doubt(context.document, "shifted_row", place.heading, detail, (printed.strip("%£ "),), anchor)
