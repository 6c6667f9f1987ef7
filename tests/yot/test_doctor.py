"""What `yot doctor` says of a machine, and what mends it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from ingest import scratch
from ingest.errors import IngestError
from tests.yot.test_cli import plans, run
from yot import health

__all__ = ["plans"]
_PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def found() -> dict[str, dict[str, Any]]:
    return {finding["name"].partition(":")[0]: finding for finding in json.loads(run("doctor", "--json").stdout)}


@pytest.mark.usefixtures("plans")
def test_a_machine_with_all_that_is_needed_is_good() -> None:
    said = run("doctor")
    assert said.exit_code == 0, said.output
    assert {finding["state"] for name, finding in found().items() if name != "LibreOffice"} == {"good"}


@pytest.mark.usefixtures("plans")
def test_every_extra_for_users_is_looked_at() -> None:
    extras = set(tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]["optional-dependencies"]) - {
        "dev",
        "fuzz",
    }
    assert {name.removeprefix("extra ") for name in found() if name.startswith("extra ")} == extras


@pytest.mark.usefixtures("plans")
def test_an_extra_that_is_not_there_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = ["typer>=0.16", 'no-such-package>=1; extra == "ocr"', 'typer>=9999; extra == "web"']
    monkeypatch.setattr(health, "requires", lambda _: needed)
    said = found()
    assert run("doctor").exit_code == 0
    assert (said["extra ocr"]["state"], said["extra ocr"]["found"]) == ("optional", "no-such-package is not installed")
    assert said["extra ocr"]["mend"] == "pip install 'yotdata[ocr]'"
    assert said["extra web"]["found"].endswith("is not >=9999")


@pytest.mark.usefixtures("plans")
def test_a_package_of_the_core_that_is_too_old_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "requires", lambda _: ["typer>=9999"])
    said = run("doctor")
    assert said.exit_code == 1
    assert "packages: pip install --upgrade yotdata" in said.output


def test_a_store_that_cannot_be_reached_is_a_fault(tmp_path: Path) -> None:
    no_database = tmp_path / "no.db"
    no_database.write_bytes(b"no database " * 100)
    said = run("doctor", "--database", no_database)
    assert said.exit_code == 1
    assert "store: give another --database, or mend that one" in said.output


@pytest.mark.usefixtures("plans")
def test_a_limit_that_is_no_number_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YOT_LIMIT_PAGES", "many")
    said = run("doctor")
    assert said.exit_code == 1
    assert "the limit pages cannot be many" in said.output


def test_a_temporary_folder_with_too_long_a_path_is_told_of_and_refused(
    plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("long" * 20)
    long.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(long))
    assert found()["temporary folder"]["state"] == "wrong"
    with pytest.raises(IngestError, match="set TMPDIR"), scratch.folder():
        pass
    said = run("ingest", plans, "--workers", "1")
    assert said.exit_code == 1
    assert "temporary-folder" in said.output


@pytest.mark.usefixtures("plans")
def test_a_full_disk_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        free = 1024

    monkeypatch.setattr("yot.health.shutil.disk_usage", lambda _: Usage)
    said = found()
    assert said["temporary folder"]["mend"].startswith("free some room")
    assert said["store"]["state"] == "wrong"
