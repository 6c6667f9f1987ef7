"""Breaks: the days from which an indicator's figures no longer compare with earlier ones."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from normalise.vocabulary import load_csv

_FIRST = timedelta(days=366)


def days(indicator: str) -> tuple[date, ...]:
    """The days of an indicator's breaks, in order; none where its figures all compare or the indicator is unknown."""
    return _days().get(indicator, ())


def begins_at(indicator: str, period_start: date) -> bool:
    """Whether a period that begins on this day is of the first year after a break."""
    return any(day <= period_start < day + _FIRST for day in days(indicator))


@cache
def _days() -> dict[str, tuple[date, ...]]:
    found: dict[str, tuple[date, ...]] = {}
    for row in load_csv("indicator_breaks"):
        found[row["indicator"]] = tuple(sorted((*found.get(row["indicator"], ()), date.fromisoformat(row["day"]))))
    return found
