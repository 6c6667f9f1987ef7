"""Staff by headcount, in the board's table and in later ones."""

from __future__ import annotations

import pytest

from extract import staffing
from extract.facts import Staffing
from tests.extract.build import LEFT, Part, context, heading, paragraph, table

CAPTION = paragraph("Table A3: Staff in the team (by headcount)")
HEADINGS = ["", "Managers Strategic", "Practitioners (FT)", "Volunteer", "Total"]


def read(*parts: Part) -> list[Staffing]:
    return list(staffing.read(context(*parts)))


def heads(facts: list[Staffing]) -> list[tuple[str, str, str]]:
    return [(fact.row, fact.column, str(fact.headcount)) for fact in facts]


def test_every_filled_cell_is_a_row_and_every_total_is_called_total() -> None:
    facts = read(
        CAPTION,
        table(
            HEADINGS,
            ["Temporary", "1 (HoS)", "3", "", "4"],
            ["TOTAL", "1", "3", "", "4"],
            ["Gender/Ethnicity", "", "", "", ""],
            ["White Male", "", "3", "", "3"],
            ["TOTAL", "", "4 (1 Vac)", "", "4 (1 Vac)"],
        ),
    )
    assert heads(facts) == [
        ("Temporary", "Managers Strategic", "1"),
        ("Temporary", "Practitioners (FT)", "3"),
        ("Temporary", "Total", "4"),
        ("Total", "Managers Strategic", "1"),
        ("Total", "Practitioners (FT)", "3"),
        ("Total", "Total", "4"),
        ("White Male", "Practitioners (FT)", "3"),
        ("White Male", "Total", "3"),
        ("Total", "Practitioners (FT)", "4"),
        ("Total", "Total", "4"),
    ]
    assert {fact.table for fact in facts} == {"A3"}
    assert facts[0].quote == "Temporary 1 (HoS) 3 4"


def test_a_table_that_goes_on_under_its_headings_keeps_its_number() -> None:
    facts = read(
        CAPTION,
        table(HEADINGS, ["Permanent", "1", "8", "", "9"]),
        table(HEADINGS, ["Vacant", "", "2", "", "2"]),
    )
    assert [(fact.row, fact.table) for fact in facts][-1] == ("Vacant", "A3")


def test_an_empty_table_gives_nothing() -> None:
    assert read(CAPTION, table(HEADINGS, ["Permanent", "", "", "", ""], ["TOTAL", "", "", "", ""])) == []


def test_a_later_table_by_ethnicity_and_gender_has_double_headings_and_no_number() -> None:
    facts = read(
        heading("Staffing of the service by gender and ethnicity"),
        table(
            ["Ethnicity", "Managers", LEFT, "Practitioners", LEFT],
            ["", "M", "F", "M", "F"],
            ["White British", "1", "2", "4", "7.5"],
            ["Black Caribbean", "", "", "1", "0"],
            header_rows=2,
        ),
    )
    assert heads(facts) == [
        ("White British", "Managers M", "1"),
        ("White British", "Managers F", "2"),
        ("White British", "Practitioners M", "4"),
        ("White British", "Practitioners F", "7.5"),
        ("Black Caribbean", "Practitioners M", "1"),
        ("Black Caribbean", "Practitioners F", "0"),
    ]
    assert {fact.table for fact in facts} == {""}


def test_posts_with_headcount_and_fte() -> None:
    facts = read(
        heading("Staffing 2003/04"),
        table(
            ["Post", "FTE", "Headcount", "Cost"],
            ["Social workers", "6.5", "8", "£1"],
            ["Police officers", "2", "2", "£1"],
        ),
    )
    assert heads(facts) == [
        ("Social workers", "FTE", "6.5"),
        ("Social workers", "Headcount", "8"),
        ("Police officers", "FTE", "2"),
        ("Police officers", "Headcount", "2"),
    ]


def test_tables_of_young_people_are_none_of_staff() -> None:
    assert (
        read(
            heading("Offending by ethnicity"),
            table(["Group", "2012", "2013"], ["White", "30", "28"], ["Black", "4", "6"]),
        )
        == []
    )


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("4 (1 Vac)", "4"),
        ("1 (HoS)", "1"),
        ("2 ½", "2.5"),
        ("0.6", "0.6"),
        ("3*", "3"),
        ("", None),
        ("n/a", None),
        ("12%", None),
    ],
)
def test_a_cell_gives_the_heads_in_front_of_its_brackets(cell: str, number: str | None) -> None:
    found = staffing.headcount(cell)
    assert (str(found) if found is not None else None) == number
