"""Indicators: the catalogue and the readers of printed words for them, under one name for those who use them."""

from __future__ import annotations

from normalise.catalogue import Indicator, all_indicators, choose, get
from normalise.measures import Measure, read_measure
from normalise.mentions import Mention, find
from normalise.scorecards import (
    find_population,
    read_capability,
    read_epqa,
    read_ethnic_base,
    read_ethnic_group,
    read_population,
    read_scorecard,
)

__all__ = [
    "Indicator",
    "Measure",
    "Mention",
    "all_indicators",
    "choose",
    "find",
    "find_population",
    "get",
    "read_capability",
    "read_epqa",
    "read_ethnic_base",
    "read_ethnic_group",
    "read_measure",
    "read_population",
    "read_scorecard",
]
