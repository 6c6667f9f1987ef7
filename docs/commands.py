"""Writes the command reference from the help texts: `python -m docs.commands`."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path

import typer
from typer.core import TyperGroup
from typer.main import get_command

from yot.cli import app

PAGE = Path(__file__).with_name("commands.md")
_OPENING = """# The commands

This page is made from the help texts by `python -m docs.commands`; `yot COMMAND --help` says the same.

Where a command takes `--database`, it is the path of an SQLite file or a SQLAlchemy address; without it the environment
variable `YOT_DATABASE_URL` holds, and without that a file in your data folder. A command ends with 0 when all went
well, 1 when something could not be done and 2 when it was asked for something that is not there."""


def page() -> str:
    """The whole page, in Markdown."""
    contexts = list(commands())
    listed = "\n".join(f"- [`{context.command_path}`](#{_anchor(context)})" for context in contexts)
    return "\n\n".join((_OPENING, listed, *map(section, contexts))) + "\n"


def commands() -> Iterator[typer.Context]:
    """Every command in the order of `yot --help`, those of a group after the group."""
    root = get_command(app)
    yield from _below(typer.Context(root, info_name="yot"))


def section(context: typer.Context) -> str:
    """One command: what it does, its examples, its arguments and options."""
    command = context.command
    usage = " ".join((context.command_path, *command.collect_usage_pieces(context)))
    rows = [record for each in command.get_params(context) if (record := each.get_help_record(context))]
    parts = [f"## {context.command_path}", *_prose(command.help or ""), f"```\n{usage}\n```"]
    return "\n\n".join([*parts, *_table([row for row in rows if not row[0].startswith("--help")])])


def _below(context: typer.Context) -> Iterator[typer.Context]:
    command = context.command
    if not isinstance(command, TyperGroup):
        return
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        if found is not None and not found.hidden:
            inner = typer.Context(found, info_name=name, parent=context)
            yield inner
            yield from _below(inner)


def _prose(help_text: str) -> Iterator[str]:
    """The paragraphs of a help text; its examples, which are indented, as one block of code."""
    paragraphs = [words for words in cleandoc(help_text).split("\n\n") if words.strip()]
    examples = [words.strip() for words in paragraphs if words.startswith("    ")]
    yield from (" ".join(words.split()) for words in paragraphs if not words.startswith("    "))
    if examples:
        yield "```sh\n{}\n```".format("\n".join(examples))


def _table(rows: list[tuple[str, str]]) -> Iterator[str]:
    if rows:
        lines = [f"| `{_cell(names)}` | {_cell(meaning)} |" for names, meaning in rows]
        yield "\n".join(("| argument or option | meaning |", "|---|---|", *lines))


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


def _anchor(context: typer.Context) -> str:
    return context.command_path.replace(" ", "-")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
