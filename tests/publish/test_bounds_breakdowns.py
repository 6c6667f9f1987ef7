"""Reoffenders and their cohorts by part of the people, with totals, rates, changes from year to year, and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import strategies as st

from db.store import Store
from publish import confidential
from publish.figure import is_small
from publish.small_observations import _Small
from publish.tables import Cell
from tests.publish.attack import Attack
from tests.publish.bounds import BELOW, COUNT, assert_told, assert_wide, examples, learn_words, one_store
from tests.publish.plans import Plan, Rows

__all__ = ["one_store"]

PARTS = ("pre_court", "first_tier", "community", "custody")
YEARS = ("2005/06", "2006/07")
COUNTS = ("reoffenders", "reoffending_cohort")


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Counts by `indicator/part/year`; the part of totals is empty. Reoffenders may be `counted`, or only told by their
    shares of the cohort, which have so many decimals."""

    figures: dict[str, int]
    parts: list[str]
    words: bool
    counted: bool
    decimals: int

    def printed(self) -> dict[str, int]:
        """The counts that are printed as such."""
        return {name: n for name, n in self.figures.items() if self.counted or not name.startswith("reoffenders")}

    def share(self, part: str, year: str) -> Decimal | None:
        cohort = self.figures[f"reoffending_cohort/{part}/{year}"]
        return (
            round(Decimal(100 * self.figures[f"reoffenders/{part}/{year}"]) / cohort, self.decimals) if cohort else None
        )


@st.composite
def breakdowns(draw: st.DrawFn) -> Breakdown:
    parts = list(draw(st.permutations(PARTS)))[: draw(st.integers(2, 4))]
    figures: dict[str, int] = {}
    for year, part in product(YEARS, parts):
        few = figures[f"reoffenders/{part}/{year}"] = draw(COUNT)
        figures[f"reoffending_cohort/{part}/{year}"] = few + draw(COUNT)
    for year, count in product(YEARS, COUNTS):
        figures[f"{count}//{year}"] = sum(figures[f"{count}/{part}/{year}"] for part in parts)
    return Breakdown(figures, parts, draw(st.booleans()), draw(st.booleans()), draw(st.integers(0, 2)))


def printed(table: Breakdown) -> Plan:
    plan = Plan()
    for name, value in table.printed().items():
        count, part, year = name.split("/", 2)
        plan.observe(name, Decimal(value), year, indicator=count, population=part)
        if table.words:
            plan.remark(name, value)
        if year == YEARS[1]:
            change = Decimal(value - table.figures[f"{count}/{part}/{YEARS[0]}"])
            plan.observe(f"change/{name}", change, year, indicator=count, population=part, measure="change")
    for part, year in product(["", *table.parts], YEARS):
        if (share := table.share(part, year)) is not None:
            plan.observe("A share", share, year, "percent", indicator="reoffending", population=part)
    for year in YEARS:
        of_year = {n: v for n, v in table.printed().items() if n.endswith(year) and n.split("/")[1]}
        plan.doubt(f"total {year}", of_year, 99)
    return plan


def known(table: Breakdown, rows: Rows) -> Attack:
    """What everybody knows of such a table, and learns from the rates, changes and words that are published of it."""
    attack = Attack()
    learn_words(attack, rows, table.figures)
    for count, year in product(COUNTS, YEARS):
        attack.adds_up(f"{count}//{year}", [f"{count}/{part}/{year}" for part in table.parts])
    for part, year in product(["", *table.parts], YEARS):
        attack.at_most({f"reoffenders/{part}/{year}": 1, f"reoffending_cohort/{part}/{year}": -1}, 0)
    for row in rows["observations"]:
        key = f"{row['population']}/{row['period']}"
        if row["unit"] == "percent" and row["value"]:
            share = f"{float(row['value']):.{table.decimals}f}"
            attack.share(f"reoffenders/{key}", f"reoffending_cohort/{key}", share)
        elif row["measure"] == "change" and row["value"]:
            before = f"{row['indicator']}/{row['population']}/{YEARS[0]}"
            attack.equal({f"{row['indicator']}/{key}": 1, before: -1}, float(row["value"]))
    return attack


def cannot_be_told(store: Store, table: Breakdown) -> None:
    rows = printed(table).published(store, BELOW)
    counts = [row for row in rows["observations"] if row["unit"] == "count" and row["measure"] == "outturn"]
    left = {
        f"{row['indicator']}/{row['population']}/{row['period']}": int(row["value"]) for row in counts if row["value"]
    }
    told = {name: n for name, n in table.figures.items() if name in table.printed() or is_small(Decimal(n), BELOW)}
    assert_wide(told, left, known(table, rows))


def test_no_count_that_went_can_be_told(store: Store) -> None:
    examples(breakdowns(), cannot_be_told, store)


@pytest.mark.soak
def test_no_count_that_went_can_be_told_many_times(store: Store) -> None:
    examples(breakdowns(), cannot_be_told, store, 200)


def is_part(cell: Cell) -> bool:
    return cell.measure != "change" and cell.unit == "count"


def is_rate(cell: Cell) -> bool:
    return cell.unit != "count"


def is_change(cell: Cell) -> bool:
    return cell.measure == "change"


@pytest.mark.parametrize("left", [is_part, is_rate, is_change])
def test_a_count_is_told_by_parts_rates_and_changes_that_do_not_go_with_it(
    store: Store, monkeypatch: pytest.MonkeyPatch, left: Callable[[Cell], bool]
) -> None:
    takes = _Small.takes
    monkeypatch.setattr(
        _Small,
        "takes",
        lambda small, cell: takes(small, cell) and (is_small(cell.figure.value, BELOW) or not left(cell)),
    )
    assert_told(breakdowns(), cannot_be_told, store)


def test_a_count_is_told_by_words_elsewhere_that_keep_their_numbers(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confidential, "hide_numbers", lambda text, _: text)
    assert_told(breakdowns(), cannot_be_told, store)
