"""`yot runs`, `yot failures`, `yot retry`: what was read when, what could not be read, and another try."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from db import runs as record
from db.models import RunRow
from ingest.inputs import place_of
from ingest.limits import Limits
from ingest.places import Remote
from parsers.limits import MEGABYTE
from yot.ingest_command import Workers, finish, local, read
from yot.limits_option import LimitSettings, set_limits
from yot.options import AsJson, Database, Limit, shown_rows, store, wanted_rows
from yot.terminal import as_json, console, table

_SHOWN = ("path", "code", "message", "format", "size", "attempts", "seconds", "extractor", "run_id")


def runs(database: Database = "", json: AsJson = False) -> None:
    """List the latest runs of `yot ingest`; one without an end was interrupted.

    Example:

        yot runs
    """
    with store(database) as opened:
        found = [_run(row) for row in record.runs(opened.engine)]
    if json:
        as_json(found)
    else:
        console.print(
            table("", ("run", "started", "ended", "files", "extractor"), [tuple(row.values()) for row in found])
        )


def _run(row: RunRow) -> dict[str, Any]:
    ended = row.ended.isoformat(" ", "seconds") if row.ended else ""
    return {
        "run": row.id, "started": row.started.isoformat(" ", "seconds"), "ended": ended, "files": row.files,
        "extractor": row.extractor,
    }  # fmt: skip


def failures(limit: Limit = None, database: Database = "", json: AsJson = False) -> None:
    """List the files whose last reading failed, with the reason.

    Example:

        yot failures
    """
    asked = wanted_rows(limit, json)
    with store(database) as opened:
        found = shown_rows(record.failures(opened.engine, asked), asked)
    if json:
        as_json([{field: getattr(row, field) for field in _SHOWN} for row in found])
        return
    rows = [(row.path, row.code, row.message, row.format, row.attempts) for row in found]
    console.print(table("", ("file", "code", "reason", "format", "attempts"), rows, right=("attempts",)))


def retry(
    code: Annotated[str, typer.Option(help="Only files that failed with this code, such as too-slow.")] = "",
    seconds: Annotated[float, typer.Option(help="The seconds that a file may take.")] = Limits().seconds,
    memory: Annotated[int, typer.Option(help="The megabytes that a file may take.")] = Limits().memory // MEGABYTE,
    limit: LimitSettings = None,
    database: Database = "",
    workers: Workers = None,
    json: AsJson = False,
) -> None:
    """Read again the files whose last reading failed, where they still are.

    Examples:

        yot retry

        yot retry --code too-slow --seconds 600
    """
    limits = set_limits(Limits(seconds=seconds, memory=memory * MEGABYTE), limit)
    with store(database) as opened:
        failed = [place_of(row.path) for row in record.failures(opened.engine) if row.code == (code or row.code)]
        files = [place for place in failed if isinstance(place, Remote) or place.is_file()]
        done = read(files, opened, local(workers, limits), quiet=json)
    finish(done, json)
