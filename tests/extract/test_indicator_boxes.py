"""Boxes of label and value under the heading of their section."""

from __future__ import annotations

import pytest

from extract import box_values, indicator_boxes
from tests.extract.build import Part, heading, paragraph, table
from tests.extract.observed import context, quotes_hold, short

NOW = "Performance Indicator: 06/07 April - December actual and % against target"
NEXT = "Performance Indicator: 07/08 target"


def read(*parts: Part) -> list[tuple[str, str, str, str, str]]:
    given = context(*parts, period="2007/08", start="2007-04-01", end="2008-03-31")
    facts = list(indicator_boxes.read(given))
    assert quotes_hold(given, facts)
    return short(facts)


def test_actual_and_target_of_one_cell_and_the_next_years_target() -> None:
    facts = read(heading("DTO TRAINING PLANS"), table([NOW, "94.5% Actual 100% Target"], [NEXT, "95%"]))
    assert facts == [
        ("dto_training_plan", "outturn", "", "2006/07 Apr-Dec", "94.5 percent"),
        ("dto_training_plan", "target", "", "2006/07", "100 percent"),
        ("dto_training_plan", "target", "", "2007/08", "95 percent"),
    ]


def test_indicators_side_by_side_keep_their_columns() -> None:
    facts = read(
        heading("REDUCE THE USE OF CUSTODY"),
        table(
            [
                NOW + " (remand) (old performance indicator)",
                "34.8%",
                NOW + " (custody)",
                "3.5%",
                "EPQA: 04 rating",
                "1.87",
            ],
            [NEXT + " (new performance indicator)", "9%", NEXT, "5%", "EPQA: 07 target", "XX"],
        ),
    )
    assert facts == [
        ("secure_remand", "outturn", "", "2006/07 Apr-Dec", "34.8 percent"),
        ("custody", "outturn", "", "2006/07 Apr-Dec", "3.5 percent"),
        ("epqa.remand_management", "initial", "", "2004", "1.87 score"),
        ("secure_remand_2007", "target", "", "2007/08", "9 percent"),
        ("custody", "target", "", "2007/08", "5 percent"),
    ]


def test_two_years_of_first_time_entrants_a_target_and_what_was_achieved() -> None:
    value = (
        "971 first time entrants April - Dec 05; 921 first time entrants April - Dec 06 "
        "Target 2% reduction - achieved 5.1%"
    )
    assert read(heading("PREVENT OFFENDING"), table([NOW, value], [NEXT, "5% (new target)"])) == [
        ("fte", "outturn", "", "2005/06 Apr-Dec", "971 count"),
        ("fte", "outturn", "", "2006/07 Apr-Dec", "921 count"),
        ("fte", "target", "", "2006/07", "-2 percent"),
        ("fte", "change", "", "2006/07 Apr-Dec", "-5.1 percent"),
        ("fte", "target", "", "2007/08", "-5 percent"),
    ]


def test_targets_as_share_and_as_number_and_no_share_against_the_target() -> None:
    value = (
        "FTE 2006/7 2% reduction target to 1259 (local target) FTE year to date 874 April to December "
        "FTE % against target 68% April to December"
    )
    assert read(
        heading("PREVENT OFFENDING"), table([NOW, value], [NEXT, "FTE 2007/8 5% reduction target to 1221"])
    ) == [
        ("fte", "target", "", "2006/07", "-2 percent"),
        ("fte", "target", "", "2006/07", "1259 count"),
        ("fte", "outturn", "", "2006/07 Apr-Dec", "874 count"),
        ("fte", "target", "", "2007/08", "-5 percent"),
        ("fte", "target", "", "2007/08", "1221 count"),
    ]


def test_a_target_in_a_bracket_behind_a_value_is_what_the_bracket_holds() -> None:
    facts = read(heading("PREVENT OFFENDING"), table([NOW, "318 (target 2% reduction)"]))
    assert facts == [
        ("fte", "outturn", "", "2006/07 Apr-Dec", "318 count"),
        ("fte", "target", "", "2006/07", "-2 percent"),
    ]


def test_a_baseline_and_a_cohort_named_in_the_label() -> None:
    label = "Performance Indicator: 05/06 actual (Oct - Dec cohort) and % against target*"
    facts = read(heading("REDUCE RE-OFFENDING"), table([label, "Baseline 2002/03 - 42.5% 2005/2006 - 45.3%"]))
    assert facts == [
        ("reoffending", "baseline", "", "2002 Oct-Dec cohort", "42.5 percent"),
        ("reoffending", "outturn", "", "2005 Oct-Dec cohort", "45.3 percent"),
    ]


def test_an_officer_in_post_is_a_yes() -> None:
    facts = read(
        heading("SUPPORT ACCESS TO APPROPRIATE ACCOMMODATION"),
        table(
            [NOW + " (named officer)", "YES", NOW + " (suitable accommodation)", "97.4%"], [NEXT, "YES", NEXT, "100%"]
        ),
    )
    assert facts == [
        ("accommodation_officer", "outturn", "", "2006/07 Apr-Dec", "1 yes_no"),
        ("accommodation", "outturn", "", "2006/07 Apr-Dec", "97.4 percent"),
        ("accommodation_officer", "target", "", "2007/08", "1 yes_no"),
        ("accommodation", "target", "", "2007/08", "100 percent"),
    ]


def test_scores_in_words_and_a_rating_dated_by_the_text() -> None:
    facts = read(
        heading("INTERVENE EARLY"),
        table([NOW, "Actual 96.3%", "EPQA: 2003 rating", "Initial Score 2"], [NEXT, "100%", "EPQA: 05 result", "2."]),
        heading("SUPPORT ACCESS TO MENTAL HEALTH SERVICES"),
        paragraph("The cycle of 2006/8 has begun."),
        table(["EPQA: 05 or 06 rating", "2.56", "EPQA: 07 or 08 target", "3"]),
    )
    assert facts == [
        ("final_warning_intervention", "outturn", "", "2006/07 Apr-Dec", "96.3 percent"),
        ("epqa.early_intervention", "initial", "", "2003", "2 score"),
        ("final_warning_intervention", "target", "", "2007/08", "100 percent"),
        ("epqa.early_intervention", "actual", "", "2005", "2 score"),
        ("epqa.mental_health", "initial", "", "2006", "2.56 score"),
        ("epqa.mental_health", "target", "", "2008", "3 score"),
    ]


@pytest.mark.parametrize("words", ["XX.X", "N/A", "", "to be confirmed", "Data not yet available"])
def test_what_stands_for_a_missing_value_is_none(words: str) -> None:
    assert box_values.read(words) == []
    assert box_values.score(words) is None


def test_a_box_of_an_unknown_indicator_is_reported_and_not_guessed() -> None:
    given = context(heading("WORKING WITH VOLUNTEERS"), table([NOW, "12%"], [NEXT, "15%"]))
    assert list(indicator_boxes.read(given)) == []
    assert {notice.sort for notice in given.notices} == {"unread_heading"}


def test_a_label_may_go_without_its_colon() -> None:
    facts = read(heading("DTO TRAINING PLANS"), table(["Performance indicator 05/06 outturn", "88%"]))
    assert facts == [("dto_training_plan", "outturn", "", "2005/06", "88 percent")]
