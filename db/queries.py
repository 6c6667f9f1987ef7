"""What is read from the store: documents, facts of every kind, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Engine, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.models import (
    FACT_ROWS,
    ROWS,
    CheckRow,
    DocumentRow,
    IndicatorCount,
    NoticeRow,
    ObservationRow,
    OfDocument,
    Placed,
)
from db.pages import PAGE, paged

REJECTED = "rejected"
_BEHIND_DIGITS = "g"
"""Comes after every hexadecimal digit: ids that begin so are a range, which an index serves on every database."""


@dataclass(frozen=True, slots=True)
class ObservationFilter:
    """Which observations are asked for; an empty field asks for all. `period` matches the beginning of a period's label
    (`2006/07` also finds `2006/07 Apr-Dec`); `authority` matches the document's authority or the value's own area. What
    a person rejected is left out unless `rejected`."""

    indicator: str = ""
    authority: str = ""
    area: str = ""
    period: str = ""
    measure: str = ""
    comparator: str | None = None
    document: str = ""
    rejected: bool = False


@dataclass(frozen=True, slots=True)
class Observed:
    """An observation, by the names of its columns, with the label and the authority of the document that prints it."""

    row: Any
    label: str
    authority: str


def documents(engine: Engine, most: int = 0) -> list[tuple[str, DocumentRow, Counter[str]]]:
    """The documents with their labels and their numbers of facts by kind, in the order in which they were stored; the
    first `most` of them, or all where it is 0."""
    with Session(engine, expire_on_commit=False) as session:
        rows = (row for row, _ in paged(session, select(DocumentRow), [DocumentRow.number], most))
        return [(row.label, row, Counter(row.counts)) for row in rows]


def document(engine: Engine, identity: str) -> DocumentRow:
    """The document with this id."""
    with Session(engine, expire_on_commit=False) as session:
        return session.get_one(DocumentRow, identity)


def labels_of(engine: Engine, identities: Iterable[str]) -> dict[str, str]:
    """The labels of the documents with these ids, by id; those that are gone have none."""
    wanted = sorted(set(identities))
    found: dict[str, str] = {}
    with engine.connect() as connection:
        for first in range(0, len(wanted), PAGE):
            chunk = wanted[first : first + PAGE]
            query = select(DocumentRow.id, DocumentRow.label).where(DocumentRow.id.in_(chunk))
            found.update((identity, label) for identity, label in connection.execute(query))
    return found


def document_id(engine: Engine, name: str) -> str | None:
    """The id of the document called `name`: its label, or the beginning of the label or the id of just one."""
    begins = or_(DocumentRow.label.startswith(name, autoescape=True), DocumentRow.id.startswith(name, autoescape=True))
    with Session(engine) as session:
        found = session.scalar(select(DocumentRow.id).where(DocumentRow.label == name))
        beginning = session.scalars(select(DocumentRow.id).where(begins).limit(2)).all() if name else []
    return found or (beginning[0] if len(beginning) == 1 else None)


def facts(
    engine: Engine, kind: str, document: str | None = None, rejected: bool = False
) -> Iterator[tuple[str, OfDocument]]:
    """Every fact of a kind with its document's label, in the order of the documents; of one document by its id. What a
    person rejected is left out unless `rejected`."""
    table = FACT_ROWS[kind]
    query = (
        select(table, DocumentRow.label)
        .join(DocumentRow, DocumentRow.id == table.document_id)
        .order_by(DocumentRow.number, table.ordinal)
    )
    if document is not None:
        query = query.where(table.document_id == document)
    if not rejected:
        query = query.where(table.decision != REJECTED)
    with Session(engine, expire_on_commit=False) as session:
        for row, label in session.execute(query.execution_options(yield_per=1000)):
            yield label, row


def observations(engine: Engine, wanted: ObservationFilter, most: int = 0) -> list[Observed]:
    """The observations that `wanted` describes, by authority (whose values they are), period and measure; the first
    `most` of them, or all where it is 0."""
    row = ObservationRow
    query = select(*row.__table__.columns, DocumentRow.label, DocumentRow.authority.label("document_authority"))
    query = query.join(DocumentRow, DocumentRow.id == row.document_id).where(*_conditions(wanted))
    # By authority first, as the index of an indicator is: the first rows are found without putting all in order.
    order = (row.authority, row.period_start, row.period, row.measure, row.comparator, row.id)
    with engine.connect() as connection:
        found = paged(connection, query, order, most)
        return [Observed(each, each.label, each.document_authority) for each in found]


def _conditions(wanted: ObservationFilter) -> Iterator[ColumnElement[bool]]:
    row = ObservationRow
    if wanted.authority or wanted.document:
        yield row.id.in_(_few(wanted))
    elif wanted.indicator:
        yield row.indicator == wanted.indicator
    if wanted.area:
        yield _same(row.area, wanted.area)
    if wanted.period:
        yield row.period.startswith(wanted.period, autoescape=True)
    if wanted.measure:
        yield row.measure == wanted.measure
    if wanted.comparator is not None:
        yield _same(row.comparator, wanted.comparator)
    if not wanted.rejected:
        yield row.decision != REJECTED


def _few(wanted: ObservationFilter) -> Any:
    """The ids of the observations of a document, or of an authority: its own and those that its documents print.

    Looked up apart, each by an index of its own: databases would rather read an indicator's rows in their order.
    """
    ids = select(ObservationRow.id)
    if wanted.indicator:
        ids = ids.where(ObservationRow.indicator == wanted.indicator)
    if wanted.document:
        ids = ids.where(ObservationRow.document_id == wanted.document)
    if not wanted.authority:
        return ids
    of_documents = select(DocumentRow.id).where(_same(DocumentRow.authority, wanted.authority))
    whose = ids.where(_same(ObservationRow.authority, wanted.authority))
    return whose.union(ids.where(ObservationRow.document_id.in_(of_documents)))


def _same(column: Any, words: str) -> Any:
    return func.lower(column) == words.lower()


def checks(engine: Engine, document: str | None = None, sort: str = "", most: int = 0) -> list[tuple[str, CheckRow]]:
    """The checks of one document or of all, of one sort or of all, with the document's label; the first `most` of them,
    or all where it is 0."""
    query = select(DocumentRow.label, CheckRow).join(DocumentRow, DocumentRow.id == CheckRow.document_id)
    query = query.where(CheckRow.decision != REJECTED)
    if document is not None:
        query = query.where(CheckRow.document_id == document)
    if sort:
        query = query.where(CheckRow.sort == sort)
    with Session(engine, expire_on_commit=False) as session:
        found = paged(session, query, [DocumentRow.number, CheckRow.ordinal], most)
        return [(label, row) for label, row, *_ in found]


def notices(engine: Engine, document: str) -> Sequence[NoticeRow]:
    """What was seen in a document and not understood."""
    with Session(engine, expire_on_commit=False) as session:
        return session.scalars(
            select(NoticeRow).where(NoticeRow.document_id == document).order_by(NoticeRow.start)
        ).all()


@dataclass(frozen=True, slots=True)
class Source:
    """A fact with its kind, its document's label and the document's text, which is empty for one without."""

    kind: str
    label: str
    row: Placed
    text: str


def source(engine: Engine, beginning: str) -> list[Source]:
    """The facts whose ids begin so, each with the text that it stands in."""
    found: list[Source] = []
    for kind, row in fact(engine, beginning):
        owner = row.id if isinstance(row, DocumentRow) else getattr(row, "document_id", "")
        with Session(engine) as session:
            document = session.get_one(DocumentRow, owner)
            found.append(Source(kind, document.label, row, document.content.text if document.content else ""))
    return found


def indicator_counts(engine: Engine) -> Counter[str]:
    """How many observations the store has of each indicator."""
    with engine.connect() as connection:
        kept = connection.execute(select(IndicatorCount.indicator, IndicatorCount.number))
        return Counter({indicator: number for indicator, number in kept if number})


def decided(engine: Engine, kind: str) -> list[tuple[str, Placed]]:
    """The facts of a kind that a person accepted or corrected, with their documents' labels."""
    table = ROWS[kind]
    document = DocumentRow if table is DocumentRow else aliased(DocumentRow)
    query: Any = select(document.label, table).where(table.decision.in_(("accepted", "corrected")))
    if table is not DocumentRow:
        query = query.join(document, document.id == FACT_ROWS[kind].document_id)
    with Session(engine, expire_on_commit=False) as session:
        return [(label, row) for label, row in session.execute(query.order_by(document.number, table.start))]


def fact(engine: Engine, beginning: str) -> list[tuple[str, Placed]]:
    """The facts, documents' own rows among them, whose ids begin so, each with its kind; some of them if they are
    many."""
    found: list[tuple[str, Placed]] = []
    with Session(engine, expire_on_commit=False) as session:
        for kind, table in ROWS.items():
            begins = and_(table.id >= beginning, table.id < f"{beginning}{_BEHIND_DIGITS}")
            rows = session.scalars(select(table).where(begins).limit(5))
            found.extend((kind, row) for row in rows)
    return found
