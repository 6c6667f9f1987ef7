"""Lays what a person said over what was read, and takes it off again. Pure: rows in, the same rows changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Boolean, Column, Integer, Table

from db.errors import StoreError
from db.models import CorrectionRow, Placed
from db.types import Exact
from extract.facts import KINDS
from normalise import indicators, periods

_COLUMNS = {fact.kind: frozenset(fact.columns()) for fact in KINDS}
_LARGEST = {int: 2**31 - 1, Decimal: 10**15}
_DAYS = frozenset({"period_start", "period_end", "deadline_date", "date"})


def lay(row: Placed, said: CorrectionRow | None) -> None:
    """Make a fact's columns hold what a person said last of it; without a word of any person, what was read."""
    take_off(row)
    if said is None:
        return
    row.decision, row.decided_by = said.decision, said.person
    row.stale = _folded(said.quote) != _folded(row.quote)
    if said.changes:
        row.as_read = {column: as_words(getattr(row, column)) for column in said.changes}
        _set(row, said.changes)


def take_off(row: Placed) -> None:
    """Make a fact's columns hold what was read."""
    _set(row, row.as_read or {})
    row.decision, row.decided_by, row.stale, row.as_read = "", "", False, None


def check_changes(kind: str, row: Placed, changes: Mapping[str, str]) -> dict[str, str]:
    """The changes that a person asks for, with what follows from them: a period's first and last day.

    Raises StoreError for a column that the kind does not have and for words that its column cannot hold.
    """
    complete = dict(changes)
    if complete.get("period") and "period_start" in _COLUMNS[kind] and "period_start" not in complete:
        complete |= _days(complete["period"])
    for column, words in complete.items():
        _check(kind, row, column, words)
    return complete


def as_words(value: Any) -> str:
    """A column's value as words: plain numbers, 1 and 0, nothing for what is unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return str(value)


def _days(label: str) -> dict[str, str]:
    period = periods.read(label)
    if period is None or period.label != label:
        raise StoreError(f"{label} is no period as they are written here, such as 2006/07 or 2006/07 Apr-Dec")
    days = {"period_start": period.start, "period_end": period.end}
    return {column: day.isoformat() if day else "" for column, day in days.items()}


def _check(kind: str, row: Placed, column: str, words: str) -> None:
    if column not in _COLUMNS[kind]:
        raise StoreError(f"a fact of {kind} has no column {column}; it has {', '.join(sorted(_COLUMNS[kind]))}")
    if column == "indicator" and words not in {known.id for known in indicators.all_indicators()}:
        raise StoreError(f"no indicator has the id {words}")
    try:
        _check_size(_typed(row, column, words))
        if column in _DAYS and words:
            date.fromisoformat(words)
    except (InvalidOperation, ValueError) as error:
        raise StoreError(f"{column} cannot be {words!r}; write numbers plainly and days as 2007-03-31") from error


def _check_size(value: Any) -> None:
    """Raise ValueError for a number that is none, or larger than a database keeps exactly."""
    if type(value) in _LARGEST and not abs(value) <= _LARGEST[type(value)]:
        raise ValueError(value)


def _set(row: Placed, changes: Mapping[str, str]) -> None:
    for column, words in changes.items():
        setattr(row, column, _typed(row, column, words))


def typed(column: Column[Any], words: str) -> Any:
    """Words as a column's own type; nothing is None where the column may be empty."""
    if not words and column.nullable:
        return None
    if isinstance(column.type, Exact):
        return Decimal(words)
    if isinstance(column.type, Boolean):
        return bool(int(words))
    return int(words) if isinstance(column.type, Integer) else words


def _typed(row: Placed, name: str, words: str) -> Any:
    table = type(row).__table__  # type: ignore[attr-defined]
    assert isinstance(table, Table)  # noqa: S101
    return typed(table.columns[name], words)


def _folded(words: str) -> str:
    return " ".join(words.split())
