"""Answers of young people, parents and victims, as shares and as counts."""

from __future__ import annotations

import pytest

from extract import surveys
from extract.facts import SurveyAnswer
from tests.extract.build import Part, context, heading, item, paragraph, table


def read(*parts: Part) -> list[SurveyAnswer]:
    return list(surveys.read(context(*parts)))


def short(facts: list[SurveyAnswer]) -> list[tuple[str, int, str]]:
    return [(fact.statement, int(fact.value), fact.unit) for fact in facts]


TITLE = heading("Results of the 2012 exit survey", 2)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("84% felt safe at the office.", [("felt safe at the office", 84, "percent")]),
        ("60 per cent of respondents found it easy to come.", [("found it easy to come", 60, "percent")]),
        (
            "81% of parents had seen the plan and 95% of these agreed with it.",
            [("had seen the plan", 81, "percent"), ("agreed with it", 95, "percent")],
        ),
        (
            "70% liked the sessions, and all respondents would recommend them.",
            [("liked the sessions", 70, "percent"), ("would recommend them", 100, "percent")],
        ),
        (
            "31 responses were received by the end of June.",
            [("responses were received by the end of June", 31, "count")],
        ),
        ("The team moved to a new office.", []),
    ],
)
def test_shares(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    assert short(read(TITLE, item(sentence, "-"))) == expected


def test_counts_in_words_with_all_meaning_everyone_who_answered() -> None:
    facts = read(
        heading("Victims", 3),
        paragraph("Four victims completed a questionnaire."),
        item("All the victims knew whom to call. Three were content with the outcome.", "-"),
    )
    assert short(facts) == [
        ("victims completed a questionnaire", 4, "count"),
        ("knew whom to call", 4, "count"),
        ("were content with the outcome", 3, "count"),
    ]


def test_a_list_of_quoted_answers_gives_each_its_count() -> None:
    facts = read(TITLE, paragraph("The most help came with 'calming down' (12) and 'staying at school' (nine)."))
    assert short(facts) == [("calming down", 12, "count"), ("staying at school", 9, "count")]


def test_figures_outside_of_a_survey_are_no_answers() -> None:
    assert read(heading("Performance", 2), paragraph("84% of orders were completed.")) == []


def test_the_survey_is_named_by_its_heading() -> None:
    assert {fact.survey for fact in read(TITLE, item("84% felt safe.", "-"))} == {"2012 exit survey"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Of the 41 young people who filled in our questionnaire, 87% felt safe at the office.",
            [("young people who filled in our questionnaire", 41, "count"), ("felt safe at the office", 87, "percent")],
        ),
        ("We wrote to 70 families and 25 replied.", [("replied", 25, "count")]),
    ],
)
def test_how_many_answered_beside_other_figures(sentence: str, expected: list[tuple[str, int, str]]) -> None:
    assert short(read(TITLE, paragraph(sentence))) == expected


def test_counts_of_those_who_answered_in_one_sentence() -> None:
    facts = read(TITLE, paragraph("40 parents returned the form. Of these 36 liked the times and 30 would come again."))
    assert short(facts)[1:] == [("liked the times", 36, "count"), ("would come again", 30, "count")]


def test_a_table_of_answers_under_a_title_that_says_how_many_answered() -> None:
    facts = read(
        heading("Viewpoint survey 2013/14 (57 responses)"),
        table(["Treated fairly", "93%"], ["Less likely to offend", "76%"], header_rows=0),
    )
    assert short(facts) == [
        ("responses", 57, "count"),
        ("Treated fairly", 93, "percent"),
        ("Less likely to offend", 76, "percent"),
    ]
