"""Tables whose headings and labels say part of what a figure is, and leave the rest to their neighbours or a note."""

from __future__ import annotations

import pytest

from extract import kpi_tables, national_indicators
from tests.extract.build import Part, heading, paragraph, table
from tests.extract.observed import Short, context, quotes_hold, short


def measures(*parts: Part) -> list[Short]:
    given = context(*parts)
    facts = list(kpi_tables.read(given))
    assert quotes_hold(given, facts)
    return short(facts)


def groups(*parts: Part) -> list[Short]:
    given = context(*parts)
    facts = list(national_indicators.read(given))
    assert quotes_hold(given, facts)
    return short(facts)


def test_a_period_set_off_at_the_end_of_a_long_label_leaves_its_unit_to_the_label() -> None:
    label = "First-time entrants per 100,000, October 2014 – September 2015"
    assert measures(table(["", "Wessex", "England & Wales"], [label, "512", "376"])) == [
        ("fte", "outturn", "", "2014 Oct-2015 Sep", "512 rate_per_100k"),
        ("fte", "outturn", "national", "2014 Oct-2015 Sep", "376 rate_per_100k"),
    ]


def test_a_point_of_the_compass_alone_is_a_region_among_comparators() -> None:
    head = ["First time entrants per 100,000", "Wessex", "East", "England"]
    assert groups(table(head, ["2017", "318", "261", "295"]))[1] == (
        "fte", "outturn", "East", "2017", "261 rate_per_100k",
    )  # fmt: skip


@pytest.mark.parametrize("others", [("North", "England"), ("Wessex", "Team A")])
def test_a_point_of_the_compass_beside_others_or_without_comparators_is_a_part_of_the_area(
    others: tuple[str, str],
) -> None:
    found = groups(
        table(["First time entrants per 100,000", "East", *others, "Wales"], ["2017", "261", "9", "295", "8"])
    )
    assert found
    assert not [each for each in found if each[2] == "East"]


def test_a_note_names_the_same_months_of_as_many_years_as_the_columns_have() -> None:
    found = measures(
        table(
            ["Indicator", "2007/08 outturn", "2008/09 target", "2008/09 outturn"],
            ["NI 19 Rate of proven reoffending (12 months)", "1.14", "1.08", "0.97"],
            ["NI 111 First time entrants", "1,689", "1,605", "1,312"],
        ),
        paragraph("1 Cohorts are of those sentenced in January to March of 2007 and 2008, the year of each column."),
    )
    assert found[:4] == [
        ("reoffending_frequency@12", "outturn", "", "2007 Jan-Mar cohort", "1.14 ratio"),
        ("reoffending_frequency@12", "target", "", "2008 Jan-Mar cohort", "1.08 ratio"),
        ("reoffending_frequency@12", "outturn", "", "2008 Jan-Mar cohort", "0.97 ratio"),
        ("fte", "outturn", "", "2007/08", "1689 count"),
    ]


def test_bases_of_an_ethnic_table_may_stand_in_its_rows() -> None:
    assert groups(
        heading("NI 44 Ethnic composition of offenders 2008/09"),
        table(
            ["", "White", "Mixed"],
            ["Young offenders %", "95.1", "2.4"],
            ["Population 10 – 17 %", "96.0", "1.7"],
        ),
    ) == [
        ("ethnic_composition/youth_justice/white", "outturn", "", "2008/09", "95.1 percent"),
        ("ethnic_composition/youth_justice/mixed", "outturn", "", "2008/09", "2.4 percent"),
        ("ethnic_composition/general/white", "outturn", "", "2008/09", "96 percent"),
        ("ethnic_composition/general/mixed", "outturn", "", "2008/09", "1.7 percent"),
    ]


def test_indicators_of_2023_are_not_those_that_their_words_meant_before() -> None:
    found = measures(
        table(
            ["KPI", "What is measured", "Q1 2023/24"],
            ["4 Mental health", "Children with a screened need who were offered an intervention", "38%"],
            ["5 Substance misuse", "Children with a screened need who were offered an intervention", "75%"],
            ["10 Victims", "Victims engaged in a restorative justice opportunity", "21%"],
        )
    )
    assert [each[0] for each in found] == ["kpi2023.mental_health", "kpi2023.substance_misuse", "kpi2023.victims"]
