"""Corrections as files: the log of who said what, which another store takes over, and the facts that it is about."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from db import queries
from db.corrections import DECISIONS, Correction, Word, all_corrections
from db.errors import StoreError
from db.models import ROWS
from publish import spreadsheets
from publish.columns import model_columns, row_of
from publish.csv_files import write

LOG = "corrections.csv"
_HEADINGS = ("document", "kind", "slot", "decision", "changes", "quote", "person", "reason", "made")
_SAID = ("decision", "corrected_by", "as_read")


def write_log(engine: Engine, folder: Path, document: str | None = None, for_spreadsheets: bool = False) -> int:
    """Write every correction, oldest first, to `corrections.csv`; `document` is the id. Returns how many there are."""
    folder.mkdir(parents=True, exist_ok=True)
    said = (_row(each) for each in all_corrections(engine) if document in (None, each.document))
    if for_spreadsheets:
        marked = (spreadsheets.harmless(row, _HEADINGS) for row in said)
        return write(folder / LOG, _HEADINGS, marked, spreadsheets.ENCODING)
    return write(folder / LOG, _HEADINGS, said)


def read_log(folder: Path) -> Iterator[Correction]:
    """The corrections that `write_log` wrote. Raises StoreError for a file that is none of these."""
    path = folder / LOG if folder.is_dir() else folder
    try:
        marked = spreadsheets.are_meant(path.parent)
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for row in csv.DictReader(stream):
                yield _correction(spreadsheets.as_it_was(row, _HEADINGS) if marked else row)
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror}") from error
    except (KeyError, ValueError, StopIteration) as error:
        raise StoreError(f"{path} holds no corrections as `yot corrections export` writes them ({error!r})") from error


def write_facts(engine: Engine, folder: Path) -> dict[str, int]:
    """Write the facts that a person accepted or corrected, in the model's columns, a file for each kind that has any:
    figures that somebody vouches for."""
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, int] = {}
    for kind in ROWS:
        found = list(_vouched(engine, kind))
        if found:
            written[kind] = write(folder / f"{kind}.csv", ["document", *model_columns(kind), *_SAID], found)
    return written


def _vouched(engine: Engine, kind: str) -> Iterator[dict[str, Any]]:
    names = {"document", *model_columns(kind), *_SAID}
    make = row_of(kind)
    for label, row in queries.decided(engine, kind):
        yield {name: value for name, value in make(label, row).items() if name in names}


def _row(each: Correction) -> dict[str, Any]:
    word = each.word
    return {
        "document": each.document, "kind": each.kind, "slot": each.slot, "decision": word.decision,
        "changes": json.dumps(dict(word.changes), ensure_ascii=False, sort_keys=True), "quote": each.quote,
        "person": word.person, "reason": word.reason, "made": each.made.isoformat(),
    }  # fmt: skip


def _correction(row: dict[str, str]) -> Correction:
    decision = next(each for each in DECISIONS if each == row["decision"])
    word = Word(decision, row["person"], row["reason"], json.loads(row["changes"]))
    made = datetime.fromisoformat(row["made"])
    return Correction(row["document"], row["kind"], row["slot"], word, row["quote"], made)
