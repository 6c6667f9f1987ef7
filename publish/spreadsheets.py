"""Text that no spreadsheet takes for a formula when it opens a CSV file, and the same text as it was."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
ENCODING = "utf-8-sig"
"""By its first bytes spreadsheets tell that the rest is UTF-8."""
NOTES = "notes.csv"
ABOUT = "spreadsheets"
NOTE = (
    ABOUT,
    "text that begins with =, +, -, @, a tab, a return or ' has a ' before it, so that no spreadsheet takes it for a "
    "formula; yot import takes it off again. Numbers are as they are",
)
_MARK = "'"
_MARKED = (*FORMULA, _MARK)


def harmless(row: Mapping[str, Any], texts: Collection[str]) -> dict[str, Any]:
    """A row whose columns of text are marked where they begin as a formula does, or with the mark itself."""
    return {name: _harmless(value) if name in texts else value for name, value in row.items()}


def as_it_was(row: Mapping[str, str], texts: Collection[str]) -> dict[str, str]:
    """The row that `harmless` was given."""
    return {name: value.removeprefix(_MARK) if name in texts else value for name, value in row.items()}


def are_meant(folder: Path) -> bool:
    """Whether the notes of an export say that its text is marked."""
    path = folder / NOTES
    if not path.is_file():
        return False
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return any(row.get("about") == ABOUT for row in csv.DictReader(stream))


def _harmless(value: Any) -> Any:
    return f"{_MARK}{value}" if isinstance(value, str) and value.startswith(_MARKED) else value
