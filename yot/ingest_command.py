"""`yot ingest`: read files into the store and say what became of each."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from db.store import Store
from ingest.batch import Result, ingest
from ingest.engines import Engine, Local
from ingest.errors import IngestError
from ingest.inputs import find
from ingest.limits import Limits
from ingest.places import Place
from ingest.unusual import unusual
from parsers.ocr import Mode
from yot.limits_option import LimitSettings, set_limits
from yot.log import Log
from yot.options import AsJson, Database, stop, store
from yot.run_report import ENDINGS, Report
from yot.settings import from_environment
from yot.terminal import as_json, clean, console, errors, table, text

Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files and folders, as paths or as addresses: s3://, https://, zip://.",
        show_default=False,
        metavar="PATHS...",
    ),
]
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


def _reports(paths: list[Path] | None) -> list[Path] | None:
    for path in paths or ():
        if path.suffix.lower() not in ENDINGS:
            raise typer.BadParameter(f"{path} ends neither with .html nor with .json")
        if not path.parent.is_dir():
            raise typer.BadParameter(f"the folder {path.parent} is not there")
    return paths


class Readers(StrEnum):
    """Who reads files."""

    LOCAL = "local"
    DASK = "dask"


EngineName = Annotated[
    Readers, typer.Option("--engine", help="Read in processes of this machine, or on a dask.distributed cluster.")
]
Scheduler = Annotated[str, typer.Option(help="The address of the cluster's scheduler: tcp://HOST:8786.")]


class Logs(StrEnum):
    """What is logged while files are read."""

    NONE = "none"
    JSON = "json"


LogFormat = Annotated[
    Logs, typer.Option("--log", help="Write a line of JSON for each file to standard error, in place of a bar.")
]
Reports = Annotated[
    list[Path] | None,
    typer.Option(
        "--report",
        help="Write a report of the run to this file, .html or .json; may be given more than once.",
        callback=_reports,
        show_default=False,
    ),
]
Again = Annotated[bool, typer.Option("--force", help="Read files again that were read before.")]


def command(
    paths: Paths,
    database: Database = "",
    workers: Workers = None,
    engine: EngineName = Readers.LOCAL,
    scheduler: Scheduler = "",
    ocr: Recognition = "auto",
    limit: LimitSettings = None,
    log: LogFormat = Logs.NONE,
    report: Reports = None,
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

        yot ingest s3://BUCKET/plans/ zip://archive.zip

        yot ingest plans/ --engine dask --scheduler tcp://HOST:8786

        yot ingest plans/ --log json --report run.html 2>> ingest.log
    """
    if (engine is Readers.DASK) != bool(scheduler):
        raise stop("--engine dask and --scheduler ADDRESS go together", 2)
    with _refusing():
        files = _found(paths)
        with _engine(scheduler, workers, set_limits(Limits(ocr=ocr), limit)) as reader, store(database) as opened:
            done = read(files, opened, reader, force, quiet=json, log=Log(sys.stderr if log is Logs.JSON else None))
    for path in report or ():
        done.write(path)
    finish(done, json)


def _found(paths: Sequence[str]) -> list[Place]:
    try:
        return list(find(paths))
    except FileNotFoundError as error:
        raise stop(f"{error} is not there", 2) from error


@contextmanager
def _refusing() -> Iterator[None]:
    """What keeps a batch from being read ends the command, and says how to mend it."""
    try:
        yield
    except IngestError as error:
        raise stop(f"{error.code}: {error}") from error


@contextmanager
def _engine(scheduler: str, workers: int | None, limits: Limits) -> Iterator[Engine]:
    if not scheduler:
        yield local(workers, limits)
        return
    try:
        from ingest.cluster import connected  # noqa: PLC0415 - dask is an extra
    except ImportError as error:
        raise IngestError("needs-cluster", f"{error}: pip install 'yotdata[cluster]'") from error
    with connected(scheduler, limits) as cluster:
        yield cluster


def local(workers: int | None, limits: Limits) -> Local:
    """Processes of this machine: as many as the settings say where `workers` is not given."""
    return Local(from_environment().workers if workers is None else workers, limits)


def finish(done: Report, json: bool) -> None:
    """Report a batch; the command ends with 1 where a file failed."""
    if json:
        as_json([_plain(result) for result in done.results])
    else:
        _report(done)
    if any(result.outcome == "failed" for result in done.results):
        raise typer.Exit(1)


def read(
    files: Sequence[Place],
    opened: Store,
    engine: Engine,
    force: bool = False,
    quiet: bool = False,
    log: Log | None = None,
) -> Report:
    """Read files into a store, with a bar that shows how far it is unless `quiet` or told of in a log."""
    log = log or Log(None)
    began = time.monotonic()
    log.begin(len(files))
    results: list[Result] = []
    with _bar(quiet or log.is_written) as progress:
        task = progress.add_task("Reading", total=len(files))
        for result in ingest(files, opened, engine, force, _waiting):
            results.append(result)
            log.file(result)
            progress.update(task, advance=1, description=clean(result.path.name)[:40])
    found = tuple(unusual(results, opened))
    for each in found:
        log.unusual(each)
    done = Report(results, found, time.monotonic() - began)
    log.end(done.results, done.seconds)
    return done


def _bar(hidden: bool) -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=errors, transient=True, disable=hidden or not errors.is_terminal)


def _waiting() -> None:
    errors.print(text("yot: another ingest is writing to this store; this one waits for its turn", style="yellow"))


def _plain(result: Result) -> dict[str, Any]:
    return {
        "file": str(result.path), "outcome": result.outcome, "document": result.label, "facts": dict(result.facts),
        "warnings": list(result.warnings), "notices": result.notices, "seconds": round(result.cost.seconds, 3),
        "code": result.code, "message": result.message, "format": result.format, "attempts": result.attempts,
    }  # fmt: skip


def _report(done: Report) -> None:
    """A line for each file, then the whole batch."""
    results = done.results
    rows = [(result.path.name, _said(result), _count(result), result.facts["checks"] or "") for result in results]
    console.print(table("", ("file", "outcome", "facts", "checks"), rows, right=("facts", "checks")))
    for result in results:
        for warning in result.warnings:
            console.print(text(f"{result.path.name}: {warning}", style="yellow"))
    for each in done.unusual:
        console.print(text(f"{each.place.name}: {each.code}: {each.message}", style="yellow"))
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
