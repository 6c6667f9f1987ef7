"""`yot ingest`: read files into the store and say what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from db.store import Store
from ingest.batch import Result, ingest
from ingest.inputs import find
from ingest.limits import Limits
from parsers.ocr import Mode
from yot.limits_option import LimitSettings, set_limits
from yot.options import AsJson, Database, stop, store
from yot.settings import from_environment
from yot.terminal import as_json, clean, console, errors, table, text

Paths = Annotated[list[Path], typer.Argument(help="Files and folders.", show_default=False)]
Workers = Annotated[
    int | None,
    typer.Option(help="How many files to read at once; 0 reads them in this process.", min=0, show_default=False),
]
Recognition = Annotated[
    Mode,
    typer.Option(
        "--ocr",
        help="Recognise the pages that are pictures (auto), every page (always) or none (never): about 4 s a page.",
    ),
]
Again = Annotated[bool, typer.Option("--force", help="Read files again that were read before.")]


def command(
    paths: Paths,
    database: Database = "",
    workers: Workers = None,
    ocr: Recognition = "auto",
    limit: LimitSettings = None,
    force: Again = False,
    json: AsJson = False,
) -> None:
    """Read plans, reports and reviews into the store.

    Files that were read before cost nothing: a run that was stopped goes on where it was when it is given again. What
    is wrong with one file does not stop the others, and `yot failures` lists it. The exit code is 0 where every file
    was read, 1 where one failed.

    Examples:

        yot ingest plans/

        yot ingest "Plan 2007-08.txt" report.docx --database plans.db
    """
    try:
        files = list(find(paths))
    except FileNotFoundError as error:
        raise stop(f"{error} is not there", 2) from error
    with store(database) as opened:
        results = read(files, opened, workers, force, quiet=json, limits=set_limits(Limits(ocr=ocr), limit))
    finish(results, json)


def finish(results: Sequence[Result], json: bool) -> None:
    """Report a batch; the command ends with 1 where a file failed."""
    if json:
        as_json([_plain(result) for result in results])
    else:
        _report(results)
    if any(result.outcome == "failed" for result in results):
        raise typer.Exit(1)


def read(
    files: Sequence[Path],
    opened: Store,
    workers: int | None,
    force: bool = False,
    quiet: bool = False,
    limits: Limits | None = None,
) -> list[Result]:
    """Read files into a store, with a bar that shows how far it is unless `quiet`."""
    count = from_environment().workers if workers is None else workers
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    results: list[Result] = []
    with Progress(*columns, console=errors, transient=True, disable=quiet or not errors.is_terminal) as progress:
        task = progress.add_task("Reading", total=len(files))
        for result in ingest(files, opened, limits, count, force, _waiting):
            results.append(result)
            progress.update(task, advance=1, description=clean(result.path.name)[:40])
    return results


def _waiting() -> None:
    errors.print(text("yot: another ingest is writing to this store; this one waits for its turn", style="yellow"))


def _plain(result: Result) -> dict[str, Any]:
    return {
        "file": str(result.path), "outcome": result.outcome, "document": result.label, "facts": dict(result.facts),
        "warnings": list(result.warnings), "notices": result.notices, "seconds": round(result.seconds, 3),
        "code": result.code, "message": result.message, "format": result.format, "attempts": result.attempts,
    }  # fmt: skip


def _report(results: Sequence[Result]) -> None:
    """A line for each file, then the whole batch."""
    rows = [(result.path.name, _said(result), _count(result), result.facts["checks"] or "") for result in results]
    console.print(table("", ("file", "outcome", "facts", "checks"), rows, right=("facts", "checks")))
    for result in results:
        for warning in result.warnings:
            console.print(text(f"{result.path.name}: {warning}", style="yellow"))
    _totals(results)


def _said(result: Result) -> str:
    outcome = {"duplicate": f"duplicate of {result.label}"}.get(result.outcome, result.outcome)
    return f"{outcome}: {result.message}" if result.message else outcome


def _count(result: Result) -> str:
    found = sum(result.facts.values()) - result.facts["checks"]
    return str(found) if found else ""


def _totals(results: Sequence[Result]) -> None:
    facts: Counter[str] = Counter()
    for result in results:
        if result.outcome in ("stored", "replaced"):
            facts.update(result.facts)
    outcomes = Counter(result.outcome for result in results)
    lines = [
        ("files", len(results)),
        *((outcome, number) for outcome, number in sorted(outcomes.items())),
        *((kind, number) for kind, number in facts.items()),
        ("warnings", sum(len(result.warnings) for result in results)),
        ("seen and not understood", sum(result.notices for result in results)),
    ]
    console.print()
    console.print(table("", ("in all", "number"), lines, right=("number",)))
