"""What waits for a person's word: contradictions first, then doubtful facts."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.doubts import Doubt, doubtful
from db.models import CheckRow, CorrectionRow, DocumentRow, ObservationRow
from web.wording import words

MOST = 100
"""How many a queue shows of either."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which queue: `document` is an id, `sort` is `contradictions` or `facts`; empty asks for all."""

    document: str = ""
    sort: str = ""


def queue(engine: Engine, asked: Asked) -> list[Doubt]:
    """The first that wait."""
    found = _contradictions(engine, asked.document) if asked.sort != "facts" else []
    return found + (doubtful(engine, asked.document or None, most=MOST) if asked.sort != "contradictions" else [])


def _contradictions(engine: Engine, document: str) -> list[Doubt]:
    query = select(CheckRow, DocumentRow.label).join(DocumentRow, DocumentRow.id == CheckRow.document_id)
    query = query.where((CheckRow.decision == "") | CheckRow.stale)
    if document:
        query = query.where(CheckRow.document_id == document)
    with Session(engine, expire_on_commit=False) as session:
        rows = session.execute(query.order_by(DocumentRow.number, CheckRow.ordinal).limit(MOST))
        return [Doubt("checks", label, row, (words(row.sort),)) for row, label in rows]


def newest(engine: Engine, facts: list[str]) -> dict[str, CorrectionRow]:
    """The word that holds on each of these observations that has one, by the fact's id."""
    if not facts:
        return {}
    query = (
        select(ObservationRow.id, CorrectionRow)
        .join(CorrectionRow, CorrectionRow.slot == ObservationRow.slot)
        .where(ObservationRow.id.in_(facts))
        .order_by(CorrectionRow.made, CorrectionRow.id)
    )
    with Session(engine, expire_on_commit=False) as session:
        return {fact: said for fact, said in session.execute(query)}  # noqa: C416 - the last of each holds
