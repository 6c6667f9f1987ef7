"""What a document prints more than once is one row; what differs stays two."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from extract.facts import Fact, Judgement, Observation, Person, Staffing
from extract.merge import merge
from parsers.document import Anchor


def observation(value: str, **fields: Any) -> Observation:
    given: dict[str, Any] = {
        "indicator": "ete", "measure": "outturn", "period": "2006/07", "unit": "percent", "printed": value,
        "quote": value, "anchor": Anchor(0, 1), "method": "kpi_table",
    }  # fmt: skip
    return Observation(value=Decimal(value), **{**given, **fields})


def person(**fields: Any) -> Person:
    return Person(role="witness", name="Ann Lee", quote="", anchor=Anchor(0, 1), method="people", **fields)


def values(facts: list[Fact]) -> list[Decimal]:
    return [fact.value for fact in facts if isinstance(fact, Observation)]


def test_equal_observations_are_one_and_the_most_certain_stays() -> None:
    facts = merge([observation("69.5", confidence=0.8), observation("69.5", confidence=0.95, printed="69.50%")])
    assert [fact.confidence for fact in facts] == [0.95]


def test_two_values_of_one_key_stay_two_rows() -> None:
    assert values(merge([observation("95.2"), observation("90.2")])) == [Decimal("95.2"), Decimal("90.2")]


def test_a_year_and_its_twelve_months_are_one_period() -> None:
    days = {"period_start": "2001-01-01", "period_end": "2001-12-31"}
    assert len(merge([observation("58", period="2001 Jan-Dec", **days), observation("58", period="2001", **days)])) == 1
    assert len(merge([observation("58", period="2001", **days), observation("58", period="the year")])) == 2


def test_prose_without_a_period_of_its_own_is_no_second_row() -> None:
    repeat = observation("69.5", period="", method="narrative")
    assert len(merge([observation("69.5"), repeat])) == 1
    assert len(merge([observation("70"), repeat])) == 2


def test_a_table_without_years_keeps_its_rows_beside_dated_ones() -> None:
    assert len(merge([observation("2"), observation("2", period="", method="epqa_table")])) == 2


def test_two_total_rows_of_a_table_are_both_kept() -> None:
    rows = [
        Staffing(
            row="Total", column="Volunteer", headcount=Decimal(50), quote="", anchor=Anchor(0, 1, (), 3, row), method=""
        )
        for row in (12, 24)
    ]
    assert len(merge(rows)) == 2


def test_a_person_named_twice_is_one_row_with_what_both_places_print() -> None:
    facts = merge(
        [person(post="Locality Manager", date="2015-03-16"), person(post="Service Manager", organisation="NHS")]
    )
    assert facts == [person(post="Locality Manager;Service Manager", organisation="NHS", date="2015-03-16")]


def test_a_post_in_other_words_is_not_joined() -> None:
    assert merge([person(post="YOT Board Chair"), person(post="Chair of the YOT Board")]) == [
        person(post="YOT Board Chair")
    ]


def test_a_person_for_two_organisations_is_two_rows() -> None:
    assert len(merge([person(organisation="Education"), person(organisation="Social Services")])) == 2


def judgement(criterion: str, score: int | None, method: str = "x") -> Judgement:
    number = None if score is None else Decimal(score)
    return Judgement(
        criterion=criterion, score=number, comment="SUBSTANTIAL", quote="", anchor=Anchor(0, 1), method=method
    )


def test_a_judgement_that_lost_its_score_has_the_scorecards() -> None:
    card = observation("65", indicator="cci.1.3")
    facts = merge([judgement("1.3", None, method="score_box"), card])
    assert [fact.score for fact in facts if isinstance(fact, Judgement)] == [Decimal(65)]


def test_a_comment_alone_is_the_judgement_that_prints_its_score_too() -> None:
    facts = merge([judgement("Safeguarding", 65), judgement("Safeguarding", None)])
    assert [fact.score for fact in facts if isinstance(fact, Judgement)] == [Decimal(65)]


def rated(quote: str, table: int | None, row: int) -> Judgement:
    return Judgement(
        criterion="Assessment", comment="Good", quote=quote, anchor=Anchor(0, 1, (), table, row), method="rating"
    )


def test_one_standard_rated_alike_in_two_areas_of_work_is_two_rows() -> None:
    assert len(merge([rated("2.1 Assessment Good", 1, 2), rated("3.1 Assessment Good", 2, 0)])) == 2
    assert len(merge([rated("Assessment Good", 1, 2), rated("Assessment Good", 1, 7)])) == 2


def test_a_rating_that_is_repeated_elsewhere_is_one_row() -> None:
    assert len(merge([rated("2.1 Assessment Good", 1, 2), rated("2.1 Assessment Good", 4, 0)])) == 1
    assert len(merge([rated("2.1 Assessment Good", 1, 2), rated("Assessment: Good", None, 0)])) == 1


def test_a_comment_in_prose_has_the_latest_score_that_is_printed() -> None:
    scores = [
        observation("74", indicator="cci.safeguarding", period="2011", period_end="2011-12-31"),
        observation("58", indicator="cci.safeguarding", period="2009", period_end="2009-12-31"),
    ]
    comment = Judgement(
        criterion="Safeguarding", comment="MODERATE", quote="", anchor=Anchor(0, 1), method="judgement_prose"
    )
    facts = merge([*scores, comment])
    assert [fact.score for fact in facts if isinstance(fact, Judgement)] == [Decimal(74)]
