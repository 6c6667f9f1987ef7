"""The shapes in which the API answers: JSON, and CSV that is sent as it is read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import StreamingResponse

from publish import parquet_files, spreadsheets
from publish.schema import Column

SPREADSHEET = "spreadsheet"
CSV_FORMATS = ("csv", SPREADSHEET)
Format = Literal["json", "csv", "spreadsheet"]
"""The formats of what is no list of facts."""
PARQUET = "application/vnd.apache.parquet"
_TEXT = {"type": "string"}
_ERROR = {"type": "object", "required": ["code", "message"], "properties": {"code": _TEXT, "message": _TEXT}}
_SHAPE = {"type": "object", "required": ["error"], "properties": {"error": _ERROR}}


def error(words: str) -> dict[str, Any]:
    """An error that an address may answer, for its description."""
    return {"description": words, "content": {"application/json": {"schema": _SHAPE}}}


ERRORS: dict[int | str, dict[str, Any]] = {
    304: {"description": "Not changed since the answer whose tag was sent"},
    400: error("The request cannot be understood"),
    404: error("There is no such thing"),
}
"""What every address may answer beside what is asked for, for its description."""


def following(request: Request, last: str) -> str | None:
    """The address of the page behind the place `last`; None where that is empty."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "after"]
    return f"{request.url.path}?{urlencode([*kept, ('after', last)])}" if last else None


def as_csv(rows: Iterable[dict[str, Any]], headings: Sequence[str], name: str, form: str = "csv") -> StreamingResponse:
    """Rows as a CSV file, sent while they are read; for the format `spreadsheet` its text is harmless and its encoding
    is told by its first bytes."""
    if form == SPREADSHEET:
        rows = (spreadsheets.harmless(row, row.keys()) for row in rows)
    return StreamingResponse(
        _lines(rows, headings, "\ufeff" if form == SPREADSHEET else ""),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def as_parquet(rows: Iterable[dict[str, Any]], columns: Sequence[Column], name: str) -> StreamingResponse:
    """Rows as a Parquet file, sent while they are read, some thousands at a time."""
    return StreamingResponse(
        parquet_files.stream(columns, ({name: _filled(value) for name, value in row.items()} for row in rows)),
        media_type=PARQUET,
        headers={"Content-Disposition": f'attachment; filename="{name}.parquet"'},
    )


def _filled(value: Any) -> Any:
    """A value of a row as a Parquet file has it: nothing for what is empty, an object as its JSON."""
    if value == "":
        return None
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, dict) else value


def _lines(rows: Iterable[dict[str, Any]], headings: Sequence[str], begin: str) -> Iterator[str]:
    buffer = io.StringIO()
    buffer.write(begin)
    writer = csv.DictWriter(buffer, headings, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: int(value) if isinstance(value, bool) else value for name, value in row.items()})
        if buffer.tell() > 1 << 15:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()
