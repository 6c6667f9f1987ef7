"""When a transaction takes the right to write, and how sure it is to stay."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event

_WRITES = "yot_writes"
_FEW = -8000
"""Kilobytes of pages, as SQLite says it."""


def writing(engine: Engine) -> Engine:
    """The same database for transactions that will write. On SQLite each waits for its turn at its beginning: one that
    has read cannot wait later, and would fail."""
    return engine.execution_options(**{_WRITES: True})


def repeatable(connection: Connection) -> None:
    """Let a transaction whose work can be done again end before PostgreSQL's disk has it, as SQLite's does: after a
    failure of power the last ones may be missing, whole, and an ingest reads their files again."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")


@contextmanager
def sparing(connection: Connection) -> Iterator[None]:
    """Keep little of an SQLite file in memory: storing asks for few of the pages that were written, is no slower
    without them, and its memory stays as it is however large the store is."""
    if connection.dialect.name != "sqlite":
        yield
        return
    usual = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(f"PRAGMA cache_size = {_FEW}")
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {usual}")


def begin_as_told(engine: Engine) -> None:
    """Let transactions of an SQLite engine begin where SQLAlchemy says. Python's driver begins them late, and never
    before a change of tables, so that half of one would stay; its own beginning must be off (`isolation_level`)."""
    event.listen(engine, "begin", _begin)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
