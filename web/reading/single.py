"""One fact by its permanent address, and one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.models import FACT_ROWS, DocumentRow, FileRow, OfDocument
from publish.columns import columns
from web.reading.values import plain


@dataclass(frozen=True, slots=True)
class Found:
    """A fact with its kind and its document."""

    kind: str
    row: OfDocument
    document: DocumentRow


def find(engine: Engine, name: str) -> Found | None:
    """The fact with this id; else, where a better reading has given it another, the one in this slot."""
    with Session(engine, expire_on_commit=False) as session:
        for column in ("id", "slot"):
            for kind, table in FACT_ROWS.items():
                row = session.scalars(select(table).where(getattr(table, column) == name).limit(1)).first()
                if row is not None:
                    return Found(kind, row, session.get_one(DocumentRow, row.document_id))
    return None


def as_plain(found: Found) -> dict[str, Any]:
    """A fact with its kind, its document and every column."""
    own = {name: plain(getattr(found.row, column)) for name, column in columns(found.kind).items()}
    own = {("check" if (found.kind, name) == ("checks", "kind") else name): value for name, value in own.items()}
    document = found.document
    return {
        "kind": found.kind, "document": document.label, "document_id": document.id, "authority": document.authority,
        **own, "address": f"/facts/{found.row.id}",
    }  # fmt: skip


def document(engine: Engine, name: str) -> DocumentRow | None:
    """The document with this id or label."""
    with Session(engine, expire_on_commit=False) as session:
        query = select(DocumentRow).where((DocumentRow.id == name) | (DocumentRow.label == name))
        return session.scalars(query).first()


def documents(engine: Engine, identities: Collection[str]) -> dict[str, DocumentRow]:
    """The documents with these ids, by id."""
    with Session(engine, expire_on_commit=False) as session:
        return {row.id: row for row in session.scalars(select(DocumentRow).where(DocumentRow.id.in_(identities)))}


def counts(engine: Engine, document_id: str) -> Counter[str]:
    """How many facts a document has of each kind, those that a person rejected aside."""
    with Session(engine) as session:
        found: Counter[str] = Counter()
        for kind, table in FACT_ROWS.items():
            held = select(func.count()).where(table.document_id == document_id, table.decision != "rejected")
            found[kind] = session.scalar(held) or 0
        return found


def files(engine: Engine, document_id: str) -> list[FileRow]:
    """The files that a document was read from."""
    with Session(engine, expire_on_commit=False) as session:
        query = select(FileRow).where(FileRow.document_id == document_id).order_by(FileRow.read)
        return list(session.scalars(query))


def document_as_plain(row: DocumentRow) -> dict[str, Any]:
    """A document's own columns."""
    names = columns("documents")
    about = {name: plain(getattr(row, column)) for name, column in names.items()}
    more = {"format": row.format, "pages": row.pages, "warnings": row.warnings, "stored": plain(row.stored)}
    return {"document": row.label, **about, **more, "address": f"/documents/{row.id}"}
