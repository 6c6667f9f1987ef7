"""What the store keeps, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

import db.store
from db import queries
from db.errors import StoreError
from db.models import Base, DocumentRow, DocumentText, FileRow, NoticeRow, ObservationRow
from db.prepared import prepare
from db.store import Known, Store
from parsers.document import Meta
from tests.db.stored import TEXT, about, add, document, file, finance, observation


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    opened = Store(database)
    yield opened
    opened.close()


def count(store: Store, table: type[Base]) -> int:
    with Session(store.engine) as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_a_document_is_stored_with_its_facts_its_text_and_what_was_not_understood(store: Store) -> None:
    plan = document()
    stored = add(store, plan, observation(plan), finance(plan))
    assert (stored.outcome, stored.label) == ("stored", "plan")
    [(label, row, counts)] = queries.documents(store.engine)
    assert (label, row.authority, row.period) == ("plan", "Rutland", "2007/08")
    assert counts == {"observations": 1, "finances": 1}
    with Session(store.engine) as session:
        assert session.get_one(DocumentText, row.id).text == TEXT
    assert count(store, NoticeRow) == 1


def test_reading_the_same_file_again_changes_nothing(store: Store) -> None:
    plan = document()
    add(store, plan, observation(plan))
    assert add(store, plan, observation(plan)).outcome == "unchanged"
    assert count(store, ObservationRow) == 1
    assert store.known([file().sha256, "0"]) == {file().sha256: Known("plan.txt", "plan", "text")}


def test_the_same_words_in_another_wrapping_are_a_duplicate(store: Store) -> None:
    plan = document()
    add(store, plan, observation(plan))
    wrapped = document(TEXT.replace(". ", ".\n\n"))
    stored = add(store, wrapped, name="copy.txt", data="other bytes")
    assert (stored.outcome, stored.label) == ("duplicate", "plan")
    assert count(store, DocumentRow) == 1
    assert count(store, FileRow) == 2


def test_another_carrier_of_the_same_words_is_another_document(store: Store) -> None:
    plan = document()
    add(store, plan)
    assert add(store, document(meta=Meta("docx")), name="plan.docx", data="docx").outcome == "stored"
    assert [label for label, _, _ in queries.documents(store.engine)] == ["plan", "plan~2"]


def test_a_newer_extractor_replaces_its_own_facts_and_keeps_files_and_label(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = document()
    add(store, plan, observation(plan), finance(plan))
    add(store, plan, name="copy.txt", data="other bytes")
    monkeypatch.setattr(db.store, "VERSION", "2099.1.1")
    assert store.known([file().sha256]) == {}
    assert add(store, plan, observation(plan, "90%", "90", "target")).outcome == "replaced"
    [(_, row, counts)] = queries.documents(store.engine)
    assert counts == {"observations": 1}
    assert row.extractor == "2099.1.1"
    assert count(store, FileRow) == 2


def test_a_newer_extractor_that_reads_other_words_keeps_the_document(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = document()
    first = add(store, plan, observation(plan))
    monkeypatch.setattr(db.store, "VERSION", "2099.1.1")
    better = document(f"{TEXT} More words.")
    assert add(store, better, observation(better), data=TEXT) == replace(first, outcome="replaced")
    assert add(store, better, observation(better), data=TEXT).outcome == "unchanged"
    assert count(store, DocumentRow) == count(store, FileRow) == 1


def test_two_documents_that_a_newer_extractor_reads_alike_become_one(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, other = document(), document(f"{TEXT} \u00ad")
    add(store, plan)
    add(store, other, name="other.txt")
    monkeypatch.setattr(db.store, "VERSION", "2099.1.1")
    add(store, plan)
    assert add(store, plan, name="other.txt", data=other.text).outcome == "duplicate"
    assert count(store, DocumentRow) == 1
    assert count(store, FileRow) == 2


def test_a_fact_that_is_not_where_it_says_is_refused_and_said(store: Store) -> None:
    plan = document()
    add(store, plan, finance(plan), replace(observation(plan), quote="70.0%"))
    [(_, row, counts)] = queries.documents(store.engine)
    assert counts == {"finances": 1}
    assert "70.0%" in row.warnings[0]


def test_a_document_whose_own_row_is_refused_is_refused() -> None:
    plan = document()
    with pytest.raises(StoreError, match="quotes"):
        prepare(plan, [replace(about(plan), quote="Elsewhere")], [])


def test_a_failure_halfway_leaves_what_was_there(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = document()
    add(store, plan, observation(plan))
    monkeypatch.setattr(db.store, "VERSION", "2099.1.1")
    broken = replace(prepare(plan, [about(plan), finance(plan)], []), notices=({"sort": "x", "start": None},))
    with pytest.raises(Exception, match="notices"):
        store.add(file(), broken)
    [(_, row, counts)] = queries.documents(store.engine)
    assert counts == {"observations": 1}
    assert row.extractor != "2099.1.1"


def test_characters_that_no_database_takes_are_replaced_one_for_one(store: Store) -> None:
    plan = document(f"{TEXT} \ud800 \0")
    stored = add(store, plan, replace(observation(plan), population="a\0b"), data="other bytes")
    [(_, row)] = queries.facts(store.engine, "observations", stored.document)
    assert isinstance(row, ObservationRow)
    assert row.population == "a\ufffdb"
    with Session(store.engine) as session:
        assert len(session.get_one(DocumentText, stored.document).text) == len(plan.text)


def test_equal_facts_have_keys_of_their_own_that_stay(store: Store) -> None:
    plan = document()
    add(store, plan, observation(plan), observation(plan))
    with Session(store.engine) as session:
        ids = set(session.scalars(select(ObservationRow.id)))
        slots = set(session.scalars(select(ObservationRow.slot)))
    assert len(ids) == len(slots) == 2


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    value=st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=3),
    words=st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60).filter(str.strip),
)
def test_facts_come_back_as_they_went_in(store: Store, value: Decimal, words: str) -> None:
    plan = document(f"{TEXT} {words} {value}")
    stored = add(store, plan, replace(observation(plan), value=value, period=words), data=plan.text)
    [(_, row)] = queries.facts(store.engine, "observations", stored.document)
    assert isinstance(row, ObservationRow)
    assert (row.value, row.period) == (value, words)


def test_the_migrations_make_the_tables_of_the_models(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_opening_a_store_again_keeps_what_is_in_it(database: str) -> None:
    plan = document()
    first = Store(database)
    add(first, plan)
    first.close()
    second = Store(database)
    assert count(second, DocumentRow) == 1
    second.close()


@pytest.mark.parametrize("address", ["postgresql://nobody@127.0.0.1:1/none", "no such://address"])
def test_a_database_that_cannot_be_reached_is_an_error_with_its_address(address: str) -> None:
    with pytest.raises(StoreError, match=r"127\.0\.0\.1|no such"):
        Store(address)
