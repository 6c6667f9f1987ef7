"""`yot query`, `yot indicators`, `yot areas`: figures across authorities, and the vocabulary they are known by."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from db import queries
from db.queries import ObservationFilter, Observed
from normalise import areas as area_names
from normalise import indicators as indicator_names
from publish.columns import plain
from yot.histories import Successors, with_successors
from yot.options import (
    AsCsv,
    AsJson,
    Database,
    Limit,
    document_of,
    known_indicator,
    shown_rows,
    store,
    wanted_rows,
)
from yot.terminal import as_csv, as_json, console, table

_FIELDS = (
    "authority", "area", "indicator", "population", "measure", "comparator", "period", "period_start", "period_end",
    "follow_up", "value", "unit", "printed", "document", "id", "confidence", "flags",
    "decision", "decided_by", "stale", "as_read",
)  # fmt: skip
_SOURCE = ("quote", "page", "start", "end")


def query(
    indicator: Annotated[
        str, typer.Argument(help="An indicator's id; `yot indicators` lists them.", show_default=False)
    ],
    authority: Annotated[str, typer.Option(help="Only of this authority.")] = "",
    period: Annotated[str, typer.Option(help="Only of periods that begin so: 2006/07, 2014/15 Q2.")] = "",
    measure: Annotated[str, typer.Option(help="Only outturn, target, baseline, projection or change.")] = "",
    comparator: Annotated[
        str | None, typer.Option(help="Only family, national, region or a group's name; '' for own.")
    ] = None,
    document: Annotated[str, typer.Option(help="Only from this document.")] = "",
    successors: Successors = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="Also show what a person rejected.")] = False,
    source: Annotated[bool, typer.Option("--source", help="Also show the printed words and their place.")] = False,
    limit: Limit = None,
    database: Database = "",
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show what documents say of an indicator, across authorities and years.

    Examples:

        yot query ete

        yot query custody --period 2006/07 --measure outturn --source

        yot query fte --authority NAME --csv
    """
    known_indicator(indicator)
    asked = wanted_rows(limit, json or csv)
    with store(database) as opened:
        chosen = document_of(opened, document) if document else ""
        wanted = ObservationFilter(indicator, authority, "", period, measure, comparator, chosen, rejected)
        found = [
            observed
            for name in with_successors(authority, successors)
            for observed in queries.observations(opened.engine, replace(wanted, authority=name), asked)
        ]
    rows = [_row(observed) for observed in shown_rows(found, asked)]
    if json:
        as_json(rows)
    elif csv:
        as_csv(rows, (*_FIELDS, *_SOURCE))
    else:
        _show(rows, source)


def _row(observed: Observed) -> dict[str, Any]:
    fields = {name: plain(getattr(observed.row, name, "")) for name in (*_FIELDS, *_SOURCE)}
    return {**fields, "authority": observed.authority, "document": observed.label}


def _show(rows: list[dict[str, Any]], source: bool) -> None:
    headings = ["authority", "period", "measure", "of", "value", "document", "fact"] + (["printed"] if source else [])
    shown = [
        (
            row["area"] or row["authority"],
            row["period"] or "not told",
            " ".join(part for part in (row["measure"], row["population"], _follow_up(row)) if part),
            row["comparator"] or "own",
            f"{row['value']} {row['unit']}" + (" ?" if row["flags"] else "") + _said(row),
            row["document"],
            row["id"][:8],
            *([f"{row['quote']} [{row['start']}-{row['end']}]"] if source else []),
        )
        for row in rows
    ]
    console.print(table("", headings, shown, right=("value",)))
    console.print(f"{len(rows)} observations; `yot source FACT` shows where one stands")


def _said(row: dict[str, Any]) -> str:
    """What a person said of it: shown wherever the figure is."""
    again = ", to be looked at again" if row["stale"] else ""
    return f" [{row['decision']} by {row['decided_by']}{again}]" if row["decision"] else ""


def _follow_up(row: dict[str, Any]) -> str:
    return f"after {row['follow_up']} months" if row["follow_up"] else ""


def indicators(database: Database = "", json: AsJson = False) -> None:
    """List the indicators: what they are called, in which units, which way is better, how many values are stored.

    Example:

        yot indicators --json
    """
    with store(database) as opened:
        counts = queries.indicator_counts(opened.engine)
    rows = [
        (found.id, found.label, " ".join(found.units), found.better, counts[found.id] or "")
        for found in indicator_names.all_indicators()
    ]
    headings = ("id", "label", "units", "better", "values")
    if json:
        as_json([dict(zip(headings, row, strict=True)) for row in rows])
    else:
        console.print(table("", headings, rows, right=("values",)))


def areas(
    name: Annotated[str, typer.Argument(help="Only areas whose name holds this.", show_default=False)] = "",
    json: AsJson = False,
) -> None:
    """List the authorities with their official codes, dates and successors.

    Example:

        yot areas cheshire
    """
    headings = ("code", "name", "kind", "start", "end", "successors")
    rows = [
        (area.code, area.name, area.kind, area.start or "", area.end or "", ";".join(area.successors))
        for area in area_names.all_areas()
        if name.casefold() in area.name.casefold()
    ]
    if json:
        as_json([dict(zip(headings, row, strict=True)) for row in rows])
    else:
        console.print(table("", headings, rows))
