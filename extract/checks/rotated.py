"""Rows of a table that was turned upside down before its characters were recognised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.checks.common import doubt
from extract.context import Context
from extract.facts import Check, Fact, Observation
from extract.quotes import shorten
from extract.rotated import is_turned
from parsers.document import Cell, Table

_FEWEST = 2


def check(context: Context, facts: Sequence[Fact]) -> Iterator[Check]:
    read: dict[tuple[int | None, int | None], list[str]] = {}
    for fact in facts:
        if isinstance(fact, Observation) and "rotated" in fact.flags:
            read.setdefault((fact.anchor.table, fact.anchor.row), []).append(f"{fact.printed} as {fact.value}")
    for table in context.document.tables:
        if sum(is_turned(cell.text) for cell in table.cells()) < _FEWEST:
            continue
        for row in table.rows:
            turned = [cell for cell in row if is_turned(cell.text)]
            if turned:
                yield _row(context, table, row, turned, read.get((table.index, row[0].row), []))


def _row(context: Context, table: Table, row: Sequence[Cell], turned: Sequence[Cell], read: Sequence[str]) -> Check:
    document = context.document
    start, end = shorten(document, row[0].passage.start, max(cell.passage.stop for cell in row))
    settled = f"read {', '.join(read)}" if read else "nothing settles what they say"
    return doubt(
        document,
        "rotated_text",
        row[0].text,
        f"cells stand upside down; {settled}",
        [cell.text for cell in turned],
        document.anchor(start, end, table.index, row[0].row),
    )
