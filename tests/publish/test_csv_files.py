"""Exports hold the model's columns first, exact, and the product's own behind."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from db import queries
from db.corrections import Word, decide
from db.store import Store
from extract.facts import KINDS
from publish import csv_files
from publish.columns import columns
from tests.db.stored import add, document, finance, observation


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_an_export_has_a_file_for_each_kind(database: str, tmp_path: Path) -> None:
    store = Store(database)
    plan = document()
    add(store, plan, observation(plan), finance(plan))
    written = csv_files.export(store.engine, tmp_path / "out")
    store.close()
    assert {kind: number for kind, number in written.items() if number} == {
        "documents": 1,
        "observations": 1,
        "finances": 1,
    }
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == sorted(fact.kind for fact in KINDS)
    [row] = read(tmp_path / "out" / "finances.csv")
    assert (row["document"], row["amount"], row["is_total"], row["quote"]) == ("plan", "240887", "0", "£240,887")


def test_documents_of_one_label_are_told_apart_and_one_can_be_chosen(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store.db"))
    for authority in ("Rutland", "Cumbria"):
        plan = document(f"{authority} Youth Justice Plan 2007/08, ETE 69.5%")
        last = add(store, plan, observation(plan))
    csv_files.export(store.engine, tmp_path / "all")
    csv_files.export(store.engine, tmp_path / "one", last.document)
    store.close()
    assert [row["document"] for row in read(tmp_path / "all" / "observations.csv")] == ["plan", "plan~2"]
    assert [row["document"] for row in read(tmp_path / "one" / "observations.csv")] == ["plan~2"]


@pytest.mark.parametrize("kind", [fact.kind for fact in KINDS])
def test_the_models_columns_come_first_and_end_with_the_quote(kind: str) -> None:
    names = list(columns(kind))
    model = names[: names.index("quote")]
    expected = next(fact.columns() for fact in KINDS if fact.kind == kind)
    assert model == [{"sort": "kind"}.get(name, name) if kind == "checks" else name for name in expected]
    assert names[names.index("quote") + 1] == "id"


def test_words_that_a_spreadsheet_would_run_are_exported_as_they_stand(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store.db"))
    plan = document('Rutland Youth Justice Plan 2007/08: =HYPERLINK("x") 69.5%')
    add(store, plan, observation(plan, '=HYPERLINK("x")', "1"))
    csv_files.export(store.engine, tmp_path)
    store.close()
    assert read(tmp_path / "observations.csv")[0]["printed"] == '=HYPERLINK("x")'


def test_an_export_is_corrected_and_as_printed_it_is_not(database: str, tmp_path: Path) -> None:
    store = Store(database)
    plan = document()
    add(store, plan, observation(plan), finance(plan))
    [(_, value)], [(_, amount)] = (list(queries.facts(store.engine, kind)) for kind in ("observations", "finances"))
    decide(store.engine, "observations", value.id, Word("corrected", "A Reader", "", {"value": "70", "area": "Oakham"}))
    decide(store.engine, "finances", amount.id, Word("rejected", "A Reader"))
    csv_files.export(store.engine, tmp_path / "held")
    csv_files.export(store.engine, tmp_path / "printed", as_printed=True)
    store.close()
    [held], [printed] = (read(tmp_path / folder / "observations.csv") for folder in ("held", "printed"))
    assert (held["value"], held["area"], held["corrected_by"]) == ("70", "Oakham", "A Reader")
    assert held["as_read"] == '{"area": "", "value": "69.5"}'
    assert (printed["value"], printed["area"], printed["corrected_by"], printed["as_read"]) == ("69.5", "", "", "")
    assert read(tmp_path / "held" / "finances.csv") == []
    assert len(read(tmp_path / "printed" / "finances.csv")) == 1
