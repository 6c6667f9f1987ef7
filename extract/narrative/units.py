"""In which unit a figure counts, and which of the indicators that its words may mean it is a value of."""

from __future__ import annotations

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


def with_unit(told: Told, mention: Mention, others: Sequence[Told]) -> Value | None:
    """The figure's value with its unit; None for a number of which nothing tells the unit."""
    value = told.found.value
    if value.unit:
        return _as_ratio(value, mention)
    if not told.counted and told.whose is None:
        return None
    unit = _shared(told, mention, others) or _counted(value, mention)
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


def _counted(value: Value, mention: Mention) -> str:
    """The unit of a number that prints none, by what its indicator is counted in."""
    units = {unit for candidate in mention.candidates for unit in get(candidate).units}
    whole = value.number == value.number.to_integral_value() and "." not in value.printed
    if mention.hint in RATES and mention.hint in units:
        return mention.hint
    if mention.hint == "rate" or (mention.hint != "count" and _speaks_of_rate(mention, units)):
        return _rate(units, whole)
    if whole and "count" in units:
        return "count"
    if "ratio" in units and not whole:
        return "ratio"
    return "rate_per_1k" if not whole and "rate_per_1k" in units else ""


def _speaks_of_rate(mention: Mention, units: set[str]) -> bool:
    return mention.hint == "" and bool(units & set(RATES)) and "count" not in units


def _rate(units: set[str], whole: bool) -> str:
    rates = [unit for unit in RATES if unit in units]
    return rates[0] if len(rates) == 1 and (not whole or rates[0] == "rate_per_100k") else ""


def choose(mention: Mention, unit: str, day: date | None) -> str | None:
    """The indicator of a figure of this unit for this day; None where the unit is none of its own."""
    chosen = mention.choose(unit, day)
    return chosen if chosen and (not unit or unit in get(chosen).units) else None
