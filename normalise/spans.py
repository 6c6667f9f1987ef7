"""Stretches of time: `Period` with its label and its first and last day, and how each sort of it is made.

Labels: `2006/07` a financial year, `2006/07 Apr-Dec` months of one, `2014/15 Q2` a printed quarter, `2009` a calendar
year, `2016 Mar` a month, `2012 Jan-Dec` and `2013 Oct-2014 Sep` other months, `2007-03-01` a day,
`2015-02-02/2015-06-16` from a day to a day, `2005/06-2007/08` several financial years, `2009-2012` several years of
which nothing more is printed, and ` cohort` behind any of them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_COHORT = " cohort"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEAR_IN_LABEL = re.compile(r"(\d{4})(?:/(\d\d))?")
_FULL_YEAR_DAYS = 364


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time. `start` and `end` are its first and last day."""

    label: str
    start: date | None
    end: date | None

    @property
    def days(self) -> int:
        """How many days it has, 0 where they are not known."""
        return (self.end - self.start).days + 1 if self.start and self.end else 0

    @property
    def is_part_year(self) -> bool:
        """Whether it is known to be shorter than a year."""
        return 0 < self.days < _FULL_YEAR_DAYS

    @property
    def is_cohort(self) -> bool:
        """Whether it is when a cohort was formed, not when it was measured."""
        return self.label.endswith(_COHORT)

    @property
    def is_financial_year(self) -> bool:
        """Whether it is one whole financial year."""
        return self.start is not None and self == financial_year(self.start.year)


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def short_name(month: int) -> str:
    """The three letters of a month in labels."""
    return _MONTHS[month - 1]


def financial_label(year: int) -> str:
    """The label of the financial year that begins in `year`."""
    return f"{year}/{(year + 1) % 100:02d}"


def financial_year(year: int) -> Period:
    """The financial year that begins on 1 April of `year`."""
    return Period(financial_label(year), date(year, 4, 1), date(year + 1, 3, 31))


def calendar_year(year: int) -> Period:
    """The calendar year."""
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))


def quarter(year: int, number: int) -> Period:
    """Quarter 1 (April to June) to 4 (January to March) of the financial year that begins in `year`."""
    first = quarter_start(year, number)
    return Period(f"{financial_label(year)} Q{number}", first, last_day(first.year, first.month + 2))


def quarter_start(year: int, number: int) -> date:
    """The first day of a quarter of the financial year that begins in `year`."""
    return date(year + number // 4, (4, 7, 10, 1)[number - 1], 1)


def quarters(year: int, first: int, last: int) -> Period:
    """From one quarter to another of the financial year that begins in `year`, as its months."""
    start = quarter_start(year, first)
    end = quarter_start(year, last)
    return months(start, last_day(end.year, end.month + 2))


def month(year: int, number: int) -> Period:
    """One month."""
    return Period(f"{year} {short_name(number)}", date(year, number, 1), last_day(year, number))


def day(when: date) -> Period:
    """One day."""
    return Period(when.isoformat(), when, when)


def months(start: date, end: date) -> Period:
    """Whole months from the month of `start` to that of `end`: a financial year where they are one, else its months,
    else months of a calendar year or of two."""
    first, last = start.replace(day=1), last_day(end.year, end.month)
    year = financial_start(first)
    if (first.year, first.month) == (last.year, last.month):
        return month(first.year, first.month)
    names = f"{short_name(first.month)}-{short_name(last.month)}"
    if financial_start(last) == year:
        whole = first.month == 4 and last.month == 3
        return financial_year(year) if whole else Period(f"{financial_label(year)} {names}", first, last)
    if first.month == 4 and last.month == 3:
        return financial_years(first.year, last.year - 1)
    if first.year == last.year:
        return Period(f"{first.year} {names}", first, last)
    return Period(f"{first.year} {short_name(first.month)}-{last.year} {short_name(last.month)}", first, last)


def between(start: date, end: date) -> Period:
    """From one day to another: whole months where they are some, else both days with a slash between them."""
    if start.day == 1 and end == last_day(end.year, end.month):
        return months(start, end)
    return day(start) if start == end else Period(f"{start.isoformat()}/{end.isoformat()}", start, end)


def financial_years(first: int, last: int) -> Period:
    """Several financial years, from the one that begins in `first` to the one that begins in `last`."""
    label = f"{financial_label(first)}-{financial_label(last)}"
    return Period(label, date(first, 4, 1), date(last + 1, 3, 31))


def calendar_years(first: int, last: int) -> Period:
    """Several years of which no more is printed, as whole calendar years."""
    return Period(f"{first}-{last}", date(first, 1, 1), date(last, 12, 31))


def financial_start(when: date) -> int:
    """The year in which the financial year of a day begins."""
    return when.year if when.month >= 4 else when.year - 1


def containing_financial_year(when: date) -> Period:
    """The financial year that a day is in."""
    return financial_year(financial_start(when))


def cohort(period: Period) -> Period:
    """The period as that of a cohort. Months within one calendar year are labelled by that year."""
    if period.is_cohort:
        return period
    label, start, end = period.label, period.start, period.end
    if start and end and period.is_part_year and start.year == end.year and start.month != end.month:
        label = f"{start.year} {short_name(start.month)}-{short_name(end.month)}"
    return Period(label + _COHORT, start, end)


def refine_cohort(period: Period, first_to_last: tuple[int, int]) -> Period:
    """The cohort of some months (`(10, 12)`) of a year of which just the year was printed; others as they are."""
    if period.start is None or not _is_bare_year(period):
        return cohort(period)
    first, last = first_to_last
    start = period.start.replace(year=period.start.year + (first < period.start.month), month=first)
    return cohort(months(start, date(start.year + (last < first), last, 1)))


def _is_bare_year(period: Period) -> bool:
    """Whether just a year is printed, and no months."""
    year = period.start.year if period.start else 0
    return period.label.removesuffix(_COHORT) in (str(year), financial_label(year))


def previous(period: Period) -> Period:
    """The same part of the time before: of the year before, or of as many years before as the period has."""
    if period.start is None or period.end is None:
        return period
    years = max(1, round(period.days / 365.25))
    label = _YEAR_IN_LABEL.sub(lambda found: _earlier(found, years), period.label)
    start, end = _years_before(period.start, years), _years_before(period.end + timedelta(1), years) - timedelta(1)
    return day(start) if period.days == 1 else Period(label, start, end)


def just_before(period: Period) -> Period:
    """As many whole months that end where a period of whole months begins: of a quarter the quarter before."""
    if period.start is None or period.end is None or period.start.day != 1:
        return period
    number = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    last = period.start - timedelta(1)
    first = last.replace(day=1)
    for _ in range(number):
        first = (first - timedelta(1)).replace(day=1)
    return months(first, last)


def _earlier(found: re.Match[str], years: int) -> str:
    year = int(found[1]) - years
    return financial_label(year) if found[2] else str(year)


def _years_before(when: date, years: int) -> date:
    leap = when.month == 2 and when.day == 29
    return when.replace(year=when.year - years, day=28 if leap else when.day)
