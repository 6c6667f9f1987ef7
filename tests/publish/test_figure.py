"""Whether a count is too small, and whether a rate tells of one that is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.figure import is_small, tells_small


@pytest.mark.parametrize(("count", "small"), [(0, False), (1, True), (4, True), (5, False), (-4, True), (-5, False)])
def test_nought_and_the_limit_are_not_small(count: int, small: bool) -> None:
    assert is_small(Decimal(count), 5) is small


@pytest.mark.parametrize(
    ("rate", "whole", "small"),
    [
        ("6.7", 60, True),
        ("8.3", 60, False),
        ("7", 60, True),
        ("0.3", 1500, True),
        ("6.70", 60, True),
        ("0", 60, False),
        ("0", 3000, True),
    ],
)
def test_a_rate_tells_of_few_where_a_small_count_would_be_printed_so(rate: str, whole: int, small: bool) -> None:
    assert tells_small(Decimal(rate), Decimal(whole), 5) is small


@given(st.integers(1, 3000).flatmap(lambda whole: st.tuples(st.just(whole), st.integers(0, whole))), st.integers(0, 2))
def test_no_rate_of_a_small_count_is_passed_over(numbers: tuple[int, int], digits: int) -> None:
    whole, count = numbers
    rate = round(Decimal(100 * count) / whole, digits)
    if is_small(Decimal(count), 5):
        assert tells_small(rate, Decimal(whole), 5)
