"""Writes many rows of a table at once through the driver itself: all that SQLAlchemy does for a row costs more than the
row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Connection, Table
from sqlalchemy.engine import Dialect

_Processor = Callable[[Any], Any] | None


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns; a column that they lack gets its default."""
    if not rows:
        return
    given = _given(table, connection.dialect, tuple(rows[0]))
    found = [tuple(given[1](row)) for row in rows]
    if connection.dialect.name == "postgresql":
        _copy(connection, given[0], found)
    else:
        connection.exec_driver_sql(given[0], found)


def _copy(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    cursor: Any = connection.connection.cursor()
    with cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


@lru_cache(maxsize=256)
def _given(
    table: Table, dialect: Dialect, names: tuple[str, ...]
) -> tuple[str, Callable[[Mapping[str, Any]], list[Any]]]:
    """The statement for a table's rows with these columns, and what makes its parameters of a row."""
    columns = [table.columns[name] for name in names]
    made = [column for column in table.columns if column.name not in names and column.default is not None]
    constants = [_bound(column, dialect)(_default(column)) for column in made]
    bound = [(place, process) for place, column in enumerate(columns) if (process := _processor(column, dialect))]

    def parameters(row: Mapping[str, Any]) -> list[Any]:
        values = [row[name] for name in names]
        for place, process in bound:
            values[place] = process(values[place])
        return values + constants

    return _statement(table, dialect, [*columns, *made]), parameters


def _statement(table: Table, dialect: Dialect, columns: Sequence[Column[Any]]) -> str:
    quote = dialect.identifier_preparer.quote
    listed = ", ".join(quote(column.name) for column in columns)
    if dialect.name == "postgresql":
        return f"COPY {quote(table.name)} ({listed}) FROM STDIN"
    return f"INSERT INTO {quote(table.name)} ({listed}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608


def _processor(column: Column[Any], dialect: Dialect) -> _Processor:
    processor: _Processor = column.type.dialect_impl(dialect).bind_processor(dialect)
    return processor


def _bound(column: Column[Any], dialect: Dialect) -> Callable[[Any], Any]:
    return _processor(column, dialect) or (lambda value: value)


def _default(column: Column[Any]) -> Any:
    default: Any = column.default
    return default.arg if default.is_scalar else default.arg(None)
