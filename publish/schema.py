"""The schema of an export: each kind's columns, their types and meaning, and the code lists that they refer to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from sqlalchemy import Boolean, Float, Integer, Table

from db.models import ROWS
from db.types import Exact
from normalise.vocabulary import load_csv, load_toml
from publish.columns import columns

Type = Literal["string", "number", "integer", "boolean", "date"]

MARKER = "marker"
CONFIDENTIAL = "[c]"
"""The marker of a figure that was left out as too small."""
VALUES = {
    "observations": "value",
    "finances": "amount",
    "staffing": "headcount",
    "judgements": "score",
    "survey": "value",
}
"""The figure of each kind that has one; the marker stands behind it."""
_DATES = frozenset({"period_start", "period_end", "deadline_date"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export: its name, the type of its values, whether it is always filled, and what it holds."""

    name: str
    type: Type
    required: bool
    description: str


@cache
def schema(kind: str) -> tuple[Column, ...]:
    """The exported columns of a kind, in order."""
    return tuple(_column(kind, name) for name in _names(kind))


@cache
def texts(kind: str) -> frozenset[str]:
    """The columns of a kind that hold words."""
    return text_columns(schema(kind))


def text_columns(columns: Iterable[Column]) -> frozenset[str]:
    """Those of the columns that hold words."""
    return frozenset(column.name for column in columns if column.type == "string")


def typed(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """An exported row with each value in its column's type: numbers as numbers, None for what is empty."""
    return typed_by(schema(kind), row)


def typed_by(columns: Iterable[Column], row: Mapping[str, Any]) -> dict[str, Any]:
    """The same for any columns, of which the row may lack some."""
    return {column.name: value_as(column.type, row.get(column.name)) for column in columns}


def code_lists() -> dict[str, tuple[dict[str, str], ...]]:
    """The lists that columns refer to, by name: each a table of strings whose first column is the code."""
    markers = tuple({"marker": code, "meaning": words} for code, words in descriptions()["markers"].items())
    return {"indicators": load_csv("indicators"), "areas": load_csv("areas"), "markers": markers}


@cache
def descriptions() -> dict[str, dict[str, str]]:
    """What columns, kinds and markers mean, in words."""
    return load_toml("export_words")


def _names(kind: str) -> list[str]:
    names = ["document", *columns(kind)]
    if kind in VALUES:
        names.insert(names.index(VALUES[kind]) + 1, MARKER)
    return names


def _column(kind: str, name: str) -> Column:
    words = descriptions()["columns"]
    description = words.get(f"{kind}.{name}") or words.get(name, "")
    if name in ("document", MARKER):
        return Column(name, "string", name == "document", description)
    table = ROWS[kind].__table__  # type: ignore[attr-defined]
    assert isinstance(table, Table)  # noqa: S101
    stored = table.columns[columns(kind)[name]]
    return Column(name, _type(name, stored.type), name in ("id", "slot"), description)


def _type(name: str, stored: Any) -> Type:
    if name in _DATES:
        return "date"
    if isinstance(stored, Boolean):
        return "boolean"
    if isinstance(stored, Exact | Float):
        return "number"
    return "integer" if isinstance(stored, Integer) else "string"


def value_as(kind: Type, value: Any) -> Any:
    """A value of an exported row in a type; None for an empty one."""
    if value == "" or value is None:
        return None
    if kind == "number":
        return Decimal(str(value))
    if kind == "integer":
        return int(value)
    return bool(int(value)) if kind == "boolean" else value
