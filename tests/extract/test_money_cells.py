"""Cells of amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.money_cells import amounts, scale


@pytest.mark.parametrize(
    ("cell", "pounds"),
    [
        ("112,618", ["112618"]),
        ("0", ["0"]),
        ("£1.2m", ["1200000"]),
        ("£45k", ["45000"]),
        ("(41,300)", ["-41300"]),
        ("84,311 126,493 (TBC)", ["84311", "126493"]),
        ("993,028\n611,381", ["993028", "611381"]),
        ("1 718 259", ["1718259"]),
        ("12,500.50", ["12500.5"]),
        ("£40,000 (est.)", ["40000"]),
        ("", []),
        ("-", []),
        ("45%", []),
        ("2007/08", []),
        ("1 FTE", []),
        ("Source 2:", []),
        ("One officer for 3 days", []),
    ],
)
def test_what_a_cell_holds(cell: str, pounds: list[str]) -> None:
    assert [amount.pounds for amount in amounts(cell)] == [Decimal(number) for number in pounds]


@given(st.integers(0, 10**9), st.booleans(), st.sampled_from(["", " (TBC)", " est", "*"]))
def test_every_printed_amount_is_read_at_its_place(pounds: int, sign: bool, behind: str) -> None:
    printed = f"{'£' if sign else ''}{pounds:,}"
    (amount,) = amounts(printed + behind)
    assert amount.pounds == pounds
    assert (printed + behind)[amount.start : amount.end] == printed


@given(st.text(max_size=120))
def test_noise_never_fails_and_places_lie_within_it(text: str) -> None:
    for amount in amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)


@pytest.mark.parametrize(
    ("heading", "times"),
    [
        ("Total (£000s)", 1000),
        ("£'000", 1000),
        ("£’000s", 1000),
        ("Budget £m", 1000000),
        ("Total (£)", 1),
        ("£1,000", 1),
    ],
)
def test_headings_scale_amounts(heading: str, times: int) -> None:
    assert scale(heading) == times
