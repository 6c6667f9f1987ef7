"""The store: writes a document's facts in one transaction, and knows what it has read before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Engine, Row, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from db import corrections, star, tallies
from db.bulk import insert_rows
from db.connection import connect
from db.models import FACT_ROWS, Base, DocumentRow, DocumentText, FileRow
from db.prepared import Prepared, rows_of
from db.transactions import repeatable, sparing, writing
from extract import VERSION

Outcome = Literal["stored", "replaced", "unchanged", "duplicate"]
"""What became of a file: a new document, one read by a newer extractor, all as it was, or a document known already."""

_TABLES = {kind: Base.metadata.tables[kind] for kind in FACT_ROWS}
"""The bare table of each kind: rows go in faster than through the models."""
_NOTICES = Base.metadata.tables["notices"]
_DOCUMENT = select(DocumentRow.id, DocumentRow.number, DocumentRow.label, DocumentRow.extractor)
# Statements are made once: to put one together takes longer than to carry it out.
_HOLDING = _DOCUMENT.join(FileRow, FileRow.document_id == DocumentRow.id).where(FileRow.sha256 == bindparam("sha256"))
_SAME = _DOCUMENT.where(DocumentRow.fingerprint == bindparam("fingerprint"))
_TEXT_OF = select(DocumentText.document_id).where(DocumentText.document_id == bindparam("document"))
"""Whether a document's text is stored: that of one from an export is not, until its file is read."""
_WITH_ID = select(DocumentRow.id).where(DocumentRow.id == bindparam("id"))
_WITH_LABEL = select(DocumentRow.id).where(DocumentRow.label == bindparam("label"))
_TAKEN = select(
    select(func.coalesce(func.max(DocumentRow.number), 0)).scalar_subquery(), _WITH_ID.exists(), _WITH_LABEL.exists()
)
"""The last document's number, and whether one has this id or this label."""
_FILES = select(FileRow.sha256, FileRow.name, FileRow.size).where(FileRow.document_id == bindparam("document"))
_FILE_NAME = select(FileRow.name).where(FileRow.sha256 == bindparam("sha256"))


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
        with writing(self.engine).begin() as connection, sparing(connection):
            repeatable(connection)
            held = connection.execute(_HOLDING, {"sha256": file.sha256}).first()
            same = connection.execute(_SAME, {"fingerprint": prepared.fingerprint}).first()
            if same is not None and same.extractor == VERSION and connection.scalar(_TEXT_OF, {"document": same.id}):
                name = connection.scalar(_FILE_NAME, {"sha256": file.sha256})
                unchanged = held is not None and held.id == same.id and name == file.name
                stored = Stored("unchanged" if unchanged else "duplicate", same.id, same.label)
            else:
                stored = _write(connection, file, prepared, same or _replaceable(connection, held))
            _remember(connection, file, stored.document)
            if held is not None and held.id != stored.document:
                _drop_without_files(connection, held.id)
        return stored


_Document = Row[str, int, str, str]
"""A document's id, number, label and extractor."""


def _replaceable(connection: Connection, held: _Document | None) -> _Document | None:
    """The document that a file gave before, unless other files give it and it is as this extractor reads them."""
    if held is None or held.extractor != VERSION:
        return held
    return held if len(connection.execute(_FILES, {"document": held.id}).all()) == 1 else None


def _remember(connection: Connection, file: File, document_id: str) -> None:
    """Note which document a file gives; the name under which its bytes came first stays."""
    if connection.scalar(_FILE_NAME, {"sha256": file.sha256}) is None:
        row = {"sha256": file.sha256, "name": file.name, "size": file.size, "document_id": document_id}
        connection.execute(insert(FileRow), [row])
    else:
        known = update(FileRow).where(FileRow.sha256 == file.sha256)
        connection.execute(known.values(document_id=document_id))


def _drop_without_files(connection: Connection, document_id: str) -> None:
    if connection.execute(_FILES, {"document": document_id}).first() is None:
        _drop(connection, document_id)


def _drop(connection: Connection, document_id: str) -> None:
    tallies.take_out(connection, document_id)
    connection.execute(delete(DocumentRow).where(DocumentRow.id == document_id))


def _write(connection: Connection, file: File, prepared: Prepared, old: _Document | None) -> Stored:
    """Write a document, in the place of `old` where there is one."""
    files: list[File] = []
    if old is None:
        last, id_taken, label_taken = connection.execute(_TAKEN, {"id": prepared.id, "label": file.label}).one()
        number = last + 1
        identity = _free_id(connection, prepared.id) if id_taken else prepared.id
        stored = Stored("stored", identity, _free_label(connection, file.label) if label_taken else file.label)
    else:
        number = old.number
        stored = Stored("replaced", old.id, old.label)
        files = [File(*found) for found in connection.execute(_FILES, {"document": old.id})]
        _drop(connection, old.id)
    row = {
        "id": stored.document, "slot": stored.document, "number": number, "fingerprint": prepared.fingerprint,
        "label": stored.label, "extractor": VERSION, "counts": dict(prepared.counts()),
        **prepared.about, **prepared.meta,
    }  # fmt: skip
    connection.execute(insert(DocumentRow), [row])
    text = {"document_id": stored.document, "text": prepared.text, "blocks": prepared.blocks}
    connection.execute(insert(DocumentText), [text])
    for each in files:
        _remember(connection, each, stored.document)
    _write_facts(connection, stored.document, prepared)
    corrections.apply_to(connection, stored.document)
    tallies.put_in(connection, stored.document)
    return stored


def _free_id(connection: Connection, wanted: str) -> str:
    """Another id than one that a document has that had other words when it was new."""
    found = wanted
    while connection.scalar(_WITH_ID, {"id": found}) is not None:
        found = hashlib.sha256(found.encode()).hexdigest()[: len(wanted)]
    return found


def _free_label(connection: Connection, label: str) -> str:
    """The first of `label~2`, `label~3`... that no document has: to search for them is to read all labels."""
    alike = or_(DocumentRow.label == label, DocumentRow.label.startswith(f"{label}~", autoescape=True))
    taken = set(connection.scalars(select(DocumentRow.label).where(alike)))
    ordinal, free = 1, label
    while free in taken:
        ordinal += 1
        free = f"{label}~{ordinal}"
    return free


def _write_facts(connection: Connection, document_id: str, prepared: Prepared) -> None:
    by_kind = rows_of(prepared, document_id)
    star.remember_periods(connection, by_kind.get("observations", []))
    for kind, rows in by_kind.items():
        insert_rows(connection, _TABLES[kind], rows)
    insert_rows(connection, _NOTICES, [{"document_id": document_id, **notice} for notice in prepared.notices])
