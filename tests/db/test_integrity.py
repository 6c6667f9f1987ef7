"""Whether a store is whole is seen, and a backup is a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from db import queries
from db.backup import backup
from db.corrections import Word, all_corrections, decide
from db.errors import StoreError
from db.integrity import faults
from db.outturns import outturns
from db.runs import Item, Run
from db.store import Store
from publish import csv_files
from tests.db.stored import add, document, file, finance, observation

PLAN = document()


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = Store(database)
    add(opened, PLAN, observation(PLAN), finance(PLAN))
    [(_, row)] = queries.facts(opened.engine, "observations")
    decide(opened.engine, "observations", row.id, Word("corrected", "A Reader", "", {"value": "70"}))
    Run(opened.engine, 1).note([Item("/plans/plan.txt", "stored", file().sha256, document="plan")])
    yield opened
    opened.close()


def test_a_store_that_is_whole_has_no_faults(store: Store) -> None:
    assert list(faults(store.engine)) == []


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE finances SET quote = '£1'", "quotes '£1'"),
        ("UPDATE finances SET start = start + 1", "its place says otherwise"),
        ("UPDATE documents SET format = 'pdf'", "known by"),
        ("DELETE FROM corrections", "no correction says by whom"),
        ("DELETE FROM files", "was recorded as read"),
    ],
)
def test_what_is_not_whole_is_said(store: Store, damage: str, fault: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text(damage))
    [found] = faults(store.engine)
    assert fault in found


def test_a_backup_is_a_store_with_everything_in_it(store: Store, tmp_path: Path) -> None:
    assert backup(store.engine, tmp_path / "copy.db") > 300
    copy = Store(str(tmp_path / "copy.db"))
    assert list(faults(copy.engine)) == []
    assert all_corrections(copy.engine) == all_corrections(store.engine)
    assert outturns(copy.engine) == outturns(store.engine)
    for opened, name in ((store, "one"), (copy, "other")):
        csv_files.export(opened.engine, tmp_path / name)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()
    copy.close()


def test_a_backup_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="already"):
        backup(store.engine, tmp_path / "copy.db")


def test_a_database_of_a_newer_program_is_left_alone(store: Store, database: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer"):
        Store(database)
