"""Which period a figure of a table has, where its headings say it in parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from extract.context import Context
from extract.facets import Facets
from normalise import periods
from normalise.periods import Period

_OUTCOMES = re.compile(
    r"[^.]{0,120}\b(?:outcomes?|disposals?|sentences?|sentenced|dealt with)\s+(?:between|from|in)\s+"
    r"(?:the\s+months\s+of\s+)?"
    r"(?P<months>[A-Z][a-z]{2,8}\s+(?:and|to|-|–)\s+[A-Z][a-z]{2,8})\b(?!\s+\d)"
)
"""Of a cohort "those who received an outcome between January and March", of each year."""
_AND = re.compile(r"\s+and\s+")
_COHORT = re.compile(r"\bcohorts?\b", re.IGNORECASE)


def settle(
    context: Context,
    said: Facets,
    own: Facets,
    beside: Callable[[], Iterable[Period]],
    years: Callable[[], Iterable[Period]],
) -> Facets:
    """`said` with its period told: a quarter put into the year that another heading names, a target given to its year.

    `own` is what the figure's column says alone, `beside` the periods of the row's other columns, nearest first,
    `years` those of which a quarter may be.
    """
    said = in_year(with_year(said, own, beside, years))
    if said.period is not None and said.period.is_cohort:
        said = replace(said, period=cohort(context, said.period))
    if said.period is None and said.sum is None:
        said = replace(said, period=_only(beside()))
    if said.kind == "change" and said.period is None:
        said = replace(said, period=next(iter(beside()), None))
    if said.kind == "target" and own.period is None:
        period = said.period if said.period is not None and not said.period.is_cohort else None
        period = period or next((period for period in beside() if not period.is_cohort), None)
        said = replace(said, period=_year_of(period) if period else None)
    return said


def with_year(said: Facets, own: Facets, *named: Callable[[], Iterable[Period]]) -> Facets:
    """A quarter without its year with the one year that `named` give, the first that gives one."""
    if not said.part or own.period is not None or (said.period is not None and not said.period.is_part_year):
        return said
    year = next((year for each in named if (year := _only_year(each()))), None)
    return replace(said, period=year or said.period)


def later(printed: Iterable[Period | None]) -> Period | None:
    """The later of the periods that a change lies between; None where fewer than two are printed."""
    dated = {period for period in printed if period is not None and period.end}
    return max(dated, key=lambda period: str(period.end)) if len(dated) > 1 else None


def in_year(said: Facets) -> Facets:
    """A quarter without its year, put into the year that another heading names."""
    if said.period is None or said.part is None:
        return said
    return replace(said, period=periods.read(f"{said.part} {said.period.label}") or said.period)


def _only(periods_beside: Iterable[Period]) -> Period | None:
    """The period of all the other columns, where they have just one."""
    named = set(periods_beside)
    return named.pop() if len(named) == 1 else None


def _only_year(periods_beside: Iterable[Period]) -> Period | None:
    """The financial year that a table is about, where its headings name just one."""
    years = {year for period in periods_beside if (year := _named_year(period)) is not None}
    return years.pop() if len(years) == 1 else None


def _named_year(period: Period) -> Period | None:
    """The financial year that a period is, or that it names as the one it is a part of (`2023/24 Q1`)."""
    if period.is_financial_year or period.start is None:
        return period if period.is_financial_year else None
    year = periods.containing_financial_year(period.start)
    return year if period.label.startswith(year.label) else None


def _year_of(period: Period) -> Period:
    """The financial year that a part of one belongs to; cohorts and longer times stay."""
    if period.start is None or period.is_cohort or not period.is_part_year:
        return period
    return periods.containing_financial_year(period.start)


def summed(year: Period, sort: str, printed: Iterable[Period]) -> Period | None:
    """The part of a year up to the last quarter of it that is printed. Where no quarter is, a total is of the year, and
    how far a year `so_far` goes cannot be told."""
    inside = [
        period.end
        for period in printed
        if period.start and period.end and year.start and year.end
        and period.is_part_year and year.start <= period.start and period.end <= year.end
    ]  # fmt: skip
    if not inside or year.start is None:
        return year if sort == "total" else None
    return periods.months(year.start, max(inside))


def summed_rows(sort: str, above: Sequence[Period | None]) -> Period | None:
    """The part of a year that the rows above a sum cover; None where they are no parts of one year."""
    parts = [period for period in above if period is not None and period.start and period.is_part_year]
    if not parts or parts[-1].start is None:
        return None
    return summed(periods.containing_financial_year(parts[-1].start), sort, parts)


def cohort(context: Context, period: Period) -> Period:
    """A cohort of which only the year is printed, with its months where the document prints them of another year."""
    months = _cohort_months(context.document.text)
    return periods.refine_cohort(period, months) if period.is_cohort and months else period


@lru_cache(maxsize=8)
def _cohort_months(text: str) -> tuple[int, int] | None:
    """The months of the cohorts that a text speaks of; None where it names none, or several."""
    said = set()
    for word in _COHORT.finditer(text):
        months = periods.cohort_months(" ".join(text[max(0, word.start() - 40) : word.end() + 30].split()))
        behind = _OUTCOMES.match(text, word.end())
        months = months or (periods.cohort_months(f"cohort ({_AND.sub(' to ', behind['months'])})") if behind else None)
        if months:
            said.add(months)
    return said.pop() if len(said) == 1 else None
