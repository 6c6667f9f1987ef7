"""Actions printed one below another with a label before each part: `Action: ...`, `Lead: ...`, `By when: ...`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract import action_columns
from parsers.document import Cell, Table

_WIDEST = 4
_ROLES = 3
"""How many different parts the labels must name: two would be met in many a table."""


def turned(table: Table) -> Iterator[Table]:
    """For a table whose first column labels the parts of an action, one table for each action (or few side by side)
    with these labels as headings; nothing for another table."""
    if not 2 <= table.width <= _WIDEST or not _is_labelled(table):
        return
    for card in _cards(table.rows):
        yield replace(table, rows=tuple(zip(*card, strict=True)), header_rows=1)


def _is_labelled(table: Table) -> bool:
    labels = [row[0].text.rstrip(" :") for row in table.rows if row[0] is not row[1]]
    roles = {action_columns.role(label) for label in labels if label} - {"other"}
    return "action" in roles and len(roles) >= _ROLES


def _cards(rows: Sequence[tuple[Cell, ...]]) -> Iterator[list[tuple[Cell, ...]]]:
    """The rows in groups, a new one beginning where the first group's first label comes again."""
    first = rows[0][0].text
    card: list[tuple[Cell, ...]] = []
    for row in rows:
        if card and row[0].text == first:
            yield card
            card = []
        card.append(row)
    if card:
        yield card
