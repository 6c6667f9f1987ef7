"""Any words to the readers of periods and days."""

from __future__ import annotations

from fuzz.holds import holds, in_order, words_of
from normalise import periods


def check(data: bytes) -> None:
    """Periods stand in order and do not end before they begin; a period has a period before it."""
    text = words_of(data)
    found = periods.find(text)
    in_order(found, text)
    in_order(periods.find_dates(text), text)
    in_order(periods.find_short_years(text), text)
    periods.read_date(text)
    periods.read_deadline(text)
    whole = periods.read(text)
    for period in [each.period for each in found] + ([whole] if whole else []):
        ordered = period.start is None or period.end is None or period.start <= period.end
        holds(bool(period.label) and ordered, "a period that ends before it begins", period, text)
        holds(periods.cohort(period).is_cohort, "a cohort that is none", period)
        periods.previous(period)
