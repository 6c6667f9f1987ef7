"""Printed changes: in which unit, and between which values that the document prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from extract.facts import Observation
from extract.narrative.claims import Claim, Outcome
from normalise import periods
from normalise.periods import Period
from normalise.values import Value

_VALUES = ("outturn", "baseline")
_LARGEST_FALL = Decimal(10)
"""A target for reoffending that is no larger is by how much it is to fall, not where it is to be."""


def is_fall(indicator: str, value: Value) -> bool:
    """Whether a target's percentage is a reduction though only the share is printed ("the 5% target")."""
    if value.unit != "percent":
        return False
    return indicator == "fte" or (indicator == "reoffending" and value.number <= _LARGEST_FALL)


def settle(claim: Claim, outcome: Outcome) -> Outcome:
    """A change with its unit and period: in points where they are printed or two printed percentages differ by just
    that; where those stand elsewhere in the document, the period is that of the later."""
    if outcome.unit == "percentage_points":
        return outcome
    if outcome.number in _differences(claim):
        return replace(outcome, unit="percentage_points")
    later = {fact.period for fact in _later(claim.place.context.printed, claim.mention.population, outcome)}
    found = periods.read(later.pop()) if len(later) == 1 else None
    if found is None or not _agree(found, outcome.period):
        return outcome
    return replace(outcome, unit="percentage_points", period=found)


def _differences(claim: Claim) -> set[Decimal]:
    """By how much the sentence's other percentages of the same indicator and owner differ from one another."""
    told = claim.told
    values = [
        each.found.value.number
        for each in claim.others
        if each.topic == told.topic and each.whose == told.whose and each.role != "change"
        and each.found.value.unit == "percent"
    ]  # fmt: skip
    return {b - a for a in values for b in values if a != b}


def _later(printed: Iterable[object], population: str, outcome: Outcome) -> Iterator[Observation]:
    """The later of each two percentages of an indicator in the document that differ by just the change."""
    facts = [
        fact
        for fact in printed
        if isinstance(fact, Observation) and fact.indicator == outcome.indicator and fact.population == population
        and fact.unit == "percent" and fact.measure in _VALUES and fact.period and not (fact.comparator or fact.area)
    ]  # fmt: skip
    for later in facts:
        if any(
            later.value - e.value == outcome.number
            and e.period_end < later.period_end
            and e.follow_up == later.follow_up
            for e in facts
        ):
            yield later


def _agree(found: Period, period: Period | None) -> bool:
    """Whether the sentence's period may be that of the later value: none, the same, or that of a cohort's data."""
    if period is None or found.is_cohort:
        return True
    return bool(found.start and period.start and period.end and period.start <= found.start <= period.end)
