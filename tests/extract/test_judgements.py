"""Scores with their comment, ratings by standard, grades in prose: of all inspection regimes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extract import judgement_prose, judgements
from extract.facts import Judgement
from tests.extract.build import Part, context, heading, paragraph, table

Short = tuple[str, Decimal | None, str]


def read(*parts: Part) -> list[Short]:
    given = context(*parts)
    return short([*judgements.read(given), *judgement_prose.read(given)])


def short(facts: list[Judgement]) -> list[Short]:
    return [(fact.criterion, fact.score, fact.comment) for fact in facts]


def test_a_score_box_gives_its_criterion_a_score_and_a_comment() -> None:
    box = table(["Score:", "Comment:"], ["71%", "MODERATE improvement required"])
    assert read(heading("1.1 Harm to others", 2), box) == [("1.1", Decimal(71), "MODERATE")]


@pytest.mark.parametrize(
    ("title", "criterion"),
    [
        ("Safeguarding score:", "Safeguarding"),
        ("Public Protection – Risk of Harm score:", "Risk of Harm"),
        ("Public Protection - Likelihood of Reoffending score", "Likelihood of Reoffending"),
    ],
)
def test_a_headline_score_goes_by_its_name(title: str, criterion: str) -> None:
    box = table(["Score:", "Comment:"], ["65%", "Minimal improvement required"])
    assert read(heading(title, 3), box) == [(criterion, Decimal(65), "MINIMUM")]


def test_ratings_since_2018_stand_in_rows_without_the_standards_number() -> None:
    summary = table(
        ["1.", "Organisational delivery", ""],
        ["1.1", "Governance and leadership", "Requires improvement"],
        ["1.2", "Staff", "Good"],
        ["2.1", "Assessment", "OUTSTANDING"],
    )
    assert read(summary) == [
        ("Governance and leadership", None, "Requires improvement"),
        ("Staff", None, "Good"),
        ("Assessment", None, "OUTSTANDING"),
    ]


def test_grades_before_2009_stand_beside_their_word() -> None:
    grades = table(
        ["Area", "Grade", ""], ["Work in the courts", "3", "Good"], ["Management and leadership", "Excellent (4)", ""]
    )
    assert read(grades) == [
        ("Work in the courts", Decimal(3), "Good"),
        ("Management and leadership", Decimal(4), "Excellent"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Overall rating: Requires improvement"], ("Overall", None, "Requires improvement")),
        (["2.4 Reviewing   Inadequate"], ("Reviewing", None, "Inadequate")),
        (["Governance and leadership", "Good"], ("Governance and leadership", None, "Good")),
    ],
)
def test_a_rating_on_a_line_of_its_own(lines: list[str], expected: Short) -> None:
    assert read(*(paragraph(line) for line in lines)) == [expected]


def test_a_table_of_ratings_that_became_one_line() -> None:
    line = (
        "Overall rating Requires improvement 1. Organisational delivery 1.1 Governance and leadership Requires "
        "improvement 1.2 Staff Good 1.3 Partnerships and services Outstanding 2. Court disposals 2.1 Assessment Good "
        "2.2 Planning Good"
    )
    assert read(paragraph(line)) == [
        ("Overall", None, "Requires improvement"),
        ("Governance and leadership", None, "Requires improvement"),
        ("Staff", None, "Good"),
        ("Partnerships and services", None, "Outstanding"),
        ("Assessment", None, "Good"),
        ("Planning", None, "Good"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Excellent (4), for Management and Work in the courts, Adequate (2) in Victims and restorative justice.",
            [
                ("Management", Decimal(4), "Excellent"),
                ("Work in the courts", Decimal(4), "Excellent"),
                ("Victims and restorative justice", Decimal(2), "Adequate"),
            ],
        ),
        ("The service has been rated ‘Good’ overall.", [("Overall", None, "Good")]),
        (
            "Inspectors gave it an overall rating of 'Requires improvement'.",
            [("Overall", None, "Requires improvement")],
        ),
        ("Governance and leadership was rated Inadequate.", [("Governance and leadership", None, "Inadequate")]),
        ("Safeguarding scored 37%, so that drastic improvement is needed.", [("Safeguarding", Decimal(37), "DRASTIC")]),
        ("At the previous inspection it had been rated Inadequate.", []),
        ("Staff said that the training was good.", []),
        ("Moderate improvement was seen in attendance.", []),
    ],
)
def test_judgements_in_prose(sentence: str, expected: list[Short]) -> None:
    assert read(paragraph(sentence)) == expected


def test_a_verdict_belongs_to_the_heading_it_stands_under() -> None:
    facts = read(
        heading("Reducing the likelihood of reoffending", 2),
        paragraph("Overall work to reduce reoffending was satisfactory."),
    )
    assert facts == [("Reducing the likelihood of reoffending", None, "satisfactory")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The service got a rating of 'Outstanding' for staff, and for information and facilities.",
            [("staff", "Outstanding"), ("information and facilities", "Outstanding")],
        ),
        (
            "Planning was rated 'Good', as was reviewing.",
            [("Planning", "Good"), ("reviewing", "Good")],
        ),
        (
            "Inspectors rated assessment as 'Good' and joint working as 'Inadequate'.",
            [("assessment", "Good"), ("joint working", "Inadequate")],
        ),
        ("Inspectors rated planning as 'Good'.", [("planning", "Good")]),
        ("Planning and reviewing were good in some cases.", []),
        ("At the last inspection planning and reviewing were rated 'Inadequate'.", []),
    ],
)
def test_ratings_of_several_standards_in_one_sentence(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(paragraph(sentence)) == [(name, None, rating) for name, rating in expected]


def test_comments_for_several_headline_scores_in_one_sentence() -> None:
    sentence = (
        "They found that MODERATE improvement was needed in Safeguarding and in the Likelihood of Reoffending, and "
        "DRASTIC improvement in Risk of Harm."
    )
    assert read(paragraph(sentence)) == [
        ("Safeguarding", None, "MODERATE"),
        ("Likelihood of Reoffending", None, "MODERATE"),
        ("Risk of Harm", None, "DRASTIC"),
    ]


def test_a_minimum_of_improvement_is_the_least_that_is_asked_for() -> None:
    sentence = "It asks for substantial improvement in risk of harm and a minimum of improvement in safeguarding."
    assert read(paragraph(sentence)) == [("Risk of Harm", None, "SUBSTANTIAL"), ("Safeguarding", None, "MINIMUM")]


def test_areas_of_work_with_nothing_but_their_grade() -> None:
    areas = table(["Work in the courts", "3"], ["Work with parents and carers", "1"])
    assert read(paragraph("Each area was scored from 1 (poor) to 4 (excellent)."), areas) == [
        ("Work in the courts", Decimal(3), ""),
        ("Work with parents and carers", Decimal(1), ""),
    ]
    assert not read(paragraph("Places by school and by week."), areas)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The team went from 'Inadequate' to 'Good' in two years.", [("Overall", "Good")]),
        ("Inspectors found the team to be ‘outstanding’.", [("Overall", "outstanding")]),
        ("The Management Board was pleased with the overall 'Good' rating.", [("Overall", "Good")]),
        ("Derby's team receives 'good' rating", [("Overall", "good")]),
        ("Work with children was judged to be good enough in most cases.", []),
        ("Of 20 teams nine were rated 'Good'.", []),
        ("No services rated 'Inadequate'", []),
        ("70 per cent of YJSs being rated as either 'Good' or 'Outstanding' is much.", []),
        ("It was only rescued from an overall 'Inadequate' rating by its work out of court.", []),
        ("Five of our 12 standards were judged to be 'Inadequate'.", []),
        ("Work outside was judged to be poor.", []),
        ("Teams that need moderate improvements are deemed to be 'good'.", []),
        ("The team has been branded 'inadequate' in a report.", [("Overall", "inadequate")]),
        ("A team has been rated inadequate over its work in court.", [("Overall", "inadequate")]),
        ("No 'Good' rating is printed here.", []),
    ],
)
def test_the_rating_of_a_whole_service_in_a_sentence(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(paragraph(sentence)) == [(name, None, rating) for name, rating in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Four were judged to be “Outstanding” including staff, assessment (of court disposals) and planning.",
            [("staff", "Outstanding"), ("assessment", "Outstanding"), ("planning", "Outstanding")],
        ),
        (
            "They rated it ‘outstanding’ in two of 12 areas – including ‘partnerships and services’ and ‘reviewing’.",
            [("partnerships and services", "outstanding"), ("reviewing", "outstanding")],
        ),
        (
            'Staff, planning and the provision of advice were all rated "good".',
            [("Staff", "good"), ("planning", "good")],
        ),
    ],
)
def test_lists_of_standards_with_one_rating(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(paragraph(sentence)) == [(name, None, rating) for name, rating in expected]


def test_what_several_headline_scores_need_may_stand_behind_them() -> None:
    sentence = "Work on risk of harm to others and on safeguarding needs requires substantial improvement."
    assert read(paragraph(sentence)) == [("Risk of Harm", None, "SUBSTANTIAL"), ("Safeguarding", None, "SUBSTANTIAL")]
    sentence = "They saw the likelihood of re-offending and safeguarding as requiring “moderate” improvements."
    assert read(paragraph(sentence)) == [
        ("Likelihood of Reoffending", None, "MODERATE"),
        ("Safeguarding", None, "MODERATE"),
    ]


def test_news_of_a_joint_inspection_gives_a_verdict_on_each_kind_of_work() -> None:
    release = context(
        paragraph("Work to reduce reoffending was good, and visits had become more frequent."),
        paragraph("Work to protect the public and those who live near was unsatisfactory."),
        paragraph("The governance arrangements were very good."),
        paragraph("Work in the garden was good."),
        doc_type="press_release",
    )
    assert short(list(judgement_prose.read(release))) == [
        ("Reducing the likelihood of reoffending", None, "good"),
        ("Protecting the public", None, "unsatisfactory"),
        ("Governance and partnerships", None, "very good"),
    ]


@pytest.mark.parametrize(("kind", "expected"), [("strategic_plan", [("Overall", None, "Good")]), ("press_release", [])])
def test_a_plan_gives_the_last_inspections_rating_as_its_own(kind: str, expected: list[Short]) -> None:
    given = context(paragraph("The service was last inspected in 2019 and rated 'Good'."), doc_type=kind)
    assert short(list(judgement_prose.read(given))) == expected


def test_an_inspections_own_verdict_names_the_work_though_no_heading_does() -> None:
    report = context(
        heading("1.1 Key strengths", 2),
        paragraph("Overall, work to reduce reoffending was good. Work to protect the public was good in two cases."),
        doc_type="inspection_report",
    )
    assert short(list(judgement_prose.read(report))) == [("Reducing the likelihood of reoffending", None, "good")]


def test_each_headline_score_with_the_comment_behind_it() -> None:
    sentence = "Safeguarding needed MODERATE improvement, Risk of Harm SUBSTANTIAL improvement."
    assert read(paragraph(sentence)) == [("Safeguarding", None, "MODERATE"), ("Risk of Harm", None, "SUBSTANTIAL")]
