"""What the line below a table says of the cohorts in it: for how many months they were followed, and which they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.context import Context, Place
from normalise import periods
from normalise.periods import Period
from parsers.document import Table

_COHORT = re.compile(r"\bcohorts?\b", re.IGNORECASE)
_OF_YEARS = re.compile(
    r"(?P<months>[A-Z][a-z]{2,8}\s*(?:to|-|–)\s*[A-Z][a-z]{2,8})\s+(?:of|in)\s+"
    r"(?P<years>20\d\d(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+)20\d\d)+)(?!\d)"
)
"""The same months of several years: "January to March of 2007, 2008 and 2009"."""
_YEAR = re.compile(r"\d{4}")
_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Note:
    """`follow_up` in months; `cohorts` in the order in which they are named, empty where their months are not."""

    follow_up: int | None = None
    cohorts: tuple[Period, ...] = ()


NONE = Note()


def below(context: Context, place: Place) -> Note:
    """The note in the block behind the table at `place`."""
    if place.index + 1 >= len(context.document.blocks):
        return NONE
    block = context.document.blocks[place.index + 1]
    if isinstance(block, Table) or len(block.text) > _LONGEST or not _COHORT.search(block.text):
        return NONE
    return Note(periods.follow_up(block.text), _cohorts(block.text))


def _cohorts(text: str) -> tuple[Period, ...]:
    several = _OF_YEARS.search(text)
    if several:
        return tuple(_of_year(several["months"], year) for year in _YEAR.findall(several["years"]))
    months = periods.cohort_months(text)
    if months is None:
        return ()
    named = dict.fromkeys(periods.cohort(each.period) for each in periods.find(text))
    return tuple(periods.refine_cohort(each, months) for each in named)


def _of_year(months: str, year: str) -> Period:
    period = periods.read(f"{months} {year}")
    return periods.cohort(period or periods.calendar_year(int(year)))
