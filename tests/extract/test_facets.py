"""What headings, labels and captions say of figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import facets
from extract.facets import NOTHING, Facets


@pytest.mark.parametrize(
    ("words", "kind", "period"),
    [
        ("2005/06 outturn", "outturn", "2005/06"),
        ("Target 2007-08", "target", "2007/08"),
        ("2006/07 baseline", "baseline", "2006/07"),
        ("2009/10 projected rate", "projection", "2009/10"),
        ("% change 2008/09 v 2009/10", "change", "2009/10"),
        ("Oct 13 - Sep 14", None, "2013 Oct-2014 Sep"),
    ],
)
def test_the_sort_of_figure_and_its_period(words: str, kind: str | None, period: str) -> None:
    said = facets.read(words)
    assert said.kind == kind
    assert said.period is not None
    assert said.period.label == period


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("YOT family", "family"),
        ("Family average 2009/10", "family"),
        ("National outturn 2010/11 (%)", "national"),
        ("FTE rate YOT family", "family"),
        ("South West region", "South West"),
        ("National Standards compliance", None),
        ("Family group conferences", None),
    ],
)
def test_whose_figure_it_is(words: str, comparator: str | None) -> None:
    assert facets.read(words).comparator == comparator


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Rate per 100,000 of the 10-17 population", "rate_per_100k"),
        ("Custody per 1,000", "rate_per_1k"),
        ("Number of young people", "count"),
        ("% of court disposals", "percent"),
        ("Area", None),
    ],
)
def test_units_in_headings(words: str, unit: str | None) -> None:
    assert facets.read(words).unit == unit


@pytest.mark.parametrize(
    ("words", "months"),
    [("% after 12 months", 12), ("baseline 6-month v. 2009 6-month", 6), ("12 months ending June 2014", None)],
)
def test_how_long_a_cohort_was_followed(words: str, months: int | None) -> None:
    assert facets.read(words).follow_up == months


@pytest.mark.parametrize(("words", "is_part"), [("Aged 15-17", True), ("Girls", True), ("10-17 population", None)])
def test_one_sex_or_age_group(words: str, is_part: bool | None) -> None:
    assert facets.read(words).breakdown is is_part


def test_nearer_words_go_over_farther_ones() -> None:
    near, far = Facets(kind="target"), Facets(kind="outturn", unit="percent")
    assert near.over(far) == Facets(kind="target", unit="percent")
    assert near.over(far).only(("unit",)).says() == {"unit"}


@given(st.text(max_size=60))
def test_noise_never_raises_and_names_no_area_by_chance(words: str) -> None:
    said = facets.read(words)
    assert said.over(NOTHING) == said
