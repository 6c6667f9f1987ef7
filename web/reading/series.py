"""One indicator over time: its values by authority, measure and comparator, each period once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Engine, func, select

from db.models import DocumentRow, ObservationRow
from db.queries import REJECTED
from normalise import breaks
from web.reading.years import year_of


@dataclass(frozen=True, slots=True)
class Point:
    """A value of a series. `others` are the ids of facts that give another value for the same: the newest document's
    is taken. `after_break` tells the first year after the indicator's definition changed."""

    authority: str
    indicator: str
    population: str
    comparator: str
    measure: str
    period: str
    period_start: str
    follow_up: int | None
    unit: str
    value: Decimal
    printed: str
    flags: str
    decision: str
    fact: str
    document: str
    document_id: str
    others: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        """The financial year in which the period begins; empty where no period is told."""
        return year_of(self.period_start)

    @property
    def after_break(self) -> bool:
        return bool(self.period_start) and breaks.begins_at(self.indicator, date.fromisoformat(self.period_start))

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from the other points of the indicator, its value apart."""
        return (
            self.authority, self.population, self.comparator, self.measure, self.period, self.follow_up, self.unit,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Which points: an empty field asks for all. Without `comparators` only the authorities' own values. `year` is the
    beginning of a period's label, `periods` are whole labels."""

    indicator: str = ""
    authorities: Sequence[str] = ()
    measures: Sequence[str] = ()
    comparators: bool = True
    population: str | None = None
    year: str = ""
    periods: Sequence[str] = ()


def series(engine: Engine, asked: Asked) -> list[Point]:
    """The points, by authority, population, measure, comparator and time."""
    row = ObservationRow
    query = (
        select(
            row.authority, row.indicator, row.population, row.comparator, row.measure, row.period, row.period_start,
            row.follow_up, row.unit, row.value, row.printed, row.flags, row.decision, row.id,
            DocumentRow.label, DocumentRow.id,
        )
        .join(DocumentRow, DocumentRow.id == row.document_id)
        .where(row.decision != REJECTED)
    )  # fmt: skip
    if asked.indicator:
        query = query.where(row.indicator == asked.indicator)
    if asked.authorities:
        query = query.where(func.lower(row.authority).in_([name.lower() for name in asked.authorities]))
    if asked.measures:
        query = query.where(row.measure.in_(asked.measures))
    if not asked.comparators:
        query = query.where(row.comparator == "")
    if asked.population is not None:
        query = query.where(row.population == asked.population)
    if asked.year:
        query = query.where(row.period.startswith(asked.year, autoescape=True))
    if asked.periods:
        query = query.where(row.period.in_(asked.periods))
    newest = (DocumentRow.period_start.desc(), DocumentRow.published.desc(), DocumentRow.number.desc(), row.ordinal)
    with engine.connect() as connection:
        points = [Point(*tuple(found)) for found in connection.execute(query.order_by(*newest))]
    return sorted(_once(points), key=_order)


def _once(points: Iterable[Point]) -> Iterable[Point]:
    """Each key once: the first point, with the ids of those that give another value."""
    first: dict[tuple[object, ...], Point] = {}
    others: dict[tuple[object, ...], list[str]] = {}
    for point in points:
        held = first.setdefault((point.indicator, *point.key), point)
        if held.value != point.value:
            others.setdefault((point.indicator, *point.key), []).append(point.fact)
    for key, point in first.items():
        yield _with(point, others[key]) if key in others else point


def _with(point: Point, others: Sequence[str]) -> Point:
    values = {name: getattr(point, name) for name in Point.__slots__}
    return Point(**{**values, "others": tuple(others)})


def _order(point: Point) -> tuple[str, ...]:
    return (
        point.indicator, point.authority, point.population, point.measure, point.comparator, point.period_start,
        point.period, str(point.follow_up or ""), point.unit,
    )  # fmt: skip
