"""Corrections last: through a newer extractor, a new name of the file, and moves from one kind of database to another.
Wherever the figure is shown afterwards, so is who corrected it, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import db.store
from tests.yot.test_cli import as_json, ingested, plans, run

__all__ = ["ingested", "plans"]

WHO, WHY = "A. Reader", "the board's minutes say 91"


@dataclass(frozen=True, slots=True)
class Said:
    """A corrected and a rejected fact, and all that was said of them, as the first store tells it."""

    corrected: str
    rejected: str
    log: list[dict[str, Any]]


@pytest.fixture
def said(ingested: Path) -> Said:
    assert ingested.exists()
    [target] = as_json("query", "ete", "--measure", "target")
    [outturn] = as_json("query", "ete", "--period", "2005/06")
    assert run("correct", target["id"], "--value", "91", "--by", WHO, "--reason", WHY).exit_code == 0
    assert run("reject", outturn["id"], "--by", WHO, "--reason", "of another service").exit_code == 0
    found = Said(target["id"], outturn["id"], as_json("corrections", "list"))
    assert [each["decision"] for each in found.log] == ["corrected", "rejected"]
    holds(found)
    return found


def holds(said: Said, database: str | Path = "") -> None:
    """Both words hold and are shown with who, when and why."""
    where = ("--database", database) if database else ()
    assert as_json("corrections", "list", *where) == said.log
    [target] = as_json("query", "ete", "--measure", "target", *where)
    assert (target["value"], target["decided_by"], target["stale"]) == ("91", WHO, 0)
    assert target["as_read"] == '{"value": "90"}'
    assert f"[corrected by {WHO}]" in " ".join(run("query", "ete", *where).output.split())
    assert as_json("query", "ete", "--period", "2005/06", *where) == []
    [told] = as_json("source", said.corrected, *where)["corrections"]
    made = told["made"]
    assert (told["person"], told["reason"], made) == (WHO, WHY, said.log[0]["made"])
    shown = " ".join(run("source", said.corrected, *where).output.split())
    assert f"by {WHO} on {made[:10]} {made[11:16]} UTC: {WHY}" in shown


def outcomes(folder: Path, database: str | Path) -> list[str]:
    results = as_json("ingest", folder, "--workers", "0", "--database", database)
    return [result["outcome"] for result in results]


def test_a_newer_extractor_leaves_what_was_said(said: Said, ingested: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db.store, "VERSION", "2099.1.1")
    assert [result["outcome"] for result in as_json("ingest", ingested, "--workers", "0")] == ["replaced"]
    assert as_json("show", "plan")["extractor"] == "2099.1.1"
    holds(said)


def test_a_new_name_of_the_file_leaves_what_was_said(
    said: Said, ingested: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ingested / "plan.txt").rename(ingested / "final version.txt")
    assert [result["outcome"] for result in as_json("ingest", ingested, "--workers", "0")] == ["duplicate"]
    holds(said)
    monkeypatch.setattr(db.store, "VERSION", "2099.1.1")
    assert [result["outcome"] for result in as_json("ingest", ingested, "--workers", "0")] == ["replaced"]
    holds(said)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_move_to_postgresql_and_back_takes_along_what_was_said(
    said: Said, ingested: Path, database: str, tmp_path: Path
) -> None:
    stores: list[str | Path] = ["", database, tmp_path / "back.db"]
    for number, (source, target) in enumerate(pairwise(stores)):
        move(source, target, tmp_path / f"facts{number}", tmp_path / f"reviewed{number}")
        holds(said, target)
        assert outcomes(ingested, target) == ["replaced"]  # the text comes with the file, and the rejected fact
        holds(said, target)
        where = ("--database", target)
        [rejected] = as_json("query", "ete", "--period", "2005/06", "--rejected", *where)
        assert (rejected["id"], rejected["decision"], rejected["decided_by"]) == (said.rejected, "rejected", WHO)
        assert "of another service" in run("source", said.rejected, *where).output


def move(source: str | Path, target: str | Path, facts: Path, reviewed: Path) -> None:
    """With the facts alone first, so that what people said comes by `yot corrections`."""
    where = ("--database", source) if source else ()
    assert run("export", "--out", facts, *where).exit_code == 0
    assert run("corrections", "export", "--out", reviewed, *where).exit_code == 0
    (facts / "corrections.csv").unlink()
    assert run("import", facts, "--database", target).exit_code == 0
    assert as_json("corrections", "list", "--database", target) == []
    assert "2 new" in run("corrections", "import", reviewed, "--database", target).output
    assert "0 new" in run("corrections", "import", reviewed, "--database", target).output
