"""The formats of an export, by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from publish import csv_files, json_lines, package, parquet_files, sqlite_file, workbook
from publish.choice import Choice, tables
from publish.columns import columns
from publish.schema import MARKER, VALUES

Exporter = Callable[[Engine, Path, Choice], dict[str, int]]


def _csv(engine: Engine, folder: Path, choice: Choice) -> dict[str, int]:
    """Write a CSV file for each kind, the model's columns first and the marker last; returns how many rows each has."""
    folder.mkdir(parents=True, exist_ok=True)
    return {
        kind: csv_files.write(folder / f"{kind}.csv", _headings(kind), rows) for kind, rows in tables(engine, choice)
    }


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
