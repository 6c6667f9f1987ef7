"""What `v_outturn` says: outturns beside their targets, comparators and the time before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine, func, select

from db.views import V_OUTTURN


def outturns(
    engine: Engine, indicator: str = "", authority: str = "", period: str = "", on_target: str = ""
) -> Sequence[dict[str, Any]]:
    """The rows of `v_outturn` by authority and time; an empty filter asks for all. `period` is the beginning of a
    label."""
    view = V_OUTTURN.c
    query = select(V_OUTTURN)
    if indicator:
        query = query.where(view.indicator == indicator)
    if authority:
        query = query.where(func.lower(view.authority) == authority.lower())
    if period:
        query = query.where(view.period.startswith(period, autoescape=True))
    if on_target:
        query = query.where(view.on_target == on_target)
    series = (view.authority, view.indicator, view.population, func.coalesce(view.follow_up, 0), view.unit)
    query = query.order_by(*series, view.period_start, view.period, view.outturn)
    with engine.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]
