"""`yot outturn`: outturns against targets, comparators and the year before."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer

from db.outturns import outturns
from db.views import V_OUTTURN
from publish.columns import plain
from yot.histories import Successors, with_successors
from yot.options import AsCsv, AsJson, Database, Limit, known_indicator, shown_rows, store, wanted_rows
from yot.terminal import as_csv, as_json, console, table


class OnTarget(StrEnum):
    """What an outturn can be."""

    YES = "yes"
    NO = "no"
    CANNOT_BE_TOLD = "cannot be told"
    ANY = ""


def command(
    indicator: Annotated[str, typer.Argument(help="An indicator's id.", show_default=False)],
    authority: Annotated[str, typer.Option(help="Only of this authority.")] = "",
    successors: Successors = False,
    period: Annotated[str, typer.Option(help="Only of periods that begin so.")] = "",
    on_target: Annotated[
        OnTarget, typer.Option(help="Only those on target, not on it, or of which it cannot be told.")
    ] = OnTarget.ANY,
    limit: Limit = None,
    database: Database = "",
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show outturns beside their targets, family, region and nation, and how they moved.

    Examples:

        yot outturn ete --period 2006/07

        yot outturn custody --authority NAME --successors --csv
    """
    known_indicator(indicator)
    asked = wanted_rows(limit, json or csv)
    with store(database) as opened:
        found = [
            row
            for name in with_successors(authority, successors)
            for row in outturns(opened.engine, indicator, name, period, on_target.value, asked)
        ]
    rows = [{name: plain(value) for name, value in row.items()} for row in shown_rows(found, asked)]
    if json:
        as_json(rows)
    elif csv:
        as_csv(rows, [column.name for column in V_OUTTURN.columns])
    else:
        _show(rows)


def _show(rows: list[dict[str, Any]]) -> None:
    headings = ("authority", "period", "of", "outturn", "target", "on target", "family", "nation", "change", "notes")
    shown = [
        (
            row["authority"],
            row["period"],
            " ".join(
                part
                for part in (row["population"], f"after {row['follow_up']} months" if row["follow_up"] else "")
                if part
            ),
            f"{row['outturn']} {row['unit']}",
            f"{row['target']} {row['reduction_unit']}".strip(),
            row["rating"] or row["on_target"],
            row["family"],
            row["national"],
            f"{row['change']} {row['direction']}".strip(),
            "; ".join(_notes(row)),
        )
        for row in rows
    ]
    console.print(table("", headings, shown))


def _notes(row: dict[str, Any]) -> list[str]:
    found = [row["reason"]] if row["reason"] else []
    if row["part_year"]:
        found.append(f"part of {row['year']}")
    if row["conflicts"]:
        found.append(f"in conflict: {row['conflicts'].replace(' ', ', ')}")
    if row["broken"]:
        found.append("the series breaks here")
    return found
