"""`yot facts`: facts of a kind across documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.web.site import write_plans
from yot.cli import app


@pytest.fixture(name="folder")
def ingested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YOT_DATABASE_URL", str(tmp_path / "store.db"))
    monkeypatch.setenv("COLUMNS", "200")
    write_plans(tmp_path)
    assert run("ingest", str(tmp_path), "--workers", "0").exit_code == 0
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.usefixtures("folder")
def test_facts_are_chosen_by_authority_column_and_day() -> None:
    chosen = ("facts", "observations", "--authority", "Rutland", "--where", "measure=outturn", "--json")
    assert [row["value"] for row in json.loads(run(*chosen).output)] == [69.5, 72.25]
    early = run(*chosen, "--until", "period_end=2007-03-31").output
    assert [row["value"] for row in json.loads(early)] == [69.5]


@pytest.mark.usefixtures("folder")
def test_they_are_a_table_or_csv() -> None:
    shown = run("facts", "finances", "--authority", "Norfolk").output
    assert "Remand services" in shown
    assert "6 facts" in shown
    assert run("facts", "finances", "--csv").output.startswith("document,authority,table,line")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["dreams"], "no kind of fact"),
        (["actions", "--where", "colour=red"], "no COLUMN=VALUE"),
        (["actions", "--where", "red"], "no COLUMN=VALUE"),
        (["actions", "--until", "deadline_date=soon"], "no day"),
        (["terms", "--until", "deadline_date=2007-09-30"], "the columns are none"),
    ],
)
def test_what_there_is_not_ends_with_2(arguments: list[str], words: str) -> None:
    result = run("facts", *arguments)
    assert result.exit_code == 2
    assert words in " ".join(result.output.split())
