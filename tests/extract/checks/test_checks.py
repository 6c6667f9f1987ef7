"""Each kind of check on the smallest document that shows it, and on one that is in order."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from extract import checks, finances, staffing
from extract.context import Context
from extract.facts import Check, Fact, Observation
from parsers.document import Anchor, CalculatedField, Cell, Document, Meta, Passage, Table
from tests.extract.build import Part, context, heading, paragraph, table


def short(found: list[Check]) -> list[tuple[str, str]]:
    return [(check.sort, check.values) for check in found]


def read(*parts: Part) -> list[tuple[str, str]]:
    given = context(*parts, period="2007/08")
    facts: list[Fact] = [*finances.read(given), *staffing.read(given)]
    return short(checks.check(given, facts))


def observed(given: Context, *facts: Observation) -> list[tuple[str, str]]:
    given.printed.extend(facts)
    return short(checks.check(given, list(facts)))


def observation(given: Context, printed: str, value: str, **fields: Any) -> Observation:
    start = given.document.text.index(printed)
    default: dict[str, Any] = {
        "indicator": "ete", "measure": "outturn", "period": "2006/07", "period_end": "2007-03-31", "unit": "percent",
    }  # fmt: skip
    anchor = Anchor(start, start + len(printed))
    return Observation(
        value=Decimal(value), printed=printed, quote=printed, anchor=anchor, method="narrative", **{**default, **fields}
    )


SOURCES = ["Agency", "Staffing costs (£)", "Other funds (£)", "Total (£)"]


def test_parts_that_do_not_add_to_a_columns_total() -> None:
    budget = table(
        ["Core activity", "Budget (£)"], ["Remand services", "100"], ["Court services", "150"], ["Total:", "251"]
    )
    assert read(paragraph("Table A1: Services planned"), budget) == [("sum_mismatch", "250;251")]


def test_parts_that_do_not_add_to_a_rows_total() -> None:
    budget = table(SOURCES, ["Police", "168,920", "71,967", "240,888"], ["Health", "5", "1", "6"])
    assert read(paragraph("Table A2: Sources"), budget) == [("sum_mismatch", "240887;240888")]


def test_sums_in_order_give_no_check() -> None:
    budget = table(SOURCES, ["Police", "10", "5", "15"], ["Health", "1", "", "1"], ["Total:", "11", "5", "16"])
    assert read(paragraph("Table A2: Sources"), budget) == []


def test_parts_that_stand_in_the_row_below_their_total() -> None:
    budget = table(SOURCES, ["Education", "", "", "90,000"], ["Health", "84,311 126,493", "5,689", "126,493"])
    assert ("shifted_row", "84311;5689") in read(paragraph("Table A2: Sources"), budget)


def test_amounts_that_slid_one_row_down() -> None:
    budget = table(
        ["Core activity", "Budget (£)"], ["Preventive services", ""], ["PACE services", "70"],
        ["Pre-court services", "60"], ["Remand services", "50"], ["Total:", "220"],
    )  # fmt: skip
    assert ("shifted_row", "70;40") in read(paragraph("Table A1: Services planned"), budget)


def test_a_figure_alone_behind_a_table_with_empty_cells() -> None:
    assert read(table(["Measure", "Target"], ["Victims", ""]), paragraph("25%")) == [("shifted_row", "25")]


def test_a_tables_total_against_the_row_that_names_it() -> None:
    found = read(
        paragraph("Table A2: Sources"), table(SOURCES, ["Health (from Table A2b)", "9", "", "9"]),
        paragraph("Table A2b: Health"), table(["Source", "Amount (£)"], ["Trust", "8"], ["Total", "8"]),
    )  # fmt: skip
    assert ("conflicting_values", "8;9") in found


def test_two_totals_and_the_vacancies_of_a_staff_table() -> None:
    staff = table(
        ["", "Managers", "Practitioners (FT)", "Total"],
        ["Permanent", "2", "5", "7"], ["TOTAL", "2", "5", "7"],
        ["White Male", "1", "5", "6"], ["TOTAL", "1 (1 Vac)", "5 (2 Vac)", "6 (4 Vac)"],
    )  # fmt: skip
    found = read(paragraph("Table A3: Staff in the Youth Offending Team (by headcount)"), staff)
    assert ("conflicting_values", "7;6") in found
    assert ("sum_mismatch", "3;4") in found


def test_two_values_of_one_observation() -> None:
    given = context(paragraph("ETE was 69.5% in one place and 70.1% in another."))
    one, other = observation(given, "69.5%", "69.5"), observation(given, "70.1%", "70.1")
    assert observed(given, one, other) == [("conflicting_values", "69.5;70.1")]


def test_a_follow_up_that_one_place_does_not_print_may_be_the_others() -> None:
    given = context(paragraph("45.3% here, 73.6% there, 50% within six months."))
    one = observation(given, "45.3%", "45.3", follow_up=12)
    other, third = observation(given, "73.6%", "73.6"), observation(given, "50%", "50", follow_up=6)
    assert ("conflicting_values", "45.3;73.6") in observed(given, one, other, third)
    assert ("conflicting_values", "45.3;50") not in observed(given, one, other, third)


@pytest.mark.parametrize(
    ("printed", "value", "expected"), [("15.1%", "-15.1", [("arithmetic", "-9.2;-15.1")]), ("9.2%", "-9.2", [])]
)
def test_a_printed_change_against_its_parts(printed: str, value: str, expected: list[tuple[str, str]]) -> None:
    given = context(paragraph(f"The rate fell from 556 to 505, by {printed}."))
    before = observation(given, "556", "556", period="2013", period_end="2013-12-31", unit="rate_per_100k")
    after = observation(given, "505", "505", period="2014", period_end="2014-12-31", unit="rate_per_100k")
    change = observation(given, printed, value, measure="change", period="2014", period_end="2014-12-31")
    assert observed(given, before, after, change) == expected


def test_two_values_said_to_be_the_wrong_way_round() -> None:
    given = context(paragraph("At 47 per 1,000 crime was below the average of 46."))
    own = observation(given, "47", "47", unit="rate_per_1k")
    average = observation(given, "46", "46", unit="rate_per_1k", comparator="national")
    assert observed(given, own, average) == [("arithmetic", "47;46")]


def test_a_sum_over_years_against_the_sum_of_a_year() -> None:
    found = read(heading("Funding"), paragraph("The charity gives £53,000 over a 2 year period (£26,000 per year)."))
    assert found == [("arithmetic", "52000;53000")]


@pytest.mark.parametrize(
    ("field", "printed", "expected"),
    [
        (CalculatedField("0.94", "=*100 \\#0%"), "91.3%", [("stale_field", "94;91.3")]),
        (CalculatedField("0.94", "=*100 \\#0%"), "94.2%", []),
        (CalculatedField("-7.0E-2", "=*100 \\#0%"), "-6.5%", []),
        (CalculatedField("0.61", "= \\#0.00"), "0.59", [("stale_field", "0.61;0.59")]),
        (CalculatedField("", "=SUM(ABOVE)"), "12", []),
    ],
)
def test_a_calculated_field_against_its_printed_result(
    field: CalculatedField, printed: str, expected: list[tuple[str, str]]
) -> None:
    cell = replace(Cell(Passage(printed, ((0, 0),), len(printed)), 0, 0), calculated=field)
    document = Document(printed, (Table(((cell,),), 0, 0, len(printed), 0),), Meta("text"))
    assert short(checks.check(replace(context(), document=document), [])) == expected


@pytest.mark.parametrize("printed", ["XX.X", "XXX", "XX%", "xx.x%"])
def test_crosses_stand_for_a_figure_to_come(printed: str) -> None:
    assert read(paragraph(f"The score improved to {printed} this year.")) == [("placeholder", printed)]


@pytest.mark.parametrize(
    "sentence", ["Waiting for the staffing data", "Figures to follow", "The areas are …. and others"]
)
def test_phrases_and_dots_stand_for_words_to_come(sentence: str) -> None:
    assert [sort for sort, _ in read(paragraph(sentence))] == ["placeholder"]


@pytest.mark.parametrize("sentence", ["Extra help came from XLR8.", "Part xx of the Act", "See page 4..."])
def test_words_that_only_look_like_placeholders(sentence: str) -> None:
    assert read(paragraph(sentence)) == []


def test_a_figure_read_in_spite_of_its_print() -> None:
    given = context(paragraph("It was 46.9%% for boys."))
    assert observed(given, observation(given, "46.9%%", "46.9", flags=("malformed",))) == [
        ("malformed_value", "46.9%%")
    ]


def test_a_ratio_printed_with_a_percent_sign() -> None:
    given = context(paragraph("The frequency rate is 0.78%."))
    assert observed(given, observation(given, "0.78%", "0.78", unit="ratio")) == [("malformed_value", "0.78%")]


def test_a_share_over_the_whole_is_implausible() -> None:
    given = context(paragraph("It rose to 146%."))
    assert observed(given, observation(given, "146%", "146")) == [("implausible", "146")]


def test_rows_that_stand_upside_down() -> None:
    card = table(["", "All", "East"], ["1.1 Harm", "71%", "%59"], ["1.3 Care", "%59", "%09"], ["2.2", "83%", "83%"])
    assert read(card) == [("rotated_text", "%59"), ("rotated_text", "%59;%09")]


def test_a_reading_in_doubt_contradicts_nothing() -> None:
    given = context(paragraph("ETE was 69.5% in one place and 70.1% in another."))
    one, other = observation(given, "69.5%", "69.5"), observation(given, "70.1%", "70.1", confidence=0.8)
    assert observed(given, one, other) == []
