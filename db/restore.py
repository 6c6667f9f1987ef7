"""Puts exported facts into an empty store. Their documents come without text, and say so."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from sqlalchemy import JSON, Column, Connection, Engine, Float, String, Table, insert, select, update
from sqlalchemy.orm import Session

from db import star, tallies
from db.bulk import insert_rows
from db.errors import StoreError
from db.models import Base, DocumentRow
from db.overlay import typed
from db.transactions import writing
from db.upkeep import look_over

_CHUNK = 2000
WITHOUT_TEXT = "brought in from an export: facts without the document's text"
_GIVEN = frozenset({"number", "label", "warnings", "stored", "document_id", "ordinal", "boxes", "stale", "authority"})
"""Columns of facts that are not in an export, and are made here."""
_OF_DOCUMENTS = frozenset({"number", "label", "warnings", "stored", "boxes", "stale", "counts"})

Words = Mapping[str, str]


def restore(engine: Engine, tables: Iterable[tuple[str, Iterable[Words]]]) -> dict[str, int]:
    """Write exported rows, by the store's names of columns and with `document` for the label, documents first; returns
    how many there were of each kind. All of them or nothing.

    Raises StoreError where the store has documents already, and for rows that are no facts.
    """
    written: dict[str, int] = {}
    with Session(writing(engine)) as session, session.begin():
        if session.scalar(select(DocumentRow.id).limit(1)):
            raise StoreError("the store has documents already; import into an empty one")
        documents: dict[str, Mapping[str, Any]] = {}
        ordinals: dict[str, Counter[str]] = defaultdict(Counter)
        with _indexed_afterwards(session.connection()) as connection:
            for kind, rows in tables:
                written[kind] = sum(_write(connection, kind, chunk, documents, ordinals) for chunk in _chunks(rows))
        for document, counts in ordinals.items():
            session.execute(update(DocumentRow).where(DocumentRow.id == document).values(counts=dict(counts)))
        tallies.count_anew(connection)
    look_over(engine)
    return written


@contextmanager
def _indexed_afterwards(connection: Connection) -> Iterator[Connection]:
    """Within it the observations have no indexes but that of their ids: over many rows, to make an index at the end is
    quicker than to keep it up row by row. On PostgreSQL nobody reads observations meanwhile; there are none yet."""
    indexes = _table("observations").indexes
    for index in indexes:
        index.drop(connection)
    yield connection
    for index in indexes:
        index.create(connection)


def _write(
    connection: Connection,
    kind: str,
    rows: list[Words],
    documents: dict[str, Mapping[str, Any]],
    ordinals: dict[str, Counter[str]],
) -> int:
    if kind == "documents":
        found = [_document(number, row) for number, row in enumerate(rows, len(documents) + 1)]
        documents |= {row["label"]: row for row in found}
        connection.execute(insert(_table(kind)), found)
    else:
        found = [_fact(kind, row, documents, ordinals) for row in rows]
        if kind == "observations":
            star.remember_periods(connection, found)
        insert_rows(connection, _table(kind), found)
    return len(found)


def _chunks(rows: Iterable[Words]) -> Iterator[list[Words]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk


def _document(number: int, row: Words) -> dict[str, Any]:
    found = _columns("documents", row, _OF_DOCUMENTS)
    return {**found, "number": number, "label": row["document"], "warnings": [WITHOUT_TEXT]}


def _fact(
    kind: str, row: Words, documents: Mapping[str, Mapping[str, Any]], ordinals: dict[str, Counter[str]]
) -> dict[str, Any]:
    document = documents.get(row["document"])
    if document is None:
        raise StoreError(f"a fact of {kind} is of the document {row['document']!r}, which is not there")
    found = _columns(kind, row, _GIVEN)
    counts = ordinals[document["id"]]
    found |= {"document_id": document["id"], "ordinal": counts[kind]}
    counts[kind] += 1
    if kind == "observations":
        found["authority"] = found["area"] or document["authority"]
    return found


def _columns(kind: str, row: Words, made: frozenset[str]) -> dict[str, Any]:
    try:
        return {name: read(row[name]) if read else row[name] for name, read in _readers(kind, made)}
    except KeyError as error:
        raise StoreError(f"the file of {kind} has no column {error.args[0]}: it is no whole export") from error
    except (ValueError, ArithmeticError) as error:
        raise StoreError(f"a row of {kind} cannot be read: {error} ({dict(row)})") from error


@lru_cache
def _readers(kind: str, made: frozenset[str]) -> tuple[tuple[str, Callable[[str], Any] | None], ...]:
    """The columns of a kind that an export has, each with what makes its value of words; most are words already."""
    return tuple((column.name, _reader(column)) for column in _table(kind).columns if column.name not in made)


def _reader(column: Column[Any]) -> Callable[[str], Any] | None:
    if isinstance(column.type, JSON):
        return lambda words: json.loads(words) if words else None
    if isinstance(column.type, Float):
        return float
    return None if isinstance(column.type, String) and not column.nullable else partial(typed, column)


def _table(kind: str) -> Table:
    return Base.metadata.tables[kind]
