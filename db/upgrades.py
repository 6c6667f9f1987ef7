"""Brings a database's tables to the newest version, all or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from db import views
from db.errors import StoreError
from db.transactions import writing

_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_041_968
"""The number of the lock that keeps two programs from changing the tables of one PostgreSQL database at once."""


def newest() -> str:
    """The version of the tables that this program knows; the files of migrations begin with their versions."""
    return max(path.name for path in (_MIGRATIONS / "versions").glob("[0-9]*.py")).partition("_")[0]


def version(engine: Engine) -> str:
    """The version of a database's tables, empty where it has none."""
    with engine.connect() as connection:
        return _version(connection)


def upgrade(engine: Engine) -> None:
    """Bring the tables to the newest version; where they are, that costs one look.

    Raises StoreError for a database that a newer program has changed.
    """
    found = version(engine)
    if found > newest():
        raise StoreError(
            f"the database has the tables of a newer yotdata (version {found}, known is {newest()}); update yotdata"
        )
    if found == newest():
        return
    with _alone(engine) as connection:
        _migrate(connection)


def _version(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.scalar(text("SELECT version_num FROM alembic_version")) or ""


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    """A transaction that no other upgrade runs beside.

    A table that SQLite cannot change is made anew and the old one dropped, which would delete what refers to it: there
    references are not held to meanwhile, and looked through at the end.
    """
    sqlite = engine.dialect.name == "sqlite"
    with writing(engine).connect() as connection:
        if sqlite:
            _references(connection, "OFF")
        try:
            with connection.begin():
                if not sqlite:
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
                yield connection
                if sqlite and connection.execute(text("PRAGMA foreign_key_check")).first():
                    raise StoreError("the upgrade would leave rows without what they refer to; nothing was changed")
        finally:
            if sqlite:
                _references(connection, "ON")


def _references(connection: Connection, setting: str) -> None:
    """Outside a transaction: within one, SQLite does not listen."""
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys={setting}")
    cursor.close()


def _migrate(connection: Connection) -> None:
    # Loaded where there is something to do: it takes longer than most commands.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    views.drop(connection)
    command.upgrade(config, "head")
    views.create(connection)
