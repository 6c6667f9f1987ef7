"""A rule's match among the letters of `period_tokens`, and the years and days that stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from normalise import spans
from normalise.period_tokens import Token, Tokens, day_in_digits, real_day, whole_year
from normalise.spans import Period

LONGEST_SPAN = 12
"""The most years that `2009-12` may stand for."""
LAST_SHORT_YEAR = 2039
"""The last year that two digits may stand for."""


@dataclass(frozen=True, slots=True)
class Year:
    """A printed year, years, or financial year, before anything is made of it. `last` is 0 for a single year."""

    first: int
    last: int = 0

    @property
    def is_financial(self) -> bool:
        return self.last == self.first + 1

    def period(self) -> Period:
        if self.is_financial:
            return spans.financial_year(self.first)
        return spans.calendar_years(self.first, self.last) if self.last else spans.calendar_year(self.first)

    def of_month(self, month: int) -> int:
        """The year in which a month of it is."""
        return self.first + 1 if self.is_financial and month < 4 else self.first


@dataclass(frozen=True, slots=True)
class Match:
    """A rule's match in a text's letters."""

    found: re.Match[str]
    source: Tokens
    whole: bool

    def token(self, group: str) -> Token | None:
        """The token of a group; None where the rule has no such group or it matched nothing."""
        index = self.found.start(group) if group in self.found.re.groupindex else -1
        return self.source.tokens[index] if index >= 0 else None

    def value(self, group: str, default: int = 0) -> int:
        token = self.token(group)
        return token.value if token else default

    def year(self, group: str = "y") -> Year | None:
        return read_year(self.source, *self.found.span(group))

    def financial_year(self, group: str = "y") -> int | None:
        """The year in which the financial year of a group begins, None where it is another sort of year."""
        year = self.year(group)
        return year.first if year and year.is_financial else None

    @property
    def before(self) -> str:
        """The letter before the match."""
        start = self.found.start()
        return self.source.letters[start - 1] if start else ""

    @property
    def after(self) -> str:
        """The letters behind the match."""
        end = self.found.end()
        return self.source.letters[end : end + 4]


def read_year(source: Tokens, start: int, end: int) -> Year | None:
    """The year of tokens like `2006`, `06`, `2006/07`, `2006-2007`, `2007/8`, `06/07`; None for what is none."""
    letters, first = source.letters[start:end], source.tokens[start].value
    if letters[0] == "T":
        return _short_year(first, source.tokens[end - 1].value if len(letters) > 1 else None)
    if letters == "Y":
        return Year(first)
    last = source.tokens[end - 1].value
    size = {"Y": 10_000, "T": 100, "N": 10}[letters[-1]]
    last += first - first % size
    last += size if last < first else 0
    if first < last <= first + LONGEST_SPAN and not (letters[-1] == "N" and last - first > 5):
        return Year(first, last)
    return None


def _short_year(first: int, last: int | None) -> Year | None:
    """A year or financial year of two digits, where they are near enough to be one."""
    year = whole_year(first)
    if year > LAST_SHORT_YEAR or (last is not None and last != (first + 1) % 100):
        return None
    return Year(year, 0 if last is None else year + 1)


def point_of(match: Match, number: str, first: bool, year: int = 0) -> date | None:
    """The first or last day of the `d`, `m` and `y` groups of that number."""
    month, day = match.value(f"m{number}"), match.value(f"d{number}")
    if not year:
        printed = match.year(f"y{number}")
        year = printed.first if printed else 0
    if day or not year:
        return real_day(year, month, day)
    return date(year, month, 1) if first else spans.last_day(year, month)


def day_of(source: Tokens, index: int) -> date | None:
    """The day of a token `Z`."""
    token = source.tokens[index]
    return day_in_digits(source.text[token.start : token.end])


def date_of(match: Match) -> date | None:
    """The day of a date."""
    if match.found.start("z") >= 0:
        return day_of(match.source, match.found.start("z"))
    year = match.year("y2")
    day = match.value("d2")
    return real_day(year.first, match.value("m2"), day) if year and day else None
