"""The shapes in which the API answers: JSON, and CSV that is sent as it is read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fastapi.responses import StreamingResponse

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


def as_csv(rows: Iterable[dict[str, Any]], headings: Sequence[str], name: str) -> StreamingResponse:
    """Rows as a CSV file, sent while they are read."""
    return StreamingResponse(
        _lines(rows, headings),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


def _lines(rows: Iterable[dict[str, Any]], headings: Sequence[str]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, headings, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: int(value) if isinstance(value, bool) else value for name, value in row.items()})
        if buffer.tell() > 1 << 15:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()
