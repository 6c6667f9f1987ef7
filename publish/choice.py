"""What an export holds: which document, as read or as corrected, with or without people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.models import ROWS, DocumentRow, PersonRow
from normalise import breaks
from publish import csv_files
from publish.confidential import without_small
from publish.disclosure import suppressed
from publish.errors import ExportError
from publish.names import Names
from publish.schema import MARKER, VALUES, schema

_OWNERS = frozenset({"owner", "corrected_by"})
_KEPT = frozenset({"id", "slot", "method", "flags", "indicator", "measure", "unit"})
"""Columns of our own words, in which no name can stand."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which facts are exported and how: `document` is the id of just one; `as_printed` leaves out what anybody
    corrected; without `people` no name that the store's table of people knows is anywhere in the export; counts from 1
    to under `below` are left out, and what would tell them. Not both of `as_printed` and `below`. CSV files may be for
    `spreadsheets`: see `publish.spreadsheets`; with `wide`, observations are there in wide shape too."""

    document: str | None = None
    as_printed: bool = False
    people: bool = True
    below: int = 0
    spreadsheets: bool = False
    wide: bool = False

    def kinds(self) -> tuple[str, ...]:
        """The kinds that the export has."""
        return tuple(kind for kind in ROWS if self.people or kind != "people")


def tables(engine: Engine, choice: Choice) -> Iterator[tuple[str, Iterator[Row]]]:
    """Each kind with its rows, in the columns of its schema, values as words as the CSV files hold them.

    Raises ExportError for a choice that cannot be kept.
    """
    if choice.as_printed and choice.below:
        raise ExportError("small numbers are left out of facts as they hold, not as they were printed; choose one")
    drafts = _drafts(engine)
    names = Names(() if choice.people else _names(engine))
    small = suppressed(engine, choice.below)
    for kind in choice.kinds():
        rows = _rows(engine, kind, choice, drafts)
        if choice.below:
            rows = without_small(kind, rows, small)
        yield kind, rows if choice.people else (_without_people(kind, row, names) for row in rows)


def _rows(engine: Engine, kind: str, choice: Choice, drafts: frozenset[str]) -> Iterator[Row]:
    order = [column.name for column in schema(kind)]
    for row in csv_files.rows(engine, kind, choice.document, choice.as_printed):
        marked = {**row, MARKER: _marker(kind, row, drafts)} if kind in VALUES else row
        yield {name: marked[name] for name in order}


def _without_people(kind: str, row: Row, names: Names) -> Row:
    words = [column.name for column in schema(kind) if column.type == "string" and column.name not in _KEPT]
    hidden = {column: names.hide(str(row[column])) for column in words}
    return {**row, **hidden, **dict.fromkeys(_OWNERS & row.keys(), "")}


def _marker(kind: str, row: Row, drafts: frozenset[str]) -> str:
    if row[VALUES[kind]] == "":
        return "[x]"
    if kind != "observations" or row["measure"] != "outturn":
        return ""
    if row["period_start"] and breaks.begins_at(row["indicator"], date.fromisoformat(row["period_start"])):
        return "[b]"
    return "[p]" if row["document"] in drafts else ""


def _drafts(engine: Engine) -> frozenset[str]:
    with Session(engine) as session:
        return frozenset(session.scalars(select(DocumentRow.label).where(DocumentRow.status == "draft")))


def _names(engine: Engine) -> list[str]:
    """Every name that the store knows, those that a person rejected or corrected among them."""
    with Session(engine) as session:
        rows = session.execute(select(PersonRow.name, PersonRow.as_read)).all()
    read = [as_read["name"] for _, as_read in rows if as_read and "name" in as_read]
    return [name for name, _ in rows] + read
