"""What a database should know of its rows to choose its indexes well, brought up to date after much was written."""

from __future__ import annotations

from sqlalchemy import Connection, Engine

from db.models import Base
from db.transactions import writing

_SAMPLE = 1000
"""The rows of an index that SQLite looks at: enough to tell indexes apart, and quick however many rows there are."""


def look_over(engine: Engine) -> None:
    """Let the database look over all its tables. PostgreSQL also notes which pages an index need not look behind."""
    if engine.dialect.name == "sqlite":
        with writing(engine).begin() as connection:
            sample(connection)
    else:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql(f"VACUUM (ANALYZE) {', '.join(Base.metadata.tables)}")


def sample(connection: Connection) -> None:
    """Let SQLite look at a few rows of each index; PostgreSQL looks over its tables by itself, in time."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA analysis_limit={_SAMPLE}")
        connection.exec_driver_sql("ANALYZE")
