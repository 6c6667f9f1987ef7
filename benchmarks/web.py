"""Measures `yot serve` over made-up plans: how long every kind of page and every address of the API takes, the first
time it is asked for and again, and what the whole of the observations as a file costs in time and memory.

    python -m benchmarks.web [--observations 1000000] [--repeats 20]

The store stands in out/bench and is made once.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode

import psutil
from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from benchmarks.plans import AUTHORITIES, CHANCE, INDICATORS, load
from db.models import CheckRow, DocumentRow, ObservationRow
from db.runs import Item, Run
from db.store import Store
from normalise import areas
from web.access import COOKIE

_FOLDER = Path("out/bench")
_EACH = 100
"""Observations of a document."""
_API = "/api/v1"
_CHUNK = 1 << 20
_WAIT = 60


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of page or address of the API, and addresses of it to ask for, each another where there are several."""

    name: str
    addresses: Sequence[str]


def _made(observations: int) -> Path:
    """The path of a store of so many observations; made where it is not there yet."""
    path = _FOLDER / f"plans-{observations}.db"
    if not path.exists():
        _FOLDER.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        store = Store(str(unfinished))
        documents = max(1, observations // _EACH)
        load(store, documents, _EACH, every_kind=True)
        _note_run(store.engine, documents)
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))
        store.close()
        unfinished.rename(path)
    return path


def _note_run(engine: Engine, documents: int) -> None:
    run = Run(engine, documents)
    run.note(
        Item(f"plans/plan {number}.txt", "stored", f"{number:064}", 1000, "text", 1, seconds=0.1,
             document=f"plan {number}")
        for number in range(documents)
    )  # fmt: skip
    run.end()


def _questions(engine: Engine, repeats: int) -> Iterator[Question]:
    """Every kind of page and address that reads, but pictures of pages: made-up plans have no file."""
    with Session(engine) as session:
        last = session.scalar(select(DocumentRow.number).order_by(DocumentRow.number.desc()).limit(1)) or 1
        numbers = [CHANCE.randint(1, last) for _ in range(repeats)]
        documents = session.scalars(select(DocumentRow.id).where(DocumentRow.number.in_(numbers))).all()
        of_these = ObservationRow.document_id.in_(documents), CheckRow.document_id.in_(documents)
        facts = session.scalars(select(ObservationRow.id).where(of_these[0]).limit(repeats)).all()
        checks = session.scalars(select(CheckRow.id).where(of_these[1]).limit(repeats)).all()
    ids = [CHANCE.choice(INDICATORS).id for _ in range(repeats)]
    names = [CHANCE.choice(AUTHORITIES) for _ in range(repeats)]
    yield from _pages(documents, facts, checks, ids, names)
    yield from _addresses(documents, facts, ids, names)


def _pages(
    documents: Sequence[str], facts: Sequence[str], checks: Sequence[str], ids: Sequence[str], names: Sequence[str]
) -> Iterator[Question]:
    for address in ("/", "/indicators", "/documents", "/checks", "/review", "/runs", "/runs/1", "/downloads"):
        yield Question(address, [address])
    yield Question("/indicators/{id}", [f"/indicators/{each}" for each in ids])
    chosen = [urlencode({"year": "2010/11", "area": name}) for name in names]
    of_ids = list(zip(ids, chosen, strict=True))
    yield Question("/indicators/{id}?year=&area=", [f"/indicators/{each}?{asked}" for each, asked in of_ids])
    yield Question("/authorities/{name}", [f"/authorities/{quote(name)}" for name in names])
    yield Question("/documents/{id}", [f"/documents/{each}" for each in documents])
    yield Question("/documents?authority=", [f"/documents?{urlencode({'authority': name})}" for name in names])
    yield Question("/facts/{id}", [f"/facts/{each}" for each in facts])
    yield Question("/facts/{id} of a contradiction", [f"/facts/{each}" for each in checks])
    yield Question("/review/{id}", [f"/review/{each}" for each in facts])
    yield Question("/review?document=", [f"/review?document={each}" for each in documents])
    yield Question("/search?q= (in every document)", ["/search?q=youth+justice+plan"])
    yield Question("/search?q= (in few)", [f"/search?{urlencode({'q': f'{name} 2010 copy'})}" for name in names])


