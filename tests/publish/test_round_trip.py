"""An export of real documents comes back through `yot import` as it went, from CSV files and from a data package."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.corrections import Word, decide
from db.errors import StoreError
from db.models import ROWS
from db.queries import facts
from db.store import Store
from publish import corrections_csv
from publish.choice import Choice
from publish.csv_import import bring_in
from publish.formats import EXPORTERS
from tests.web.samples import filled_with_samples

__all__ = ["filled_with_samples"]


def exported(store: Store, folder: Path, form: str) -> dict[str, bytes]:
    EXPORTERS[form](store.engine, folder, Choice())
    corrections_csv.write_log(store.engine, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(name="corrected", scope="module")
def with_corrections(sampled: Store) -> Store:
    """The samples with one observation corrected, one rejected and one accepted."""
    rows = [row for _, row in facts(sampled.engine, "observations")][:3]
    words = (Word("corrected", "A Reader", "as in the source", {"value": "70.25"}), Word("rejected", "A Reader"))
    for row, word in zip(rows, (*words, Word("accepted", "A Reader")), strict=True):
        decide(sampled.engine, "observations", row.id, word)
    return sampled


@pytest.mark.parametrize("form", ["csv", "package"])
def test_the_same_facts_come_back_byte_for_byte(corrected: Store, database: str, tmp_path: Path, form: str) -> None:
    first = exported(corrected, tmp_path / "first", form)
    other = Store(database)
    written = bring_in(other.engine, tmp_path / "first")
    assert exported(other, tmp_path / "second", form) == first
    other.close()
    assert written["corrections"] == 3
    assert [kind for kind in ROWS if not written[kind]] == []


def test_an_export_without_small_numbers_is_not_taken_for_a_whole_one(corrected: Store, tmp_path: Path) -> None:
    EXPORTERS["csv"](corrected.engine, tmp_path / "out", Choice(below=5))
    other = Store(str(tmp_path / "other.db"))
    with pytest.raises(StoreError, match="--suppress-below"):
        bring_in(other.engine, tmp_path / "out")
    other.close()
