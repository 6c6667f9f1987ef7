"""`yot doctor`: whether this machine has what yotdata needs, and how to mend what it lacks."""

from __future__ import annotations

from dataclasses import asdict

import typer

from yot.health import Finding, findings
from yot.options import AsJson, Database
from yot.settings import from_environment
from yot.terminal import as_json, console, table, text

_STYLES = {"good": "green", "optional": "yellow", "wrong": "red"}


def command(database: Database = "", json: AsJson = False) -> None:
    """Look at what yotdata needs on this machine, its packages and extras, room and store, and say how to mend what is
    wrong. The exit code is 1 where something is; what is optional and not there is none.

    Examples:

        yot doctor

        yot doctor --database postgresql://USER@HOST/plans
    """
    found = list(findings(database or from_environment().database))
    if json:
        as_json([asdict(finding) for finding in found])
    else:
        _show(found)
    if any(finding.state == "wrong" for finding in found):
        raise typer.Exit(1)


def _show(found: list[Finding]) -> None:
    shown = table("", ("what", "state", "found"), ())
    for finding in found:
        state = text(finding.state, style=_STYLES[finding.state])
        shown.add_row(text(finding.name), state, text(finding.found))
    console.print(shown)
    for finding in found:
        if finding.mend:
            console.print(text(f"{finding.name.partition(':')[0]}: {finding.mend}", style=_STYLES[finding.state]))
