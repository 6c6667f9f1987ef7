"""An export comes back as it went, also into another database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from db import queries
from db.corrections import Word, decide
from db.errors import StoreError
from db.integrity import faults
from db.outturns import outturns
from db.store import Store
from publish import corrections_csv, csv_files
from publish.csv_import import bring_in
from tests.db.stored import add, document, finance, observation

PLAN = document()


def exported(store: Store, folder: Path) -> dict[str, bytes]:
    csv_files.export(store.engine, folder)
    corrections_csv.write_log(store.engine, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Store]:
    """A store with one fact of each decision."""
    store = Store(str(tmp_path / "full.db"))
    add(store, PLAN, observation(PLAN), observation(PLAN, "90%", "90", "target"), finance(PLAN), finance(PLAN))
    add(store, document(f"{PLAN.text} Again."), observation(PLAN), name="plan.txt", data="other bytes")
    [first, second, _] = [row for _, row in queries.facts(store.engine, "observations")]
    [paid, _] = [row for _, row in queries.facts(store.engine, "finances")]
    decide(store.engine, "observations", first.id, Word("corrected", "A Reader", 'a "reason"', {"follow_up": "12"}))
    decide(store.engine, "observations", second.id, Word("accepted", "A Reader"))
    decide(store.engine, "finances", paid.id, Word("rejected", "A Reader"))
    [(_, row, _), _] = queries.documents(store.engine)
    decide(store.engine, "documents", row.id, Word("corrected", "A Reader", "", {"period": "2008/09"}))
    yield store
    store.close()


def test_an_export_goes_to_another_database_and_back_with_its_corrections(
    full: Store, database: str, tmp_path: Path
) -> None:
    first = exported(full, tmp_path / "first")
    middle = Store(database)
    assert bring_in(middle.engine, tmp_path / "first")["corrections"] == 4
    assert exported(middle, tmp_path / "second") == first
    assert outturns(middle.engine, "ete") == outturns(full.engine, "ete")
    middle.close()
    last = Store(str(tmp_path / "last.db"))
    bring_in(last.engine, tmp_path / "second")
    assert exported(last, tmp_path / "third") == first
    last.close()


def test_an_export_as_printed_is_corrected_again_by_its_log(full: Store, database: str, tmp_path: Path) -> None:
    csv_files.export(full.engine, tmp_path / "printed", as_printed=True)
    corrections_csv.write_log(full.engine, tmp_path / "printed")
    other = Store(database)
    bring_in(other.engine, tmp_path / "printed")
    assert exported(other, tmp_path / "found") == exported(full, tmp_path / "expected")
    assert len(list(queries.facts(other.engine, "finances", rejected=True))) == 2
    other.close()


def test_documents_come_without_text_say_so_and_get_it_when_their_file_is_read(
    full: Store, database: str, tmp_path: Path
) -> None:
    exported(full, tmp_path / "first")
    other = Store(database)
    bring_in(other.engine, tmp_path / "first")
    [(_, row, _), _] = queries.documents(other.engine)
    assert "without the document's text" in row.warnings[0]
    [source] = queries.source(other.engine, row.id)
    assert source.text == ""
    values = (observation(PLAN), observation(PLAN, "90%", "90", "target"), finance(PLAN), finance(PLAN))
    assert add(other, PLAN, *values).outcome == "replaced"
    [source] = queries.source(other.engine, row.id)
    assert source.text == PLAN.text
    assert exported(other, tmp_path / "second") == exported(full, tmp_path / "first")
    other.close()


def test_only_an_empty_store_and_a_whole_export_are_taken(full: Store, database: str, tmp_path: Path) -> None:
    exported(full, tmp_path / "first")
    with pytest.raises(StoreError, match="empty"):
        bring_in(full.engine, tmp_path / "first")
    other = Store(database)
    with pytest.raises(StoreError, match=r"documents\.csv"):
        bring_in(other.engine, tmp_path)
    observations = tmp_path / "first" / "observations.csv"
    words = observations.read_text(encoding="utf-8")
    for broken in (words.replace(",69.5,", ",much,"), words.replace("follow_up", "x"), words.replace("plan,", "no,")):
        observations.write_text(broken, encoding="utf-8")
        with pytest.raises(StoreError, match="observations"):
            bring_in(other.engine, tmp_path / "first")
        assert queries.documents(other.engine) == []
        assert whole(other)
    other.close()


def test_the_indexes_that_an_import_goes_without_are_made_again(full: Store, database: str, tmp_path: Path) -> None:
    exported(full, tmp_path / "first")
    other = Store(database)
    bring_in(other.engine, tmp_path / "first")
    assert whole(other)
    assert list(faults(other.engine)) == []
    other.close()


def whole(store: Store) -> bool:
    """Whether the observations have all their indexes."""
    names = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'observations'",
        "postgresql": "SELECT indexname FROM pg_indexes WHERE tablename = 'observations'",
    }
    with store.engine.connect() as connection:
        found = set(connection.scalars(text(names[store.engine.dialect.name])))
    return {f"ix_observations_{name}" for name in ("series", "authority", "slot", "document")} <= found
