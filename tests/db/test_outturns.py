"""`v_outturn`: what an outturn is held against, and what cannot be told of it, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

import db.outturns
from db import queries
from db.corrections import Word, decide
from db.outturns import outturns
from db.store import Store
from extract.facts import Observation
from normalise import periods
from tests.db.stored import add, document, observation

PLAN = document()


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = Store(database)
    yield opened
    opened.close()


def value(number: str, period: str = "2006/07", **fields: Any) -> Observation:
    found = periods.read(period)
    assert found is not None
    assert found.label == period
    days: dict[str, Any] = {"period_start": f"{found.start}", "period_end": f"{found.end}"}
    return replace(observation(PLAN), value=Decimal(number), period=period, **days, **fields)


def told(store: Store, *values: Observation, indicator: str = "ete") -> list[dict[str, Any]]:
    add(store, PLAN, *values)
    return list(outturns(store.engine, indicator))


def only(store: Store, *values: Observation, indicator: str = "ete") -> dict[str, Any]:
    [row] = told(store, *values, indicator=indicator)
    return row


def target(number: str, period: str = "2006/07", **fields: Any) -> Observation:
    return value(number, period, measure="target", **fields)


def test_an_outturn_stands_beside_its_target_and_comparators(store: Store) -> None:
    row = only(
        store, value("69.5"), target("90"), value("71", comparator="family"), value("72", comparator="national"),
        value("73", comparator="region"), value("74", comparator="Wales"),
    )  # fmt: skip
    assert (row["authority"], row["outturn"], row["target"]) == ("Rutland", Decimal("69.5"), Decimal(90))
    assert (row["family"], row["national"], row["region"]) == (71, 72, 73)
    assert (row["on_target"], row["rating"], row["conflict"]) == ("no", "red", False)


@pytest.mark.parametrize(
    ("indicator", "number", "on_target", "rating"),
    [
        ("ete", "90", "yes", "green"),
        ("ete", "81", "no", "amber"),
        ("ete", "80.9", "no", "red"),
        ("custody", "90", "yes", "green"),
        ("custody", "99", "no", "amber"),
        ("custody", "99.1", "no", "red"),
    ],
)
def test_on_target_goes_by_which_way_is_better_and_amber_is_close(
    store: Store, indicator: str, number: str, on_target: str, rating: str
) -> None:
    row = only(store, value(number, indicator=indicator), target("90", indicator=indicator), indicator=indicator)
    assert (row["on_target"], row["rating"]) == (on_target, rating)


def test_without_a_target_it_cannot_be_told(store: Store) -> None:
    row = only(store, value("69.5"))
    assert (row["on_target"], row["reason"], row["rating"]) == ("cannot be told", "no target is stored", "")


def test_a_part_of_a_year_is_held_against_the_years_target_and_marked(store: Store) -> None:
    row = only(store, value("91", "2006/07 Apr-Dec"), target("90"), target("10", "2007/08"))
    assert (row["part_year"], row["year"], row["target"], row["on_target"]) == (True, "2006/07", 90, "yes")


@pytest.mark.parametrize(("number", "on_target"), [("80", "cannot be told"), ("90", "cannot be told"), ("91", "no")])
def test_a_count_of_a_part_of_a_year_tells_only_what_the_rest_cannot_change(
    store: Store, number: str, on_target: str
) -> None:
    count = value(number, "2006/07 Apr-Dec", indicator="fte", unit="count")
    row = only(store, count, target("90", indicator="fte", unit="count"), indicator="fte")
    assert row["on_target"] == on_target


def test_a_reduction_is_held_against_its_baseline_and_without_one_cannot_be_told(store: Store) -> None:
    fields: dict[str, Any] = {"indicator": "fte"}
    outturn, reduction = value("190", unit="count", **fields), target("-5", **fields)
    row = only(store, outturn, reduction, indicator="fte")
    assert (row["target"], row["reduction_unit"], row["on_target"]) == (-5, "percent", "cannot be told")
    assert "baseline" in row["reason"]


def test_a_reduction_from_a_stored_baseline(store: Store) -> None:
    fields: dict[str, Any] = {"indicator": "fte"}
    baselines = [
        value(number, period, measure="baseline", unit="count", **fields)
        for number, period in (("300", "2004/05"), ("200", "2005/06"), ("100", "2007/08"))
    ]
    outturn, reduction = value("190", unit="count", **fields), target("-5", **fields)
    row = only(store, outturn, reduction, *baselines, indicator="fte")
    assert (row["baseline"], row["goal"], row["on_target"]) == (200, 190, "yes")


def test_the_same_part_of_the_year_before_is_what_an_outturn_moved_from(store: Store) -> None:
    rows = told(
        store, value("78.8", "2005/06"), value("60", "2005/06 Apr-Dec"), value("69.5"), value("62", "2006/07 Apr-Dec"),
        value("50", "2008/09"),
    )  # fmt: skip
    moved = {row["period"]: (row["previous_value"], row["change"], row["direction"]) for row in rows}
    assert moved["2006/07"] == (Decimal("78.8"), Decimal("-9.3"), "worse")
    assert moved["2006/07 Apr-Dec"] == (60, 2, "better")
    assert moved["2008/09"] == (None, None, "")


def test_a_series_has_no_change_over_a_break(store: Store) -> None:
    fields: dict[str, Any] = {"indicator": "fte", "unit": "count"}
    rows = told(store, value("200", "2007/08", **fields), value("100", "2008/09", **fields), indicator="fte")
    assert [(row["broken"], row["previous_value"], row["change"]) for row in rows] == [
        (False, None, None),
        (True, 200, None),
    ]


def test_two_outturns_both_show_until_a_person_has_chosen(store: Store) -> None:
    rows = told(store, value("69.5"), value("70"), value("70", "2007/08"))
    assert [(row["outturn"], row["conflict"], row["conflicts"], row["change"]) for row in rows] == [
        (Decimal("69.5"), True, "outturn", None),
        (70, True, "outturn", None),
        (70, False, "", None),
    ]
    chosen = next(row for _, row in queries.facts(store.engine, "observations") if getattr(row, "value", 0) == 70)
    decide(store.engine, "observations", chosen.id, Word("accepted", "A Reader"))
    assert [(row["outturn"], row["conflict"]) for row in outturns(store.engine, "ete")] == [(70, False), (70, False)]


def test_targets_that_differ_are_said(store: Store) -> None:
    row = only(store, value("69.5"), target("90"), target("85"))
    assert (row["on_target"], row["reason"], row["conflicts"]) == ("cannot be told", "its targets differ", "target")


def test_values_that_several_documents_print_are_one_row(store: Store) -> None:
    add(store, PLAN, value("69.5"))
    other = document(f"{PLAN.text} Again.")
    add(store, other, value("69.5"), name="again.txt")
    [row] = outturns(store.engine, "ete")
    assert row["facts"] == 2


def test_an_areas_own_value_is_its_own_and_a_corrected_authority_takes_the_others_along(store: Store) -> None:
    told(store, value("69.5"), value("50", area="Oakham"))
    [(_, row, _)] = queries.documents(store.engine)
    decide(store.engine, "documents", row.id, Word("corrected", "A Reader", "", {"authority": "Cumbria"}))
    assert [(row["authority"], row["outturn"]) for row in outturns(store.engine, "ete")] == [
        ("Cumbria", Decimal("69.5")),
        ("Oakham", 50),
    ]


def test_outturns_by_what_is_asked(store: Store) -> None:
    told(store, value("69.5"), value("70", "2007/08"), target("60", "2007/08"))
    assert len(outturns(store.engine, "ete", "rutland")) == 2
    assert outturns(store.engine, "ete", "Cumbria") == []
    assert [row["period"] for row in outturns(store.engine, period="2007")] == ["2007/08"]
    assert [row["period"] for row in outturns(store.engine, on_target="yes")] == ["2007/08"]


def test_a_list_is_the_same_however_many_authorities_are_asked_at_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    areas = ("", "Barrow", "Cumbria", "Derby", "Essex")
    values = [value(str(60 + place), area=area) for place, area in enumerate(areas)]
    part = value("50", "2006/07 Apr-Dec", area="Derby")
    whole = told(store, *values, part, target("90", area="Essex"))
    assert len(whole) == 6
    first = [row for row in whole if row["period"].startswith("2006/07 Apr")]
    for number in (1, 2, 5):
        monkeypatch.setattr(db.outturns, "_AUTHORITIES", number)
        assert outturns(store.engine, "ete") == whole
        assert outturns(store.engine, "ete", period="2006/07 Apr") == first
        assert outturns(store.engine, "ete", on_target="no") == [row for row in whole if row["on_target"] == "no"]
        assert [outturns(store.engine, "ete", most=most) for most in range(1, 7)] == [whole[:n] for n in range(1, 7)]
