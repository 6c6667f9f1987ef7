"""Says which tables hold figures beside known indicators that no recipe read, so that the next recipe is obvious."""

from __future__ import annotations

from collections.abc import Iterator

from extract import grid
from extract.context import Context, Place
from extract.facts import Fact
from extract.grid import Grid
from extract.recipes import words_around
from normalise.indicators import read_measure

_LONGEST_LABEL = 200


def read(context: Context) -> Iterator[Fact]:
    """Yields no fact; adds a notice for each table that was left. It comes after every reader of tables."""
    for place, table in context.tables():
        if table.index in context.used:
            continue
        shape = grid.of(table)
        named = _indicator(context, place, shape) if shape is not None else None
        if named is not None:
            anchor = context.document.anchor(table.start, min(table.end, table.start + 120), table.index)
            context.notice("unread_table", f"a table with figures of {named} fits no recipe", anchor)
    return
    yield


def _indicator(context: Context, place: Place, shape: Grid) -> str | None:
    """The first indicator that a heading, label or caption of a table surely names."""
    labels = (row.label for row in shape.rows if row.figures)
    for words in (*shape.headings, *labels, *words_around(context, place, shape.table)[:1]):
        measure = read_measure(words) if len(words) <= _LONGEST_LABEL else None
        if measure is not None and not measure.weak:
            return measure.indicator_id
    return None
