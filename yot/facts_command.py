"""`yot facts`: facts of one kind across documents."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from db.models import ROWS
from publish.columns import model_columns, plain
from web.reading.facts import Wanted, day_columns, filters, headings, page, stream
from yot.options import AsCsv, AsJson, Database, Limit, shown_rows, stop, store, wanted_rows
from yot.terminal import as_csv, as_json, console, table

_WIDEST = 70


def command(
    kind: Annotated[str, typer.Argument(help=f"A kind of fact: {', '.join(ROWS)}.", show_default=False)],
    authority: Annotated[str, typer.Option(help="Only of this authority.")] = "",
    year: Annotated[str, typer.Option(help="Only of periods that begin so.")] = "",
    where: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=VALUE", help="Only with this value; of a column any that is given."),
    ] = None,
    until: Annotated[
        list[str] | None, typer.Option(metavar="COLUMN=DAY", help="Only where a column's day is this one or earlier.")
    ] = None,
    limit: Limit = None,
    database: Database = "",
    json: AsJson = False,
    csv: AsCsv = False,
) -> None:
    """Show facts of a kind across documents: money, staff, actions, findings.

    Examples:

        yot facts actions --where status=red --where status=amber

        yot facts actions --until deadline_date=2007-09-30

        yot facts finances --authority NAME --year 2007/08 --csv
    """
    if kind not in ROWS:
        raise stop(f"{kind} is no kind of fact; there are {', '.join(ROWS)}", 2)
    chosen = _by_column(where or (), ["document", *filters(kind)])
    last = {name: _day(days[-1]) for name, days in _by_column(until or (), day_columns(kind)).items()}
    wanted = Wanted(kind, chosen, authority, year, last=last)
    asked = wanted_rows(limit, json or csv)
    with store(database) as opened:
        rows = page(opened.engine, wanted, asked)[0] if asked else list(stream(opened.engine, wanted))
    rows = list(shown_rows(rows, asked))
    if json:
        as_json(rows)
    elif csv:
        as_csv(rows, headings(kind))
    else:
        shown = [name for name in model_columns(kind) if name != "quote" and any(row[name] != "" for row in rows)]
        lines = [[row["document"], *(_short(row[name]) for name in shown), row["id"][:8]] for row in rows]
        console.print(table("", ["document", *shown, "fact"], lines))
        console.print(f"{len(rows)} facts; `yot source FACT` shows where one stands")


def _by_column(given: Iterable[str], known: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for words in given:
        name, sign, value = words.partition("=")
        if not sign or name not in known:
            raise stop(f"{words} is no COLUMN=VALUE; the columns are {', '.join(known) or 'none'}", 2)
        found.setdefault(name, []).append(value)
    return found


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise stop(f"{words} is no day; write it as 2007-09-30", 2) from error


def _short(value: object) -> str:
    words = str(plain(value))
    return words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"
