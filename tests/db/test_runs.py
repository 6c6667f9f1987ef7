"""The record of runs: what was read, what failed, and who may write."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from db import pages, queries
from db.models import RunRow
from db.runs import Item, Run, failures, runs
from db.store import Store
from db.transactions import writing
from db.turns import turn
from tests.db.stored import add, document, observation

BAD = Item("/plans/a.pdf", "failed", "0" * 64, 12, "pdf", 2, "reader-crashed", "the reader died", 1.5)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = Store(database)
    yield opened
    opened.close()


def test_a_run_that_ended_says_when_and_one_that_was_stopped_does_not(store: Store) -> None:
    Run(store.engine, 3).end()
    Run(store.engine, 2)
    assert [(run.files, run.ended is None) for run in runs(store.engine)] == [(2, True), (3, False)]


def test_what_failed_is_listed_until_it_is_read(store: Store) -> None:
    run = Run(store.engine, 2)
    run.note([BAD, Item("/plans/b.txt", "stored")])
    [row] = failures(store.engine)
    assert (row.path, row.code, row.attempts, row.seconds, row.size) == ("/plans/a.pdf", "reader-crashed", 2, 1.5, 12)
    run.note([replace(BAD, code="too-slow")])
    assert [row.code for row in failures(store.engine)] == ["too-slow"]
    Run(store.engine, 1).note([replace(BAD, state="stored", code="")])
    assert failures(store.engine) == []


def test_one_writes_and_another_waits_and_says_so(store: Store) -> None:
    waits, order = threading.Event(), []

    def second() -> None:
        with turn(store.engine, waits.set):
            order.append("second")

    with turn(store.engine, lambda: order.append("waited")):
        other = threading.Thread(target=second)
        other.start()
        assert waits.wait(10)
        order.append("first")
    other.join(10)
    assert order == ["first", "second"]


def test_two_who_write_at_once_wait_for_each_other(store: Store) -> None:
    def write() -> None:
        for _ in range(20):
            with Session(writing(store.engine)) as session, session.begin():
                files = session.scalar(select(func.count()).select_from(RunRow)) or 0
                session.add(RunRow(extractor="x", files=files))

    threads = [threading.Thread(target=write) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(runs(store.engine, 100)) == 60


def test_failures_are_listed_in_pages_of_any_length(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    Run(store.engine, 5).note(
        replace(BAD, path=f"/plans/{name}.pdf", code=code) for name, code in zip("abcde", "21211", strict=True)
    )
    whole = [row.path[7] for row in failures(store.engine)]
    assert whole == ["b", "d", "e", "a", "c"]
    assert [row.path[7] for row in failures(store.engine, 2)] == ["b", "d"]
    monkeypatch.setattr(pages, "PAGE", 2)
    assert [row.path[7] for row in failures(store.engine)] == whole


def test_at_the_end_of_a_run_the_database_knows_its_tables(store: Store) -> None:
    plan = document()
    add(store, plan, observation(plan))
    Run(store.engine, 1).end()
    if store.engine.dialect.name == "sqlite":
        with store.engine.connect() as connection:
            known = set(connection.scalars(text("SELECT tbl FROM sqlite_stat1")))
        assert {"observations", "documents"} <= known
    assert queries.indicator_counts(store.engine) == {"ete": 1}
