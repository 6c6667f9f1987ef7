"""Correcting, reviewing and carrying corrections away, as a user does it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.yot.test_cli import PLAN, as_json, ingested, plans, run
from yot.cli import app

__all__ = ["ingested", "plans"]


@pytest.fixture
def target(ingested: Path) -> str:
    assert ingested.exists()
    [row] = as_json("query", "ete", "--measure", "target")
    identity: str = row["id"]
    return identity


def test_a_correction_shows_in_queries_and_at_its_source_with_who_and_why(target: str) -> None:
    assert run("correct", target, "--value", "91", "--by", "A Reader", "--reason", "a misprint").exit_code == 0
    [row] = as_json("query", "ete", "--measure", "target")
    assert (row["value"], row["decided_by"], row["as_read"]) == ("91", "A Reader", '{"value": "90"}')
    assert "[corrected by" in run("query", "ete").output
    assert "a misprint" in run("source", target).output
    [said] = as_json("source", target)["corrections"]
    assert (said["person"], said["reason"], said["changes"]) == ("A Reader", "a misprint", {"value": "91"})


def test_what_is_rejected_goes_and_what_is_accepted_comes_back(target: str) -> None:
    assert run("reject", target, "--by", "A Reader").exit_code == 0
    assert as_json("query", "ete", "--measure", "target") == []
    assert len(as_json("query", "ete", "--measure", "target", "--rejected")) == 1
    assert run("accept", target, "--by", "A Reader").exit_code == 0
    assert len(as_json("query", "ete", "--measure", "target")) == 1


def test_wrong_usage_ends_with_2_and_says_what_is_right(target: str) -> None:
    for arguments in (("--value", "much"), ("--set", "nothing=1"), ("--set", "value"), ()):
        assert run("correct", target, "--by", "A Reader", *arguments).exit_code == 2
    assert run("accept", "zz", "--by", "A Reader").exit_code == 2


def test_corrections_are_carried_to_another_store(target: str, tmp_path: Path, ingested: Path) -> None:
    run("correct", target, "--set", "value=91", "--by", "A Reader")
    assert run("corrections", "export", "--out", tmp_path / "reviewed").exit_code == 0
    other = tmp_path / "other.db"
    run("ingest", ingested, "--workers", "0", "--database", other)
    assert "1 new" in run("corrections", "import", tmp_path / "reviewed", "--database", other).output
    assert [row["value"] for row in as_json("query", "ete", "--measure", "target", "--database", other)] == ["91"]
    assert [said["changes"] for said in as_json("corrections", "list", "--database", other)] == [{"value": "91"}]
    assert "A Reader" in run("corrections", "list").output
    assert run("corrections", "import", tmp_path / "nothing").exit_code == 1


def review(keys: str, *arguments: str) -> str:
    result = CliRunner().invoke(app, ["review", "--by", "A Reader", *arguments], input=keys)
    assert result.exit_code == 0, result.output
    return result.output


def test_review_walks_through_contradictions_and_keeps_what_is_said(plans: Path) -> None:
    twice = PLAN + PLAN[PLAN.index("Theme and") :].replace("\t90%", "\t85%")
    (plans / "plan.txt").write_text(twice, encoding="utf-8")
    run("ingest", plans, "--workers", "0")
    doubtful = as_json("review", "--document", "plan")
    assert sorted(each["value"] for each in doubtful if "another value" in each["reasons"][0]) == ["85", "90"]
    output = review("xr\nsq" if len(doubtful) > 2 else "xr\n")
    assert "none of these keys" in output
    assert "1 of" in output
    assert len(as_json("query", "ete", "--measure", "target")) == 1
    [said] = as_json("corrections", "list")
    assert said["decision"] == "rejected"


@pytest.mark.usefixtures("ingested")
def test_review_corrects_and_accepts() -> None:
    everything = review("c91\nit is so\nca=b\n\na\nq", "--below", "1.1", "--most", "3")
    assert "has no column a" in everything
    assert [said["decision"] for said in as_json("corrections", "list")] == ["corrected", "accepted"]
