"""Days as documents print them, and the days until which something was to be done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from normalise.period_match import Match, date_of
from normalise.period_rules import DAYS
from normalise.period_tokens import tokenise

_DIGIT = re.compile(r"\d")
_BESIDE = re.compile(
    r"[\s,.:()\[\]]*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|dated?|on)?[\s,.:()\[\]]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day and the characters that it stands in."""

    date: date
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """The days in running text, left to right: `18/12/14`, `10.03.10`, `23 rd February 2007`, `March 1, 2007`."""
    if not _DIGIT.search(text):
        return []
    source = tokenise(text)
    found: list[FoundDate] = []
    behind = 0
    for index, letter in enumerate(source.letters):
        if index < behind or letter not in "TNDZM":
            continue
        for rule in DAYS:
            match = rule.pattern.match(source.letters, index)
            day = date_of(Match(match, source, whole=True)) if match else None
            if match and day:
                behind = match.end()
                found.append(FoundDate(day, source.tokens[index].start, source.tokens[behind - 1].end))
                break
    return found


def read_date(text: str) -> date | None:
    """The day that `text` is, with at most its weekday before it."""
    found = find_dates(text) if len(text) < 100 else []
    if len(found) != 1 or not _BESIDE.fullmatch(text, found[0].end):
        return None
    return found[0].date if _BESIDE.fullmatch(text[: found[0].start]) else None
