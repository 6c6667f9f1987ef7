"""Facts as Parquet files, one for each kind, written in batches of rows."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
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
    _, parquet = _arrow()
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, int] = {}
    for kind, rows in tables(engine, choice):
        path = folder / f"{kind}.parquet"
        with path.open("wb") as file:
            file.writelines(stream(schema(kind), (typed(kind, row) for row in rows)))
        written[kind] = parquet.read_metadata(path).num_rows
    return written


def stream(columns: Sequence[Column], rows: Iterable[Row]) -> Iterator[bytes]:
    """A Parquet file of rows that have a value of its type in each of the columns, or None: its bytes as they come."""
    pa, parquet = _arrow()
    types = {
        "string": pa.string(), "number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_(),
        "date": pa.date32(),
    }  # fmt: skip
    shape = pa.schema([pa.field(c.name, types[c.type], metadata={"description": c.description}) for c in columns])
    sink = _Sink()
    with parquet.ParquetWriter(sink, shape, compression="zstd") as writer:
        for batch in _batches(rows):
            values = [pa.array(_values(column, batch), types[column.type]) for column in columns]
            writer.write_table(pa.Table.from_arrays(values, schema=shape))
            yield sink.taken()
    yield sink.taken()


def _arrow() -> tuple[Any, Any]:
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise missing("Parquet files", "tables") from error
    return pa, parquet


class _Sink(io.RawIOBase):
    """A file that is only written to, and whose bytes are taken away while it is."""

    def __init__(self) -> None:
        self._size = 0
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part: Any) -> int:
        self._parts.append(bytes(part))
        self._size += len(self._parts[-1])
        return len(self._parts[-1])

    def tell(self) -> int:
        return self._size

    def taken(self) -> bytes:
        parts, self._parts = self._parts, []
        return b"".join(parts)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def _values(column: Column, rows: Iterable[Row]) -> list[Any]:
    found = [row[column.name] for row in rows]
    if column.type == "number":
        return [None if value is None else float(value) for value in found]
    if column.type == "date":
        return [None if value is None else date.fromisoformat(value) for value in found]
    return found
