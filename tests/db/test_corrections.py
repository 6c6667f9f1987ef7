"""What people say of facts lies over what was read, and outlives every reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import db.store
from db import pages, queries
from db.corrections import Word, all_corrections, bring, decide, of_slot
from db.doubts import doubtful
from db.errors import StoreError
from db.models import DocumentRow
from db.queries import ObservationFilter
from db.store import Store
from parsers.document import Document
from tests.db.stored import add, document, finance, observation

RIGHT = Word("corrected", "A Reader", "the scan blurs it", {"value": "70.1"})


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = Store(database)
    yield opened
    opened.close()


@pytest.fixture
def plan(store: Store) -> Document:
    given = document()
    add(store, given, observation(given), finance(given))
    return given


def only(store: Store, rejected: bool = False) -> Any:
    [found] = queries.observations(store.engine, ObservationFilter("ete", rejected=rejected))
    return found.row


def say(store: Store, word: Word) -> None:
    decide(store.engine, "observations", only(store, rejected=True).id, word)


@pytest.mark.usefixtures("plan")
def test_a_corrected_value_is_shown_with_who_said_so_and_what_was_read(store: Store) -> None:
    say(store, RIGHT)
    row = only(store)
    assert (row.value, row.decision, row.decided_by, row.as_read) == (
        Decimal("70.1"), "corrected", "A Reader", {"value": "69.5"},
    )  # fmt: skip
    assert row.printed == row.quote == "69.5%"
    [said] = of_slot(store.engine, row.slot)
    assert (said.word, said.quote) == (RIGHT, "69.5%")


@pytest.mark.usefixtures("plan")
def test_a_rejected_fact_is_left_out_unless_it_is_asked_for(store: Store) -> None:
    say(store, Word("rejected", "A Reader"))
    assert queries.observations(store.engine, ObservationFilter("ete")) == []
    assert list(queries.facts(store.engine, "observations")) == []
    assert len(list(queries.facts(store.engine, "observations", rejected=True))) == 1
    assert only(store, rejected=True).decision == "rejected"


@pytest.mark.usefixtures("plan")
def test_the_newest_word_holds_and_accepting_takes_a_correction_back(store: Store) -> None:
    say(store, RIGHT)
    say(store, Word("corrected", "B Reader", "", {"unit": "count"}))
    assert (only(store).value, only(store).unit) == (Decimal("69.5"), "count")
    say(store, Word("accepted", "C Reader"))
    row = only(store)
    assert (row.value, row.unit, row.decision, row.as_read) == (Decimal("69.5"), "percent", "accepted", None)
    assert [each.word.person for each in of_slot(store.engine, row.slot)] == ["A Reader", "B Reader", "C Reader"]


@pytest.mark.usefixtures("plan")
def test_a_corrected_period_brings_its_days(store: Store) -> None:
    say(store, Word("corrected", "A Reader", "", {"period": "2007/08 Apr-Dec"}))
    row = only(store)
    assert (row.period, row.period_start, row.period_end) == ("2007/08 Apr-Dec", "2007-04-01", "2007-12-31")
    say(store, Word("accepted", "A Reader"))
    assert only(store).period_start == "2006-04-01"


def test_reading_again_keeps_a_correction_and_asks_again_where_the_words_have_changed(
    store: Store, plan: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(store, RIGHT)
    monkeypatch.setattr(db.store, "VERSION", "2099.1.1")
    assert add(store, plan, finance(plan), observation(plan)).outcome == "replaced"
    assert (only(store).value, only(store).stale) == (Decimal("70.1"), False)
    monkeypatch.setattr(db.store, "VERSION", "2099.1.2")
    add(store, plan, observation(plan, "90%", "90"))
    row = only(store)
    assert (row.value, row.stale, row.as_read) == (Decimal("70.1"), True, {"value": "90"})
    [doubt] = doubtful(store.engine)
    assert "changed" in doubt.reasons[0]


def test_a_correction_outlives_a_new_name_of_the_file(
    store: Store, plan: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(store, RIGHT)
    monkeypatch.setattr(db.store, "VERSION", "2099.1.1")
    add(store, plan, observation(plan), name="renamed.txt")
    assert only(store).value == Decimal("70.1")


def test_corrections_come_to_another_store_once_and_in_their_order(
    store: Store, plan: Document, tmp_path_factory: pytest.TempPathFactory
) -> None:
    say(store, RIGHT)
    say(store, replace(RIGHT, changes={"value": "70.2"}))
    other = Store(str(tmp_path_factory.mktemp("other") / "store.db"))
    said = all_corrections(store.engine)
    assert bring(other.engine, said) == 2
    add(other, plan, observation(plan))
    assert only(other).value == Decimal("70.2")
    assert bring(other.engine, said) == 0
    assert all_corrections(other.engine) == said
    other.close()


@pytest.mark.usefixtures("plan")
def test_a_document_can_be_corrected(store: Store) -> None:
    [(_, row, _)] = queries.documents(store.engine)
    decide(store.engine, "documents", row.id, Word("corrected", "A Reader", "", {"authority": "Cumbria"}))
    [(_, row, _)] = queries.documents(store.engine)
    assert isinstance(row, DocumentRow)
    assert (row.authority, row.as_read) == ("Cumbria", {"authority": "Rutland"})


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("word", "message"),
    [
        (Word("accepted", " "), "name"),
        (Word("corrected", "A Reader"), "changes"),
        (Word("accepted", "A Reader", "", {"value": "1"}), "changes"),
        (Word("corrected", "A Reader", "", {"value": "about 70"}), "plainly"),
        (Word("corrected", "A Reader", "", {"slot": "1"}), "no column slot"),
        (Word("corrected", "A Reader", "", {"indicator": "nothing"}), "nothing"),
        (Word("corrected", "A Reader", "", {"period": "last year"}), "no period"),
        (Word("corrected", "A Reader", "", {"period_start": "May"}), "days"),
    ],
)
def test_what_cannot_hold_is_refused_and_nothing_is_kept(store: Store, word: Word, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        say(store, word)
    assert all_corrections(store.engine) == []
    assert only(store).decision == ""


def test_facts_that_are_doubtful_are_asked_about_until_they_are_decided(store: Store) -> None:
    given = document()
    one, other = observation(given), observation(given, "90%", "90")
    unsure = replace(finance(given), confidence=0.5)
    add(store, given, one, other, unsure, replace(observation(given, "90%", "90", "target"), flags=("over",)))
    found = {each.row.quote + each.row.flags: each.reasons[0] for each in doubtful(store.engine)}
    assert found == {
        "69.5%": "another value is printed for the same thing",
        "90%": "another value is printed for the same thing",
        "90%over": "flagged: over",
        "£240,887": "read with a confidence of 0.5",
    }
    first = doubtful(store.engine)[0]
    decide(store.engine, "observations", first.row.id, Word("rejected", "A Reader"))
    assert {each.row.quote + each.row.flags for each in doubtful(store.engine)} == {"90%over", "£240,887"}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    said=st.lists(
        st.fixed_dictionaries(
            {},
            optional={
                "value": st.decimals(-1000, 1000, places=2).map(str),
                "follow_up": st.sampled_from(["", "6", "12"]),
                "population": st.sampled_from(["", "custody"]),
            },
        ),
        min_size=1,
        max_size=4,
    )
)
@pytest.mark.usefixtures("plan")
def test_whatever_was_said_accepting_gives_back_what_was_read(store: Store, said: list[dict[str, str]]) -> None:
    columns = ("value", "follow_up", "population")
    before = [getattr(only(store), column) for column in columns]
    for changes in said:
        say(store, Word("corrected" if changes else "accepted", "A Reader", "", changes))
    say(store, Word("accepted", "A Reader"))
    assert [getattr(only(store), column) for column in columns] == before


@pytest.mark.usefixtures("plan")
def test_corrections_are_listed_in_pages_of_any_length(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for reason in "abcde":
        say(store, Word("accepted", "A Reader", reason))
    monkeypatch.setattr(pages, "PAGE", 2)
    assert [each.word.reason for each in all_corrections(store.engine)] == list("abcde")
    assert [each.word.reason for each in all_corrections(store.engine, 3)] == list("abc")
