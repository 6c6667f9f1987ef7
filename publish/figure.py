"""A figure that may have to go: which fact it is of, where it stands, and how great it is."""

from __future__ import annotations

from decimal import Decimal
from math import ceil
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


def tells_small(rate: Decimal, whole: Decimal, below: int, of: int = 100) -> bool:
    """Whether a rate `of` so many, as exactly as it is printed, of a whole may be of a count that is too small."""
    exponent = rate.normalize().as_tuple().exponent
    half = Decimal("0.5").scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(0)
    first = max(1, ceil((rate - half) * whole / of))
    return first <= (rate + half) * whole / of and first < below
