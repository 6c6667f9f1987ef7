"""The numbered points of an inspection, each under its criterion, as strength or area for improvement."""

from __future__ import annotations

from extract import inspections
from extract.facts import Finding
from tests.extract.build import Part, context, heading, item, paragraph, table

BOX = table(["Score:", "Comment:"], ["71%", "MODERATE improvement required"])


def read(*parts: Part) -> list[Finding]:
    return list(inspections.read(context(*parts)))


def short(facts: list[Finding]) -> list[tuple[str, str, str, str]]:
    return [(fact.criterion, fact.polarity, fact.ref, fact.percents) for fact in facts]


def test_points_stand_under_their_criterion_and_its_headings() -> None:
    facts = read(
        heading("1.1 Harm to others", 2), BOX,
        heading("Strengths:", 3), paragraph("(1) Screening was done in 76% of cases and was right in 74.5 per cent."),
        heading("Areas for improvement:", 3), paragraph("(1) Plans came late."), paragraph("(2) Reviews were rare."),
    )  # fmt: skip
    assert short(facts) == [
        ("1.1", "strength", "1", "76;74.5"),
        ("1.1", "improvement", "1", ""),
        ("1.1", "improvement", "2", ""),
    ]


def test_a_number_as_the_marker_of_a_list_item_is_the_points() -> None:
    facts = read(heading("2.3 Safeguarding", 2), heading("Strengths", 3), item("Visits were made.", "(4)"))
    assert [(fact.ref, fact.text) for fact in facts] == [("4", "Visits were made.")]


def test_words_without_a_number_go_on_the_point_before_them() -> None:
    facts = read(
        heading("1.2 Reoffending", 2), heading("Areas for improvement", 3),
        paragraph("(1) Gaps in plans were"), paragraph("sometimes large."),
    )  # fmt: skip
    assert [fact.text for fact in facts] == ["Gaps in plans were sometimes large."]


def test_a_box_that_lost_its_heading_is_the_next_criterions() -> None:
    facts = read(
        heading("1.2 Reoffending", 2), BOX, heading("Strengths", 3), paragraph("(1) Plans were good."),
        table(["General criterion:"], ["Comment:"], ["SUBSTANTIAL improvement required"]),
        heading("Strengths", 3), paragraph("(1) Screening was done."),
    )  # fmt: skip
    assert [(fact.criterion, fact.text) for fact in facts] == [
        ("1.2", "Plans were good."),
        ("1.3", "Screening was done."),
    ]


def test_points_outside_of_criteria_are_none() -> None:
    assert read(heading("Strengths", 2), paragraph("(1) The team moved house.")) == []


def test_the_quote_is_the_text_at_its_anchor() -> None:
    given = context(heading("1.1 Harm", 2), heading("Strengths", 3), paragraph("(1) " + "Many words follow. " * 20))
    fact = next(iter(inspections.read(given)))
    assert given.document.quote(fact.anchor.start, fact.anchor.end) == fact.quote
    assert len(fact.quote) <= 120


def test_an_overall_score_is_no_part_of_the_point_before_it() -> None:
    found = read(
        heading("1.1 Harm", 2), heading("Areas for improvement:", 3), item("Plans were late.", "(1)"),
        paragraph("OVERALL SCORE for quality of assessment work: 65%"),
    )  # fmt: skip
    assert [each.text for each in found] == ["Plans were late."]
