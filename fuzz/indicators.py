"""Any words to the readers of indicators, measures and comparators."""

from __future__ import annotations

from fuzz.holds import holds, in_order, words_of
from normalise import comparators, indicators
from normalise.measures import read_measure


def check(data: bytes) -> None:
    """Mentions stand in order, and every indicator named is one of the catalogue."""
    text = words_of(data)
    mentions = indicators.find(text)
    in_order(mentions, text)
    in_order(comparators.find(text), text)
    comparators.read(text)
    measure = read_measure(text)
    known = {indicator.id for indicator in indicators.all_indicators()}
    named = {mention.indicator_id for mention in mentions} | ({measure.indicator_id} if measure else set())
    holds(named <= known, "an indicator that is none", named - known, text)
