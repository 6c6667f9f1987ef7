"""Scores of quality assurance themes."""

from __future__ import annotations

import pytest

from extract import epqa
from extract.context import Context
from extract.facts import Check, Observation
from extract.pipeline import extract
from parsers.reader import parse
from tests.extract.build import heading, paragraph, table
from tests.extract.observed import context, quotes_hold, short


def read(given: Context) -> list[tuple[str, str, str, str, str]]:
    facts = list(epqa.read(given))
    assert quotes_hold(given, facts)
    return short(facts)


def test_a_table_without_years_has_scores_without_a_period() -> None:
    facts = read(
        context(
            heading("EPQA"),
            table(
                ["Theme and measure", "Initial score", "Predicted score", "Actual score"],
                ["Early intervention: Final warning interventions", "1", "2", "2"],
                ["Managing demand for custody: Remand management 05-07 or 06-08", "1.25", "2", "Due April 07"],
                ["Race (n/a)", "", "", ""],
                ["Mental health: 05-07 or 06-08", "3", "3", ""],
            ),
        )
    )
    assert facts == [
        ("epqa.early_intervention", "initial", "", "", "1 score"),
        ("epqa.early_intervention", "predicted", "", "", "2 score"),
        ("epqa.early_intervention", "actual", "", "", "2 score"),
        ("epqa.remand_management", "initial", "", "", "1.25 score"),
        ("epqa.remand_management", "predicted", "", "", "2 score"),
        ("epqa.mental_health", "initial", "", "", "3 score"),
        ("epqa.mental_health", "predicted", "", "", "3 score"),
    ]


def test_a_plans_actions_are_no_scores() -> None:
    given = context(table(["Theme", "Target", "Result"], ["Resettlement", "3", "2"], ["Parenting", "4", "1"]))
    assert read(given) == []


@pytest.mark.parametrize(
    ("box", "year"),
    [("EPQA: 03 rating", "2003"), ("EPQA: 2005 result", "2005"), ("EPQA: 05 or 06 rating", "2006"), ("EPQA", "")],
)
def test_a_box_is_dated_by_its_label_or_by_the_cycle_in_the_text(box: str, year: str) -> None:
    given = context(
        paragraph(
            "Work goes on in Remand Management and Resettlement (2005/07 cycle), and Mental Health (2006/7) cycle."
        )
    )
    period = epqa.dated(given, "epqa.mental_health", box)
    assert (period.label if period else "") == year


def test_two_themes_share_the_cycle_behind_them() -> None:
    given = context(paragraph("We are assessed on Remand Management and Resettlement (2005/07 cycle) this spring."))
    assert epqa.cycle(given, "epqa.remand_management") == 2005
    assert epqa.cycle(given, "epqa.resettlement") == 2005
    assert epqa.cycle(given, "epqa.parenting") is None


def test_the_cycle_under_a_themes_own_heading_is_the_themes() -> None:
    given = context(heading("Access to mental health services"), paragraph("The current cycle of 2006/8 goes well."))
    assert epqa.cycle(given, "epqa.mental_health") == 2006


def test_the_year_of_the_first_assessment_dates_a_box_too() -> None:
    given = context(paragraph("The initial EPQA score for Remand Management in 2005 was 1.25."))
    period = epqa.dated(given, "epqa.remand_management", "EPQA: 05 or 06 rating")
    assert period is not None
    assert period.label == "2005"


def test_scores_under_years_alone_are_initial_in_the_first() -> None:
    facts = read(
        context(heading("EPQA ratings"), table(["Area", "2003", "2005"], ["Parenting", "1", "2"], ["ETE", "2", "2"]))
    )
    assert facts == [
        ("epqa.parenting", "initial", "", "2003", "1 score"),
        ("epqa.parenting", "actual", "", "2005", "2 score"),
        ("epqa.ete", "initial", "", "2003", "2 score"),
        ("epqa.ete", "actual", "", "2005", "2 score"),
    ]


BOXED = """Wiltshire Youth Justice Plan 2007/08

SUMMARY OF PERFORMANCE 2006-07

The first self assessments for Mental Health took place in 2006. The EPQA score for Mental Health was 2.56.

SUPPORT ACCESS TO MENTAL HEALTH SERVICES

Achievements in 2006/7

- The EPQA assessment gave a score of 2.59. This was above the family group (1.91) and the region (1.8).

Data:

Performance Indicator: 06/07 April – December actual (Acute)\t100%\tEPQA: 2006 rating\t2.56
Performance Indicator: 07/08 target\t100%\tEPQA: 07 or 08 target\tN/A
"""


def test_scores_of_prose_are_of_their_theme_s_box_however_often_it_is_repeated() -> None:
    facts = extract(parse(BOXED.encode())).facts
    scores = [fact for fact in facts if isinstance(fact, Observation) and fact.indicator == "epqa.mental_health"]
    assert {(fact.measure, fact.period, fact.comparator, str(fact.value)) for fact in scores} == {
        ("initial", "2006", "", "2.56"),
        ("initial", "2006", "", "2.59"),
        ("initial", "2006", "family", "1.91"),
        ("initial", "2006", "region", "1.8"),
    }
    checks = [(fact.sort, fact.values) for fact in facts if isinstance(fact, Check)]
    assert ("conflicting_values", "2.56;2.59") in checks
