"""The columns of an export: the model's first, from `document` to `quote`, then the product's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from db.models import Placed
from extract.facts import KINDS

FIGURES = {
    "observations": "value",
    "finances": "amount",
    "staffing": "headcount",
    "judgements": "score",
    "survey": "value",
}
"""The column that a kind's one figure is in, where it has one."""
_OWN = {
    "id": "id",
    "slot": "slot",
    "page": "page",
    "start": "start",
    "end": "end",
    "table_index": "table_index",
    "row_index": "row_index",
    "column_index": "column_index",
    "method": "method",
    "confidence": "confidence",
    "flags": "flags",
    "decision": "decision",
    "corrected_by": "decided_by",
    "as_read": "as_read",
}
"""The product's own columns with the store's column that fills each."""
_OF_DOCUMENTS = {name: name for name in ("fingerprint", "format", "pages", "encoding", "extractor")}
"""Those that only documents have."""
_PERSONS = frozenset({"decision", "corrected_by", "as_read"})
_RENAMED = {("checks", "sort"): "kind"}
"""Where the model's name of a column is another than the store's."""


def model_columns(kind: str) -> dict[str, str]:
    """The model's columns of a kind without `document`, with the store's column that fills each, in order."""
    fields = next(fact.columns() for fact in KINDS if fact.kind == kind)
    return {**{_RENAMED.get((kind, field), field): field for field in fields}, "quote": "quote"}


def columns(kind: str) -> dict[str, str]:
    """The exported columns of a kind, without `document`, with the store's column that fills each, in order."""
    return {**model_columns(kind), **_OWN, **(_OF_DOCUMENTS if kind == "documents" else {})}


def plain(value: Any) -> Any:
    """A value as the model prints it: plain numbers, 1 and 0 for yes and no, nothing for what is unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, dict) else value


def row_of(kind: str, as_printed: bool = False) -> Callable[[str, Placed], dict[str, Any]]:
    """A function that makes an exported row of a document's label and a stored row: as it holds, or `as_printed`,
    without what any person said of it."""
    names = columns(kind)

    def row(label: str, stored: Placed) -> dict[str, Any]:
        found = {name: plain(getattr(stored, field)) for name, field in names.items()}
        if as_printed:
            read = stored.as_read or {}
            found |= {name: read[field] for name, field in names.items() if field in read}
            found |= dict.fromkeys(_PERSONS, "")
        return {"document": label, **found}

    return row
