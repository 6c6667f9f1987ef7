"""Which cells of staff tables go where one is too small."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from db.store import Store
from extract.facts import Staffing
from publish.small_groups import small_staffing
from tests.db.stored import add, document

PLAN = document("Rutland Youth Justice Plan 2007/08. Staff stand here.")


@pytest.fixture(name="store")
def empty(tmp_path: Path) -> Iterator[Store]:
    store = Store(str(tmp_path / "store.db"))
    yield store
    store.close()


def gone(store: Store, *headcounts: int) -> list[int]:
    """The values that go of cells, in order."""
    cells = [
        Staffing(row="Staff", column=str(place), headcount=Decimal(value), quote="Staff", anchor=PLAN.anchor(36, 41),
                 method="m")
        for place, value in enumerate(headcounts)
    ]  # fmt: skip
    add(store, PLAN, *cells)
    with Session(store.engine) as session:
        return [int(figure.value) for figure in small_staffing(session, 5)]


def test_the_total_stays_once(store: Store) -> None:
    assert gone(store, 3, 9, 12, 9, 3, 12) == [3, 9, 12, 9, 3]


def test_a_total_that_is_small_too_goes(store: Store) -> None:
    assert gone(store, 3, 0, 3) == [3, 0, 3]


def test_tables_without_small_cells_stay(store: Store) -> None:
    assert gone(store, 7, 0, 7) == []
