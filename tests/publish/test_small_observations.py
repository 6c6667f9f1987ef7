"""Which observations go where one is too small: its year, but for a total that is great enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from db.models import ObservationRow
from db.store import Store
from extract.facts import Observation
from normalise.periods import read
from publish.small_observations import small_observations
from tests.db.stored import add, document

PLAN = document("Rutland Youth Justice Plan 2007/08. Figures stand here.")
Gone = Callable[..., set[int]]


def figure(value: int, period: str = "2006/07", **key: Any) -> Observation:
    """An outturn of custodial sentences."""
    days = read(period)
    assert days or not period
    first, last = (days.start, days.end) if days else (None, None)
    about = {"indicator": "custodial_sentences", "measure": "outturn", "unit": "count", **key}
    return Observation(
        **about, period=period, period_start=str(first or ""), period_end=str(last or ""), value=Decimal(value),
        printed=str(value), quote="Figures", anchor=PLAN.anchor(36, 43), method="m",
    )  # fmt: skip


@pytest.fixture
def gone(tmp_path: Path) -> Iterator[Gone]:
    """Stores figures of a plan; returns the values of those that go."""
    store = Store(str(tmp_path / "store.db"))

    def of(*figures: Observation, below: int = 5) -> set[int]:
        add(store, PLAN, *figures)
        with Session(store.engine) as session:
            ids = {each.id for each in small_observations(session, below)}
            return {int(row.value) for row in session.query(ObservationRow) if row.id in ids}

    yield of
    store.close()


def test_the_other_parts_of_a_year_go_and_its_total_stays(gone: Gone) -> None:
    quarters = [figure(value, f"2006/07 Q{number}") for number, value in enumerate((3, 10, 0, 12), 1)]
    assert gone(*quarters, figure(22, "2006/07 Apr-Dec"), figure(25)) == {3, 10, 0, 12, 22}


def test_other_years_stay_unless_they_overlap(gone: Gone) -> None:
    assert gone(figure(3, "2006/07 Q4"), figure(30, "2005/06"), figure(31, "2007"), figure(33)) == {3, 31}


def test_the_areas_of_a_service_go_with_one_of_them(gone: Gone) -> None:
    assert gone(figure(3, area="Oakham"), figure(20, area="Uppingham"), figure(23)) == {3, 20}


def test_in_tables_of_areas_and_quarters_only_the_total_of_both_stays(gone: Gone) -> None:
    cells = [figure(2, "2006/07 Q1", area="Oakham"), figure(11, "2006/07 Q1"), figure(19, area="Oakham"), figure(40)]
    assert gone(*cells) == {2, 11, 19}


def test_a_total_that_is_too_small_goes_with_its_rates_and_noughts(gone: Gone) -> None:
    rates = [
        figure(30, indicator="custody", unit="percent"),
        figure(31, "2005/06", indicator="custody", unit="percent"),
    ]
    assert gone(figure(4), figure(0, population="girls"), *rates) == {4, 0, 30}


def test_counts_that_rates_tie_together_go_and_rates_of_totals_stay(gone: Gone) -> None:
    parts = [figure(3, indicator="reoffenders", population="custody"),
             figure(41, indicator="reoffending_cohort", population="custody"),
             figure(17, indicator="reoffending", unit="percent", population="first_tier")]  # fmt: skip
    totals = [figure(60, indicator="reoffenders"), figure(100, indicator="reoffending_cohort"),
              figure(61, indicator="reoffending", unit="percent")]  # fmt: skip
    assert gone(*parts, *totals) == {3, 41, 17}


def test_a_rate_that_tells_a_small_count_by_the_people_that_it_is_of_goes_with_its_parts(gone: Gone) -> None:
    rate = figure(10, indicator="reoffending", unit="percent")
    parts = [figure(21, indicator="reoffending_cohort", population="custody")]
    assert gone(rate, figure(30, indicator="reoffending_cohort"), *parts) == {10, 21}


def test_a_small_change_is_no_small_number_of_people(gone: Gone) -> None:
    assert gone(figure(3, measure="change"), figure(30), figure(27, "2005/06"), figure(20, population="girls")) == {3}


def test_a_change_of_the_people_that_a_rate_is_of_is_not_taken_for_them(gone: Gone) -> None:
    cohort = [figure(6, indicator="reoffending_cohort"), figure(50, indicator="reoffending_cohort", measure="change")]
    assert gone(figure(17, indicator="reoffending", unit="percent"), *cohort) == {17, 50}


def test_changes_go_in_every_year(gone: Gone) -> None:
    assert gone(figure(3, "2006/07 Q1"), figure(17, "2005/06", measure="change"), figure(20, "2005/06")) == {3, 17}


def test_targets_tell_of_nobody_but_small_ones_go(gone: Gone) -> None:
    assert gone(figure(4, measure="target"), figure(12), figure(8, population="girls")) == {4}


def test_a_small_figure_without_period_could_be_of_any_year(gone: Gone) -> None:
    assert gone(figure(3, ""), figure(11, "2006/07 Q1"), figure(12, "2005/06", population="girls"), figure(30)) == {
        3, 11, 12,
    }  # fmt: skip


def test_comparators_and_other_indicators_are_tables_of_their_own(gone: Gone) -> None:
    assert gone(figure(3, population="girls"), figure(9, population="girls", comparator="family"),
                figure(8, population="girls", indicator="fte")) == {3}  # fmt: skip


def test_nought_alone_is_no_small_number(gone: Gone) -> None:
    assert gone(figure(0, population="girls"), figure(7, population="boys"), figure(7)) == set()
