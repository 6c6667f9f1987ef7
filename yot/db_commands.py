"""`yot db check`, `yot db backup`, `yot db upgrade`: the store itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from db import backup, integrity, upgrades
from db.errors import StoreError
from yot.options import Database, stop, store
from yot.terminal import console, text

app = typer.Typer(help="The store itself: check, backup, upgrade.", no_args_is_help=True)


@app.command("check")
def check(database: Database = "") -> None:
    """See whether the store is whole: references, every quote against its text, corrections, what runs recorded. The
    exit code is 1 where it is not.

    Example:

        yot db check
    """
    with store(database) as opened:
        found = list(integrity.faults(opened.engine))
    for fault in found:
        console.print(text(fault, style="red"))
    if found:
        raise typer.Exit(1)
    console.print("the store is whole")


@app.command("backup")
def copy(
    file: Annotated[Path, typer.Argument(help="A new file.", show_default=False)], database: Database = ""
) -> None:
    """Copy the whole store, SQLite or PostgreSQL, to an SQLite file that every command reads with --database.

    Example:

        yot db backup plans-2026-11.db
    """
    with store(database) as opened:
        try:
            rows = backup.backup(opened.engine, file)
        except StoreError as error:
            raise stop(str(error)) from error
    console.print(text(f"{file} has {rows:,} rows"))


@app.command("upgrade")
def upgrade(database: Database = "") -> None:
    """Bring the store's tables to this version, as every command does when it opens a store, and say which they have.

    Example:

        yot db upgrade
    """
    with store(database) as opened:
        console.print(text(f"the tables have version {upgrades.version(opened.engine)}"))
