"""Options that several commands share, and what they open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, TypeVar

import typer

from db import queries
from db.errors import StoreError
from db.models import Placed
from db.store import Store
from normalise import indicators
from yot.settings import DATABASE, from_environment
from yot.terminal import errors, text

Database = Annotated[
    str,
    typer.Option("--database", "-d", help=f"Address of the database or path of an SQLite file. Default: ${DATABASE}, "
                 "else a file in your data folder.", show_default=False),
]  # fmt: skip
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
Limit = Annotated[
    int | None,
    typer.Option(
        min=0,
        help="How many rows at most, 0 for all. Default: 200 as a table, all as JSON and CSV.",
        show_default=False,
    ),
]
_SHOWN = 200
"""The rows of a table, unless asked otherwise."""
_Row = TypeVar("_Row")
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV for a program to read.")]


@contextmanager
def store(database: str) -> Iterator[Store]:
    """The store at `database`, or where the settings say; a store that cannot be opened ends the command."""
    try:
        opened = Store(database or from_environment().database)
    except StoreError as error:
        raise stop(str(error)) from error
    try:
        yield opened
    finally:
        opened.close()


def wanted_rows(limit: int | None, for_program: bool) -> int:
    """How many rows to ask the store for, 0 for all: one more than are shown tells whether there are more."""
    most = limit if limit is not None else 0 if for_program else _SHOWN
    return most and most + 1


def shown_rows(rows: Sequence[_Row], asked: int) -> Sequence[_Row]:
    """The rows to show of those that were asked for; says where there are more."""
    if not asked or len(rows) < asked:
        return rows
    errors.print(text(f"the first {asked - 1:,} rows; there are more: --limit 0 shows all", style="yellow"))
    return rows[: asked - 1]


def stop(message: str, code: int = 1) -> typer.Exit:
    """Say what is wrong; the caller raises what this returns."""
    errors.print(text(f"yot: {message}", style="red"))
    return typer.Exit(code)


def document_of(opened: Store, name: str) -> str:
    """The id of the document called `name`; an unknown name ends the command."""
    found = queries.document_id(opened.engine, name)
    if found is None:
        raise stop(f"no document is called {name}; `yot documents` lists them", 2)
    return found


def fact_of(opened: Store, beginning: str) -> tuple[str, Placed]:
    """The kind and the row of the one fact whose id begins so; anything else ends the command."""
    found = queries.fact(opened.engine, beginning) if beginning else []
    if len(found) != 1:
        raise stop(f"{len(found) or 'no'} facts have ids that begin with {beginning}; `yot query` shows ids", 2)
    return found[0]


def known_indicator(name: str) -> None:
    """An id that no indicator has ends the command."""
    if name not in {known.id for known in indicators.all_indicators()}:
        raise stop(f"no indicator has the id {name}; `yot indicators` lists them", 2)
