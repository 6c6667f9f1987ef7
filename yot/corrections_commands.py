"""`yot corrections list`, `export`, `import`: what people said of facts, and how it gets to another store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from db import queries
from db.corrections import all_corrections, bring
from db.errors import StoreError
from publish import corrections_csv
from yot.options import AsJson, Database, Limit, shown_rows, stop, store, wanted_rows
from yot.passages import plain_correction
from yot.terminal import as_json, console, table, text

app = typer.Typer(help="What people said of facts: list, export, import.", no_args_is_help=True)
Out = Annotated[Path, typer.Option(help="The folder to write to.", show_default=False)]


@app.command("list")
def listing(limit: Limit = None, database: Database = "", json: AsJson = False) -> None:
    """List every correction, oldest first.

    Example:

        yot corrections list
    """
    asked = wanted_rows(limit, json)
    with store(database) as opened:
        found = shown_rows(all_corrections(opened.engine, asked), asked)
        labels = queries.labels_of(opened.engine, (each.document for each in found))
    if json:
        as_json(
            [{"document": labels.get(each.document, ""), "kind": each.kind, **plain_correction(each)} for each in found]
        )
        return
    rows = [
        (
            labels.get(each.document, "(gone)"),
            each.kind,
            each.quote[:50],
            each.word.decision,
            ", ".join(f"{column} = {words}" for column, words in each.word.changes.items()),
            each.word.person,
            f"{each.made:%Y-%m-%d}",
            each.word.reason,
        )
        for each in found
    ]
    console.print(table("", ("document", "kind", "printed", "decision", "changes", "by", "on", "reason"), rows))


@app.command("export")
def export(out: Out, database: Database = "") -> None:
    """Write every correction, and the facts that a person accepted or corrected in the model's columns.

    Example:

        yot corrections export --out reviewed/
    """
    with store(database) as opened:
        written = {"corrections": corrections_csv.write_log(opened.engine, out)}
        written |= corrections_csv.write_facts(opened.engine, out)
    console.print(table("", ("file", "rows"), [(f"{kind}.csv", rows) for kind, rows in written.items()], ("rows",)))


@app.command("import")
def bring_in(
    folder: Annotated[Path, typer.Argument(help="What `yot corrections export` wrote.", show_default=False)],
    database: Database = "",
) -> None:
    """Take over the corrections of another store; those that are here already are left.

    Example:

        yot corrections import reviewed/
    """
    with store(database) as opened:
        try:
            new = bring(opened.engine, corrections_csv.read_log(folder))
        except StoreError as error:
            raise stop(str(error)) from error
    console.print(text(f"{new} new corrections"))
