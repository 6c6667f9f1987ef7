"""Which figures are left out so that nobody can be told by a small number.

A count under the limit goes, and with it what would give it away: the other parts of its breakdown (the total less the
parts that are left would be the part that is not), rates of it, changes from and to it, and the totals of a table of
staff that has one. What stands over the same words of the document loses its words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Engine, and_, func, or_, select
from sqlalchemy.orm import Session

from db.models import DocumentRow, ObservationRow, OfDocument, StaffingRow, SurveyRow
from db.queries import REJECTED
from normalise.vocabulary import load_csv

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """The ids of facts whose figures go, and by document's label the places of the words that would tell them, in
    order; places of one document do not overlap."""

    figures: frozenset[str]
    places: Mapping[str, Sequence[Span]]

    def __bool__(self) -> bool:
        return bool(self.figures)

    def tells(self, document: str, start: int, end: int) -> bool:
        """Whether words of a document would tell a figure that goes."""
        places = self.places.get(document, ())
        after = bisect_left(places, (end, end))
        return after > 0 and places[after - 1][1] > start


def suppressed(engine: Engine, below: int) -> Suppressed:
    """What goes where counts from 1 to under `below` do; nothing for a limit of 0."""
    figures: set[str] = set()
    places: dict[str, list[Span]] = defaultdict(list)
    if below > 0:
        with Session(engine) as session:
            for fact, document, start, end in _all(session, below):
                figures.add(fact)
                places[document].append((start, end))
    return Suppressed(frozenset(figures), {document: list(_merged(spans)) for document, spans in places.items()})


def _all(session: Session, below: int) -> Iterator[tuple[str, str, int, int]]:
    for condition in _observations(session, below):
        yield from _places(session, ObservationRow, condition)
    small = _small(StaffingRow.headcount, below)
    tables = select(StaffingRow.document_id).where(small, StaffingRow.decision != REJECTED)
    totals = or_(*(func.lower(column).contains("total") for column in (StaffingRow.row, StaffingRow.column)))
    yield from _places(session, StaffingRow, or_(small, and_(totals, StaffingRow.document_id.in_(tables))))
    few = and_(SurveyRow.unit == "count", _small(SurveyRow.value, below))
    surveys = select(SurveyRow.document_id).where(few, SurveyRow.decision != REJECTED)
    yield from _places(session, SurveyRow, SurveyRow.document_id.in_(surveys))


def _places(session: Session, table: type[OfDocument], condition: ColumnElement[bool]) -> Iterable[Any]:
    query = select(table.id, DocumentRow.label, table.start, table.end)
    return session.execute(query.join(DocumentRow, DocumentRow.id == table.document_id).where(condition)).all()


def _small(column: Any, below: int) -> ColumnElement[bool]:
    return and_(func.abs(column) < below, column != 0)


def _observations(session: Session, below: int) -> Iterator[ColumnElement[bool]]:
    """Small counts themselves, then for each what would give it away."""
    row = ObservationRow
    small = and_(row.unit == "count", _small(row.value, below))
    yield small
    query = select(row.authority, row.comparator, row.indicator, row.population, row.period).where(small).distinct()
    for authority, comparator, indicator, population, period in session.execute(query):
        whose = and_(row.authority == authority, row.comparator == comparator)
        same = and_(whose, row.period == period)
        parts = and_(row.population != "", row.unit == "count")
        rates = and_(row.unit != "count", row.measure.in_(("outturn", "baseline", "change")))
        yield and_(same, row.indicator == indicator, parts)
        yield and_(same, row.indicator.in_([indicator, *_rates(indicator)]), rates, _breakdown(population))
        yield and_(whose, row.indicator == indicator, row.measure == "change")


def _breakdown(population: str) -> ColumnElement[bool]:
    """The populations whose rates go: those of all parts, and of the whole where that is the small one."""
    parts = ObservationRow.population != ""
    return or_(parts, ObservationRow.population == population)


def _rates(count: str) -> list[str]:
    return [row["rate"] for row in load_csv("based_on") if row["count"] == count]


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    held: Span | None = None
    for start, end in sorted(spans):
        if held is None or start > held[1]:
            if held is not None:
                yield held
            held = (start, end)
        else:
            held = (held[0], max(held[1], end))
    if held is not None:
        yield held
