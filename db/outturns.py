"""What `v_outturn` says: outturns beside their targets, comparators and the time before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, func, select, tuple_

from db.models import ObservationRow
from db.queries import indicator_counts
from db.views import V_OUTTURN

_AUTHORITIES = 50
"""How many authorities are looked at in one query."""
_VIEW = V_OUTTURN.c
KEYS: Sequence[Any] = (
    _VIEW.indicator, _VIEW.authority, _VIEW.population, func.coalesce(_VIEW.follow_up, 0), _VIEW.unit,
    _VIEW.period_start, _VIEW.period, _VIEW.outturn,
)  # fmt: skip
"""What rows are in the order of, and what tells each of them apart."""


def outturns(
    engine: Engine, indicator: str = "", authority: str = "", period: str = "", on_target: str = "", most: int = 0
) -> Sequence[dict[str, Any]]:
    """The rows of `v_outturn` by indicator, authority and time; an empty filter asks for all. `period` is the beginning
    of a label. The first `most` rows, or all where it is 0."""
    return list(islice(iterate(engine, indicator, authority, period, on_target), most or None))


def iterate(
    engine: Engine, indicator: str = "", authority: str = "", period: str = "", on_target: str = "",
    after: Sequence[Any] = (),
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """The same as they are read, some authorities of an indicator at a time; those behind the row whose keys are
    `after`, where it is given."""
    query = select(V_OUTTURN).order_by(*KEYS)
    if authority:
        query = query.where(func.lower(_VIEW.authority) == authority.lower())
    if period:
        query = query.where(_begins(_VIEW.period, period))
    if on_target:
        query = query.where(_VIEW.on_target == on_target)
    if after:
        query = query.where(tuple_(*KEYS) > tuple_(*after, types=[key.type for key in KEYS]))
    if indicator:
        query = query.where(_VIEW.indicator == indicator)
    with engine.connect() as connection:
        known = [indicator] if indicator else sorted(indicator_counts(engine))
        parts = (query,) if authority else _parts(connection, query, known, period, after)
        for part in parts:
            yield from (dict(row) for row in connection.execute(part).mappings())


def key_of(row: dict[str, Any]) -> tuple[Any, ...]:
    """The keys of a row."""
    return (
        row["indicator"], row["authority"], row["population"], row["follow_up"] or 0, row["unit"],
        row["period_start"], row["period"], row["outturn"],
    )  # fmt: skip


def _parts(
    connection: Connection, query: Any, indicators: Sequence[str], period: str, after: Sequence[Any]
) -> Iterator[Any]:
    """A query for some authorities after the other, of each indicator: none takes long, and those behind the last row
    that is asked for are not looked at. All of them at once would give the same rows."""
    row = ObservationRow
    for indicator in indicators:
        if after and indicator < after[0]:
            continue
        asked = select(row.authority).where(row.indicator == indicator, row.measure == "outturn", row.comparator == "")
        if period:
            asked = asked.where(_begins(row.period, period))
        if after and indicator == after[0]:
            asked = asked.where(row.authority >= after[1])
        names = connection.scalars(asked.distinct().order_by(row.authority)).all()
        for first in range(0, len(names), _AUTHORITIES):
            some = names[first : first + _AUTHORITIES]
            yield query.where(_VIEW.indicator == indicator, _VIEW.authority.in_(some))


def _begins(column: Any, words: str) -> Any:
    return column.startswith(words, autoescape=True)
