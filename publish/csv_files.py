"""Facts as CSV files, one a kind, exact: what a program reads is what the document prints."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from db import queries
from db.models import ROWS
from publish.columns import columns, row_of


def export(engine: Engine, folder: Path, document: str | None = None, as_printed: bool = False) -> dict[str, int]:
    """Write every kind of fact to `folder`, of one document where its id is given; returns how many rows each has.

    Facts are as they hold: corrected where a person did, without what a person rejected; or `as_printed`, all of them
    without what anybody said.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return {
        kind: write(folder / f"{kind}.csv", ["document", *columns(kind)], rows(engine, kind, document, as_printed))
        for kind in ROWS
    }


def write(path: Path, headings: Sequence[str], found: Iterable[dict[str, Any]], encoding: str = "utf-8") -> int:
    """Write rows to a file; returns how many there were."""
    number = 0
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.DictWriter(stream, headings, lineterminator="\n")
        writer.writeheader()
        for row in found:
            writer.writerow(row)
            number += 1
    return number


def rows(engine: Engine, kind: str, document: str | None = None, as_printed: bool = False) -> Iterator[dict[str, Any]]:
    """The exported rows of a kind."""
    make = row_of(kind, as_printed)
    if kind == "documents":
        for label, stored, _ in queries.documents(engine):
            if document in (None, stored.id) and (as_printed or stored.decision != queries.REJECTED):
                yield make(label, stored)
        return
    for label, fact in queries.facts(engine, kind, document, as_printed):
        yield make(label, fact)
