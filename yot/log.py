"""The log of a batch for a program to read: a line of JSON for its begin, for each file and for its end.

What documents say is never in it: counts and codes, paths and times alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, TextIO

from ingest.batch import Result
from ingest.places import address
from ingest.unusual import Unusual
from parsers.limits import MEGABYTE


class Log:
    """Writes lines to a stream as things happen; None keeps them to itself."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    @property
    def is_written(self) -> bool:
        """Whether anybody gets to read it."""
        return self._stream is not None

    def begin(self, files: int) -> None:
        self._line("begin", files=files)

    def file(self, result: Result) -> None:
        self._line("file", **measures(result))

    def unusual(self, found: Unusual) -> None:
        self._line("unusual", file=address(found.place), code=found.code, message=found.message)

    def end(self, results: Sequence[Result], seconds: float) -> None:
        outcomes = Counter(result.outcome for result in results)
        self._line("end", files=len(results), outcomes=dict(outcomes), seconds=round(seconds, 3))

    def _line(self, event: str, **values: Any) -> None:
        if self._stream is not None:
            said = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **values}
            print(json.dumps(said, ensure_ascii=False), file=self._stream, flush=True)


def measures(result: Result) -> dict[str, Any]:
    """What is counted and measured of one file, seconds by stage and memory in megabytes."""
    cost = result.cost
    return {
        "file": address(result.path),
        "outcome": result.outcome,
        "document": result.label,
        "format": result.format,
        "pages": result.pages,
        "seconds": {stage: round(getattr(cost, stage), 4) for stage in ("parse", "extract", "store")},
        "memory_mb": round(cost.memory / MEGABYTE, 1),
        "facts": dict(result.facts),
        "warnings": len(result.warnings),
        "not_understood": result.notices,
        "attempts": result.attempts,
        "code": result.code,
    }
