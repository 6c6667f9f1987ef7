"""Corrections: a person accepts, corrects or rejects a fact. They are kept apart, never overwritten, and laid over what
was read whenever a document is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, Select, bindparam, func, select
from sqlalchemy.orm import Session

from db.errors import StoreError
from db.models import ROWS, CorrectionRow, DocumentRow, Placed
from db.overlay import check_changes, lay
from db.pages import paged
from db.star import settle
from db.tallies import recounted
from db.transactions import writing

Decision = Literal["accepted", "corrected", "rejected"]
DECISIONS: tuple[Decision, ...] = ("accepted", "corrected", "rejected")
_ANY = select(CorrectionRow.id).where(CorrectionRow.document_id == bindparam("document")).limit(1)


@dataclass(frozen=True, slots=True)
class Word:
    """What a person says of a fact: who, why, and for a correction the changed columns by name."""

    decision: Decision
    person: str
    reason: str = ""
    changes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correction:
    """A word that was said: of which fact (document's id, kind, slot), when, and what the source said then."""

    document: str
    kind: str
    slot: str
    word: Word
    quote: str
    made: datetime


def decide(engine: Engine, kind: str, fact: str, word: Word) -> None:
    """Keep a person's word on the fact with this id, and lay it over the fact.

    Raises StoreError for a word that cannot hold: without a name, or with changes that the fact cannot take.
    """
    if not word.person.strip():
        raise StoreError("a correction needs the name of the person who makes it")
    if bool(word.changes) != (word.decision == "corrected"):
        raise StoreError("a correction says what it changes; accepting and rejecting change nothing")
    with Session(writing(engine)) as session, session.begin():
        row = session.get(ROWS[kind], fact)
        if row is None:
            raise StoreError(f"there is no fact {fact} of the kind {kind}")
        changes = check_changes(kind, row, word.changes)
        said = CorrectionRow(
            document_id=_document(row), kind=kind, slot=row.slot, decision=word.decision, changes=changes,
            quote=row.quote, person=word.person.strip(), reason=word.reason.strip(),
        )  # fmt: skip
        session.add(said)
        with recounted(session, said.document_id):
            lay(row, said)
            settle(session, said.document_id)


def apply_to(connection: Connection, document: str) -> None:
    """Lay the newest corrections of a document over its facts; the usual document has none, which costs a look."""
    if connection.scalar(_ANY, {"document": document}) is not None:
        with Session(connection) as session:
            _apply(session, document)
            session.commit()


def _apply(session: Session, document: str) -> None:
    for said in session.scalars(_newest(document)).all():
        table: Any = ROWS[said.kind]
        # With the document, as the index of slots is by document.
        mine = (table.id if table is DocumentRow else table.document_id) == document
        for row in session.scalars(select(table).where(mine, table.slot == said.slot)):
            lay(row, said)
    settle(session, document)


def of_slot(engine: Engine, slot: str) -> Sequence[Correction]:
    """Every correction of a fact, oldest first."""
    return _read(engine, select(CorrectionRow).where(CorrectionRow.slot == slot))


def all_corrections(engine: Engine, most: int = 0) -> Sequence[Correction]:
    """The corrections in the store, oldest first; the first `most` of them, or all where it is 0."""
    return _read(engine, select(CorrectionRow), most)


def bring(engine: Engine, corrections: Iterable[Correction]) -> int:
    """Take over corrections from another store; those that are here already are left. Returns how many were new."""
    known = {_identity(each) for each in all_corrections(engine)}
    new = [each for each in corrections if _identity(each) not in known]
    _check_kinds(new)
    with Session(writing(engine)) as session, session.begin():
        for each in sorted(new, key=lambda each: each.made):
            session.add(
                CorrectionRow(
                    document_id=each.document, kind=each.kind, slot=each.slot, decision=each.word.decision,
                    changes=dict(each.word.changes), quote=each.quote, person=each.word.person,
                    reason=each.word.reason, made=each.made,
                )
            )  # fmt: skip
        session.flush()
        for document in sorted({each.document for each in new}):
            with recounted(session, document):
                _apply(session, document)
    return len(new)


def _newest(document: str) -> Select[CorrectionRow]:
    """The corrections of a document's facts, of each slot the one that was made last."""
    order = func.row_number().over(
        partition_by=CorrectionRow.slot, order_by=(CorrectionRow.made.desc(), CorrectionRow.id.desc())
    )
    ranked = select(CorrectionRow.id, order.label("place")).where(CorrectionRow.document_id == document).subquery()
    return select(CorrectionRow).join(ranked, ranked.c.id == CorrectionRow.id).where(ranked.c.place == 1)


def _check_kinds(corrections: Iterable[Correction]) -> None:
    unknown = {each.kind for each in corrections} - set(ROWS)
    if unknown:
        raise StoreError(f"there are no facts of the kind {', '.join(sorted(unknown))}")


def _document(row: Placed) -> str:
    document: str = row.id if isinstance(row, DocumentRow) else getattr(row, "document_id")  # noqa: B009
    return document


def _read(engine: Engine, query: Any, most: int = 0) -> Sequence[Correction]:
    with Session(engine) as session:
        found = paged(session, query, (CorrectionRow.made, CorrectionRow.id), most)
        return [_correction(row) for row, *_ in found]


def _correction(row: CorrectionRow) -> Correction:
    decision: Decision = next(each for each in DECISIONS if each == row.decision)
    made = row.made if row.made.tzinfo else row.made.replace(tzinfo=UTC)
    word = Word(decision, row.person, row.reason, row.changes)
    return Correction(row.document_id, row.kind, row.slot, word, row.quote, made.astimezone(UTC))


def _identity(each: Correction) -> tuple[str, ...]:
    word = each.word
    return each.slot, word.decision, repr(sorted(word.changes.items())), word.person, word.reason, each.made.isoformat()
