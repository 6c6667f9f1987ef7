"""Facts as Parquet files, one for each kind, written in batches of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from publish.choice import Choice, Row, tables
from publish.errors import missing
from publish.schema import Column, schema, typed

_BATCH = 10_000


def export(engine: Engine, folder: Path, choice: Choice) -> dict[str, int]:
    """Write a `.parquet` file for each kind; returns how many rows each has. Numbers are doubles, days are dates, what
    a column means goes with it as its metadata."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise missing("Parquet files", "tables") from error
    folder.mkdir(parents=True, exist_ok=True)
    types = {
        "string": pa.string(), "number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_(),
        "date": pa.date32(),
    }  # fmt: skip
    written: dict[str, int] = {}
    for kind, rows in tables(engine, choice):
        columns = schema(kind)
        fields = [pa.field(c.name, types[c.type], metadata={"description": c.description}) for c in columns]
        shape = pa.schema(fields)
        written[kind] = 0
        with parquet.ParquetWriter(folder / f"{kind}.parquet", shape, compression="zstd") as writer:
            for batch in _batches(typed(kind, row) for row in rows):
                plain = [{c.name: _value(c, row[c.name]) for c in columns} for row in batch]
                writer.write_table(pa.Table.from_pylist(plain, schema=shape))
                written[kind] += len(batch)
    return written


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _value(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.type == "number":
        return float(value)
    return date.fromisoformat(value) if column.type == "date" else value
