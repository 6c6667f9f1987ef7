"""How many answered a survey, and which share of them agreed: where few did, neither tells how many."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import strategies as st

from db.store import Store
from extract.facts import SurveyAnswer
from publish import small_groups
from tests.publish.attack import Attack
from tests.publish.bounds import BELOW, MARGIN, assert_told, examples, one_store
from tests.publish.plans import Plan

__all__ = ["one_store"]

ANSWERS = st.integers(1, 60).flatmap(
    lambda answered: st.tuples(st.just(answered), st.integers(0, answered), st.integers(0, 2))
)
"""How many answered, how many of them agreed, and the decimals of their share."""


def print_answer(plan: Plan, statement: str, value: Decimal, unit: str) -> None:
    plan.say(
        f"{statement}: {value}.",
        lambda quote, anchor: SurveyAnswer(
            survey="Young people", statement=statement, value=value, unit=unit, quote=quote, anchor=anchor, method="m"
        ),
    )


def cannot_be_told(store: Store, numbers: tuple[int, int, int]) -> None:
    answered, agreed, decimals = numbers
    plan = Plan()
    print_answer(plan, "answered", Decimal(answered), "count")
    print_answer(plan, "agreed", round(Decimal(100 * agreed) / answered, decimals), "percent")
    attack = Attack()
    for row in plan.published(store, BELOW)["survey"]:
        if row["value"] and row["unit"] == "count":
            attack.equal({"answered": 1}, float(row["value"]))
        elif row["value"]:
            attack.share("agreed", "answered", f"{float(row['value']):.{decimals}f}")
    few = {min(agreed, answered - agreed), answered}
    if any(0 < number < BELOW for number in few):
        widths = attack.widths(["answered", "agreed"])
        assert min(widths.values()) >= MARGIN, f"{numbers} can be told"


def test_no_answers_of_few_can_be_told(store: Store) -> None:
    examples(ANSWERS, cannot_be_told, store)


@pytest.mark.soak
def test_no_answers_of_few_can_be_told_many_times(store: Store) -> None:
    examples(ANSWERS, cannot_be_told, store, 200)


def test_answers_of_few_are_told_by_their_share_of_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(small_groups, "_tells_few", lambda answers, below: answers[0].value < below)
    assert_told(ANSWERS, cannot_be_told, store)
