"""Takes small figures, and the words that tell them, out of exported rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from publish.disclosure import Suppressed
from publish.redaction import hide_numbers
from publish.schema import CONFIDENTIAL, MARKER, VALUES, schema

Row = dict[str, Any]

_TELLING = frozenset(
    {"quote", "printed", "line", "where", "detail", "values", "action", "comment", "success", "other", "text"}
) | {"percents", "statement", "definition"}
"""Columns of the document's words, which may hold its figures."""
_LABELS = frozenset({"row", "column", "survey", "term", "title", "theme", "organisation", "post"})
"""Columns that name what a fact is of: where its figure goes they stay, without the numbers in them."""
_PLACES = frozenset({"start", "end"})


def without_small(kind: str, rows: Iterable[Row], small: Suppressed) -> Iterator[Row]:
    """Rows without small figures and the words that tell them. Ids go with them: they are made of figures and words.
    So do the places of what goes, whose length tells how many digits it has."""
    words = {column.name for column in schema(kind)} & (_TELLING | _LABELS)
    for number, row in enumerate(rows):
        left = {**row, "as_read": ""}
        if kind != "documents" and small.tells(row["document"], row["start"], row["end"]):
            left |= dict.fromkeys(_TELLING & words, "")
        if hidden := small.numbers.get(row["document"]):
            left |= {column: hide_numbers(str(left[column]), hidden) for column in words}
        if row["id"] in small.figures:
            left |= {VALUES[kind]: "", MARKER: CONFIDENTIAL} | dict.fromkeys(_PLACES, "")
        if kind != "documents" and any(left[column] != row[column] for column in (*words, "start")):
            left |= dict.fromkeys(("id", "slot"), f"{kind}-{number}")
        yield left
