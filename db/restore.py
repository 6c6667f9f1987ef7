"""Puts exported facts into an empty store. Their documents come without text, and say so."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import JSON, Engine, Float, Table, insert, select, update
from sqlalchemy.orm import Session

from db import star, tallies
from db.errors import StoreError
from db.models import ROWS, DocumentRow
from db.overlay import typed
from db.transactions import writing

_CHUNK = 1000
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
        for kind, rows in tables:
            written[kind] = 0
            for chunk in _chunks(rows):
                if kind == "documents":
                    found = [_document(number, row) for number, row in enumerate(chunk, len(documents) + 1)]
                    documents |= {row["label"]: row for row in found}
                else:
                    found = [_fact(kind, row, documents, ordinals) for row in chunk]
                if kind == "observations":
                    star.remember_periods(session, found)
                session.execute(insert(ROWS[kind]), found)
                written[kind] += len(found)
        for document, counts in ordinals.items():
            session.execute(update(DocumentRow).where(DocumentRow.id == document).values(counts=dict(counts)))
        tallies.count_anew(session.connection())
    return written


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
    table = ROWS[kind].__table__  # type: ignore[attr-defined]
    assert isinstance(table, Table)  # noqa: S101
    try:
        return {
            column.name: _value(table, column.name, row[column.name]) for column in table.c if column.name not in made
        }
    except KeyError as error:
        raise StoreError(f"the file of {kind} has no column {error.args[0]}: it is no whole export") from error
    except (ValueError, ArithmeticError) as error:
        raise StoreError(f"a row of {kind} cannot be read: {error} ({dict(row)})") from error


def _value(table: Table, name: str, words: str) -> Any:
    column = table.columns[name]
    if isinstance(column.type, JSON):
        return json.loads(words) if words else None
    if isinstance(column.type, Float):
        return float(words)
    return typed(column, words)
