"""The store: writes a document's facts in one transaction, and knows what it has read before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from sqlalchemy import Engine, delete, func, insert, select
from sqlalchemy.orm import Session

from db.blocks import to_plain
from db.connection import connect
from db.errors import StoreError
from db.models import FACT_ROWS, DocumentRow, DocumentText, FileRow, NoticeRow
from extract import VERSION
from extract.facts import DocumentFact, Fact, Notice
from extract.keys import keyed
from parsers.document import Anchor, Document

Outcome = Literal["stored", "replaced", "unchanged", "duplicate"]
"""What became of a file: a new document, one read by a newer extractor, all as it was, or a document known already."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as it came: the hash of its bytes, its name without folders, its size in bytes."""

    sha256: str
    name: str
    size: int

    @property
    def label(self) -> str:
        """The name without its ending: what exports call the document."""
        stem, dot, ending = self.name.rpartition(".")
        return stem if dot and stem and len(ending) <= 5 else self.name


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a file's document is in the store, and under which label."""

    outcome: Outcome
    document: str
    label: str


def fingerprint(document: Document) -> str:
    """What a document is known by: the hash of its words, whatever wraps them, and of its kind of carrier."""
    words = " ".join(document.text.split())
    return hashlib.sha256(f"{document.meta.format}\n{words}".encode()).hexdigest()


class Store:
    """A database of documents and facts. One store writes at a time; any number may read beside it."""

    def __init__(self, url: str) -> None:
        """Open the database at `url` (an address, or an SQLite file's path); it is made or brought up to date."""
        self.engine: Engine = connect(url)

    def close(self) -> None:
        self.engine.dispose()

    def known(self, sha256: str) -> Stored | None:
        """The document that a file with these bytes gave, where this version of the extractor has read it."""
        with Session(self.engine) as session:
            found = session.execute(
                select(DocumentRow.id, DocumentRow.label)
                .join(FileRow, FileRow.document_id == DocumentRow.id)
                .where(FileRow.sha256 == sha256, DocumentRow.extractor == VERSION)
            ).first()
        return Stored("unchanged", found.id, found.label) if found else None

    def add(self, file: File, document: Document, facts: Iterable[Fact], notices: Iterable[Notice]) -> Stored:
        """Store what a file holds, all of it or nothing.

        A document that is there already under another file is a duplicate and stays as it is; one that an older
        extractor read has its facts replaced. Raises StoreError for a fact that is not where it says.
        """
        facts = list(facts)
        for fact in facts:
            _verify(document, fact)
        mark = fingerprint(document)
        with Session(self.engine) as session, session.begin():
            row = session.scalars(select(DocumentRow).where(DocumentRow.fingerprint == mark)).first()
            outcome: Outcome = "stored"
            if row is not None:
                outcome = _outcome(session, row, file)
            if outcome in ("unchanged", "duplicate") and row is not None:
                _remember(session, file, row.id)
                return Stored(outcome, row.id, row.label)
            number, files = _take_out(session, row)
            label = row.label if row is not None else file.label
            document_id = _write(session, _Content(mark, label, number, document, facts, list(notices)))
            for known in files:
                _remember(session, known, document_id)
            _remember(session, file, document_id)
        return Stored(outcome, document_id, label)


@dataclass(frozen=True, slots=True)
class _Content:
    """All that is written of a document."""

    fingerprint: str
    label: str
    number: int
    document: Document
    facts: list[Fact]
    notices: list[Notice]


def _verify(document: Document, fact: Fact) -> None:
    printed = document.quote(fact.anchor.start, fact.anchor.end)
    if printed != fact.quote or not printed:
        raise StoreError(
            f"a fact of {fact.kind} (by {fact.method}) quotes {fact.quote[:60]!r}, but its place says {printed[:60]!r}"
        )


def _outcome(session: Session, row: DocumentRow, file: File) -> Outcome:
    if row.extractor != VERSION:
        return "replaced"
    known = session.get(FileRow, file.sha256)
    return "unchanged" if known and known.name == file.name else "duplicate"


def _remember(session: Session, file: File, document_id: str) -> None:
    if session.get(FileRow, file.sha256) is None:
        session.add(FileRow(sha256=file.sha256, name=file.name, size=file.size, document_id=document_id))


def _take_out(session: Session, row: DocumentRow | None) -> tuple[int, list[File]]:
    """Take a document out to make room for a better reading; its number and its files stay."""
    if row is None:
        return (session.scalar(select(func.max(DocumentRow.number))) or 0) + 1, []
    known = session.scalars(select(FileRow).where(FileRow.document_id == row.id))
    files = [File(found.sha256, found.name, found.size) for found in known]
    number = row.number
    session.execute(delete(DocumentRow).where(DocumentRow.id == row.id))
    session.expunge(row)
    return number, files


def _write(session: Session, content: _Content) -> str:
    document_id = content.fingerprint[:16]
    about = next(fact for fact in content.facts if isinstance(fact, DocumentFact))
    meta = content.document.meta
    session.add(
        DocumentRow(
            id=document_id, slot=document_id, number=content.number, fingerprint=content.fingerprint,
            label=content.label, format=meta.format, pages=meta.pages, encoding=meta.encoding,
            warnings=list(meta.warnings), extractor=VERSION, **_columns(about), **_place(about),
            content=DocumentText(text=content.document.text, blocks=to_plain(content.document)),
        )
    )  # fmt: skip
    session.flush()
    for kind, rows in _fact_rows(document_id, content).items():
        session.execute(insert(FACT_ROWS[kind]), rows)
    if content.notices:
        session.execute(insert(NoticeRow), [_notice(document_id, notice) for notice in content.notices])
    return document_id


def _fact_rows(document_id: str, content: _Content) -> dict[str, list[dict[str, Any]]]:
    by_kind: dict[str, list[dict[str, Any]]] = {}
    for key, slot, fact in keyed(content.fingerprint, content.facts):
        if isinstance(fact, DocumentFact):
            continue
        rows = by_kind.setdefault(fact.kind, [])
        keys = {"id": key, "slot": slot, "document_id": document_id, "ordinal": len(rows)}
        rows.append({**keys, **_columns(fact), **_place(fact)})
    return by_kind


def _columns(fact: Fact) -> dict[str, Any]:
    return {column: getattr(fact, column) for column in fact.columns()}


def _place(fact: Fact) -> dict[str, Any]:
    anchor: Anchor = fact.anchor
    return {
        "quote": fact.quote, "start": anchor.start, "end": anchor.end,
        "page": anchor.boxes[0].page if anchor.boxes else None, "boxes": [asdict(box) for box in anchor.boxes],
        "table_index": anchor.table, "row_index": anchor.row, "column_index": anchor.column,
        "method": fact.method, "confidence": fact.confidence, "flags": ";".join(fact.flags),
    }  # fmt: skip


def _notice(document_id: str, notice: Notice) -> dict[str, Any]:
    return {
        "document_id": document_id, "sort": notice.sort, "detail": notice.detail,
        "start": notice.anchor.start, "end": notice.anchor.end,
    }  # fmt: skip
