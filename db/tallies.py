"""Counts that are kept beside what they count, in the same transaction: over a million rows, to count takes too long.

`indicator_counts` is how many observations an indicator has. `coverage_counts` is how many outturns and targets of its
own an authority has, by the first day of their period; what a person rejected is not among them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, bindparam, select, text
from sqlalchemy.orm import Session

from db.models import DocumentRow

_COVERED = "comparator = '' AND measure IN ('outturn', 'target') AND authority <> '' AND decision <> 'rejected'"
COUNTED = {
    "indicator_counts": ("indicator", "indicator <> ''"),
    "coverage_counts": ("authority, measure, period_start", _COVERED),
}
"""Each table of counts: the columns of observations that it counts by, and which of them count."""
_ANEW = {
    name: f"INSERT INTO {name} ({keys}, number) SELECT {keys}, COUNT(*) FROM observations WHERE {which} GROUP BY {keys}"  # noqa: S608
    for name, (keys, which) in COUNTED.items()
}
_CHANGES = [
    text(
        f"INSERT INTO {name} ({keys}, number) SELECT {keys}, :sign * COUNT(*) FROM observations"  # noqa: S608
        f" WHERE document_id = :document AND {which} GROUP BY {keys} ORDER BY {keys}"
        f" ON CONFLICT ({keys}) DO UPDATE SET number = {name}.number + excluded.number"
    )
    for name, (keys, which) in COUNTED.items()
]
"""In the order of the keys: two transactions that change the same counts wait for each other, and never in a ring."""
_ALONE = select(DocumentRow.id).where(DocumentRow.id == bindparam("document")).with_for_update()
"""Nobody else changes a document's facts between what is taken out and what is put in."""


def put_in(connection: Connection, document: str) -> None:
    """Count the observations of a document that was written."""
    _change(connection, document, 1)


def take_out(connection: Connection, document: str) -> None:
    """Count the observations of a document no more, which then may go or change."""
    connection.execute(_ALONE, {"document": document})
    _change(connection, document, -1)


@contextmanager
def recounted(session: Session, document: str) -> Iterator[None]:
    """Within it a document's observations may change, and are counted as they are afterwards."""
    take_out(session.connection(), document)
    yield
    session.flush()
    put_in(session.connection(), document)


def count_anew(connection: Connection) -> None:
    """Count everything."""
    for name, statement in _ANEW.items():
        connection.execute(text(f"DELETE FROM {name}"))  # noqa: S608
        connection.execute(text(statement))


def _change(connection: Connection, document: str, sign: int) -> None:
    for statement in _CHANGES:
        connection.execute(statement, {"document": document, "sign": sign})
