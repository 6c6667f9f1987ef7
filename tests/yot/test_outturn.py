"""Outturns as a user asks for them, and authorities that are no more."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.yot.test_cli import PLAN, as_json, ingested, plans, run

__all__ = ["ingested", "plans"]


@pytest.mark.usefixtures("ingested")
def test_outturns_are_shown_beside_what_they_are_held_against() -> None:
    rows = as_json("outturn", "ete")
    assert [(row["period"], row["outturn"], row["part_year"], row["on_target"]) for row in rows] == [
        ("2005/06", "78.8", 0, "cannot be told"),
        ("2006/07 Apr-Dec", "69.5", 1, "cannot be told"),
    ]
    assert "part of 2006/07" in run("outturn", "ete").output
    assert as_json("outturn", "ete", "--on-target", "yes") == []
    assert [row["period"] for row in csv.DictReader(io.StringIO(run("outturn", "ete", "--csv").output))] == [
        "2005/06",
        "2006/07 Apr-Dec",
    ]
    assert run("outturn", "nothing").exit_code == 2


def test_an_authority_that_ended_offers_those_after_it(plans: Path) -> None:
    (plans / "plan.txt").write_text(PLAN.replace("Rutland", "Cheshire"), encoding="utf-8")
    (plans / "later.txt").write_text(PLAN.replace("Rutland", "Cheshire East"), encoding="utf-8")
    run("ingest", plans, "--workers", "0")
    said = run("outturn", "ete", "--authority", "Cheshire")
    assert "Cheshire ended on 2009-03-31" in said.output
    assert "Cheshire East and Cheshire West and Chester" in " ".join(said.output.split())
    for command in ("outturn", "query"):
        rows = as_json(command, "ete", "--authority", "Cheshire", "--successors")
        assert {row["authority"] for row in rows} == {"Cheshire", "Cheshire East"}
    assert "ended" not in run("query", "ete", "--authority", "Cheshire East").output
