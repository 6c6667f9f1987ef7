"""Every format of an export holds the same facts, each figure in a type that its readers can count with."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from csvw import TableGroup
from frictionless import Package
from pyarrow import parquet

from db.models import ROWS
from db.prepared import prepare
from db.store import Store
from extract.facts import Judgement
from publish.choice import Choice
from publish.formats import EXPORTERS
from publish.schema import code_lists, schema
from tests.db.stored import about, document, file, observation
from tests.publish.exporting import FIGURES, filled

__all__ = ["filled"]


def written(store: Store, folder: Path, form: str, choice: Choice | None = None) -> Path:
    counts = EXPORTERS[form](store.engine, folder, choice or Choice())
    assert counts["observations"] == 3
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_workbook_has_numbers_dates_and_text(store: Store, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(store, tmp_path / "out", "xlsx") / "yotdata.xlsx")
    assert book.sheetnames == [*ROWS, "notes"]
    headings, *found = book["observations"].iter_rows(values_only=True)
    by_name = [dict(zip(headings, row, strict=True)) for row in found]
    assert [row["value"] for row in by_name] == [float(figure) for figure in FIGURES]
    assert by_name[0]["period_start"] == datetime(2006, 4, 1)  # noqa: DTZ001 - a sheet's dates have no zone
    assert book["finances"].cell(2, headings.index("document") + 1).value == "plan"


def test_what_looks_like_a_formula_is_text_in_a_workbook_and_the_notes_say_so(store: Store, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(store, tmp_path / "out", "xlsx") / "yotdata.xlsx")
    [cell] = [each for row in book["observations"] for each in row if each.value == '=HYPERLINK("x")'][:1]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    notes = [" ".join(str(value) for value in row) for row in book["notes"].iter_rows(values_only=True)]
    assert any("observations 2 cells hold text that begins as a formula does" in line for line in notes)


def test_parquet_keeps_types_and_what_columns_mean(store: Store, tmp_path: Path) -> None:
    table = parquet.read_table(written(store, tmp_path / "out", "parquet") / "observations.parquet")
    assert table.column("value").to_pylist() == [float(figure) for figure in FIGURES]
    assert str(table.schema.field("period_start").type) == "date32[day]"
    assert table.schema.field("value").metadata[b"description"].startswith(b"The figure")


def test_json_lines_have_plain_numbers_and_null_for_what_is_empty(store: Store, tmp_path: Path) -> None:
    folder = written(store, tmp_path / "out", "jsonl")
    lines = (folder / "observations.jsonl").read_text(encoding="utf-8").splitlines()
    first: dict[str, Any] = json.loads(lines[0])
    assert (first["value"], first["follow_up"], first["population"]) == (69.5, None, None)


def test_a_sqlite_file_answers_questions_and_is_written_anew(store: Store, tmp_path: Path) -> None:
    for _ in range(2):
        folder = written(store, tmp_path / "out", "sqlite")
    with closing(sqlite3.connect(folder / "yotdata.sqlite")) as file:
        query = "SELECT value, label FROM observations JOIN indicators ON indicators.id = indicator ORDER BY value"
        found = file.execute(query).fetchall()
    assert [value for value, _ in found] == sorted(float(figure) for figure in FIGURES)
    assert {label for _, label in found} == {row["label"] for row in code_lists()["indicators"] if row["id"] == "ete"}


def test_frictionless_finds_the_package_valid(store: Store, tmp_path: Path) -> None:
    folder = written(store, tmp_path / "out", "package")
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    assert report.stats["tasks"] == len(ROWS) + len(code_lists())


def test_frictionless_refuses_a_package_whose_figures_were_changed_to_words(store: Store, tmp_path: Path) -> None:
    path = written(store, tmp_path / "out", "package") / "observations.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",69.5,", ",about seventy,"), encoding="utf-8")
    assert not Package(str(path.parent / "datapackage.json")).validate().valid


def test_csvw_reads_the_package_with_its_types(store: Store, tmp_path: Path) -> None:
    folder = written(store, tmp_path / "out", "package")
    group = TableGroup.from_file(folder / "csv-metadata.json")
    group.check_referential_integrity(strict=True)
    found = {str(table.url): list(table.iterdicts(strict=True)) for table in group.tables}
    assert [row["value"] for row in found["observations.csv"]] == FIGURES
    assert found["finances.csv"][0]["is_total"] is False


def test_the_csv_files_keep_the_models_columns_together_and_the_marker_behind(store: Store, tmp_path: Path) -> None:
    [first, *_] = rows(written(store, tmp_path / "out", "csv") / "observations.csv")
    assert list(first)[-1] == "marker"
    assert list(first)[-3:-1] != ["value", "marker"]


@pytest.mark.parametrize("form", ["package", "csv"])
def test_markers_stand_beside_figures_that_are_special(tmp_path: Path, form: str) -> None:
    store = Store(str(tmp_path / "store.db"))
    plan = document()
    found = observation(plan)
    score = Judgement(criterion="Safety", quote="Plan", anchor=plan.anchor(22, 26), method="judgements")
    facts = [found, replace(found, indicator="fte", period_start="2008-04-01"), replace(found, measure="target"), score]
    store.add(file(), prepare(plan, [replace(about(plan), status="draft"), *facts], []))
    EXPORTERS[form](store.engine, tmp_path / "out", Choice())
    store.close()
    assert rows(tmp_path / "out" / "judgements.csv")[0]["marker"] == "[x]"
    assert [row["marker"] for row in rows(tmp_path / "out" / "observations.csv")] == ["[p]", "[b]", ""]


@pytest.mark.parametrize("kind", list(ROWS))
def test_every_column_says_what_it_holds(kind: str) -> None:
    assert [column.name for column in schema(kind) if not column.description] == []
