"""The command line: `yot --help` lists the commands."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from yot import (
    correct_commands,
    corrections_commands,
    db_commands,
    doctor_command,
    export_command,
    facts_command,
    import_command,
    ingest_command,
    outturn_command,
    query_commands,
    review_command,
    run_commands,
    serve_command,
    show_commands,
)
from yot.terminal import console

app = typer.Typer(
    help="Youth justice plans, inspection reports and council reviews as structured data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("ingest")(ingest_command.command)
app.command("runs")(run_commands.runs)
app.command("failures")(run_commands.failures)
app.command("retry")(run_commands.retry)
app.command("query")(query_commands.query)
app.command("facts")(facts_command.command)
app.command("outturn")(outturn_command.command)
app.command("documents")(show_commands.documents)
app.command("show")(show_commands.show)
app.command("checks")(show_commands.checks)
app.command("source")(show_commands.source)
app.command("correct")(correct_commands.correct)
app.command("accept")(correct_commands.accept)
app.command("reject")(correct_commands.reject)
app.command("review")(review_command.command)
app.command("doctor")(doctor_command.command)
app.add_typer(db_commands.app, name="db")
app.add_typer(corrections_commands.app, name="corrections")
app.command("export")(export_command.command)
app.command("serve")(serve_command.command)
app.command("import")(import_command.command)
app.command("indicators")(query_commands.indicators)
app.command("areas")(query_commands.areas)


def _print_version(wanted: bool) -> None:
    if wanted:
        console.print(f"yotdata {version('yotdata')}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """What holds for every command."""


def main() -> None:
    """Run the command line."""
    app()
