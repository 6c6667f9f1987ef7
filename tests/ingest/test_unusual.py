"""Documents that give other numbers of facts than their kin."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from db.store import Store
from ingest.batch import Outcome, Result, ingest
from ingest.unusual import unusual

FULL = "Rutland Youth Justice Plan {year}\n\nGlossary\n\n" + "".join(
    f"{letter}{other}\tThe words of {letter} and {other}\n" for letter in "ABCDE" for other in "VWXYZ"
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with eight plans of 25 facts each."""
    opened = Store(str(tmp_path / "store.db"))
    plans = [tmp_path / f"plan-{year}.txt" for year in range(2000, 2008)]
    for plan in plans:
        plan.write_text(FULL.format(year=f"{plan.stem[-4:]}/{int(plan.stem[-2:]) + 1:02}"), encoding="utf-8")
    facts = [sum(result.facts.values()) for result in ingest(plans, opened)]
    assert set(facts) == {25}
    return opened


def result(
    number: int, pages: int | None = None, outcome: Outcome = "stored", kind: str = "youth_justice_plan"
) -> Result:
    facts = Counter({"observations": number, "checks": 1000})
    return Result(Path("new.pdf"), outcome, facts=facts, doc_type=kind, pages=pages)


def codes(store: Store, given: Result) -> list[str]:
    return [found.code for found in unusual([given], store)]


def test_a_document_like_its_kin_is_not_unusual(store: Store) -> None:
    for number in (3, 25, 250):
        assert codes(store, result(number, pages=10)) == []


def test_far_fewer_or_far_more_facts_are_told(store: Store) -> None:
    assert [found.message for found in unusual([result(2)], store)] == [
        "2 facts, where documents of its kind (youth_justice_plan, 8 of them) give 25"
    ]
    assert codes(store, result(251)) == ["many-facts"]


def test_nothing_is_told_of_what_was_not_read_now_or_has_no_kin(store: Store) -> None:
    assert codes(store, result(0, outcome="unchanged")) == []
    assert codes(store, result(0, kind="inspection_report")) == []


def test_pages_with_more_facts_than_fit_are_told(store: Store) -> None:
    assert codes(store, result(460, pages=3, kind="other")) == ["crowded-pages"]
    assert codes(store, result(450, pages=3, kind="other")) == []
