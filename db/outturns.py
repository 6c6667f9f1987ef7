"""What `v_outturn` says: outturns beside their targets, comparators and the time before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from db.models import ObservationRow
from db.views import V_OUTTURN

_AUTHORITIES = 25
"""How many authorities are looked at in one query."""


def outturns(
    engine: Engine, indicator: str = "", authority: str = "", period: str = "", on_target: str = "", most: int = 0
) -> Sequence[dict[str, Any]]:
    """The rows of `v_outturn` by authority and time; an empty filter asks for all. `period` is the beginning of a
    label. The first `most` rows, or all where it is 0."""
    view = V_OUTTURN.c
    query = select(V_OUTTURN)
    if indicator:
        query = query.where(view.indicator == indicator)
    if authority:
        query = query.where(func.lower(view.authority) == authority.lower())
    if period:
        query = query.where(_begins(view.period, period))
    if on_target:
        query = query.where(view.on_target == on_target)
    series = (view.authority, view.indicator, view.population, func.coalesce(view.follow_up, 0), view.unit)
    query = query.order_by(*series, view.period_start, view.period, view.outturn)
    with engine.connect() as connection:
        parts = _parts(connection, query, indicator, period) if indicator and not authority else (query,)
        rows = (dict(row) for part in parts for row in connection.execute(part).mappings())
        return list(islice(rows, most or None))


def _parts(connection: Connection, query: Any, indicator: str, period: str) -> Iterator[Any]:
    """A query for some authorities after the other: none takes long, and those behind the last row that is asked for
    are not looked at. All of them at once would give the same rows."""
    row = ObservationRow
    asked = select(row.authority).where(row.indicator == indicator, row.measure == "outturn", row.comparator == "")
    if period:
        asked = asked.where(_begins(row.period, period))
    names = connection.scalars(asked.distinct().order_by(row.authority)).all()
    for first in range(0, len(names), _AUTHORITIES):
        yield query.where(V_OUTTURN.c.authority.in_(names[first : first + _AUTHORITIES]))


def _begins(column: Any, words: str) -> Any:
    return column.startswith(words, autoescape=True)
