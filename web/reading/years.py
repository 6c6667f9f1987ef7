"""The financial year that a day belongs to: the columns of every grid."""

from __future__ import annotations

from datetime import date
from functools import cache

from normalise.periods import containing_financial_year, financial_year


@cache
def year_of(day: str) -> str:
    """The financial year (`2006/07`) of an ISO day; empty for an empty one."""
    return containing_financial_year(date.fromisoformat(day)).label if day else ""


def span(years: set[str]) -> list[str]:
    """Every financial year from the first to the last of these."""
    begins = [int(year[:4]) for year in years if year]
    return [financial_year(year).label for year in range(min(begins), max(begins) + 1)] if begins else []
