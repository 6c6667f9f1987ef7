"""The store: writes a document's facts in one transaction, and knows what it has read before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Engine, delete, func, insert, or_, select
from sqlalchemy.orm import Session

from db import corrections, star
from db.connection import connect
from db.models import FACT_ROWS, Base, DocumentRow, DocumentText, FileRow, NoticeRow
from db.prepared import Prepared
from db.transactions import writing
from extract import VERSION
from extract.keys import keyed

Outcome = Literal["stored", "replaced", "unchanged", "duplicate"]
"""What became of a file: a new document, one read by a newer extractor, all as it was, or a document known already."""

_ID_LENGTH = 16
_TABLES = {kind: Base.metadata.tables[kind] for kind in FACT_ROWS}
"""The bare table of each kind: rows go in faster than through the models."""


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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file that was read before: its name then, its document's label, its format."""

    name: str
    label: str
    format: str


class Store:
    """A database of documents and facts. One store writes at a time; any number may read beside it."""

    def __init__(self, url: str) -> None:
        """Open the database at `url` (an address, or an SQLite file's path); it is made or brought up to date."""
        self.engine: Engine = connect(url)

    def close(self) -> None:
        self.engine.dispose()

    def known(self, hashes: Iterable[str]) -> dict[str, Known]:
        """The documents that files with these hashes gave, by hash, where this version of the extractor has read them.

        Ask for some hundreds at once: a database takes no more in one query.
        """
        query = (
            select(FileRow.sha256, FileRow.name, DocumentRow.label, DocumentRow.format)
            .join(DocumentRow, FileRow.document_id == DocumentRow.id)
            .where(FileRow.sha256.in_(set(hashes)), DocumentRow.extractor == VERSION)
        )
        with Session(self.engine) as session:
            return {row.sha256: Known(row.name, row.label, row.format) for row in session.execute(query)}

    def add(self, file: File, prepared: Prepared) -> Stored:
        """Store what a file holds, all of it or nothing.

        A document that is there already under another file is a duplicate and stays as it is. One that an older
        extractor read is replaced, and keeps its id, its label and its files, also where its words are now read
        otherwise. A document that no file holds any more goes.
        """
        with Session(writing(self.engine)) as session, session.begin():
            held = session.scalars(_holding(file)).first()
            held_id = held.id if held else ""
            same = session.scalars(select(DocumentRow).where(DocumentRow.fingerprint == prepared.fingerprint)).first()
            if same is not None and same.extractor == VERSION and session.scalar(_has_text(same.id)):
                known = session.get(FileRow, file.sha256)
                unchanged = held is same and known is not None and known.name == file.name
                stored = Stored("unchanged" if unchanged else "duplicate", same.id, same.label)
            else:
                stored = _write(session, file, prepared, same or _replaceable(session, held))
            _remember(session, file, stored.document)
            if held_id not in ("", stored.document):
                _drop_without_files(session, held_id)
        return stored


def _holding(file: File) -> Any:
    return select(DocumentRow).join(FileRow, FileRow.document_id == DocumentRow.id).where(FileRow.sha256 == file.sha256)


def _has_text(document_id: str) -> Any:
    """Whether a document's text is stored: that of one from an export is not, until its file is read."""
    return select(DocumentText.document_id).where(DocumentText.document_id == document_id)


def _replaceable(session: Session, held: DocumentRow | None) -> DocumentRow | None:
    """The document that a file gave before, unless other files give it and it is as this extractor reads them."""
    if held is None or held.extractor != VERSION:
        return held
    files = session.scalar(select(func.count()).select_from(FileRow).where(FileRow.document_id == held.id))
    return held if files == 1 else None


def _remember(session: Session, file: File, document_id: str) -> None:
    """Note which document a file gives; the name under which its bytes came first stays."""
    known = session.get(FileRow, file.sha256)
    if known is None:
        session.add(FileRow(sha256=file.sha256, name=file.name, size=file.size, document_id=document_id))
    else:
        known.document_id = document_id
    session.flush()


def _drop_without_files(session: Session, document_id: str) -> None:
    holding = select(FileRow.document_id).where(FileRow.document_id == document_id)
    session.execute(delete(DocumentRow).where(DocumentRow.id == document_id, ~holding.exists()))


def _write(session: Session, file: File, prepared: Prepared, old: DocumentRow | None) -> Stored:
    """Write a document, in the place of `old` where there is one."""
    files = _files(session, old)
    if old is None:
        number = (session.scalar(select(func.max(DocumentRow.number))) or 0) + 1
        stored = Stored("stored", _free_id(session, prepared.fingerprint), _free_label(session, file.label))
    else:
        number = old.number
        stored = Stored("replaced", old.id, old.label)
        session.execute(delete(DocumentRow).where(DocumentRow.id == old.id))
        session.expire_all()
    session.execute(
        insert(DocumentRow).values(
            id=stored.document, slot=stored.document, number=number, fingerprint=prepared.fingerprint,
            label=stored.label, extractor=VERSION, **prepared.about, **prepared.meta,
        )
    )  # fmt: skip
    session.execute(
        insert(DocumentText).values(document_id=stored.document, text=prepared.text, blocks=prepared.blocks)
    )
    for each in files:
        _remember(session, each, stored.document)
    _write_facts(session, stored.document, prepared)
    corrections.apply(session, stored.document)
    return stored


def _files(session: Session, document: DocumentRow | None) -> list[File]:
    if document is None:
        return []
    found = session.scalars(select(FileRow).where(FileRow.document_id == document.id))
    return [File(each.sha256, each.name, each.size) for each in found]


def _free_id(session: Session, fingerprint: str) -> str:
    """The first digits of the fingerprint; others where a document has them that had other words when it was new."""
    found = fingerprint[:_ID_LENGTH]
    while session.get(DocumentRow, found) is not None:
        found = hashlib.sha256(found.encode()).hexdigest()[:_ID_LENGTH]
    return found


def _free_label(session: Session, label: str) -> str:
    """The label, or the first of `label~2`, `label~3`... that no document has."""
    if session.scalar(select(DocumentRow.id).where(DocumentRow.label == label)) is None:
        return label  # the usual case costs one look into an index, where to search for the others is to read them all
    alike = or_(DocumentRow.label == label, DocumentRow.label.startswith(f"{label}~", autoescape=True))
    taken = set(session.scalars(select(DocumentRow.label).where(alike)))
    ordinal, free = 1, label
    while free in taken:
        ordinal += 1
        free = f"{label}~{ordinal}"
    return free


def _write_facts(session: Session, document_id: str, prepared: Prepared) -> None:
    by_kind: dict[str, list[dict[str, Any]]] = {}
    rows = [row for _, row in prepared.facts]
    keys = keyed(document_id, (fact for fact, _ in prepared.facts))
    for row, (key, slot, fact) in zip(rows, keys, strict=True):
        of_kind = by_kind.setdefault(fact.kind, [])
        of_kind.append({"id": key, "slot": slot, "document_id": document_id, "ordinal": len(of_kind), **row})
    for observation in by_kind.get("observations", []):
        observation["authority"] = observation["area"] or prepared.about["authority"]
    star.remember_periods(session, by_kind.get("observations", []))
    for kind, found in by_kind.items():
        session.execute(insert(_TABLES[kind]), found)
    if prepared.notices:
        session.execute(insert(NoticeRow), [{"document_id": document_id, **notice} for notice in prepared.notices])
