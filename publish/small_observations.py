"""Small counts among the observations, and what would give each away.

Where a year of a table has a small count, the whole year goes: every part of its people, areas and months, every rate
of them, and every change from one year to another. What stays is the year's total and rates of it, where that is not
too small itself. So whoever has the rest knows of a figure that went no more than that it is not above the total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from sqlalchemy.orm import Session

from normalise.vocabulary import load_csv
from publish.figure import Figure, is_small, tells_small
from publish.tables import EVER, Cell, Span, Table, Tables

_CHANGE = "change"
"""The measure of a difference between two years, which is no number of people."""
_AIMS = frozenset({"target", "projection"})
"""Measures that tell of nobody yet."""


def small_observations(session: Session, below: int) -> Iterator[Figure]:
    """Every observation whose value goes."""
    tables = Tables(session)
    small = _Small(below)
    for cell in tables.cells():
        small.learn(cell)
    small.learn_rates()
    return (cell.figure for cell in tables.cells() if small.takes(cell))


class _Small:
    """Which years of which tables have a small count, and which totals are small: learnt from all cells, then asked."""

    def __init__(self, below: int) -> None:
        self._below = below
        self._years: dict[Table, set[Span]] = defaultdict(set)
        self._low: set[tuple[Table, Span]] = set()
        self._rates: list[Cell] = []
        self._wholes: dict[tuple[object, ...], Decimal] = {}

    def learn(self, cell: Cell) -> None:
        if cell.measure in _AIMS or cell.measure == _CHANGE:
            return
        if cell.unit != "count":
            if cell.indicator in _wholes():
                self._rates.append(cell)
            return
        if is_small(cell.figure.value, self._below):
            self._years[cell.table].add(cell.year)
        if cell.total and abs(cell.figure.value) < self._below:
            self._low.add((cell.table, cell.days))
        if cell.indicator in _wholes().values():
            self._wholes[(cell.indicator, *_same(cell))] = cell.figure.value

    def learn_rates(self) -> None:
        """A rate tells a small count where the number of people that it is of is published too."""
        for cell in self._rates:
            whole = self._wholes.get((_wholes()[cell.indicator], *_same(cell)), Decimal(0))
            if tells_small(cell.figure.value, whole, self._below, 100 if cell.unit == "percent" else 1):
                self._years[cell.table].add(cell.year)
                self._low |= {(cell.table, cell.days)} if cell.total else set()

    def takes(self, cell: Cell) -> bool:
        """Whether a cell's figure goes."""
        if cell.unit == "count" and is_small(cell.figure.value, self._below):
            return True
        years = self._years.get(cell.table)
        if not years or cell.measure in _AIMS:
            return False
        if cell.measure == _CHANGE:
            return True
        touched = [year for year in years if year[0] <= cell.days[1] and cell.days[0] <= year[1]]
        return bool(touched) and not (self._is_great(cell) and all(_is_total_of(year, cell) for year in touched))

    def _is_great(self, cell: Cell) -> bool:
        """Whether a total's figure leaves all of its parts open."""
        if cell.unit == "count":
            return abs(cell.figure.value) >= self._below
        return bool(cell.figure.value) and (cell.table, cell.days) not in self._low


def _is_total_of(year: Span, cell: Cell) -> bool:
    return cell.total and (year == cell.days or (year == EVER and cell.year == cell.days))


def _same(cell: Cell) -> tuple[object, ...]:
    """What a rate and the number of people that it is of have in common."""
    return cell.table, cell.people, cell.days


@cache
def _wholes() -> dict[str, str]:
    """The count of all people that a rate is of, by the rate."""
    return {row["rate"]: row["count"] for row in load_csv("based_on") if row["whole"]}
