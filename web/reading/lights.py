"""The board's traffic light: green at or above the target, amber close to it, red below. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

Light = Literal["green", "amber", "red", ""]
Direction = Literal["better", "worse", "same", ""]

CLOSE = Decimal("0.1")
"""Amber reaches as far from the target as a tenth of it."""


def light(outturn: Decimal, target: Decimal, better: str) -> Light:
    """How an outturn stands to its target where `better` is `higher` or `lower`; empty where neither is better."""
    if better not in ("higher", "lower"):
        return ""
    short = target - outturn if better == "higher" else outturn - target
    if short <= 0:
        return "green"
    return "amber" if short <= abs(target) * CLOSE else "red"


def direction(values: Sequence[Decimal], better: str) -> Direction:
    """Whether the last of some values over time is better than the one before."""
    if len(values) < 2 or better not in ("higher", "lower"):
        return ""
    gain = values[-1] - values[-2]
    if not gain:
        return "same"
    return "better" if (gain > 0) == (better == "higher") else "worse"
