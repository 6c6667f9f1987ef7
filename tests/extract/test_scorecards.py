"""Scores of an inspection's criteria: in boxes, lines and tables by area."""

from __future__ import annotations

from dataclasses import replace

from extract import scorecards
from extract.context import Context
from tests.extract.build import LEFT, Part, heading, paragraph, table
from tests.extract.observed import context, quotes_hold, short


def inspection(*parts: Part) -> Context:
    return context(*parts, authority="Cumbria", period="2010", start="2010-01-01", end="2010-12-31")


def read(given: Context) -> list[tuple[str, str, str, str, str]]:
    facts = list(scorecards.read(given))
    assert quotes_hold(given, facts)
    return short(facts)


def test_a_box_has_the_criterion_in_its_first_row_or_in_the_heading_above() -> None:
    facts = read(
        inspection(
            heading("1.1 Risk of Harm to others:"),
            table(["Score:", "Comment:"], ["71%", "MODERATE improvement required"]),
            table(
                ["1.2 Likelihood of Reoffending:", LEFT],
                ["General Criterion:", ""],
                ["What the inspectors looked for.", ""],
                ["Score:", "Comment:"],
                ["64%", "MODERATE improvement required"],
            ),
        )
    )
    assert facts == [
        ("cci.1.1", "outturn", "", "2010", "71 percent"),
        ("cci.1.2", "outturn", "", "2010", "64 percent"),
    ]


def test_a_box_without_a_score_or_a_heading_gives_nothing() -> None:
    facts = read(
        inspection(
            heading("1.2 Likelihood of Reoffending:"),
            table(["Score:", "Comment:"], ["71%", "MODERATE improvement required"]),
            table(["Score:", "Comment:"], ["60%", "SUBSTANTIAL improvement required"]),
            heading("1.3 Safeguarding:"),
            table(["", "Comment:"], ["", "SUBSTANTIAL improvement required"]),
        )
    )
    assert facts == [("cci.1.2", "outturn", "", "2010", "71 percent")]


def test_headline_boxes_and_overall_lines() -> None:
    facts = read(
        inspection(
            heading("Safeguarding score:"),
            table(["Score:", "Comment:"], ["69%", "MODERATE improvement required"]),
            heading("Public Protection - Risk of Harm score:"),
            table(["Score:", "Comment:"], ["66%", "MODERATE improvement required"]),
            paragraph("OVERALL SCORE for quality of Assessment and Sentence Planning work: 70%"),
            paragraph("OVERALL SCORE for quality of Delivery and Review of Interventions work: 77%"),
        )
    )
    assert [(fact[0], fact[4]) for fact in facts] == [
        ("cci.safeguarding", "69 percent"),
        ("cci.risk_of_harm", "66 percent"),
        ("cci.1", "70 percent"),
        ("cci.2", "77 percent"),
    ]


def test_a_section_is_named_by_its_number_and_words_with_a_sign_for_and() -> None:
    assert scorecards.criterion_of("Section 2: Delivery & Review of Interventions") == "cci.2"


def test_a_breakdown_by_area_with_cells_upside_down() -> None:
    given = inspection(
        heading("Breakdown of scores"),
        table(
            ["CCI Scorecard", "Cumbria", "CHESHIRE EAST (n=40)", "CHESHIRE WEST AND"],
            ["", "(n=79)", "", "CHESTER (n=39)"],
            ["1.1: Risk of Harm to others", "71%", "%59", "%92"],
            ["2.3: Safeguarding the child or young person", "78%", "72%", "84%"],
            ["Safeguarding Score", "%69", "64%", "%82"],
            header_rows=2,
        ),
    )
    facts = list(scorecards.read(given))
    assert short(facts) == [
        ("cci.1.1", "outturn", "", "2010", "71 percent"),
        ("cci.1.1", "outturn", "Cheshire East", "2010", "65 percent"),
        ("cci.1.1", "outturn", "Cheshire West and Chester", "2010", "76 percent"),
        ("cci.2.3", "outturn", "", "2010", "78 percent"),
        ("cci.2.3", "outturn", "Cheshire East", "2010", "72 percent"),
        ("cci.2.3", "outturn", "Cheshire West and Chester", "2010", "84 percent"),
        ("cci.safeguarding", "outturn", "Cheshire East", "2010", "64 percent"),
    ]
    assert [fact.flags for fact in facts[:3]] == [(), ("rotated",), ("rotated",)]
    assert [notice.sort for notice in given.notices] == ["unread_figure", "unread_figure"]


