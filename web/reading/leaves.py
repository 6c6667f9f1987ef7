"""Long lists as people turn them over: some rows at a time, by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.models import CheckRow, DocumentRow

ROWS = 200
"""How many rows a leaf has."""
LAST = 10_000
"""The highest number of a leaf that is looked for."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Some rows of a list; `number` counts leaves from 1, `more` tells whether others follow."""

    rows: Sequence[Any]
    number: int
    more: bool


def documents(engine: Engine, authority: str, number: int) -> Leaf:
    """The documents by authority and period, or those of one authority."""
    row = DocumentRow
    query = select(row).order_by(row.authority, row.period_start, row.label)
    if authority:
        query = query.where(func.lower(row.authority) == authority.lower())
    leaf = _leaf(engine, query, number)
    return replace(leaf, rows=[row for (row,) in leaf.rows])


def labels(engine: Engine) -> Sequence[str]:
    """The labels of all documents to choose from; none where there are more than a leaf has."""
    with Session(engine) as session:
        found = session.scalars(select(DocumentRow.label).order_by(DocumentRow.label).limit(ROWS + 1)).all()
    return found if len(found) <= ROWS else ()


def authorities(engine: Engine) -> Sequence[str]:
    """The authorities that documents are of, by name."""
    row = DocumentRow
    with Session(engine) as session:
        return session.scalars(
            select(row.authority).where(row.authority != "").distinct().order_by(row.authority)
        ).all()


def open_checks(engine: Engine, kind: str, number: int) -> Leaf:
    """The contradictions on which nobody has decided, in the order of the documents, each with its document's label; of
    one kind or of all."""
    query = select(CheckRow, DocumentRow.label).join(DocumentRow, DocumentRow.id == CheckRow.document_id)
    query = query.where(CheckRow.decision == "")
    if kind:
        query = query.where(CheckRow.sort == kind)
    return _leaf(engine, query.order_by(DocumentRow.number, CheckRow.ordinal), number)


def kinds_of_checks(engine: Engine) -> Sequence[str]:
    """The kinds of contradictions on which nobody has decided."""
    with Session(engine) as session:
        return session.scalars(
            select(CheckRow.sort).where(CheckRow.decision == "").distinct().order_by(CheckRow.sort)
        ).all()


def _leaf(engine: Engine, query: Any, number: int) -> Leaf:
    with Session(engine, expire_on_commit=False) as session:
        found = session.execute(query.offset((number - 1) * ROWS).limit(ROWS + 1)).all()
    return Leaf(found[:ROWS], number, len(found) > ROWS)
