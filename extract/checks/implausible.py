"""Figures outside what their unit allows: a share over 100 percent, a score over its scale, a negative count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from extract.checks.common import doubt, plain
from extract.context import Context
from extract.facts import Check, Fact, Observation, Staffing

_LIMITS = {
    "percent": (Decimal(0), Decimal(100)),
    "count": (Decimal(0), None),
    "ratio": (Decimal(0), None),
    "rate_per_1k": (Decimal(0), Decimal(1000)),
    "rate_per_100k": (Decimal(0), Decimal(100_000)),
    "score": (Decimal(0), Decimal(5)),
}
_LEVELS = frozenset({"outturn", "baseline", "initial", "predicted", "actual", "self_assessed", "validated"})


def check(context: Context, facts: Sequence[Fact]) -> Iterator[Check]:
    for fact in facts:
        if isinstance(fact, Staffing) and fact.headcount < 0:
            yield doubt(
                context.document, "implausible", fact.row, "a negative headcount", (plain(fact.headcount),), fact.anchor
            )
        if not isinstance(fact, Observation) or fact.measure not in _LEVELS or fact.unit not in _LIMITS:
            continue
        low, high = _LIMITS[fact.unit]
        if fact.value < low or (high is not None and fact.value > high):
            detail = f"{plain(fact.value)} is outside what {fact.unit} allows"
            yield doubt(context.document, "implausible", fact.indicator, detail, (plain(fact.value),), fact.anchor)
