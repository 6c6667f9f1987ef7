"""The indicators: what each is called, counts and means, when it was asked for, and what came after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from normalise.vocabulary import load_csv


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of `indicators.csv`. `better` is `higher`, `lower` or empty; `start` and `end` are the first and last day
    for which the board or the inspectorate asked for it, None where that is open; `replaced_by` is the id that took its
    place; `breaks` says in words why figures before and after a change do not compare."""

    id: str
    label: str
    units: tuple[str, ...]
    better: str
    populations: tuple[str, ...]
    codes: tuple[str, ...]
    start: date | None
    end: date | None
    replaced_by: str
    definition: str
    breaks: str

    def in_force(self, day: date) -> bool:
        """Whether the indicator was asked for on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@cache
def _catalogue() -> dict[str, Indicator]:
    return {row["id"]: _indicator(row) for row in load_csv("indicators")}


def _indicator(row: dict[str, str]) -> Indicator:
    return Indicator(
        id=row["id"],
        label=row["label"],
        units=_several(row["units"]),
        better=row["better"],
        populations=_several(row["populations"]),
        codes=_several(row["codes"]),
        start=_day(row["start"]),
        end=_day(row["end"]),
        replaced_by=row["replaced_by"],
        definition=row["definition"],
        breaks=row["breaks"],
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split(";")))


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


def get(indicator_id: str) -> Indicator:
    """The indicator of that id; `KeyError` where there is none."""
    return _catalogue()[indicator_id]


def all_indicators() -> tuple[Indicator, ...]:
    """Every indicator, in the order of the data file."""
    return tuple(_catalogue().values())


def choose(candidates: Iterable[str], unit: str = "", day: date | None = None) -> str | None:
    """Which of several indicators that share a wording is meant, by the unit of its figure and the day it is for.

    A wording of one indicator means that one. Among several, those that the unit rules out are out, then those that
    were not in force on the day, unless that leaves none; the first that remains is meant. None where no unit fits.
    """
    ids = tuple(candidates)
    if len(ids) < 2:
        return ids[0] if ids else None
    fitting = [i for i in ids if not unit or unit in get(i).units]
    current = [i for i in fitting if day is None or get(i).in_force(day)]
    return next(iter(current or fitting), None)
