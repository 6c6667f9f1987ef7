"""`yot export`: facts as files for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from publish import corrections_csv
from publish.choice import Choice
from publish.errors import ExportError
from publish.formats import export
from yot.options import Database, document_of, stop, store
from yot.terminal import console, table


class Format(StrEnum):
    """The formats of an export."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"
    JSONL = "jsonl"
    SQLITE = "sqlite"
    PACKAGE = "package"


def command(
    out: Annotated[Path, typer.Option(help="The folder to write to.", show_default=False)],
    file_format: Annotated[Format, typer.Option("--format", help="The files' format.")] = Format.CSV,
    document: Annotated[str, typer.Option(help="Only the facts of this document.")] = "",
    as_printed: Annotated[
        bool, typer.Option("--as-printed", help="What the documents print, without what anybody corrected.")
    ] = False,
    no_people: Annotated[
        bool, typer.Option("--no-people", help="Without people: their table, owners, and their names in any text.")
    ] = False,
    below: Annotated[
        int, typer.Option("--suppress-below", min=0, help="Without counts under this, and what would tell them.")
    ] = 0,
    for_spreadsheets: Annotated[
        bool, typer.Option("--for-spreadsheets", help="CSV whose text no spreadsheet takes for formulas, with notes.")
    ] = False,
    wide: Annotated[
        bool, typer.Option("--wide", help="Observations in wide shape too, a column for each indicator: csv and xlsx.")
    ] = False,
    database: Database = "",
) -> None:
    """Write the facts to files: CSV, JSON lines and Parquet one a kind, an Excel workbook or an SQLite file with all of
    them, or a data package (CSV with Frictionless and CSVW metadata).

    A figure that a person corrected is exported corrected, with its printed one in the column as_read; what a person
    rejected is left out. The corrections themselves are in corrections.csv.

    Examples:

        yot export --format csv --out facts/

        yot export --out facts/ --document plan-2007-08

        yot export --for-spreadsheets --wide --out for-excel/

        yot export --format package --no-people --suppress-below 5 --out open-data/
    """
    with store(database) as opened:
        chosen = document_of(opened, document) if document else None
        choice = Choice(chosen, as_printed, people=not no_people, below=below, spreadsheets=for_spreadsheets, wide=wide)
        try:
            written = export(opened.engine, out, file_format, choice)
        except ExportError as error:
            raise stop(str(error)) from error
        if not no_people and not below:
            written["corrections"] = corrections_csv.write_log(opened.engine, out, chosen, for_spreadsheets)
    console.print(table("", ("kind", "rows"), list(written.items()), ("rows",)))