def test_lowest_and_highest_are_nobodys_and_the_average_is_national() -> None:
    facts = read(
        inspection(
            table(
                ["", "Scores of all areas inspected so far", LEFT, LEFT, "Scores for Cumbria"],
                ["", "Lowest", "Highest", "Average", ""],
                ["Safeguarding work (action to protect the young person)", "37%", "91%", "68%", "44%"],
                ["Risk of Harm to others work (action to protect the public)", "36%", "85%", "63%", "51%"],
                header_rows=2,
            )
        )
    )
    assert facts == [
        ("cci.safeguarding", "outturn", "", "2010", "44 percent"),
        ("cci.safeguarding", "outturn", "national", "2010", "68 percent"),
        ("cci.risk_of_harm", "outturn", "", "2010", "51 percent"),
        ("cci.risk_of_harm", "outturn", "national", "2010", "63 percent"),
    ]


def test_scores_that_lost_their_columns_keep_their_order() -> None:
    facts = read(
        inspection(
            paragraph("Lowest Highest Average Scores for Cumbria"),
            paragraph("Safeguarding work (action to protect the young person) 37% 91% 68% 44%"),
        )
    )
    assert facts == [
        ("cci.safeguarding", "outturn", "national", "2010", "68 percent"),
        ("cci.safeguarding", "outturn", "", "2010", "44 percent"),
    ]


LOST = table(
    ["Safeguarding work (action to protect the young person)", "37%", "91%", "68%", "44%"],
    ["Risk of Harm to others work (action to protect the public)", "36%", "85%", "63%", "51%"],
    header_rows=0,
)


def test_a_table_whose_heads_stand_in_lines_above_it_keeps_their_order() -> None:
    facts = read(
        inspection(
            paragraph("Scores so far in Wales and the regions of England Scores for Cumbria"),
            paragraph("Lowest Highest Average"),
            LOST,
        )
    )
    assert facts == [
        ("cci.safeguarding", "outturn", "", "2010", "44 percent"),
        ("cci.safeguarding", "outturn", "national", "2010", "68 percent"),
        ("cci.risk_of_harm", "outturn", "", "2010", "51 percent"),
        ("cci.risk_of_harm", "outturn", "national", "2010", "63 percent"),
    ]


def test_several_scores_of_which_nothing_says_whose_they_are_are_nobodys() -> None:
    assert read(inspection(paragraph("Scores"), LOST)) == []
    assert read(inspection(paragraph("Lowest Highest"), LOST)) == []


def test_heads_criteria_and_scores_may_stand_in_lines_of_their_own() -> None:
    facts = read(
        inspection(
            paragraph("Lowest"),
            paragraph("Highest"),
            paragraph("Average"),
            paragraph("Scores for Cumbria"),
            paragraph("Likelihood of Reoffending work (work to make each individual less likely to reoffend)"),
            paragraph("43% 88% 70% 62%"),
        )
    )
    assert facts == [
        ("cci.likelihood_of_reoffending", "outturn", "national", "2010", "70 percent"),
        ("cci.likelihood_of_reoffending", "outturn", "", "2010", "62 percent"),
    ]


def test_percentages_in_a_row_without_such_heads_are_no_scores() -> None:
    assert read(inspection(paragraph("Safeguarding work was timely in 37% 91% 68% 44%"))) == []


def test_a_report_without_a_year_of_its_own_has_that_of_its_publication_and_a_plan_has_none() -> None:
    box = (heading("1.1 Risk of Harm to others:"), table(["Score:", "Comment:"], ["71%", "MODERATE"]))
    given = context(*box, doc_type="press_release")
    given.about = replace(given.about, published="2011-03-09")
    assert [fact[3] for fact in read(given)] == ["2011"]
    plan = context(*box, doc_type="strategic_plan", period="2011/12", start="2011-04-01", end="2012-03-31")
    assert [fact[3] for fact in read(plan)] == [""]


def test_minutes_that_repeat_scores_name_the_inspections_year_over_them() -> None:
    given = context(
        heading("Core Case Inspection, November 2010"),
        table(
            ["", "Wessex", "Lowest", "Average"],
            ["Safeguarding", "69%", "37%", "67%"],
            ["Risk of Harm to others", "63%", "36%", "62%"],
        ),
        doc_type="scrutiny_report",
    )
    assert {fact[3] for fact in read(given)} == {"2010"}
