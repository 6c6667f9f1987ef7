"""In which unit a figure counts, and which of the indicators that its words may mean it is a value of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from extract.narrative.links import Told
from normalise.catalogue import get
from normalise.indicators import Mention
from normalise.values import MALFORMED, Value

RATES = ("rate_per_1k", "rate_per_100k")
_SHARED_ROLES = ("from", "to", "previous", "baseline", "target", "old_target", "projected")
_MOST_TIMES = 6
"""Two figures of one indicator in one sentence whose sizes differ by more do not share a unit."""
_LARGEST_RATIO = 15
_RATE = re.compile(r"\brates?\b", re.IGNORECASE)
_BASES = {
    "rate_per_100k": re.compile(r"\bper 100[, ]?(?:000|k)\b", re.IGNORECASE),
    "rate_per_1k": re.compile(r"\bper (?:1[, ]?000|thousand)\b", re.IGNORECASE),
}
_REACH = 9


def with_unit(told: Told, mention: Mention, others: Sequence[Told], text: str) -> Value | None:
    """The figure's value with its unit; None for a number of which nothing in its sentence `text` tells the unit."""
    value = told.found.value
    if value.unit:
        return _as_ratio(value, mention)
    if not told.counted and told.whose is None:
        return None
    unit = _shared(told, mention, others) or _counted(value, mention, _between(text, others))
    return replace(value, unit=unit) if unit else None


def _as_ratio(value: Value, mention: Mention) -> Value:
    """A frequency rate that is printed with a percent sign ("0.46%") is a ratio still."""
    if value.unit == "percent" and mention.candidates == ("reoffending_frequency",) and value.number < _LARGEST_RATIO:
        return replace(value, unit="ratio", flags=(*value.flags, MALFORMED))
    return value


def _shared(told: Told, mention: Mention, others: Sequence[Told]) -> str:
    """The unit that another figure of the same indicator prints: "from 556 to 505 per 100,000, against 488 for ..."."""
    if told.whose is None and told.role not in _SHARED_ROLES:
        return ""
    for other in others:
        unit = other.found.value.unit
        if (
            other is told
            or other.topic != mention
            or other.role in ("change", "gap")
            or unit not in (*RATES, "percent")
        ):
            continue
        if (unit == "percent" and told.whose is None) or not _alike(told.found.value.number, other.found.value.number):
            continue
        return unit
    return ""


def _alike(one: Decimal, other: Decimal) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and high / low <= _MOST_TIMES


def _between(text: str, others: Sequence[Told]) -> str:
    """A sentence's text with the figures that print their own unit blanked: "31, a rate of 1.05 per 1,000"."""
    for other in others:
        if other.found.value.unit:
            start, end = other.found.start, other.found.end
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _counted(value: Value, mention: Mention, text: str) -> str:
    """The unit of a number that prints none, by what its indicator is counted in and what its sentence speaks of."""
    units = {unit for candidate in mention.candidates for unit in get(candidate).units}
    whole = value.number == value.number.to_integral_value() and "." not in value.printed
    spoken = next((unit for unit, base in _BASES.items() if base.search(text)), "")
    if (mention.hint or spoken) in RATES:
        unit = mention.hint or spoken
        return unit if unit in units else ""
    if _RATE.search(text, max(0, mention.start - _REACH), mention.end) and mention.hint != "count":
        return _rate(units, whole)
    if whole and "count" in units:
        return "count"
    return "ratio" if "ratio" in units and not whole else _rate(units - {"rate_per_100k"}, whole)


def _rate(units: set[str], whole: bool) -> str:
    """The rate of some units that a number without a unit may be: only a rate per 100,000 is whole."""
    if "ratio" in units and not whole:
        return "ratio"
    rates = [unit for unit in RATES if unit in units]
    return rates[0] if len(rates) == 1 and (not whole or rates[0] == "rate_per_100k") else ""


def choose(mention: Mention, unit: str, day: date | None) -> str | None:
    """The indicator of a figure of this unit for this day; None where the unit is none of its own."""
    chosen = mention.choose(unit, day)
    return chosen if chosen and (not unit or unit in get(chosen).units) else None
