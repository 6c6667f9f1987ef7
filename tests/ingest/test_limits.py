"""Limits are settings: each has a name, a default that the pages tell, and a place on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from docs.commands import __file__ as beside
from ingest.limits import Limits, changed, defaults
from parsers.errors import ParseError
from parsers.limits import Limits as Contents
from parsers.reader import parse
from yot.cli import app

PAGE = Path(beside).with_name("errors.md")


def test_every_limit_is_explained_with_its_default() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| ([\d.]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {name.replace("-", "_"): float(value) for name, value in rows} == defaults()


def test_limits_are_set_by_name_in_numbers_or_sizes() -> None:
    limits = changed(Limits(), {"pages": "7", "size": "2 GB", "page-seconds": "1.5"})
    assert (limits.contents.pages, limits.size, limits.page_seconds) == (7, 2 * 1024**3, 1.5)
    assert limits.seconds == Limits().seconds


@pytest.mark.parametrize("settings", [{"patience": "3"}, {"pages": "many"}, {"pages": "0"}, {"pages": ""}])
def test_what_is_no_limit_is_refused(settings: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="limit"):
        changed(Limits(), settings)


@pytest.mark.parametrize(
    ("data", "limits", "code", "setting"),
    [
        (b"A plan of many words", Contents(characters=5), "too-much-text", "characters"),
        (b"<html><table><tr><td colspan=9>1</td><td>2</td></tr></table>", Contents(cells=5), "too-many-cells", "cells"),
        (b"<html><div><div><div><p>x</p></div></div></div>", Contents(depth=2), "nested-too-deep", "depth"),
    ],
)
def test_a_limit_that_is_met_names_itself(data: bytes, limits: Contents, code: str, setting: str) -> None:
    with pytest.raises(ParseError, match=f"--limit {setting}=") as error:
        parse(data, limits=limits)
    assert error.value.code == code


@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_limit_is_set_on_the_command_line_and_in_the_environment(
    by: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.txt").write_text("Youth Justice Plan", encoding="utf-8")
    arguments = ["ingest", str(tmp_path / "plan.txt"), "--database", str(tmp_path / "x.db"), "--json", "--workers", "0"]
    if by == "option":
        arguments += ["--limit", "size=3"]
    else:
        monkeypatch.setenv("YOT_LIMIT_SIZE", "3")
    result = CliRunner().invoke(app, arguments)
    assert (result.exit_code, "file-too-large" in result.output) == (1, True)
