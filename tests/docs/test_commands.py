"""The command reference: made from the help texts, complete and fresh."""

from __future__ import annotations

import re

import pytest
import typer
from typer.core import TyperGroup

from docs import commands
from tests.docs.source import page

CONTEXTS = {context.command_path: context for context in commands.commands()}


def test_the_page_is_what_the_help_texts_give() -> None:
    assert page("commands.md") == commands.page(), "run `python -m docs.commands`"


def test_commands_of_groups_are_listed_too() -> None:
    assert "yot ingest" in CONTEXTS
    assert "yot corrections export" in CONTEXTS


@pytest.mark.parametrize("path", CONTEXTS)
def test_every_command_has_a_section_that_the_list_leads_to(path: str) -> None:
    words = page("commands.md")

    assert f"\n## {path}\n" in words
    assert f"- [`{path}`](#{path.replace(' ', '-')})" in words


@pytest.mark.parametrize("path", [path for path, each in CONTEXTS.items() if not isinstance(each.command, TyperGroup)])
def test_every_command_says_what_it_does_and_shows_itself_in_an_example(path: str) -> None:
    section = commands.section(CONTEXTS[path])

    assert re.match(rf"## {path}\n\n[A-Z]", section)
    assert re.search(rf"^Examples?:\n\n```sh\n{path}", section, re.MULTILINE)


@pytest.mark.parametrize("path", CONTEXTS)
def test_every_argument_and_option_is_explained(path: str) -> None:
    context = CONTEXTS[path]
    section = commands.section(context)

    for each in context.command.get_params(context):
        names, meaning = each.get_help_record(context) or ("--help", "")
        assert names.startswith("--help") or meaning, f"{path} {names} has no help"
        assert names.startswith("--help") or names.replace("|", "\\|") in section


def test_a_command_without_help_has_a_bare_section() -> None:
    app = typer.Typer()
    app.command("bare")(lambda: None)
    app.command("other")(lambda: None)
    root = typer.Context(typer.main.get_command(app), info_name="tool")
    assert isinstance(root.command, TyperGroup)
    inner = root.command.get_command(root, "bare")
    assert inner is not None

    section = commands.section(typer.Context(inner, info_name="bare", parent=root))

    assert section == "## tool bare\n\n```\ntool bare [OPTIONS]\n```"
