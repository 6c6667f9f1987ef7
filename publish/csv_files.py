"""Facts as CSV files, one a kind, exact: what a program reads is what the document prints."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from db import queries
from db.models import FACT_ROWS
from publish.columns import columns, row_of

KINDS = ("documents", *FACT_ROWS)
"""The kinds of fact, each a file."""


def export(engine: Engine, folder: Path, document: str | None = None) -> dict[str, int]:
    """Write every kind of fact to `folder`, of one document where its id is given; returns how many rows each has."""
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, int] = {}
    for kind in KINDS:
        with (folder / f"{kind}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, ["document", *columns(kind)])
            writer.writeheader()
            written[kind] = 0
            for row in rows(engine, kind, document):
                writer.writerow(row)
                written[kind] += 1
    return written


def rows(engine: Engine, kind: str, document: str | None = None) -> Iterator[dict[str, Any]]:
    """The exported rows of a kind."""
    make = row_of(kind)
    if kind == "documents":
        for label, stored, _ in queries.documents(engine):
            if document in (None, stored.id):
                yield make(label, stored)
        return
    for label, fact in queries.facts(engine, kind, document):
        yield make(label, fact)
