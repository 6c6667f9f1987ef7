"""Breaks: where an indicator's figures stop comparing with earlier ones."""

from __future__ import annotations

from datetime import date

from normalise import breaks
from normalise.indicators import all_indicators
from normalise.vocabulary import load_csv


def test_the_first_year_after_a_break_is_told_from_those_before_and_behind() -> None:
    assert not breaks.begins_at("fte", date(2007, 4, 1))
    assert breaks.begins_at("fte", date(2008, 4, 1))
    assert breaks.begins_at("fte", date(2009, 1, 1))
    assert not breaks.begins_at("fte", date(2009, 4, 2))


def test_an_indicator_may_break_more_than_once_or_never() -> None:
    assert len(breaks.days("reoffending")) == 2
    assert breaks.days("psr_timeliness") == ()
    assert breaks.days("unknown") == ()


def test_every_break_is_of_a_known_indicator_that_says_in_words_what_changed() -> None:
    known = {indicator.id: indicator for indicator in all_indicators()}
    predecessors = {indicator.replaced_by for indicator in known.values()}
    for row in load_csv("indicator_breaks"):
        assert known[row["indicator"]].breaks or row["indicator"] in predecessors, row
