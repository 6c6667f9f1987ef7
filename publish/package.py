"""A data package: CSV files that say themselves what they hold, by Frictionless and by CSVW metadata."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from publish.choice import Choice, tables
from publish.csv_files import write
from publish.notes import SOURCES, notes
from publish.schema import Column, code_lists, descriptions, schema

FRICTIONLESS = "datapackage.json"
CSVW = "csv-metadata.json"
_TITLE = "Facts of youth justice plans, inspection reports and council reviews"
_REFERS = {"indicator": "indicators"}
"""The columns, always filled, that refer to the first column of a code list."""
_CSVW_TYPES: dict[str, Any] = {
    "string": "string",
    "number": "decimal",
    "integer": "integer",
    "boolean": {"base": "boolean", "format": "1|0"},
    "date": "date",
}


def export(engine: Engine, folder: Path, choice: Choice) -> dict[str, int]:
    """Write the package to `folder`; returns how many rows each file of facts has. A file without rows is there too."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {kind: write(folder / f"{kind}.csv", _headings(kind), rows) for kind, rows in tables(engine, choice)}
    for name, found in code_lists().items():
        write(folder / f"{name}.csv", list(found[0]), found)
    lines = notes(choice)
    _write(folder / FRICTIONLESS, _frictionless(choice, lines))
    _write(folder / CSVW, _csvw(choice, lines))
    return written


def _headings(kind: str) -> list[str]:
    return [column.name for column in schema(kind)]


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _frictionless(choice: Choice, lines: Iterable[tuple[str, str]]) -> dict[str, Any]:
    facts = [_resource(kind, schema(kind)) for kind in choice.kinds()]
    lists = [_resource(name, _list_columns(rows[0])) for name, rows in code_lists().items()]
    return {
        "profile": "tabular-data-package",
        "name": "yotdata",
        "title": _TITLE,
        "description": "\n\n".join(f"{about}: {words}" for about, words in lines),
        "version": version("yotdata"),
        "sources": [{"title": SOURCES}],
        "resources": facts + lists,
    }


def _resource(name: str, columns: tuple[Column, ...]) -> dict[str, Any]:
    names = [column.name for column in columns]
    shape: dict[str, Any] = {
        "fields": [_field(column) for column in columns],
        "missingValues": [""],
        "primaryKey": _key(names),
        "foreignKeys": [
            {"fields": column, "reference": {"resource": to, "fields": _first(to)}}
            for column, to in _REFERS.items()
            if column in names[1:]
        ],
    }
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": _title(name),
        "schema": shape,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    if column.type == "boolean":
        field |= {"trueValues": ["1"], "falseValues": ["0"]}
    return field | ({"constraints": {"required": True}} if column.required else {})


def _csvw(choice: Choice, lines: Iterable[tuple[str, str]]) -> dict[str, Any]:
    facts = [_table(kind, schema(kind)) for kind in choice.kinds()]
    lists = [_table(name, _list_columns(rows[0])) for name, rows in code_lists().items()]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": _TITLE,
        "dc:description": [f"{about}: {words}" for about, words in lines],
        "dc:source": SOURCES,
        "tables": facts + lists,
    }


def _table(name: str, columns: tuple[Column, ...]) -> dict[str, Any]:
    names = [column.name for column in columns]
    return {
        "url": f"{name}.csv",
        "dc:title": _title(name),
        "tableSchema": {
            "columns": [
                {
                    "name": column.name, "titles": column.name, "datatype": _CSVW_TYPES[column.type],
                    "required": column.required, "dc:description": column.description,
                }
                for column in columns
            ],
            "primaryKey": _key(names),
            "foreignKeys": [
                {"columnReference": column, "reference": {"resource": f"{to}.csv", "columnReference": _first(to)}}
                for column, to in _REFERS.items()
                if column in names[1:]
            ],
        },
    }  # fmt: skip


def _title(name: str) -> str:
    return descriptions()["kinds"].get(name, f"Code list: {name}")


def _key(names: list[str]) -> str:
    return "id" if "slot" in names else names[0]


def _first(name: str) -> str:
    return next(iter(code_lists()[name][0]))


def _list_columns(row: dict[str, str]) -> tuple[Column, ...]:
    return tuple(Column(name, "string", not number, "") for number, name in enumerate(row))
