"""A figure that may have to go: which fact it is of, where it stands, and how great it is."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class Figure(NamedTuple):
    """A fact's id, its document's id, the place of its words and its value."""

    id: str
    document: str
    start: int
    end: int
    value: Decimal


def is_small(count: Decimal, below: int) -> bool:
    """Whether a count is too small to publish; nought tells of nobody."""
    return 0 < abs(count) < below