def _addresses(
    documents: Sequence[str], facts: Sequence[str], ids: Sequence[str], names: Sequence[str]
) -> Iterator[Question]:
    observations = f"{_API}/facts/observations"
    of_names = [urlencode({"authority": name}) for name in names]
    yield from (
        Question(address, [_API + address])
        for address in ("/facts/observations", "/facts/finances", "/facts/checks", "/documents", "/indicators",
                        "/areas", "/coverage", "/review", "/openapi.json", "/outturns")
    )  # fmt: skip
    yield Question("/facts/observations?limit=1000", [f"{observations}?limit=1000"])
    yield Question("/facts/observations?sort=-value", [f"{observations}?sort=-value"])
    yield Question("/facts/observations?contains=", [f"{observations}?contains=69.5", f"{observations}?contains=no"])
    yield Question("/facts/observations?indicator=", [f"{observations}?indicator={each}" for each in ids])
    yield Question("/facts/observations?authority=", [f"{observations}?{asked}" for asked in of_names])
    yield Question("/facts/observations?year=", [f"{observations}?year=2010/11", f"{observations}?year=1990/91"])
    yield Question("/facts/observations?document=", [f"{observations}?document={each}" for each in documents])
    yield Question(
        "/facts/observations?indicator=&sort=", [f"{observations}?indicator={each}&sort=period" for each in ids]
    )
    yield Question("/fact/{id}", [f"{_API}/fact/{each}" for each in facts])
    yield Question("/fact/{id}/corrections", [f"{_API}/fact/{each}/corrections" for each in facts])
    yield Question("/documents/{id}", [f"{_API}/documents/{each}" for each in documents])
    yield Question("/documents/{id}/text", [f"{_API}/documents/{each}/text" for each in documents])
    yield Question("/indicators/{id}", [f"{_API}/indicators/{each}" for each in ids])
    yield Question("/areas/{code}", [f"{_API}/areas/{area.code}" for area in areas.all_areas()[: len(ids)]])
    for name in ("series", "outturns"):
        yield Question(f"/{name}?indicator=", [f"{_API}/{name}?indicator={each}" for each in ids])
        asked = [f"indicator={each}&year=2010/11" for each in ids]
        yield Question(f"/{name}?indicator=&year=", [f"{_API}/{name}?{each}" for each in asked])
    areas_of = [f"indicator={each}&{urlencode({'area': name})}" for each, name in zip(ids, names, strict=True)]
    yield Question("/series?indicator=&area=", [f"{_API}/series?{asked}" for asked in areas_of])
    yield Question("/outturns?authority=", [f"{_API}/outturns?{asked}" for asked in of_names])


@contextmanager
def _serving(store: Path) -> Iterator[tuple[HTTPConnection, psutil.Process]]:
    """A server of its own process over a store, and a connection to it that stays."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    place = {**os.environ, "XDG_CACHE_HOME": str((_FOLDER / "cache").resolve())}
    yot = Path(sys.executable).with_name("yot")
    command = [str(yot), "serve", "--port", str(port), "--database", str(store)]
    with subprocess.Popen(command, env=place, stdout=subprocess.DEVNULL) as server:  # noqa: S603
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=600)
            _await(connection)
            yield connection, psutil.Process(server.pid)
        finally:
            server.terminate()


def _await(connection: HTTPConnection) -> None:
    until = time.monotonic() + _WAIT
    while True:
        try:
            _ask(connection, "/downloads", "")
        except OSError:
            connection.close()
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _ask(connection: HTTPConnection, address: str, asker: str) -> float:
    """How many milliseconds an answer takes. Answers are kept for each asker, so another one gets it made anew."""
    began = time.perf_counter()
    connection.request("GET", address, headers={"Cookie": f"{COOKIE}={asker}"})
    response = connection.getresponse()
    response.read()
    assert response.status == 200, (address, response.status)  # noqa: S101
    return 1000 * (time.perf_counter() - began)


def _row(question: Question, connection: HTTPConnection, server: psutil.Process, repeats: int) -> str:
    """A question asked so often: how long it took while no answer was kept, of that the server's own time, which other
    work on the machine does not lengthen, and how long it took again."""
    addresses = question.addresses
    asked = [(addresses[turn % len(addresses)], quote(f"{turn}-{question.name}")) for turn in range(repeats)]
    _ask(connection, addresses[0], quote(f"warm-{question.name}"))
    before = _spent(server)
    first = [_ask(connection, *each) for each in asked]
    own = 1000 * (_spent(server) - before) / repeats
    kept = [_ask(connection, *each) for each in asked]
    return f"| `{question.name}` | {_p95(first):.0f} | {own:.0f} | {_p95(kept):.0f} |"


def _spent(server: psutil.Process) -> float:
    """Seconds that the server has computed."""
    times = server.cpu_times()
    return float(times.user + times.system)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _download(store: Path, form: str) -> str:
    """Take every observation as a file, from a server that has done nothing else."""
    with _serving(store) as (connection, server):
        before = peak = server.memory_info().rss
        size, began, first = 0, time.perf_counter(), 0.0
        connection.request("GET", f"{_API}/facts/observations?format={form}")
        response = connection.getresponse()
        while chunk := response.read(_CHUNK):
            first = first or time.perf_counter() - began
            size += len(chunk)
            peak = max(peak, server.memory_info().rss)
        spent = time.perf_counter() - began
    return f"| {form} | {size / 1e6:,.0f} | {first:.1f} | {spent:.1f} | {before / 1e6:.0f} | {peak / 1e6:.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--observations", type=int, default=1_000_000)
    parser.add_argument("--repeats", type=int, default=20)
    parser.add_argument("--only", default="", help="only addresses with these letters, and no file")
    given = parser.parse_args()
    path = _made(given.observations)
    store = Store(str(path))
    questions = list(_questions(store.engine, given.repeats))
    store.close()
    print("| address | first answer, p95 ms | its CPU ms | kept, p95 ms |\n|---|---|---|---|", flush=True)
    with _serving(path) as (connection, server):
        for question in questions:
            if given.only in question.name:
                print(_row(question, connection, server, given.repeats), flush=True)
    if not given.only:
        print("\n| all observations as | MB | first s | s | server's MB before | peak |\n|---|---|---|---|---|---|")
        for form in ("csv", "parquet"):
            print(_download(path, form), flush=True)


if __name__ == "__main__":
    main()
