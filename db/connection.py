"""Opens a database and brings its tables up to date."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from db.errors import StoreError

_MIGRATIONS = Path(__file__).parent / "migrations"


def connect(url: str) -> Engine:
    """An engine for `url`, a SQLAlchemy database address or the path of an SQLite file, with its tables up to date.

    Raises StoreError where the database cannot be reached.
    """
    engine = create_engine(_address(url))
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    try:
        upgrade(engine)
    except SQLAlchemyError as error:
        raise StoreError(
            f"the database {engine.url.render_as_string()} cannot be opened: {error.__cause__ or error}"
        ) from error
    return engine


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
    """Readers beside one writer, references held to, and a wait instead of an error while another writes."""
    cursor = connection.cursor()
    for setting in ("journal_mode=WAL", "foreign_keys=ON", "busy_timeout=30000", "synchronous=NORMAL"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def upgrade(engine: Engine) -> None:
    """Bring the tables to the newest version."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
