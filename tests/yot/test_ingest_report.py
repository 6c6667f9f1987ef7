"""What `yot ingest` logs and reports of a run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.yot.test_cli import plans, run

__all__ = ["plans"]


def test_a_log_has_a_line_for_the_begin_each_file_and_the_end(plans: Path) -> None:
    (plans / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    said = run("ingest", plans, "--workers", "0", "--log", "json")
    lines = [json.loads(line) for line in said.stderr.splitlines()]
    assert [line["event"] for line in lines] == ["begin", "file", "file", "end"]
    assert lines[0]["files"] == 2
    assert lines[-1]["outcomes"] == {"failed": 1, "stored": 1}
    files = {Path(line["file"]).name: line for line in lines[1:-1]}
    plan, broken = files["plan.txt"], files["broken.pdf"]
    assert plan["facts"]["observations"] == 3
    assert plan["memory_mb"] > 10
    assert set(plan["seconds"]) == {"parse", "extract", "store"}
    assert sum(plan["seconds"].values()) > 0
    assert broken["code"] == "truncated-pdf"


def test_a_log_holds_no_words_of_documents(plans: Path) -> None:
    said = run("ingest", plans, "--workers", "0", "--log", "json")
    assert not any(word in said.stderr for word in ("Remand", "142,427", "Rutland"))


def test_a_report_is_written_for_people_and_for_programs(plans: Path, tmp_path: Path) -> None:
    (plans / "a & b.pdf").write_bytes(b"%PDF-1.4 nothing")
    page, data = tmp_path / "run.html", tmp_path / "run.json"
    assert run("ingest", plans, "--workers", "0", "--report", page, "--report", data).exit_code == 1
    found = json.loads(data.read_text(encoding="utf-8"))
    assert (found["outcomes"], found["unusual"]) == ({"failed": 1, "stored": 1}, [])
    assert [Path(each["file"]).name for each in found["files"]] == ["a & b.pdf", "plan.txt"]
    html = page.read_text(encoding="utf-8")
    assert "a &amp; b.pdf" in html
    assert "a & b.pdf" not in html
    assert "<code>truncated-pdf</code>" in html


@pytest.mark.parametrize("name", ["run.txt", "nowhere/run.html"])
def test_a_report_that_cannot_be_written_is_refused_before_anything_is_read(plans: Path, name: str) -> None:
    said = run("ingest", plans, "--workers", "0", "--report", plans.parent / name)
    assert said.exit_code == 2
    assert json.loads(run("documents", "--json").stdout) == []
