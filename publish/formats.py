"""The formats of an export, by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from publish import json_lines, package, parquet_files, spreadsheets, sqlite_file, workbook
from publish.choice import Choice, tables
from publish.columns import columns
from publish.csv_files import write
from publish.notes import notes
from publish.schema import MARKER, VALUES, texts

Exporter = Callable[[Engine, Path, Choice], dict[str, int]]
_NOTES = ("about", "note")


def _csv(engine: Engine, folder: Path, choice: Choice) -> dict[str, int]:
    """Write a CSV file for each kind, the model's columns first and the marker last; returns how many rows each has.
    For spreadsheets text that begins as a formula does is marked, and the notes are beside it to say so."""
    folder.mkdir(parents=True, exist_ok=True)
    if not choice.spreadsheets:
        return {kind: write(folder / f"{kind}.csv", _headings(kind), rows) for kind, rows in tables(engine, choice)}
    lines = [dict(zip(_NOTES, line, strict=True)) for line in (*notes(choice), spreadsheets.NOTE)]
    write(folder / spreadsheets.NOTES, _NOTES, lines, spreadsheets.ENCODING)
    return {
        kind: write(
            folder / f"{kind}.csv", _headings(kind),
            (spreadsheets.harmless(row, texts(kind)) for row in rows), spreadsheets.ENCODING,
        )
        for kind, rows in tables(engine, choice)
    }  # fmt: skip


def _headings(kind: str) -> list[str]:
    return ["document", *columns(kind), *([MARKER] if kind in VALUES else [])]


EXPORTERS: dict[str, Exporter] = {
    "csv": _csv,
    "xlsx": workbook.export,
    "parquet": parquet_files.export,
    "jsonl": json_lines.export,
    "sqlite": sqlite_file.export,
    "package": package.export,
}
"""What writes each format: a store's facts into a folder, returning how many rows each kind has."""
