"""Recipes by themselves: what they need, what they ignore, and that no table makes them fail."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from extract import (
    epqa,
    indicator_boxes,
    kpi_tables,
    national_indicators,
    recipes,
    scorecards,
    self_assessments,
    trend_tables,
    unread_tables,
)
from extract.facts import Observation
from extract.recipes import ABOVE, AROUND, LEFT, Recipe
from tests.extract.build import Part, heading, table
from tests.extract.observed import context, quotes_hold, short

ROWS = table(["", "Wessex", "Family"], ["2007/08 rate", "61%", "64%"], ["Target 2008/09", "70%", "75%"])
COMPARED = Recipe(
    method="compared",
    needs={AROUND: frozenset({"candidates"}), LEFT: frozenset({"period"}), ABOVE: frozenset({"comparator"})},
)


def test_a_recipe_reads_a_table_that_gives_all_it_needs_and_marks_it_as_used() -> None:
    given = context(heading("NI 45"), ROWS)
    assert short(recipes.read(given, (COMPARED,))) == [
        ("ete", "outturn", "", "2007/08", "61 percent"),
        ("ete", "outturn", "family", "2007/08", "64 percent"),
        ("ete", "target", "", "2008/09", "70 percent"),
        ("ete", "target", "family", "2008/09", "75 percent"),
    ]
    assert given.used == {0}
    assert list(recipes.read(given, (COMPARED,))) == []


def test_a_recipe_leaves_a_table_that_lacks_something() -> None:
    assert list(recipes.read(context(heading("Volunteers"), ROWS), (COMPARED,))) == []
    more = replace(COMPARED, needs={**COMPARED.needs, ABOVE: frozenset({"period"})})
    assert list(recipes.read(context(heading("NI 45"), ROWS), (more,))) == []


def test_a_recipe_does_not_take_what_it_ignores() -> None:
    less = replace(COMPARED, ignores={LEFT: frozenset({"kind"}), ABOVE: frozenset({"area"})})
    assert {fact[1] for fact in short(recipes.read(context(heading("NI 45"), ROWS), (less,)))} == {"outturn"}


def test_the_first_recipe_that_fits_reads_the_table() -> None:
    other = replace(COMPARED, method="other")
    facts = list(recipes.read(context(heading("NI 45"), ROWS), (other, COMPARED)))
    assert {fact.method for fact in facts} == {"other"}


WORDS = st.sampled_from(
    ["", "NI 45", "First time entrants", "Custody", "2007/08", "Q1", "Target", "Family", "12%", "%59", "1,203", "n/a",
     "Score:", "1.1 Planning", "EPQA: 05 or 06 rating", "Performance Indicator: 07/08 target", "YTD", "% change", "<5"]
)  # fmt: skip
ALL = (
    indicator_boxes.read, epqa.read, self_assessments.read, scorecards.read, trend_tables.read_populations,
    national_indicators.read, kpi_tables.read, trend_tables.read, unread_tables.read,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(WORDS, min_size=width, max_size=width), min_size=1)))
def test_no_table_makes_a_reader_fail_and_every_quote_is_in_the_text(rows: list[list[str]]) -> None:
    parts: list[Part] = [heading("Custody"), table(*rows)]
    given = context(*parts)
    for read in ALL:
        assert quotes_hold(given, [fact for fact in read(given) if isinstance(fact, Observation)])
