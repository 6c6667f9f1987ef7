"""Parts that do not add to the total printed with them: down columns, along rows, and vacancies beside headcounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.checks.common import Figure, Grid, Line, doubt, grids, is_total_column, plain
from extract.context import Context
from extract.facts import Check, Fact, Staffing
from parsers.document import Document

_VACANT = re.compile(r"\((\d+)\s*vac", re.IGNORECASE)


def check(context: Context, facts: Sequence[Fact]) -> Iterator[Check]:
    for grid in grids(facts):
        yield from _rows(context.document, grid)
        yield from _columns(context.document, grid)
        yield from _vacancies(context, grid)


def _rows(document: Document, grid: Grid) -> Iterator[Check]:
    for line in grid.lines:
        total, parts = line.total(), line.parts()
        if total and parts and sum(parts) != total.number:
            yield _mismatch(document, f"{_name(grid)}, row {line.name}", parts, total)


def _columns(document: Document, grid: Grid) -> Iterator[Check]:
    """Each total row against the rows since the last one; a column of staff without parts counts as none."""
    section: list[Line] = []
    for line in grid.lines:
        if not line.is_total:
            section.append(line)
            continue
        if section:
            for column, cell in line.cells.items():
                parts = [figure.number for above in section for figure in above.cells.get(column, ())]
                if (parts or isinstance(cell[-1].fact, Staffing)) and sum(parts) != cell[-1].number:
                    yield _mismatch(document, _column_name(grid, column), parts, cell[-1])
        section = []


def _vacancies(context: Context, grid: Grid) -> Iterator[Check]:
    """Vacancies printed in a total row's brackets, "8 (1 Vac)", against those of its total."""
    table = context.document.tables[grid.index]
    for line in grid.lines:
        if not line.is_total:
            continue
        parts: list[Decimal] = []
        total: tuple[Decimal, Figure] | None = None
        for column, cell in line.cells.items():
            anchor = cell[-1].fact.anchor
            if anchor.row is None or anchor.column is None:
                continue
            found = _VACANT.search(table.rows[anchor.row][anchor.column].text)
            if found and is_total_column(column):
                total = Decimal(found.group(1)), cell[-1]
            elif found:
                parts.append(Decimal(found.group(1)))
        if total and parts and sum(parts) != total[0]:
            where = f"{_name(grid)}, row {line.name}, vacancies"
            yield _mismatch(context.document, where, parts, Figure(total[0], total[1].fact))


def _mismatch(document: Document, where: str, parts: list[Decimal], total: Figure) -> Check:
    given = Decimal(sum(parts))
    sum_of = " + ".join(plain(part) for part in parts) or "no part"
    detail = f"{sum_of} gives {plain(given)}, printed is {plain(total.number)} ({plain(total.number - given)} more)"
    if given > total.number:
        detail = f"{sum_of} gives {plain(given)}, printed is {plain(total.number)} ({plain(given - total.number)} less)"
    return doubt(document, "sum_mismatch", where, detail, (plain(given), plain(total.number)), total.fact.anchor)


def _name(grid: Grid) -> str:
    return f"Table {grid.name}" if grid.name else f"Table {grid.index + 1} of the document"


def _column_name(grid: Grid, column: str) -> str:
    return f"{_name(grid)}, column {column}" if column else f"{_name(grid)}, total"
