"""Staff by contract and grade and again by sex and grade, with totals of rows and columns under any name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from db.store import Store
from extract.facts import Staffing
from publish import disclosure
from publish.figure import Figure, is_small
from publish.small_groups import small_staffing
from tests.publish.attack import Attack
from tests.publish.bounds import BELOW, COUNT, assert_told, assert_wide, examples, learn_words, one_store
from tests.publish.plans import Plan

__all__ = ["one_store"]

CONTRACTS, SEXES = ("Permanent", "Fixed", "Seconded"), ("Women", "Men")
GRADES = ("Managers", "Workers", "Volunteers")


@dataclass(frozen=True, slots=True)
class Staff:
    """Cells by `row/column`, and how their totals are called; in the names of cells they are `All`."""

    figures: dict[str, int]
    grades: tuple[str, ...]
    total: str


@st.composite
def staff(draw: st.DrawFn) -> Staff:
    grades = GRADES[: draw(st.integers(2, 3))]
    figures: dict[str, int] = {}
    for grade in grades:
        cells = {row: draw(COUNT) for row in CONTRACTS}
        cells["All"] = sum(cells.values())
        cells["Women"] = draw(st.integers(0, cells["All"]))
        cells["Men"] = cells["All"] - cells["Women"]
        figures |= {f"{row}/{grade}": value for row, value in cells.items()}
    for row in (*CONTRACTS, *SEXES, "All"):
        figures[f"{row}/All"] = sum(figures[f"{row}/{grade}"] for grade in grades)
    return Staff(figures, grades, draw(st.sampled_from(["Total", "Sum", "Overall"])))


def print_cell(plan: Plan, name: str, row: str, column: str, value: int) -> None:
    plan.say(
        f"{name} numbered {value}.",
        lambda quote, anchor: Staffing(
            table="A3", row=row, column=column, headcount=Decimal(value), quote=quote, anchor=anchor, method="m"
        ),
    )


def cannot_be_told(store: Store, table: Staff) -> None:
    plan = Plan()
    for name, value in table.figures.items():
        row, column = (table.total if part == "All" else part for part in name.split("/"))
        print_cell(plan, name, row, column, value)
        plan.remark(name, value)
    rows = plan.published(store, BELOW)
    named = {table.total: "All"}
    left = {
        "/".join(named.get(row[part], row[part]) for part in ("row", "column")): int(row["headcount"])
        for row in rows["staffing"]
        if row["headcount"]
    }
    attack = known(table)
    learn_words(attack, rows, table.figures)
    assert_wide(table.figures, left, attack)


def known(table: Staff) -> Attack:
    """What everybody knows of such tables."""
    attack = Attack()
    for grade in (*table.grades, "All"):
        for rows in (CONTRACTS, SEXES):
            attack.adds_up(f"All/{grade}", [f"{row}/{grade}" for row in rows])
    for row in (*CONTRACTS, *SEXES, "All"):
        attack.adds_up(f"{row}/All", [f"{row}/{grade}" for grade in table.grades])
    return attack


def test_no_number_of_staff_that_went_can_be_told(store: Store) -> None:
    examples(staff(), cannot_be_told, store)


@pytest.mark.soak
def test_no_number_of_staff_that_went_can_be_told_many_times(store: Store) -> None:
    examples(staff(), cannot_be_told, store, 200)


def test_a_number_of_staff_is_told_by_the_others_that_do_not_go_with_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_small(session: Session, below: int) -> Iterator[Figure]:
        return (each for each in small_staffing(session, below) if is_small(each.value, below))

    monkeypatch.setattr(disclosure, "small_staffing", only_small)
    assert_told(staff(), cannot_be_told, store)
