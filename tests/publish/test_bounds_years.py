"""Sentences by quarter and area of a service, with the totals of both, of nine months, and of another year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import strategies as st

from db.store import Store
from publish import tables
from publish.small_observations import _Small
from publish.tables import Cell
from tests.publish.attack import Attack
from tests.publish.bounds import BELOW, COUNT, assert_told, assert_wide, examples, learn_words, one_store
from tests.publish.plans import Plan

__all__ = ["one_store"]

AREAS = ("Oakham", "Uppingham")
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
NINE_MONTHS = "Apr-Dec"
YEAR, CALENDAR = "2013/14", "2013"


@dataclass(frozen=True, slots=True)
class Year:
    """Counts by `area/part of the year`, both empty for all; the calendar year has the quarter before the first too."""

    figures: dict[str, int]
    before: int
    words: bool


@st.composite
def years(draw: st.DrawFn) -> Year:
    figures = {f"{area}/{quarter}": draw(COUNT) for area, quarter in product(AREAS, QUARTERS)}
    for area in AREAS:
        figures[f"{area}/{NINE_MONTHS}"] = sum(figures[f"{area}/{quarter}"] for quarter in QUARTERS[:3])
        figures[f"{area}/"] = sum(figures[f"{area}/{quarter}"] for quarter in QUARTERS)
    for part in (*QUARTERS, NINE_MONTHS, ""):
        figures[f"/{part}"] = sum(figures[f"{area}/{part}"] for area in AREAS)
    return Year(figures, draw(st.integers(BELOW, 60)), draw(st.booleans()))


def cannot_be_told(store: Store, table: Year) -> None:
    plan = Plan()
    for name, value in table.figures.items():
        area, part = name.split("/")
        plan.observe(name, Decimal(value), f"{YEAR} {part}".strip(), indicator="custodial_sentences", area=area)
        if table.words:
            plan.remark(name, value)
    calendar = table.before + table.figures[f"/{NINE_MONTHS}"]
    plan.observe("before", Decimal(table.before), "2012/13 Q4", indicator="custodial_sentences")
    plan.observe("calendar", Decimal(calendar), CALENDAR, indicator="custodial_sentences")
    rows = plan.published(store, BELOW)
    figures = {**table.figures, "before": table.before, "calendar": calendar}
    names = {"2012/13 Q4": "before", CALENDAR: "calendar"}
    left = {
        names.get(row["period"], f"{row['area']}/{row['period'].removeprefix(YEAR).strip()}"): int(row["value"])
        for row in rows["observations"]
        if row["value"]
    }
    attack = known()
    learn_words(attack, rows, figures)
    assert_wide(figures, left, attack)


def known() -> Attack:
    """What everybody knows of such a table."""
    attack = Attack()
    for area in (*AREAS, ""):
        attack.adds_up(f"{area}/", [f"{area}/{quarter}" for quarter in QUARTERS])
        attack.adds_up(f"{area}/{NINE_MONTHS}", [f"{area}/{quarter}" for quarter in QUARTERS[:3]])
    for part in (*QUARTERS, NINE_MONTHS, ""):
        attack.adds_up(f"/{part}", [f"{area}/{part}" for area in AREAS])
    attack.adds_up("calendar", ["before", f"/{NINE_MONTHS}"])
    return attack


def test_no_count_that_went_can_be_told(store: Store) -> None:
    examples(years(), cannot_be_told, store)


@pytest.mark.soak
def test_no_count_that_went_can_be_told_many_times(store: Store) -> None:
    examples(years(), cannot_be_told, store, 200)


def test_a_count_is_told_by_quarters_whose_year_does_not_go(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_year", lambda days: days)
    assert_told(years(), cannot_be_told, store)


def test_a_count_is_told_by_the_year_of_each_area_and_the_quarters_of_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_margin(cell: Cell) -> bool:
        return cell.figure.value >= BELOW and (cell.total or cell.days == cell.year)

    takes = _Small.takes
    monkeypatch.setattr(_Small, "takes", lambda small, cell: takes(small, cell) and not is_margin(cell))
    assert_told(years(), cannot_be_told, store)
