"""The answers of the API for its description: rows with the types of their columns, and the formats they come in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table

from db.models import ROWS
from publish.columns import columns
from publish.schema import schema
from web.api.answers import PARQUET
from web.reading.facts import headings

Responses = dict[int | str, dict[str, Any]]
_TYPES = {"date": "string"}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
NEXT: dict[str, Any] = {"next": {"type": ["string", "null"]}}
"""What stands beside the rows of a page: the address of the page behind it."""


def facts(kind: str) -> Responses:
    """The answer of a kind's facts: a page of rows, each with some of its columns, or all of them as CSV or Parquet."""
    stored = ROWS[kind].__table__  # type: ignore[attr-defined]
    assert isinstance(stored, Table)  # noqa: S101
    types = {column.name: _TYPES.get(column.type, column.type) for column in schema(kind)}
    of_row = {
        name: _one(types.get(name, "string"), name in columns(kind) and stored.columns[columns(kind)[name]].nullable)
        for name in headings(kind)
    } | {"as_read": _one("object", True)}
    found = rows({"type": "object", "properties": of_row, "additionalProperties": False}, NEXT)
    found[200]["content"][PARQUET] = _BINARY
    return found


def rows(row: Mapping[str, Any], beside: Mapping[str, Any] | None = None) -> Responses:
    """The answer of an address that lists rows of this schema, with what stands beside them; also as CSV."""
    fields = {"rows": {"type": "array", "items": dict(row)}, **(beside or {})}
    shape = {"type": "object", "required": list(fields), "properties": fields, "additionalProperties": False}
    return {200: {"content": {"application/json": {"schema": shape}, "text/csv": {"schema": {"type": "string"}}}}}


def objects(names: tuple[str, ...]) -> dict[str, Any]:
    """The schema of a row that has all of these."""
    return {"type": "object", "required": list(names)}


def files(kinds: tuple[str, ...]) -> Responses:
    """The answer of an address that sends a file of one of these media types."""
    return {200: {"content": dict.fromkeys(kinds, _BINARY)}}


def _one(kind: str, nullable: bool) -> dict[str, Any]:
    return {"type": [kind, "null"] if nullable else kind}
