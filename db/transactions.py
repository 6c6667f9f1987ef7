"""When a transaction takes the right to write, and how sure it is to stay."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, event

_WRITES = "yot_writes"


def writing(engine: Engine) -> Engine:
    """The same database for transactions that will write. On SQLite each waits for its turn at its beginning: one that
    has read cannot wait later, and would fail."""
    return engine.execution_options(**{_WRITES: True})


def repeatable(connection: Connection) -> None:
    """Let a transaction whose work can be done again end before PostgreSQL's disk has it, as SQLite's does: after a
    failure of power the last ones may be missing, whole, and an ingest reads their files again."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL synchronous_commit = off")


def begin_as_told(engine: Engine) -> None:
    """Let transactions of an SQLite engine begin where SQLAlchemy says. Python's driver begins them late, and never
    before a change of tables, so that half of one would stay; its own beginning must be off (`isolation_level`)."""
    event.listen(engine, "begin", _begin)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
