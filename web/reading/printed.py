"""Which outturns of an indicator are printed for whom and when, without values: what its page has to choose from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, select

from db.models import ObservationRow, PeriodRow
from db.queries import REJECTED
from web.reading.years import year_of


@dataclass(frozen=True, slots=True)
class Printed:
    """That an authority has an outturn of its own in a unit, for a period that begins in a financial year."""

    authority: str
    unit: str
    year: str


def printed(engine: Engine, indicator: str) -> list[Printed]:
    """The outturns of all young people, one for each period of an authority. No more than an index is read for it."""
    row = ObservationRow
    query = (
        select(row.authority, row.unit, PeriodRow.period_start)
        .join(PeriodRow, PeriodRow.label == row.period)
        .where(row.indicator == indicator, row.population == "", row.measure == "outturn", row.comparator == "")
        .where(row.decision != REJECTED, PeriodRow.period_start != "")
        .group_by(row.authority, row.unit, row.period, PeriodRow.period_start)
    )
    with engine.connect() as connection:
        return [Printed(authority, unit, year_of(day)) for authority, unit, day in connection.execute(query)]


def periods_of(engine: Engine, year: str) -> list[str]:
    """The labels of the stored periods that begin in a financial year."""
    query = select(PeriodRow.label, PeriodRow.period_start)
    with engine.connect() as connection:
        return [label for label, day in connection.execute(query) if year_of(day) == year]


def units(found: Sequence[Printed]) -> list[str]:
    """The units, that of the most outturns first."""
    return [unit for unit, _ in Counter(each.unit for each in found).most_common()]


def fullest(found: Sequence[Printed]) -> str:
    """The latest of the years with outturns of the most authorities."""
    counts = Counter(year for year, _ in {(each.year, each.authority) for each in found})
    return max(counts, key=lambda year: (counts[year], year), default="")


def busiest(found: Sequence[Printed], most: int) -> list[str]:
    """The authorities with outturns of the most years, so many of them, by name."""
    counts = Counter(authority for authority, _ in {(each.authority, each.year) for each in found})
    return sorted(sorted(counts, key=lambda name: (-counts[name], name))[:most])
