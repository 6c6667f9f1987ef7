"""What is read from the store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from db import pages, queries
from db.queries import ObservationFilter
from db.store import Store
from tests.db.stored import TEXT, add, document, finance, observation

OTHER = TEXT.replace("Rutland", "Cumbria")


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = Store(database)
    plan, other = document(), document(OTHER)
    family = replace(observation(plan, "90%", "90"), comparator="family")
    part = replace(observation(plan), period="2006/07 Apr-Dec", period_end="2006-12-31")
    add(opened, plan, observation(plan), family, part, finance(plan))
    add(opened, other, replace(observation(other), area="Barrow"), name="other.txt")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (ObservationFilter("ete"), 4),
        (ObservationFilter("custody"), 0),
        (ObservationFilter("ete", comparator=""), 3),
        (ObservationFilter("ete", comparator="Family"), 1),
        (ObservationFilter("ete", period="2006/07"), 4),
        (ObservationFilter("ete", period="2006/07 Apr"), 1),
        (ObservationFilter("ete", period="%"), 0),
        (ObservationFilter("ete", area="barrow"), 1),
        (ObservationFilter("ete", measure="target"), 0),
        (ObservationFilter("ete", authority="rutland"), 4),
        (ObservationFilter("ete", authority="Barrow"), 1),
    ],
)
def test_observations_by_what_is_asked(store: Store, wanted: ObservationFilter, number: int) -> None:
    assert len(queries.observations(store.engine, wanted)) == number


def test_observations_of_one_document(store: Store) -> None:
    other = queries.document_id(store.engine, "other")
    assert other is not None
    assert [found.label for found in queries.observations(store.engine, ObservationFilter(document=other))] == ["other"]


def test_a_document_is_known_by_its_label_its_beginning_or_its_id(store: Store) -> None:
    found = queries.document_id(store.engine, "plan")
    assert found is not None
    assert queries.document_id(store.engine, "pla") == found
    assert queries.document_id(store.engine, found[:6]) == found
    assert queries.document_id(store.engine, "nothing") is None
    assert queries.document_id(store.engine, "") is None


def test_a_fact_is_found_by_the_beginning_of_its_id_with_the_text_around_it(store: Store) -> None:
    [(_, row)] = queries.facts(store.engine, "finances")
    [found] = queries.source(store.engine, row.id[:8])
    assert (found.kind, found.label) == ("finances", "plan")
    assert found.text[found.row.start : found.row.end] == "£240,887"


def test_how_many_values_there_are_of_each_indicator(store: Store) -> None:
    assert queries.indicator_counts(store.engine) == {"ete": 4}


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_a_list_is_the_same_in_pages_of_any_length(store: Store, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    wanted = ObservationFilter("ete")
    whole = [found.row.id for found in queries.observations(store.engine, wanted)]
    labels = [label for label, _, _ in queries.documents(store.engine)]
    monkeypatch.setattr(pages, "PAGE", rows)
    assert len(set(whole)) == 4
    assert [found.row.id for found in queries.observations(store.engine, wanted)] == whole
    assert [label for label, _, _ in queries.documents(store.engine)] == labels == ["plan", "other"]
    for most in (1, 2, 3, 4, 5):
        assert [found.row.id for found in queries.observations(store.engine, wanted, most)] == whole[:most]
        assert [label for label, _, _ in queries.documents(store.engine, most)] == labels[:most]


def test_observations_stand_by_whose_they_are_then_by_time(store: Store) -> None:
    found = [(each.row.authority, each.row.period, each.row.comparator) for each in _all(store)]
    assert found == [
        ("Barrow", "2006/07", ""), ("Rutland", "2006/07", ""), ("Rutland", "2006/07", "family"),
        ("Rutland", "2006/07 Apr-Dec", ""),
    ]  # fmt: skip


def test_the_labels_of_documents_by_their_ids(store: Store) -> None:
    ids = {row.id: label for label, row, _ in queries.documents(store.engine)}
    assert queries.labels_of(store.engine, [*ids, "gone"]) == ids
    assert {queries.document(store.engine, identity).label for identity in ids} == {"plan", "other"}


def _all(store: Store) -> list[queries.Observed]:
    return queries.observations(store.engine, ObservationFilter("ete"))
