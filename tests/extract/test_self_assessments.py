"""Scores of critical activities."""

from __future__ import annotations

from extract import narrative, self_assessments
from tests.extract.build import LEFT, paragraph, table
from tests.extract.observed import context, quotes_hold, short

OWN, YJB = "YOT partnership self-assessed score", "YJB validated score"


def test_boxes_belong_to_the_activity_before_them_and_blanks_give_nothing() -> None:
    given = context(
        table(
            ["1.1 How well assessment is done", LEFT, LEFT, LEFT],
            [OWN, "2", YJB, ""],
            ["1.2 How quality is assured", LEFT, LEFT, LEFT],
            ["Evidence of many pages", LEFT, LEFT, LEFT],
            ["1.3 How interventions are evaluated", LEFT, LEFT, LEFT],
            [OWN, "3", YJB, "1"],
        )
    )
    facts = list(self_assessments.read(given))
    assert quotes_hold(given, facts)
    assert short(facts) == [
        ("cc.1.1", "self_assessed", "", "", "2 score"),
        ("cc.1.3", "self_assessed", "", "", "3 score"),
        ("cc.1.3", "validated", "", "", "1 score"),
    ]
    assert given.used == {0}


def test_a_table_of_scores_may_print_only_the_numbers_of_the_activities() -> None:
    given = context(table(["Critical activity", OWN, YJB], ["1.1", "2", "2"], ["4.1", "3", "2"]))
    assert short(self_assessments.read(given)) == [
        ("cc.1.1", "self_assessed", "", "", "2 score"),
        ("cc.1.1", "validated", "", "", "2 score"),
        ("cc.4.1", "self_assessed", "", "", "3 score"),
        ("cc.4.1", "validated", "", "", "2 score"),
    ]


def test_boxes_that_became_paragraphs_are_read_as_well() -> None:
    given = context(paragraph("9.2 How confidence is raised"), paragraph(OWN), paragraph("1"), paragraph(YJB))
    assert short(self_assessments.read(given)) == [("cc.9.2", "self_assessed", "", "", "1 score")]


def test_numbers_that_are_no_scores_and_unknown_activities_give_nothing() -> None:
    given = context(paragraph("4.9 Something else"), table([OWN, "2"]), paragraph("1.1 Planning"), table([OWN, "7"]))
    assert list(self_assessments.read(given)) == []


def test_the_evidence_between_the_scores_is_read_as_prose() -> None:
    evidence = (
        "Please give evidence here: we look at every order at the end. Suitable accommodation was found for 94% of "
        "young people in 2008/09."
    )
    given = context(
        table(["5.1 How reoffending is looked at", LEFT, LEFT, LEFT], [evidence, LEFT, LEFT, LEFT], [OWN, "2", YJB, ""])
    )
    scores = list(self_assessments.read(given))
    assert short(scores) == [("cc.5.1", "self_assessed", "", "", "2 score")]
    assert short(narrative.read(given)) == [("accommodation", "outturn", "", "2008/09", "94 percent")]
