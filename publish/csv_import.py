"""Reads an export of facts back: the CSV files of `yot export`, of a data package too."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from sqlalchemy import Engine

from db.corrections import bring
from db.errors import StoreError
from db.models import ROWS
from db.restore import restore
from publish import corrections_csv, spreadsheets
from publish.columns import columns
from publish.schema import CONFIDENTIAL, MARKER, texts

_LONGEST = 16 * 1024 * 1024
"""The characters that a cell may have."""


def bring_in(engine: Engine, folder: Path) -> dict[str, int]:
    """Write the facts in `folder`, and the corrections beside them, to an empty store; returns how many rows each file
    had. Raises StoreError for a folder that holds no whole
    export."""
    if not (folder / "documents.csv").is_file():
        raise StoreError(f"{folder} holds no export: there is no documents.csv in it")
    csv.field_size_limit(_LONGEST)
    kinds = [kind for kind in ROWS if (folder / f"{kind}.csv").is_file()]
    marked = spreadsheets.are_meant(folder)
    written = restore(engine, ((kind, _rows(folder / f"{kind}.csv", kind, marked)) for kind in kinds))
    if (folder / corrections_csv.LOG).is_file():
        written["corrections"] = bring(engine, corrections_csv.read_log(folder))
    return written


def _rows(path: Path, kind: str, marked: bool) -> Iterator[Mapping[str, str]]:
    """The rows of a file, whose text may be `marked` for spreadsheets, by the store's names of columns."""
    names = {"document": "document", **columns(kind)}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            if row.get(MARKER) == CONFIDENTIAL:
                raise StoreError(f"{path.name} leaves small numbers out; export without --suppress-below to import it")
            told = spreadsheets.as_it_was(row, texts(kind)) if marked else row
            yield {field: told[name] for name, field in names.items() if name in told}
