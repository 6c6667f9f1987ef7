"""The wide shape has every value of the long one, in the column of its indicator, beside its marker."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from db.store import Store
from publish.choice import Choice
from publish.errors import ExportError
from publish.formats import export
from tests.db.stored import add, document, observation
from tests.web.samples import filled_with_samples

__all__ = ["filled_with_samples"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_one_place_is_one_row_with_a_column_for_each_indicator(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store.db"))
    plan = document()
    found = observation(plan)
    others = [replace(found, indicator="custody", value=Decimal(4)), replace(found, area="Oakham", value=Decimal(70))]
    add(store, plan, found, *others, observation(plan, "90%", "90", "target"))
    export(store.engine, tmp_path / "out", "csv", Choice(wide=True))
    store.close()
    values = [
        (row["authority"], row["measure"], row["reading"], row["ete.percent"], row["custody.percent"])
        for row in rows(tmp_path / "out" / "wide.csv")
    ]
    assert values == [
        ("Rutland", "outturn", "1", "69.5", "4"), ("Oakham", "outturn", "1", "70", ""),
        ("Rutland", "target", "1", "90", ""),
    ]  # fmt: skip


def test_several_values_for_one_place_are_rows_of_their_own(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "store.db"))
    plan = document()
    add(store, plan, observation(plan), replace(observation(plan, "90%", "90"), measure="outturn"))
    export(store.engine, tmp_path / "out", "csv", Choice(wide=True))
    store.close()
    found = [(row["reading"], row["ete.percent"]) for row in rows(tmp_path / "out" / "wide.csv")]
    assert found == [("1", "69.5"), ("2", "90")]


@pytest.mark.parametrize("choice", [Choice(wide=True), Choice(wide=True, below=5, spreadsheets=True)])
def test_no_value_and_no_marker_is_lost_or_added(sampled: Store, tmp_path: Path, choice: Choice) -> None:
    export(sampled.engine, tmp_path / "out", "csv", choice)
    long, wide = (rows(tmp_path / "out" / f"{name}.csv") for name in ("observations", "wide"))
    of_long = Counter(
        (
            row["document"],
            row["period"],
            row["measure"],
            f"{row['indicator']}.{row['unit']}",
            row["value"],
            row["marker"],
        )
        for row in long
    )
    of_wide = Counter(
        (row["document"], row["period"], row["measure"], name, row[name], row[f"{name}.marker"])
        for row in wide
        for name in row
        if f"{name}.marker" in row and (row[name] or row[f"{name}.marker"])
    )
    assert of_wide == of_long
    assert len(wide) < len(long)


def test_a_workbook_has_a_sheet_of_it_with_numbers_and_dates(sampled: Store, tmp_path: Path) -> None:
    counts = export(sampled.engine, tmp_path / "out", "xlsx", Choice(wide=True))
    headings, *found = openpyxl.load_workbook(tmp_path / "out" / "yotdata.xlsx")["wide"].iter_rows(values_only=True)
    assert len(found) == counts["wide"]
    for name, kind in (("ete.percent", (int, float)), ("period_start", datetime), ("ete.percent.marker", str)):
        values = [row[headings.index(name)] for row in found if row[headings.index(name)] is not None]
        assert all(isinstance(value, kind) for value in values)
    assert any(row[headings.index("ete.percent")] for row in found)


@pytest.mark.parametrize("form", ["package", "parquet", "jsonl", "sqlite"])
def test_formats_for_programs_have_no_wide_shape(sampled: Store, tmp_path: Path, form: str) -> None:
    with pytest.raises(ExportError, match="the wide shape"):
        export(sampled.engine, tmp_path / "out", form, Choice(wide=True))
