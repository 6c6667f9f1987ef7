"""The facts that a person should look at: read with little confidence, flagged, contradicting another, or decided on
when the source said other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Engine, and_, or_, select
from sqlalchemy.orm import Session, aliased

from db.models import FACT_ROWS, DocumentRow, ObservationRow, OfDocument

THRESHOLD = 0.8
"""The confidence under which a fact is doubtful."""
_CHUNK = 50
"""How many documents are looked through at once: a review asks for the first facts of few."""
_KEY = ("indicator", "measure", "population", "comparator", "area", "period", "unit")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful fact of a kind in the document with this label, and in words what is doubtful."""

    kind: str
    label: str
    row: OfDocument
    reasons: tuple[str, ...]


def doubtful(engine: Engine, document: str | None = None, below: float = THRESHOLD, most: int = 200) -> list[Doubt]:
    """The first doubtful facts, documents in their order, contradictions first in each; a document's where its id is
    given. What a person has decided is only asked again where the source's words have changed since."""
    found: list[Doubt] = []
    with Session(engine, expire_on_commit=False) as session:
        for documents in [[document]] if document is not None else _chunks(session):
            for kind, table in FACT_ROWS.items():
                if kind != "checks" and len(found) < most:
                    found.extend(_of_kind(session, kind, table, documents, below, most - len(found)))
            if len(found) >= most:
                break
    return found


def _chunks(session: Session) -> Iterator[Sequence[str]]:
    """The ids of all documents in their order, some at a time."""
    last = -1
    asked = select(DocumentRow.id, DocumentRow.number).order_by(DocumentRow.number).limit(_CHUNK)
    while chunk := session.execute(asked.where(DocumentRow.number > last)).all():
        yield [document for document, _ in chunk]
        last = chunk[-1].number


def _of_kind(
    session: Session, kind: str, table: type[OfDocument], documents: Sequence[str], below: float, most: int
) -> Iterator[Doubt]:
    disputed = _disputed() if table is ObservationRow else table.id != table.id
    fresh = and_(table.decision == "", or_(table.confidence < below, table.flags != "", disputed))
    query = (
        select(table, DocumentRow.label, disputed.label("disputed"))
        .join(DocumentRow, DocumentRow.id == table.document_id)
        .where(table.document_id.in_(documents), or_(table.stale, fresh))
        .order_by(DocumentRow.number, disputed.desc(), table.ordinal)
        .limit(most)
    )
    for row, label, contradicts in session.execute(query):
        yield Doubt(kind, label, row, tuple(_reasons(row, contradicts, below)))


def _disputed() -> ColumnElement[bool]:
    """Whether another value stands in the document for the same thing."""
    other = aliased(ObservationRow)
    same: list[Any] = [getattr(other, column) == getattr(ObservationRow, column) for column in _KEY]
    alike = or_(
        other.follow_up == ObservationRow.follow_up, other.follow_up.is_(None), ObservationRow.follow_up.is_(None)
    )
    return and_(
        ObservationRow.period != "",
        select(other.id)
        .where(other.document_id == ObservationRow.document_id, *same, alike)
        .where(other.value != ObservationRow.value, other.decision != "rejected")
        .exists(),
    )


def _reasons(row: OfDocument, contradicts: bool, below: float) -> Iterator[str]:
    if row.stale:
        yield "the source's words have changed since it was decided"
    if contradicts:
        yield "another value is printed for the same thing"
    if row.confidence < below:
        yield f"read with a confidence of {row.confidence:g}"
    if row.flags:
        yield f"flagged: {row.flags.replace(';', ', ').replace('_', ' ')}"
