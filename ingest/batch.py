"""A batch: every file read, stored and reported; what is wrong with one never stops the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from db.errors import StoreError
from db.store import File, Store
from ingest.limits import Limits
from ingest.reading import Content, Failure, identify
from ingest.workers import read_all

Outcome = Literal["stored", "replaced", "unchanged", "duplicate", "failed"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file. `facts` counts the document's facts by kind, its own row aside; `code` and `message` say
    why a file failed, or that nothing was found in it."""

    path: Path
    outcome: Outcome
    label: str = ""
    facts: Counter[str] = field(default_factory=Counter)
    warnings: tuple[str, ...] = ()
    notices: int = 0
    seconds: float = 0.0
    code: str = ""
    message: str = ""


def ingest(
    paths: Iterable[Path], store: Store, limits: Limits | None = None, workers: int = 1, again: bool = False
) -> Iterator[Result]:
    """Read `paths` into `store` and report each file as it is done.

    A file that this version of the extractor has read costs its hash alone, unless `again`.
    """
    limits = limits or Limits()
    files: dict[Path, File] = {}
    unread: list[Path] = []
    for path in paths:
        found = identify(path, limits)
        if isinstance(found, Failure):
            yield Result(path, "failed", code=found.code, message=found.message)
            continue
        known = None if again else store.known(found.sha256)
        if known:
            yield Result(path, "unchanged", known.label)
            continue
        files[path] = found
        unread.append(path)
    for path, content in read_all(unread, min(workers, len(unread)), limits):
        yield _stored(path, files[path], content, store)


def _stored(path: Path, file: File, content: Content | Failure, store: Store) -> Result:
    if isinstance(content, Failure):
        return Result(path, "failed", code=content.code, message=content.message)
    extraction = content.extraction
    try:
        stored = store.add(file, content.document, extraction.facts, extraction.notices)
    except StoreError as error:
        return Result(path, "failed", code="refused-fact", message=str(error))
    facts = Counter(fact.kind for fact in extraction.facts if fact.kind != "documents")
    found = sum(facts.values()) - facts["checks"]
    return Result(
        path,
        stored.outcome,
        stored.label,
        facts,
        content.document.meta.warnings,
        len(extraction.notices),
        content.seconds,
        "" if found else "nothing-found",
        "" if found else "nothing found",
    )
