"""The columns of an export: the model's first, from `document` to `quote`, then the product's own."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from extract.facts import KINDS

_OWN = (
    "id",
    "slot",
    "page",
    "start",
    "end",
    "table_index",
    "row_index",
    "column_index",
    "method",
    "confidence",
    "flags",
)
_RENAMED = {("checks", "sort"): "kind"}
"""Where the model's name of a column is another than the store's."""


def columns(kind: str) -> dict[str, str]:
    """The exported columns of a kind with the store's column that fills each, in order."""
    fields = next(fact.columns() for fact in KINDS if fact.kind == kind)
    model = {_RENAMED.get((kind, field), field): field for field in fields}
    return {**model, "quote": "quote", **{name: name for name in _OWN}}


def plain(value: Any) -> Any:
    """A value as the model prints it: plain numbers, 1 and 0 for yes and no, nothing for what is unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return value


def row_of(kind: str) -> Callable[[str, Any], dict[str, Any]]:
    """A function that makes an exported row of a document's label and a stored row."""
    names = columns(kind)

    def row(label: str, stored: Any) -> dict[str, Any]:
        return {"document": label, **{name: plain(getattr(stored, field)) for name, field in names.items()}}

    return row
