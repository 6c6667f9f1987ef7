"""What a database should know of its rows to choose its indexes well, brought up to date after much was written."""

from __future__ import annotations

from sqlalchemy import Connection

from db.models import Base

_SAMPLE = 1000
"""The rows of an index that SQLite looks at: enough to tell indexes apart, and quick however many rows there are."""


def look_over(connection: Connection) -> None:
    """Let the database look over its tables. PostgreSQL does so by itself in time; at once only where it is told."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA analysis_limit={_SAMPLE}")
        connection.exec_driver_sql("ANALYZE")
    else:
        connection.exec_driver_sql(f"ANALYZE {', '.join(Base.metadata.tables)}")
