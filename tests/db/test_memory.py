"""Storing keeps little of the database in memory, and what asks it afterwards has all that it had."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection

from db.connection import connect
from db.transactions import sparing


def kept(connection: Connection) -> int:
    """Kilobytes of pages that SQLite keeps at most."""
    found: int = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    return -found


def test_pages_are_given_back_while_a_document_is_stored(tmp_path: Path) -> None:
    engine = connect(str(tmp_path / "store.db"))
    with engine.connect() as connection:
        usual = kept(connection)
        with sparing(connection):
            assert kept(connection) < usual / 4
        assert kept(connection) == usual
    engine.dispose()


def test_what_fails_leaves_the_usual_memory(tmp_path: Path) -> None:
    engine = connect(str(tmp_path / "store.db"))
    with engine.connect() as connection:
        usual = kept(connection)
        with pytest.raises(ValueError, match="no document"), sparing(connection):
            raise ValueError("no document")
        assert kept(connection) == usual
    engine.dispose()
