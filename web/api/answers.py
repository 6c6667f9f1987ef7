"""The shapes in which the API answers: JSON, and CSV that is sent as it is read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from fastapi.responses import StreamingResponse

ERRORS: dict[int | str, dict[str, Any]] = {
    code: {
        "description": words,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["error"],
                    "properties": {
                        "error": {
                            "type": "object",
                            "required": ["code", "message"],
                            "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
                        }
                    },
                }
            }
        },
    }
    for code, words in ((400, "The request cannot be understood"), (404, "There is no such thing"))
}
"""The errors of every address, for its description."""


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
