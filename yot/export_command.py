"""`yot export`: facts as files for other programs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from publish import csv_files
from yot.options import Database, document_of, store
from yot.terminal import console, table


class Format(StrEnum):
    """The formats of an export."""

    CSV = "csv"


_EXPORTERS = {Format.CSV: csv_files.export}


def command(
    out: Annotated[Path, typer.Option(help="The folder to write to.", show_default=False)],
    file_format: Annotated[Format, typer.Option("--format", help="The files' format.")] = Format.CSV,
    document: Annotated[str, typer.Option(help="Only the facts of this document.")] = "",
    database: Database = "",
) -> None:
    """Write the facts to files, one a kind, with the model's columns first.

    Examples:

        yot export --format csv --out facts/

        yot export --out facts/ --document plan-2007-08
    """
    with store(database) as opened:
        chosen = document_of(opened, document) if document else None
        written = _EXPORTERS[file_format](opened.engine, out, chosen)
    console.print(
        table("", ("file", "rows"), [(f"{kind}.{file_format}", rows) for kind, rows in written.items()], ("rows",))
    )
