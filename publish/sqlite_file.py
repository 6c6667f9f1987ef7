"""Facts as one SQLite file: a table for each kind, the code lists and the notes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from publish.choice import Choice, Row, tables
from publish.json_lines import number
from publish.notes import notes
from publish.schema import code_lists, schema, typed

NAME = "yotdata.sqlite"
_TYPES = {"string": "TEXT", "number": "REAL", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT"}


def export(engine: Engine, folder: Path, choice: Choice) -> dict[str, int]:
    """Write `yotdata.sqlite`, in place of an earlier one; returns how many rows each table of facts has."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    path.unlink(missing_ok=True)
    written: dict[str, int] = {}
    with closing(sqlite3.connect(path)) as file, file:
        for kind, rows in tables(engine, choice):
            columns = schema(kind)
            declared = [f"{_quoted(c.name)} {_TYPES[c.type]}" for c in columns]
            written[kind] = _fill(file, kind, declared, _values(kind, rows))
        for name, found in code_lists().items():
            _fill(file, name, [_quoted(column) for column in found[0]], (tuple(row.values()) for row in found))
        _fill(file, "notes", ["about", "note"], notes(choice))
        file.execute("CREATE INDEX ix_series ON observations (indicator, measure, period_start)")
    return written


def _fill(file: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    file.execute(f"CREATE TABLE {_quoted(table)} ({', '.join(columns)})")
    marks = ", ".join("?" * len(columns))
    return file.executemany(f"INSERT INTO {_quoted(table)} VALUES ({marks})", rows).rowcount  # noqa: S608 - our own names


def _values(kind: str, rows: Iterable[Row]) -> Iterator[list[Any]]:
    for row in rows:
        yield [number(value) if isinstance(value, Decimal) else value for value in typed(kind, row).values()]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
