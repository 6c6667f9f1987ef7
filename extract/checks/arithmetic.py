"""Printed changes, comparisons and sums over years that their own parts do not give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.checks.common import doubt, plain
from extract.context import Context
from extract.facts import Check, Fact, Finance, Observation
from extract.vocabulary import any_of
from normalise.vocabulary import load_toml

_LEVELS = frozenset({"outturn", "baseline", "projection"})
_OVER_YEARS = re.compile(
    r"£(?P<whole>[\d,]+).{0,80}?\b(?P<years>\d)\s+years?\b.{0,40}?£(?P<yearly>[\d,]+)\s*(?:per|a|each)\s+(?:year|annum)",
    re.IGNORECASE,
)
_LOWER = any_of(load_toml("comparisons")["lower"])
_HIGHER = any_of(load_toml("comparisons")["higher"])


def check(context: Context, facts: Sequence[Fact]) -> Iterator[Check]:
    observations = [fact for fact in facts if isinstance(fact, Observation)]
    yield from _changes(context, observations)
    yield from _comparisons(context, observations)
    yield from _over_years(context, facts)


def _changes(context: Context, observations: Sequence[Observation]) -> Iterator[Check]:
    """A printed change against the values that it is between: one pair must give it, all rounded as printed."""
    levels: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for fact in observations:
        if fact.measure in _LEVELS:
            levels[_series(fact)].append(fact)
    for change in observations:
        if change.measure != "change":
            continue
        pairs = _pairs(change, levels.get(_series(change), []))
        if not pairs or any(_gives(before, after, change) for before, after in pairs):
            continue
        before, after = pairs[0]
        given = _change(before.value, after.value, change.unit)
        detail = f"from {before.printed} to {after.printed} is {plain(given)}, printed is {change.printed}"
        values = (plain(given), plain(change.value))
        yield doubt(context.document, "arithmetic", change.indicator, detail, values, change.anchor)


def _series(fact: Observation) -> tuple[str, ...]:
    return fact.indicator, fact.population, fact.comparator, fact.area


def _pairs(change: Observation, levels: Sequence[Observation]) -> list[tuple[Observation, Observation]]:
    after = [level for level in levels if level.period == change.period and level.period]
    return [
        (before, later)
        for later in after
        for before in levels
        if before.unit == later.unit
        and before.period_end
        and before.period_end < later.period_end
        and (before.follow_up == later.follow_up)
        and before.value
    ]


def _change(before: Decimal, after: Decimal, unit: str) -> Decimal:
    change = after - before if unit == "percentage_points" else (after - before) / before * 100
    return round(change, 1)


def _gives(before: Observation, after: Observation, change: Observation) -> bool:
    """Whether some values that round to the printed ones give a change that rounds to the printed one."""
    low = _change_at(before, after, change, 1, -1)
    high = _change_at(before, after, change, -1, 1)
    slack = _half(change.value)
    return low - slack <= change.value <= high + slack or (
        low - slack <= -change.value <= high + slack and change.value > 0
    )


def _change_at(before: Observation, after: Observation, change: Observation, earlier: int, later: int) -> Decimal:
    start = before.value + earlier * _half(before.value)
    end = after.value + later * _half(after.value)
    return end - start if change.unit == "percentage_points" else (end - start) / (start or Decimal(1)) * 100


def _half(number: Decimal) -> Decimal:
    """Half a unit of the last printed decimal place."""
    exponent = number.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)


def _comparisons(context: Context, observations: Sequence[Observation]) -> Iterator[Check]:
    """ "at 47, below the average of 46": two values that the words between them put the wrong way round."""
    document = context.document
    own: dict[tuple[str, str, str], list[Observation]] = defaultdict(list)
    for fact in observations:
        if not fact.comparator and fact.anchor.table is None:
            own[fact.indicator, fact.population, fact.unit].append(fact)
    for other in observations:
        if not other.comparator or other.anchor.table is not None:
            continue
        for ours in own.get((other.indicator, other.population, other.unit), ()):
            first, second = document.text.find(ours.printed, ours.anchor.start), other.anchor.end
            between = document.text[first + len(ours.printed) : second]
            if not 0 <= first < second or len(between) > 120 or "." in between.rstrip(". "):
                continue
            lower, higher = _LOWER.search(between), _HIGHER.search(between)
            wrong = (lower and not higher and ours.value > other.value) or (
                higher and not lower and ours.value < other.value
            )
            if wrong:
                detail = f"{ours.printed} is said to be on the other side of {other.printed}"
                values = (plain(ours.value), plain(other.value))
                yield doubt(document, "arithmetic", ours.indicator, detail, values, other.anchor)


def _over_years(context: Context, facts: Sequence[Fact]) -> Iterator[Check]:
    """ "£53,000 over 2 years (£26,000 per year)": a sum over years against the sum of a year."""
    seen: set[str] = set()
    for fact in facts:
        if not isinstance(fact, Finance) or fact.anchor.table is not None or fact.line in seen:
            continue
        seen.add(fact.line)
        for found in _OVER_YEARS.finditer(fact.line):
            years = int(found["years"])
            given = Decimal(found["yearly"].replace(",", "")) * years
            whole = Decimal(found["whole"].replace(",", ""))
            if given != whole:
                detail = f"{plain(given / years)} a year over {years} years is {plain(given)}, not {plain(whole)}"
                values = (plain(given), plain(whole))
                yield doubt(context.document, "arithmetic", fact.line[:60], detail, values, fact.anchor)
