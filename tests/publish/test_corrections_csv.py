"""Corrections as files: another store takes them over, and what people vouch for is there in the model's columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from db import queries
from db.corrections import Word, all_corrections, decide
from db.errors import StoreError
from db.store import Store
from publish import corrections_csv
from tests.db.stored import add, document, finance, observation
from tests.publish.test_csv_files import read


def test_the_log_comes_back_as_it_was_and_vouched_facts_have_the_models_columns(database: str, tmp_path: Path) -> None:
    store = Store(database)
    plan = document()
    add(store, plan, observation(plan), finance(plan))
    for kind, word in (
        ("observations", Word("corrected", 'Ann "A", Reader', "two\nlines", {"value": "70"})),
        ("finances", Word("rejected", "A Reader")),
        ("documents", Word("accepted", "A Reader")),
    ):
        [found] = queries.decided(store.engine, kind) or queries.fact(store.engine, _first(store, kind))
        decide(store.engine, kind, found[1].id, word)
    assert corrections_csv.write_log(store.engine, tmp_path) == 3
    assert list(corrections_csv.read_log(tmp_path)) == all_corrections(store.engine)
    assert corrections_csv.write_facts(store.engine, tmp_path) == {"documents": 1, "observations": 1}
    [row] = read(tmp_path / "observations.csv")
    assert list(row)[:3] == ["document", "indicator", "measure"]
    assert (row["value"], row["printed"], row["corrected_by"]) == ("70", "69.5%", 'Ann "A", Reader')
    store.close()


def _first(store: Store, kind: str) -> str:
    if kind == "documents":
        return queries.documents(store.engine)[0][1].id
    return next(row.id for _, row in queries.facts(store.engine, kind))


@pytest.mark.parametrize("content", [None, "a,b\n1,2\n", "document,kind,slot,decision\nx,y,z,maybe\n"])
def test_a_file_that_holds_no_corrections_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "corrections.csv").write_text(content, encoding="utf-8")
    with pytest.raises(StoreError, match=r"corrections\.csv"):
        list(corrections_csv.read_log(tmp_path))
