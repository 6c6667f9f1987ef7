"""One ingest writes at a time: another waits its turn."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

_LOCK = 7_041_969
"""The number of the lock that PostgreSQL keeps for us."""


@contextmanager
def turn(engine: Engine, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the right to write; `on_wait` is called once where another holds it. It ends with the process, at latest."""
    if engine.dialect.name == "postgresql":
        with _postgres_turn(engine, on_wait):
            yield
        return
    file = engine.url.database
    if not file or file == ":memory:":
        yield
        return
    with _file_turn(Path(f"{file}.lock"), on_wait):
        yield


@contextmanager
def _postgres_turn(engine: Engine, on_wait: Callable[[], None]) -> Iterator[None]:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if not connection.scalar(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _LOCK}):
            on_wait()
            connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": _LOCK})
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _LOCK})


@contextmanager
def _file_turn(path: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    with path.open("w", encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            on_wait()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
