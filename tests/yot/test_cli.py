"""The commands as a user meets them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from yot import options, terminal
from yot.cli import app

PLAN = """Rutland Youth Justice Plan 2007/08

Table A1: Services planned for the financial year 2007/08

Core activity\tBudget expenditure (£)
Remand services\t142,427
Court \x1b[31mservices\t100
Total:\t142,528

Appendix B - Performance Measures

Theme and measure\t2005/06 outturn\t2006/07 Apr Dec Outturn\t2007/08 Target
Support young people engaging in education, training and employment: Ensure that 90% of young offenders are in suitable full-time education, training or employment\t78.8%\t69.5%\t90%
"""  # noqa: E501 - a table's row is one line


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YOT_DATABASE_URL", str(tmp_path / "store.db"))
    monkeypatch.setattr(terminal.console, "_width", 200)
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def as_json(*arguments: str | Path) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def ingested(plans: Path) -> Path:
    assert run("ingest", plans, "--workers", "0").exit_code == 0
    return plans


def test_ingest_says_what_became_of_each_file(plans: Path) -> None:
    result = run("ingest", plans, "--workers", "0")
    assert result.exit_code == 0
    assert "plan.txt" in result.output
    assert "stored" in result.output


def test_ingest_ends_with_1_where_a_file_failed_and_names_it(plans: Path) -> None:
    (plans / "broken.txt").write_bytes(b"")
    result = run("ingest", plans, "--workers", "0")
    assert result.exit_code == 1
    assert "broken.txt" in result.output
    assert "the file is empty" in result.output


def test_what_failed_is_listed_and_read_again_when_it_was_mended(plans: Path) -> None:
    (plans / "broken.txt").write_bytes(b"")
    run("ingest", plans, "--workers", "0")
    [failed] = as_json("failures")
    assert (Path(failed["path"]), failed["code"]) == (plans / "broken.txt", "empty-file")
    assert "the file is empty" in run("failures").output
    assert run("retry", "--workers", "0").exit_code == 1
    (plans / "broken.txt").write_text(PLAN.replace("Rutland", "Cumbria"), encoding="utf-8")
    assert as_json("retry", "--code", "too-slow") == []
    assert [result["outcome"] for result in as_json("retry", "--workers", "0")] == ["stored"]
    assert as_json("failures") == []
    assert [found["files"] for found in as_json("runs")] == [1, 0, 1, 2]
    assert "files" in run("runs").output


def test_ingest_ends_with_0_where_nothing_was_found_or_all_is_known(ingested: Path) -> None:
    (ingested / "minutes.txt").write_text("Minutes of the allotments committee.", encoding="utf-8")
    results = as_json("ingest", ingested, "--workers", "0")
    assert {result["outcome"] for result in results} == {"unchanged", "stored"}
    assert "nothing found" in {result["message"] for result in results}


def test_wrong_usage_ends_with_2(ingested: Path) -> None:
    for arguments in (
        ("ingest", ingested / "no"),
        ("query", "nothing"),
        ("show", "nothing"),
        ("source", "zz"),
        ("no",),
    ):
        assert run(*arguments).exit_code == 2, arguments


@pytest.mark.usefixtures("ingested")
def test_query_shows_values_and_filters_them() -> None:
    rows = as_json("query", "ete")
    assert {(row["period"], row["measure"], row["value"]) for row in rows} == {
        ("2005/06", "outturn", "78.8"),
        ("2006/07 Apr-Dec", "outturn", "69.5"),
        ("2007/08", "target", "90"),
    }
    assert [row["value"] for row in as_json("query", "ete", "--measure", "target", "--authority", "rutland")] == ["90"]
    assert "69.5 percent" in run("query", "ete", "--source").output


@pytest.mark.usefixtures("ingested")
def test_query_prints_csv_for_programs() -> None:
    rows = list(csv.DictReader(io.StringIO(run("query", "ete", "--csv").output)))
    assert {row["document"] for row in rows} == {"plan"}
    assert all(row["quote"] for row in rows)


@pytest.mark.usefixtures("ingested")
@pytest.mark.parametrize("command", [("query", "ete"), ("facts", "finances"), ("facts", "observations")])
def test_a_list_has_as_many_rows_as_asked_and_says_that_there_are_more(command: tuple[str, ...]) -> None:
    whole = as_json(*command)
    assert len(whole) == 3
    for rows in (1, 2):
        result = run(*command, "--json", "--limit", str(rows))
        assert json.loads(result.stdout) == whole[:rows]
        assert f"the first {rows} rows; there are more" in result.stderr
    for rows in (3, 4, 0):
        result = run(*command, "--json", "--limit", str(rows))
        assert json.loads(result.stdout) == whole
        assert "more" not in result.stderr


@pytest.mark.usefixtures("ingested")
@pytest.mark.parametrize(
    ("command", "more"),
    [(("query", "ete"), True), (("outturn", "ete"), True), (("facts", "finances"), True), (("documents",), False)],
)
def test_a_table_ends_where_it_would_be_too_long(
    monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], more: bool
) -> None:
    monkeypatch.setattr(options, "_SHOWN", 1)
    assert ("--limit 0 shows all" in run(*command).output) is more
    assert "--limit 0 shows all" not in run(*command, "--json").output
    assert "--limit 0 shows all" not in run(*command, "--limit", "0").output


@pytest.mark.usefixtures("ingested")
def test_documents_and_show_say_what_is_stored() -> None:
    [listed] = as_json("documents")
    assert (listed["document"], listed["authority"], listed["period"]) == ("plan", "Rutland", "2007/08")
    assert as_json("show", "plan")["facts"]["finances"] == 3
    assert [fact["amount"] for fact in as_json("show", "plan", "--kind", "finances")] == ["142427", "100", "142528"]
    assert run("show", "plan", "--kind", "nonsense").exit_code == 2
    assert "Rutland" in run("show", "plan").output


@pytest.mark.usefixtures("ingested")
def test_checks_say_what_does_not_add_up() -> None:
    assert [(check["kind"], check["values"]) for check in as_json("checks", "plan")] == [
        ("sum_mismatch", "142527;142528")
    ]
    assert as_json("checks", "--kind", "rotated_text") == []
    assert "sum_mismatch" in run("checks").output


@pytest.mark.usefixtures("ingested")
def test_source_shows_the_passage_with_the_figure() -> None:
    [row] = as_json("query", "ete", "--measure", "target")
    place = as_json("source", row["id"][:10])
    assert "90%" in place["printed"]
    assert "90%" in run("source", row["id"]).output


@pytest.mark.usefixtures("ingested")
def test_nothing_that_a_terminal_acts_on_comes_out_of_a_document() -> None:
    assert "\x1b[31m" not in run("show", "plan", "--kind", "finances").output
    assert "\x1b[31m" not in run("checks").output


@pytest.mark.usefixtures("ingested")
def test_export_writes_files(tmp_path: Path) -> None:
    assert run("export", "--out", tmp_path / "out", "--document", "plan").exit_code == 0
    assert (tmp_path / "out" / "finances.csv").read_text(encoding="utf-8").startswith("document,table,line,column")


@pytest.mark.usefixtures("ingested")
def test_an_export_for_spreadsheets_has_notes_and_is_csv(tmp_path: Path) -> None:
    assert run("export", "--for-spreadsheets", "--out", tmp_path / "out").exit_code == 0
    assert "spreadsheets," in (tmp_path / "out" / "notes.csv").read_text(encoding="utf-8-sig")
    refused = run("export", "--for-spreadsheets", "--format", "package", "--out", tmp_path / "out")
    assert (refused.exit_code, "only CSV files" in refused.stderr) == (1, True)


@pytest.mark.usefixtures("plans")
def test_the_vocabulary_can_be_listed() -> None:
    assert "Education" in run("indicators").output
    assert {row["id"] for row in as_json("indicators")} >= {"fte", "ete", "custody"}
    assert [row["name"] for row in as_json("areas", "rutland")] == ["Rutland"]
    assert "Rutland" in run("areas", "rutland").output


def test_a_database_that_cannot_be_opened_is_said_in_a_line() -> None:
    result = run("documents", "--database", "postgresql://nobody@127.0.0.1:1/none")
    assert result.exit_code == 1
    assert "Traceback" not in result.output


def test_the_version_and_the_help_are_there() -> None:
    assert run("--version").output.startswith("yotdata ")
    for command in (
        "ingest",
        "query",
        "documents",
        "show",
        "checks",
        "source",
        "export",
        "indicators",
        "areas",
        "runs",
        "failures",
        "retry",
    ):
        assert "Example" in run(command, "--help").output


@pytest.mark.usefixtures("ingested")
def test_an_export_is_imported_into_an_empty_store_only(tmp_path: Path) -> None:
    run("export", "--out", tmp_path / "out")
    copy = tmp_path / "copy.db"
    assert run("import", tmp_path / "out", "--database", copy).exit_code == 0
    assert as_json("query", "ete", "--database", copy) == as_json("query", "ete")
    [row] = as_json("query", "ete", "--measure", "target", "--database", copy)
    assert "its text is not stored" in run("source", row["id"], "--database", copy).output
    assert run("import", tmp_path / "out", "--database", copy).exit_code == 1


@pytest.mark.usefixtures("ingested")
def test_the_store_is_checked_and_backed_up(tmp_path: Path) -> None:
    assert "whole" in run("db", "check").output
    assert run("db", "backup", tmp_path / "copy.db").exit_code == 0
    assert as_json("query", "ete", "--database", tmp_path / "copy.db") == as_json("query", "ete")
    assert run("db", "backup", tmp_path / "copy.db").exit_code == 1
    assert "version" in run("db", "upgrade").output
