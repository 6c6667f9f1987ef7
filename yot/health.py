"""What yotdata needs on this machine, looked at without changing anything but an empty store that is made."""

from __future__ import annotations

import platform
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Literal

from packaging.requirements import Requirement
from sqlalchemy import make_url

from db import upgrades
from db.errors import StoreError
from db.store import Store
from ingest.limits import Limits, changed
from ingest.scratch import LONGEST
from parsers.limits import MEGABYTE
from parsers.office import program
from yot.limits_option import of_environment

State = Literal["good", "optional", "wrong"]
_SPACE = 500 * MEGABYTE
"""The free room below which a batch may not end: its temporary files and the store grow."""
_EXTRAS = {
    "ocr": "scans are recognised",
    "web": "yot serve",
    "tables": "Parquet and Excel exports",
    "postgres": "stores in PostgreSQL",
    "remote": "files at s3:// and https://",
    "cluster": "--engine dask",
    "analysis": "pandas frames in notebooks",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its name, whether it is good, what was found, and what mends it. What is optional
    is not there and only needed for what its name says."""

    name: str
    state: State
    found: str
    mend: str = ""


def findings(database: str) -> Iterator[Finding]:
    """Everything that is looked at, in the order in which a reader mends it."""
    yield _python()
    yield from _packages()
    yield _search()
    yield _office()
    yield _limits()
    yield from _room()
    yield _store(database)


def _python() -> Finding:
    return Finding("Python", "good", platform.python_version())


def _packages() -> Iterator[Finding]:
    needed = [Requirement(words) for words in requires("yotdata") or ()]
    yield _group("packages", "wrong", _amiss(needed, ""), "pip install --upgrade yotdata")
    for extra, gives in _EXTRAS.items():
        amiss = _amiss(needed, extra)
        yield _group(f"extra {extra}: {gives}", "optional", amiss, f"pip install 'yotdata[{extra}]'")


def _group(name: str, otherwise: State, amiss: list[str], mend: str) -> Finding:
    return Finding(name, otherwise, ", ".join(amiss), mend) if amiss else Finding(name, "good", "installed")


def _amiss(needed: list[Requirement], extra: str) -> list[str]:
    """The packages of an extra, or without one of the core, that are not installed or too old."""
    chosen = [
        one
        for one in needed
        if (one.marker is None and not extra)
        or (one.marker is not None and extra and one.marker.evaluate({"extra": extra}))
    ]
    return [said for one in chosen if (said := _lacking(one))]


def _lacking(needed: Requirement) -> str:
    try:
        installed = version(needed.name)
    except PackageNotFoundError:
        return f"{needed.name} is not installed"
    if needed.specifier.contains(installed, prereleases=True):
        return ""
    return f"{needed.name} {installed} is not {needed.specifier}"


def _search() -> Finding:
    """Search in an SQLite store needs its full-text index, which some builds of SQLite leave out."""
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE words USING fts5(text)")
        except sqlite3.OperationalError as error:
            return Finding("SQLite", "wrong", f"{sqlite3.sqlite_version}: {error}", "use a Python with SQLite's FTS5")
    return Finding("SQLite", "good", f"{sqlite3.sqlite_version} with full-text search")


def _office() -> Finding:
    found = program()
    name = "LibreOffice: DOC, ODT and RTF are read"
    if found is None:
        return Finding(name, "optional", "not found", "install it, as with `apt install libreoffice-writer`")
    return Finding(name, "good", str(found))


def _limits() -> Finding:
    try:
        own = changed(Limits(), of_environment())
    except ValueError as error:
        return Finding("limits", "wrong", str(error), "correct or unset the YOT_LIMIT_ variable")
    return Finding("limits", "good", f"{own.seconds:g} s and {own.memory // MEGABYTE:,} MB a file")


def _room() -> Iterator[Finding]:
    folder = tempfile.gettempdir()
    free = shutil.disk_usage(folder).free
    said = f"{folder}, {free // MEGABYTE:,} MB free"
    if len(folder) > LONGEST:
        mend = f"set TMPDIR to a folder whose path has at most {LONGEST} characters"
        yield Finding("temporary folder", "wrong", f"{folder}: its path is too long for sockets of workers", mend)
    elif free < _SPACE:
        yield Finding("temporary folder", "wrong", said, "free some room, or set TMPDIR to a folder elsewhere")
    else:
        yield Finding("temporary folder", "good", said)


def _store(database: str) -> Finding:
    try:
        opened = Store(database)
    except StoreError as error:
        return Finding("store", "wrong", str(error), "give another --database, or mend that one")
    try:
        return _opened(opened, database)
    finally:
        opened.close()


def _opened(opened: Store, database: str) -> Finding:
    where = opened.engine.url.render_as_string()
    tables = f"tables of version {upgrades.version(opened.engine)}"
    path = Path(database if "://" not in database else make_url(database).database or "")
    if opened.engine.dialect.name != "sqlite" or not path.exists():
        return Finding("store", "good", f"{where}, {tables}")
    free = shutil.disk_usage(path.parent).free
    said = f"{where}, {tables}, {free // MEGABYTE:,} MB free"
    if free < _SPACE:
        return Finding("store", "wrong", said, "free some room, or give a --database elsewhere")
    return Finding("store", "good", said)
