"""Opens a database and brings its tables up to date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from db import transactions
from db.errors import StoreError
from db.star import follow_vocabulary
from db.upgrades import upgrade

_SETTINGS = (
    "journal_mode=WAL", "foreign_keys=ON", "busy_timeout=30000", "synchronous=NORMAL", "wal_autocheckpoint=16000",
    "cache_size=-64000", "temp_store=MEMORY",
)  # fmt: skip


def connect(url: str) -> Engine:
    """An engine for `url`, a SQLAlchemy database address or the path of an SQLite file, with its tables up to date.

    Raises StoreError where the database cannot be reached.
    """
    engine = create_engine(_address(url), json_serializer=_json)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        transactions.begin_as_told(engine)
    try:
        upgrade(engine)
        follow_vocabulary(engine)
    except SQLAlchemyError as error:
        raise StoreError(
            f"the database {engine.url.render_as_string()} cannot be opened: {error.__cause__ or error}"
        ) from error
    return engine


def _json(value: Any) -> str:
    """As JSON; the usual list of boxes is empty, and said sooner than asked for."""
    return "[]" if value == [] else json.dumps(value)


def _address(url: str) -> str:
    if "://" not in url:
        path = Path(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        return f"sqlite:///{path}"
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url} is no database address; give a file's path or postgresql://user@host/name") from error
    if address.drivername in ("postgres", "postgresql"):
        address = address.set(drivername="postgresql+psycopg")
    return address.render_as_string(hide_password=False)


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Readers beside one writer, references held to, a wait instead of an error while another writes, and transactions
    that begin where we say."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in _SETTINGS:
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()
