"""Reads long lists a page at a time: each query gives some hundreds of rows behind the last one of the page before, so
that none holds the database for long, however long the list is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, tuple_
from sqlalchemy.orm import Session

PAGE = 500
"""The rows of a page at most."""


def paged(where: Session | Connection, query: Any, keys: Sequence[Any], most: int = 0) -> Iterator[Any]:
    """The rows of `query` in the order of `keys`, which tell every row apart; `most` of them, or all where it is 0.

    Each row has the keys behind its own columns.
    """
    return islice(_rows(where, query, keys, min(most or PAGE, PAGE)), most or None)


def _rows(where: Session | Connection, query: Any, keys: Sequence[Any], size: int) -> Iterator[Any]:
    labelled = (key.label(f"key_{place}") for place, key in enumerate(keys))
    page = query.add_columns(*labelled).order_by(*keys).limit(size)
    rows = where.execute(page).all()
    yield from rows
    while len(rows) == size:
        rows = where.execute(page.where(_behind(keys, rows[-1][-len(keys) :]))).all()
        yield from rows


def _behind(keys: Sequence[Any], last: Sequence[Any]) -> Any:
    """What comes after a row. The first key is said apart as well, which is what an index of it alone can serve."""
    return (keys[0] >= last[0]) & (tuple_(*keys) > tuple_(*last, types=[key.type for key in keys]))
