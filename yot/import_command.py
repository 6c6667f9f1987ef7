"""`yot import`: facts from an export into an empty store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from db.errors import StoreError
from publish.csv_import import bring_in
from yot.options import Database, stop, store
from yot.terminal import console, table


def command(
    folder: Annotated[Path, typer.Argument(help="The folder that `yot export` wrote.", show_default=False)],
    database: Database = "",
) -> None:
    """Read an export of facts, CSV or data package, into an empty store, with its corrections.

    The documents come without their text; reading their files with `yot ingest` adds it.

    Example:

        yot import facts/ --database copy.db
    """
    with store(database) as opened:
        try:
            written = bring_in(opened.engine, folder)
        except StoreError as error:
            raise stop(str(error)) from error
    console.print(table("", ("file", "rows"), [(f"{kind}.csv", rows) for kind, rows in written.items()], ("rows",)))
