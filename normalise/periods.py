"""Periods as documents print them: financial years, their parts, calendar years and months, cohorts, days.

What the labels look like is told in `normalise.spans`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from normalise.cohorts import cohort_months, follow_up
from normalise.dates import FoundDate, find_dates, read_date
from normalise.period_match import Match
from normalise.period_rules import BEGINNING, CANDIDATE
from normalise.period_tokens import Tokens, tokenise, whole_year
from normalise.spans import (
    Period,
    calendar_year,
    calendar_years,
    cohort,
    containing_financial_year,
    financial_year,
    financial_years,
    just_before,
    month,
    months,
    previous,
    quarter,
    refine_cohort,
)
from normalise.vocabulary import load_toml

__all__ = [
    "Found",
    "FoundDate",
    "Period",
    "calendar_year",
    "calendar_years",
    "cohort",
    "cohort_months",
    "containing_financial_year",
    "financial_year",
    "financial_years",
    "find",
    "find_dates",
    "find_short_years",
    "follow_up",
    "just_before",
    "month",
    "months",
    "previous",
    "quarter",
    "read",
    "read_date",
    "read_deadline",
    "refine_cohort",
]

_LONGEST = 200
_DIGIT = re.compile(r"\d")
_COHORT_BEHIND = re.compile(r"[-(,]?(?:[TNw]-?L|r|-|o)*C")
_COHORT_BEFORE = re.compile(r"Co*[:(,]?o*$")
_MONTHS_BEHIND = re.compile(r"\(o*(?P<m1>M)(?:-|/|t{1,2})(?P<m2>M)(?:\)|(?=,))")
_LONGEST_DEADLINE = 31
_TWO_DIGITS = re.compile(r"\d\d")
_WORD = re.compile(r"\w+|[£%]")


@dataclass(frozen=True, slots=True)
class Found:
    """A period and the characters that it stands in."""

    period: Period
    start: int
    end: int


def find(text: str) -> list[Found]:
    """All periods in running text, left to right, none overlapping another."""
    return _find(tokenise(text), whole=False) if _DIGIT.search(text) else []


@lru_cache(maxsize=8192)
def read(text: str) -> Period | None:
    """The period that `text` is and nothing else; brackets, stops and words like "in" or "the" may stand around it."""
    if len(text) > _LONGEST or not _DIGIT.search(text):
        return None
    source = tokenise(text)
    found = _find(source, whole=True)
    if len(found) != 1:
        return None
    around = f"{text[: found[0].start]} {text[found[0].end :]}"
    return found[0].period if all(word.lower() in _around() for word in _WORD.findall(around)) else None


@cache
def _around() -> frozenset[str]:
    return frozenset(load_toml("period_words")["around"]["words"])


def _find(source: Tokens, whole: bool) -> list[Found]:
    found: list[Found] = []
    after = 0
    candidate = CANDIDATE.search(source.letters)
    while candidate:
        index = candidate.start()
        match, period = _match(source, index, whole)
        end = match.end() if match else index + 1
        if period is not None:
            period, start, end = _as_cohort(source, period, (index, end), after)
            after = end
            found.append(Found(period, source.tokens[start].start, source.tokens[end - 1].end))
        candidate = CANDIDATE.search(source.letters, end)
    return found


def _match(source: Tokens, index: int, whole: bool) -> tuple[re.Match[str] | None, Period | None]:
    """The first rule that holds at a token, and its period; None where it swallows its words."""
    for rule in BEGINNING.get(source.letters[index], ()):
        match = rule.pattern.match(source.letters, index)
        if match is None:
            continue
        period = rule.make(Match(match, source, whole))
        if period is not None or rule.swallows:
            return match, period
    return None, None


def _as_cohort(source: Tokens, period: Period, span: tuple[int, int], after: int) -> tuple[Period, int, int]:
    """The period as a cohort's where the word stands beside it, with the tokens of both; those before `after` are
    another's."""
    start, end = span
    behind = _COHORT_BEHIND.match(source.letters, end)
    if behind:
        return _with_months(source, cohort(period), start, behind.end())
    before = _COHORT_BEFORE.search(source.letters, max(start - 6, after), start)
    return (cohort(period), before.start(), end) if before else (period, start, end)


def _with_months(source: Tokens, period: Period, start: int, end: int) -> tuple[Period, int, int]:
    """A cohort of a year, with the months that a bracket behind it prints: "2003 cohort (October to December)"."""
    printed = _MONTHS_BEHIND.match(source.letters, end)
    if printed is None:
        return period, start, end
    first, last = (source.tokens[printed.start(name)].value for name in ("m1", "m2"))
    return refine_cohort(period, (first, last)), start, printed.end()


def read_deadline(text: str) -> date | None:
    """The day until which something was to be done: a cell's only date, or the last day of its only month. None
    where it names several, or a longer time."""
    days = {found.date for found in find_dates(text)}
    if days:
        return days.pop() if len(days) == 1 else None
    found = [_only(text)] if _only(text) else [each.period for each in find(text)]
    ends = {period.end for period in found if period is not None and 1 < period.days <= _LONGEST_DEADLINE}
    return ends.pop() if len(ends) == 1 else None


def _only(text: str) -> Period | None:
    return read(text.strip())


def find_short_years(text: str) -> list[Found]:
    """Years of two digits before words like "rating" or "result" ("03 rating", "05 or 06 target"): calendar years."""
    return [
        Found(calendar_year(whole_year(int(found[0]))), *found.span())
        for words in _short_years().finditer(text)
        for found in _TWO_DIGITS.finditer(text, *words.span())
    ]


@cache
def _short_years() -> re.Pattern[str]:
    words = "|".join(load_toml("period_words")["short_years"]["words"])
    return re.compile(rf"(?<![\w/.,£-])['’]?0\d(?: (?:or|and|&) ['’]?0\d)?(?= (?:{words})\b)", re.IGNORECASE)
