"""Without people, no name that the store knows is anywhere in an export."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.store import Store
from publish.choice import Choice
from publish.formats import EXPORTERS
from publish.names import GONE, Names
from tests.publish.exporting import filled

__all__ = ["filled"]


@pytest.mark.parametrize("form", ["csv", "package", "jsonl"])
def test_an_export_without_people_has_no_name_in_any_file(store: Store, tmp_path: Path, form: str) -> None:
    counts = EXPORTERS[form](store.engine, tmp_path / "out", Choice(people=False))
    assert "people" not in counts
    files = [tmp_path / "out" / f"{kind}.{_end(form)}" for kind in counts]
    everything = "".join(path.read_text(encoding="utf-8") for path in files)
    assert "workshop" in everything
    assert not re.search(r"Maria|O'Brien|Smith", everything)


def _end(form: str) -> str:
    return "jsonl" if form == "jsonl" else "csv"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Chair: Ann  Lee.", f"Chair: {GONE}."),
        ("ANN LEE's view", f"{GONE}'s view"),
        ("A. Lee, B. Lee", f"{GONE}, B. Lee"),
        ("Lee, Ann (Chair)", f"{GONE} (Chair)"),
        ("Councillor Lee and Chief Superintendent Lee", f"{GONE} and {GONE}"),
        ("the chair, Ann", f"the chair, {GONE}"),
        ("Lee chairs the board", f"{GONE} chairs the board"),
        ("leeway for Leeds and Annual", "leeway for Leeds and Annual"),
        ("Ann\nLee\nwas\tthere", f"{GONE}\nwas\tthere"),
    ],
)
def test_a_name_is_taken_out_however_it_is_written(text: str, left: str) -> None:
    assert Names(["Ann Lee"]).hide(text) == left


@given(st.text(alphabet="ab -.'", max_size=30), st.lists(st.text(alphabet="ab ", max_size=6), max_size=4))
def test_no_known_name_survives(text: str, known: list[str]) -> None:
    left = Names(known).hide(text).replace(GONE, "\0")
    for name in filter(None, (" ".join(name.split()) for name in known)):
        assert not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", left)
