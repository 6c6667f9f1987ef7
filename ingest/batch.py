"""A batch: every file read, stored, recorded and reported; what is wrong with one never stops the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from db.runs import Item, Run
from db.store import File, Known, Store
from db.turns import turn
from ingest.cost import Cost
from ingest.engines import Engine, Local, Reading
from ingest.places import Place, address
from ingest.reading import Failure

Outcome = Literal["stored", "replaced", "unchanged", "duplicate", "failed"]
_CHUNK = 500
"""How many files are looked up at once."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file. `facts` counts the document's facts by kind, its own row aside; `code` and `message` say
    why a file failed, or that nothing was found in it; `attempts` how often it was read; `doc_type` and `pages` are the
    document's, where it was read now."""

    path: Place
    outcome: Outcome
    label: str = ""
    facts: Counter[str] = field(default_factory=Counter)
    warnings: tuple[str, ...] = ()
    notices: int = 0
    cost: Cost = field(default_factory=Cost)
    code: str = ""
    message: str = ""
    format: str = ""
    attempts: int = 0
    doc_type: str = ""
    pages: int | None = None


def ingest(
    paths: Iterable[Place],
    store: Store,
    engine: Engine | None = None,
    again: bool = False,
    on_wait: Callable[[], None] = lambda: None,
) -> Iterator[Result]:
    """Have `engine` read `paths`, write what they hold to `store`, record the run there, and report each file as it is
    done. Without an engine, one process of this machine reads.

    A file that this version of the extractor has read costs its hash alone, unless `again`. Two batches into one store
    take turns: `on_wait` is called once where another is at work.
    """
    engine = engine or Local()
    chosen = list(paths)
    with turn(store.engine, on_wait):
        run = Run(store.engine, len(chosen))
        files: dict[Place, File] = {}
        for chunk in _chunks(chosen):
            settled = _settled(chunk, store, engine, again, files)
            run.note(_item(result, file) for result, file in settled)
            yield from (result for result, _ in settled)
        for reading in engine.read(list(files)):
            result = _stored(reading, files[reading.place], store)
            run.note([_item(result, files[reading.place])])
            yield result
        run.end()


def _chunks(paths: Sequence[Place]) -> Iterator[Sequence[Place]]:
    remaining = iter(paths)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk


def _settled(
    paths: Sequence[Place], store: Store, engine: Engine, again: bool, unread: dict[Place, File]
) -> list[tuple[Result, File | None]]:
    """The files that are not read, with what became of them; the others are added to `unread`."""
    identified = dict(zip(paths, engine.identify(paths), strict=True))
    hashes = [found.sha256 for found in identified.values() if isinstance(found, File)]
    known = {} if again else store.known(hashes)
    settled: list[tuple[Result, File | None]] = []
    for path, found in identified.items():
        if isinstance(found, Failure):
            settled.append((Result(path, "failed", code=found.code, message=found.message), None))
        elif found.sha256 in known:
            settled.append((_unread(path, found, known[found.sha256]), found))
        else:
            unread[path] = found
    return settled


def _unread(path: Place, file: File, known: Known) -> Result:
    return Result(path, "unchanged" if known.name == file.name else "duplicate", known.label, format=known.format)


def _stored(reading: Reading, file: File, store: Store) -> Result:
    path, content, attempts = reading.place, reading.content, reading.attempts
    if isinstance(content, Failure):
        return Result(
            path, "failed", code=content.code, message=content.message, format=content.format, attempts=attempts
        )
    prepared, cost = content.prepared, content.cost
    with cost.timed("store"):
        stored = store.add(file, prepared)
    facts = prepared.counts()
    empty = sum(facts.values()) == facts["checks"]
    return Result(
        path, stored.outcome, stored.label, facts, prepared.warnings, len(prepared.notices), cost,
        "nothing-found" if empty else "", "nothing found" if empty else "", prepared.meta["format"], attempts,
        prepared.about["doc_type"], prepared.meta["pages"],
    )  # fmt: skip


def _item(result: Result, file: File | None) -> Item:
    return Item(
        path=address(result.path), state=result.outcome, sha256=file.sha256 if file else "",
        size=file.size if file else 0, format=result.format, attempts=result.attempts, code=result.code,
        message=result.message, seconds=result.cost.seconds, document=result.label,
    )  # fmt: skip
