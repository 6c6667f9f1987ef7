"""Points of a short quality screening, numbered under its questions."""

from __future__ import annotations

import pytest

from extract import screening_points
from extract.facts import Finding
from tests.extract.build import Part, context, heading, item, paragraph

TITLE = heading("Report of Short Quality Screening (SQS) of youth offending work in Wessex")


def read(*parts: Part) -> list[Finding]:
    return list(screening_points.read(context(*parts, doc_type="inspection_report")))


def test_points_belong_to_the_question_of_their_number_and_keep_their_percentages() -> None:
    found = read(
        TITLE,
        heading("1. Reducing reoffending"),
        item("There was enough assessment in 17 (85%) of the cases. One had not been reviewed.", "1.1."),
        paragraph("Words between the points are none."),
        heading("2. Protecting the public"),
        item("In half of the cases the plan was not good enough.", "2.1."),
        item("A point of another question.", "3.1."),
    )
    assert [(each.criterion, each.ref, each.polarity, each.percents) for each in found] == [
        ("1", "1.1", "strength", "85"),
        ("2", "2.1", "improvement", ""),
    ]


@pytest.mark.parametrize("title", ["Full joint inspection of youth offending work", "Youth Justice Plan 2014/15"])
def test_numbered_points_of_anything_else_are_none(title: str) -> None:
    assert read(heading(title), heading("1. Reducing reoffending"), item("Plans were good.", "1.1.")) == []
