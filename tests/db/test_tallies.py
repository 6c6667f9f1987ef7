"""Kept counts are those of the facts, whatever happens to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import text

import db.store
from db import queries
from db.corrections import Word, decide
from db.integrity import faults
from db.store import Store
from tests.db.stored import add, document, finance, observation

PLAN = document()


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = Store(database)
    add(opened, PLAN, observation(PLAN), observation(PLAN, "90%", "90", "target"), finance(PLAN))
    yield opened
    opened.close()


def covered(store: Store) -> dict[tuple[str, str, str], int]:
    query = text("SELECT authority, measure, period_start, number FROM coverage_counts WHERE number <> 0")
    with store.engine.connect() as connection:
        return {(row[0], row[1], row[2]): row[3] for row in connection.execute(query)}


def test_facts_are_counted_when_they_are_stored(store: Store) -> None:
    assert queries.indicator_counts(store.engine) == {"ete": 2}
    assert covered(store) == {("Rutland", "outturn", "2006-04-01"): 1, ("Rutland", "target", "2006-04-01"): 1}
    [(_, row, counts)] = queries.documents(store.engine)
    assert counts == row.counts == {"observations": 2, "finances": 1}


def test_a_correction_moves_what_it_corrects(store: Store) -> None:
    [outturn, target] = [row for _, row in queries.facts(store.engine, "observations")]
    decide(store.engine, "observations", outturn.id, Word("corrected", "A Reader", "", {"indicator": "custody"}))
    decide(store.engine, "observations", target.id, Word("rejected", "A Reader"))
    assert queries.indicator_counts(store.engine) == {"ete": 1, "custody": 1}
    assert covered(store) == {("Rutland", "outturn", "2006-04-01"): 1}
    assert list(faults(store.engine)) == []


def test_a_better_reading_is_counted_in_the_place_of_the_former_and_corrections_hold_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    [outturn, _] = [row for _, row in queries.facts(store.engine, "observations")]
    decide(store.engine, "observations", outturn.id, Word("corrected", "A Reader", "", {"area": "Norfolk"}))
    monkeypatch.setattr(db.store, "VERSION", "9999")
    add(store, PLAN, observation(PLAN), replace(observation(PLAN), indicator="custody", measure="baseline"))
    assert queries.indicator_counts(store.engine) == {"ete": 1, "custody": 1}
    assert covered(store) == {("Norfolk", "outturn", "2006-04-01"): 1}
    assert list(faults(store.engine)) == []


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("UPDATE indicator_counts SET number = number + 1", "indicator_counts says otherwise"),
        ("DELETE FROM coverage_counts", "coverage_counts says otherwise"),
        ("DELETE FROM finances", "has 0 facts of finances, and says 1"),
    ],
)
def test_counts_that_do_not_hold_are_a_fault(store: Store, damage: str, fault: str) -> None:
    with store.engine.begin() as connection:
        connection.execute(text(damage))
    [found] = faults(store.engine)
    assert fault in found
