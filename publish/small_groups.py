"""Small numbers in tables of staff and in surveys, and what would give each away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby, product
from operator import attrgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import StaffingRow, SurveyRow
from db.queries import REJECTED
from publish.figure import Figure, is_small, tells_small

_of = attrgetter("document_id")


def small_staffing(session: Session, below: int) -> Iterator[Figure]:
    """Of a document with a small cell every cell of its tables of staff but one: the greatest, of several the last. It
    is the total, or where none is printed a part of which no total is left; a second one could tell that all others of
    its row are nought."""
    order = select(StaffingRow).where(StaffingRow.decision != REJECTED)
    found = session.scalars(order.order_by(StaffingRow.document_id, StaffingRow.ordinal))
    for _, group in groupby(found, _of):
        cells = list(group)
        if any(is_small(cell.headcount, below) for cell in cells):
            kept = max(cells, key=lambda cell: (cell.headcount, cell.ordinal))
            gone = cells if kept.headcount < below else [cell for cell in cells if cell is not kept]
            yield from (_figure(cell, cell.headcount) for cell in gone)


def small_survey(session: Session, below: int) -> Iterator[Figure]:
    """Every answer in the surveys of a document where so few answered, or where a share is of so few."""
    order = select(SurveyRow).where(SurveyRow.decision != REJECTED).order_by(SurveyRow.document_id)
    for _, found in groupby(session.scalars(order), _of):
        answers = list(found)
        if _tells_few(answers, below):
            yield from (_figure(answer, answer.value) for answer in answers)


def _tells_few(answers: Iterable[SurveyRow], below: int) -> bool:
    counts = {abs(each.value) for each in answers if each.unit == "count"}
    shares = {each.value for each in answers if each.unit == "percent"}
    few = any(is_small(count, below) for count in counts)
    parts = shares | {100 - share for share in shares}
    return few or any(tells_small(part, count, below) for part, count in product(parts, counts))


def _figure(fact: StaffingRow | SurveyRow, value: Decimal) -> Figure:
    return Figure(fact.id, fact.document_id, fact.start, fact.end, value)
