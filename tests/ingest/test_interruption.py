"""An ingest that is killed at any moment and given again ends as one that nobody disturbed."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Base, DocumentRow, RunItemRow, RunRow
from db.runs import runs
from db.store import Store
from publish import csv_files

FILES = 60
_VERSION = re.compile(rb"\bversion \d+$", re.MULTILINE)
TABLE = "Core activity\tBudget expenditure (£)\nRemand services\t{0}\nCourt services\t{0}\nTotal:\t{1}\n"
PLAN = "{name} Youth Justice Plan 2007/08\n\nTable A1: Services planned for the financial year 2007/08\n\n{table}"
COMMAND = """
import sys
import db.runs, db.store
db.store.VERSION = db.runs.VERSION = sys.argv.pop(1)
from yot.cli import main
main()
"""
"""The command with another version of the extractor, so that each run has everything to read and replace."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "plans"
    found.mkdir()
    for number in range(FILES):
        table = TABLE.format(1000 + number, 2 * (1000 + number)) * 3
        (found / f"{number:03}.txt").write_text(PLAN.format(name="Rutland", table=table), encoding="utf-8")
    (found / "copy.txt").write_bytes((found / "000.txt").read_bytes())
    return found


def start(version: str, folder: Path, database: str) -> subprocess.Popen[bytes]:
    arguments = [version, "ingest", str(folder), "--database", database, "--workers", "2", "--json"]
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def finish(version: str, folder: Path, database: str) -> None:
    ingest = start(version, folder, database)
    _, errors = ingest.communicate(timeout=60)
    assert ingest.returncode == 0, errors.decode()


def exported(store: Store, folder: Path) -> dict[str, bytes]:
    csv_files.export(store.engine, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def wait_for(store: Store, ingest: subprocess.Popen[bytes], table: type[Base], rows: int) -> None:
    """Until an ingest has begun, or read its first file, so that no kill is spent on the start of Python."""
    while ingest.poll() is None and count(store, table) <= rows:
        time.sleep(0.005)


def count(store: Store, table: type[Base]) -> int:
    with Session(store.engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def disturb(number: int, folder: Path, database: str, store: Store, seconds: float) -> None:
    """Start an ingest of a version of its own and kill it, or every third time a worker of it, within `seconds` of its
    beginning or of its first file."""
    chance = random.Random(number)  # noqa: S311 - moments, not secrets
    table = RunItemRow if number % 2 else RunRow
    rows = count(store, table)
    ingest = start(f"version {number}", folder, database)
    wait_for(store, ingest, table, rows)
    time.sleep(chance.uniform(0, seconds))
    kill(ingest, number % 3 == 2, chance)
    ingest.communicate(timeout=60)


def kill(ingest: subprocess.Popen[bytes], worker: bool, chance: random.Random) -> None:
    """The ingest itself, or one of the processes that it started, which leaves it running."""
    if not worker:
        ingest.kill()
        return
    try:
        below = psutil.Process(ingest.pid).children(recursive=True)
        if below:
            os.kill(chance.choice(below).pid, signal.SIGKILL)
    except (psutil.NoSuchProcess, ProcessLookupError):
        return


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = Store(database)
    yield opened
    opened.close()


@pytest.mark.parametrize("kills", [3, pytest.param(15, marks=pytest.mark.soak)])
def test_killed_at_random_and_given_again_the_store_is_the_same(
    kills: int, folder: Path, database: str, store: Store, tmp_path: Path
) -> None:
    calm = Store(str(tmp_path / "calm.db"))
    finish("calm", folder, str(tmp_path / "calm.db"))
    [run] = runs(calm.engine)
    assert run.ended
    seconds = (run.ended - run.started).total_seconds() / 3
    expected = exported(calm, tmp_path / "expected")
    calm.close()
    for number in range(kills):
        disturb(number, folder, database, store, seconds)
        files = exported(store, tmp_path / "half").items()
        half = {name: _VERSION.sub(b"calm", content) for name, content in files}
        assert all(set(rows.splitlines()) <= set(expected[name].splitlines()) for name, rows in half.items())
    assert count(store, DocumentRow)
    finish("calm", folder, database)
    assert exported(store, tmp_path / "found") == expected
    assert count(store, RunItemRow) < (kills + 1) * (FILES + 1)
