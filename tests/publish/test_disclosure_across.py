"""What one document of a service leaves out, another does not tell."""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from db.prepared import prepare
from db.store import Store
from extract.facts import Action, Observation
from normalise.periods import read
from publish.choice import Choice
from publish.formats import export
from tests.db.stored import about, document, file

Rows = list[dict[str, str]]


def add(store: Store, words: str, counts: dict[str, int], **fields: str) -> None:
    """A document that says words, of which an action is made, with custodial sentences by period."""
    plan = document(f"Rutland Youth Justice Plan 2007/08. {words}")
    anchor = plan.anchor(36, len(plan.text))
    facts: list[Action | Observation] = [Action(action=words, quote=words, anchor=anchor, method="m")]
    for label, value in counts.items():
        period = read(label)
        assert period
        facts.append(
            Observation(
                indicator="custodial_sentences", measure="outturn", period=label, period_start=str(period.start),
                period_end=str(period.end), value=Decimal(value), unit="count", printed=str(value), quote="Rutland",
                anchor=plan.anchor(0, 7), method="m",
            )
        )  # fmt: skip
    store.add(file(words), prepare(plan, [about(plan, **fields), *facts], []))


@pytest.fixture(name="published")
def exported(tmp_path: Path) -> dict[str, Rows]:
    """Actions and observations of two services: one has two documents, and one more of an authority of it."""
    store = Store(str(tmp_path / "store.db"))
    add(store, "Two were sentenced in spring.", {"2006/07 Q1": 2}, areas="Rutland;Oakham")
    add(store, "Nine others were.", {"2006/07 Q2": 9, "2006/07 Q3": 8, "2006/07 Q4": 7, "2006/07": 26})
    add(store, "Bring the two down.", {}, authority="Oakham")
    add(store, "Do two things.", {"2006/07 Q2": 9}, authority="Cumbria")
    export(store.engine, tmp_path / "out", "csv", Choice(below=5))
    store.close()
    found = {}
    for kind in ("actions", "observations"):
        with (tmp_path / "out" / f"{kind}.csv").open(encoding="utf-8", newline="") as stream:
            found[kind] = list(csv.DictReader(stream))
    return found


def test_the_other_parts_of_a_year_go_from_each_document_of_the_service(published: dict[str, Rows]) -> None:
    left = [(row["period"], row["value"]) for row in published["observations"]]
    assert left == [
        ("2006/07 Q1", ""), ("2006/07 Q2", ""), ("2006/07 Q3", ""), ("2006/07 Q4", ""), ("2006/07", "26"),
        ("2006/07 Q2", "9"),
    ]  # fmt: skip


def test_numbers_go_out_of_the_words_of_all_its_documents_and_of_no_others(published: dict[str, Rows]) -> None:
    assert [row["action"] for row in published["actions"]] == [
        "[c] were sentenced in spring.", "[c] others were.", "Bring the [c] down.", "Do two things.",
    ]  # fmt: skip
