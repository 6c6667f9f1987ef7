"""The formats of an export, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from sqlalchemy import Engine

from publish import json_lines, package, parquet_files, spreadsheets, sqlite_file, wide, workbook
from publish.choice import Choice, Row, tables
from publish.columns import columns
from publish.csv_files import write
from publish.errors import ExportError
from publish.notes import notes
from publish.schema import MARKER, VALUES, text_columns, texts

Exporter = Callable[[Engine, Path, Choice], dict[str, int]]
_NOTES = ("about", "note")


def export(engine: Engine, folder: Path, form: str, choice: Choice) -> dict[str, int]:
    """Write a store's facts into a folder; returns how many rows each kind has. Raises ExportError where the format
    does not have what is chosen."""
    if choice.spreadsheets and form != "csv":
        raise ExportError(
            "only CSV files can be for spreadsheets: a workbook needs nothing for it, other formats are for programs"
        )
    if choice.wide and form not in ("csv", "xlsx"):
        raise ExportError(
            "only CSV files and workbooks have the wide shape: other formats are for programs, which turn tables"
        )
    return EXPORTERS[form](engine, folder, choice)


def _csv(engine: Engine, folder: Path, choice: Choice) -> dict[str, int]:
    """Write a CSV file for each kind, the model's columns first and the marker last; returns how many rows each has.
    For spreadsheets text that begins as a formula does is marked, and the notes are beside it to say so."""
    folder.mkdir(parents=True, exist_ok=True)
    marked = choice.spreadsheets
    written = {
        kind: _write(folder / f"{kind}.csv", _headings(kind), rows, texts(kind) if marked else None)
        for kind, rows in tables(engine, choice)
    }
    if choice.wide:
        columns, rows = wide.table(engine, choice)
        words = text_columns(columns) if marked else None
        written[wide.NAME] = _write(folder / f"{wide.NAME}.csv", [column.name for column in columns], rows, words)
    if marked:
        lines = [dict(zip(_NOTES, line, strict=True)) for line in (*notes(choice), spreadsheets.NOTE)]
        _write(folder / spreadsheets.NOTES, _NOTES, lines, frozenset())
    return written


def _write(path: Path, headings: Sequence[str], rows: Iterable[Row], words: frozenset[str] | None) -> int:
    """Write a file; where `words` are given, which are its columns of text, it is one for spreadsheets."""
    if words is None:
        return write(path, headings, rows)
    return write(path, headings, (spreadsheets.harmless(row, words) for row in rows), spreadsheets.ENCODING)


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
