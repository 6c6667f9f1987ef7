"""Observations as cells of the tables that they add up in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import DocumentRow, ObservationRow
from db.queries import REJECTED
from normalise.vocabulary import load_csv
from publish.figure import Figure
from publish.joined import joined

Table = tuple[str, str, str]
"""The service, whose the figures are (its own, or a comparator's), and the family of indicators."""
Span = tuple[str, str]
"""The first and last day, in ISO 8601."""
EVER = ("", "9999-12-31")
"""The days of what has no period: it could be of any."""
_ROW = ObservationRow
_COLUMNS = (
    _ROW.id, _ROW.document_id, _ROW.start, _ROW.end, _ROW.value, _ROW.authority, _ROW.area, _ROW.comparator,
    _ROW.indicator, _ROW.population, _ROW.measure, _ROW.unit, _ROW.period_start, _ROW.period_end,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in its table. `total` where it is of all people and areas; `days` and `year` are its period and the year
    that this is a part of."""

    figure: Figure
    table: Table
    indicator: str
    measure: str
    unit: str
    people: tuple[str, str]
    total: bool
    days: Span
    year: Span


class Tables:
    """The observations of a store, read anew, one after the other, each time that they are asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._services: dict[str, dict[str, str]] = {}
        self._areas: dict[str, set[str]] = defaultdict(set)
        beside: dict[str, list[tuple[str, str]]] = defaultdict(list)
        query = select(_ROW.indicator, DocumentRow.authority, _ROW.area).where(_ROW.area != "").distinct()
        for indicator, authority, area in session.execute(query.join(DocumentRow, DocumentRow.id == _ROW.document_id)):
            beside[family(indicator)].append((authority, area))
            if area != authority:
                self._areas[family(indicator)].add(area)
        self._services = {kin: joined(pairs) for kin, pairs in beside.items()}

    def cells(self) -> Iterator[Cell]:
        """Every observation that nobody rejected."""
        query = select(*_COLUMNS).where(_ROW.decision != REJECTED).execution_options(yield_per=10_000)
        for row in self._session.execute(query):
            kin = family(row.indicator)
            service = self._services.get(kin, {}).get(row.authority, row.authority)
            days = (row.period_start, row.period_end) if row.period_start and row.period_end else EVER
            yield Cell(
                Figure(*row[:5]), (service, row.comparator, kin), row.indicator, row.measure, row.unit,
                (row.authority, row.population),
                not row.population and not row.area and row.authority not in self._areas.get(kin, ()),
                days, _year(days),
            )  # fmt: skip


def family(indicator: str) -> str:
    """One name for all indicators that rates tie together."""
    return _families().get(indicator, indicator)


@cache
def _families() -> dict[str, str]:
    return joined((row["rate"], row["count"]) for row in load_csv("based_on"))


@lru_cache(maxsize=4096)
def _year(days: Span) -> Span:
    """The financial year that days are in; themselves where they are in none."""
    if days == EVER:
        return EVER
    year = int(days[0][:4]) - (days[0][5:] < "04-01")
    first, last = f"{year}-04-01", f"{year + 1}-03-31"
    return (first, last) if days[1] <= last else days
