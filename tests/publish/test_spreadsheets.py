"""CSV files for spreadsheets: no text is taken for a formula, numbers stay numbers, and the way back is exact."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import queries
from db.corrections import Word, decide
from db.store import Store
from publish import corrections_csv
from publish.choice import Choice
from publish.csv_import import bring_in
from publish.formats import EXPORTERS
from publish.spreadsheets import FORMULA, as_it_was, harmless
from tests.publish.exporting import FIGURES, filled

__all__ = ["filled"]

TEXT = st.text(st.sampled_from("=+-@\t\r' a1"), max_size=5)


@given(TEXT)
def test_any_text_is_harmless_and_comes_back(text: str) -> None:
    marked = harmless({"quote": text}, {"quote"})
    assert not marked["quote"].startswith(FORMULA)
    assert as_it_was(marked, {"quote"}) == {"quote": text}


@pytest.mark.parametrize("text", ["", "69.5%", "£-3", " =1", "a'b"])
def test_text_that_is_no_formula_stays(text: str) -> None:
    assert harmless({"quote": text}, {"quote"}) == {"quote": text}


def written(store: Store, folder: Path) -> Path:
    EXPORTERS["csv"](store.engine, folder, Choice(spreadsheets=True))
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_formulas_are_marked_and_numbers_are_not(store: Store, tmp_path: Path) -> None:
    found = rows(written(store, tmp_path / "out") / "observations.csv")
    assert [row["value"] for row in found] == [str(figure) for figure in FIGURES]
    assert '\'=HYPERLINK("x")' in {row["printed"] for row in found}
    texts = [value for row in found for name, value in row.items() if name != "value"]
    assert [text for text in texts if text.startswith(FORMULA)] == []


def test_the_notes_say_so_and_spreadsheets_see_the_encoding(store: Store, tmp_path: Path) -> None:
    folder = written(store, tmp_path / "out")
    notes = {row["about"]: row["note"] for row in rows(folder / "notes.csv")}
    assert notes["spreadsheets"].startswith("text that begins with =")
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in folder.iterdir())


def test_they_are_imported_as_they_were_with_their_corrections(store: Store, tmp_path: Path) -> None:
    [first, *_] = [row for _, row in queries.facts(store.engine, "observations")]
    decide(store.engine, "observations", first.id, Word("accepted", "A Reader", "=1+1"))
    corrections_csv.write_log(store.engine, written(store, tmp_path / "marked"), for_spreadsheets=True)
    assert rows(tmp_path / "marked" / "corrections.csv")[0]["reason"] == "'=1+1"
    other = Store(str(tmp_path / "other.db"))
    bring_in(other.engine, tmp_path / "marked")
    for name, kept in (("exact", store), ("found", other)):
        EXPORTERS["csv"](kept.engine, tmp_path / name, Choice())
        corrections_csv.write_log(kept.engine, tmp_path / name)
    other.close()
    for path in (tmp_path / "exact").iterdir():
        assert (tmp_path / "found" / path.name).read_bytes() == path.read_bytes()
