"""Figures, money and places as people read them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from web.wording import day, figure, place, pounds


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("69.50", "percent", "69.5%"),
        ("1234", "count", "1,234"),
        ("-5", "percent", "−5%"),
        ("0.89", "ratio", "0.89"),
        ("1E+3", "count", "1,000"),
        ("12.5", "rate_per_100k", "12.5 per 100,000"),
        ("1", "yes_no", "yes"),
        ("0", "yes_no", "no"),
    ],
)
def test_figures_have_separators_signs_and_units(value: str, unit: str, shown: str) -> None:
    assert figure(Decimal(value), unit) == shown


def test_what_is_unknown_is_empty() -> None:
    assert figure(None) == ""


def test_money_has_pence_where_there_are_any() -> None:
    assert [pounds(Decimal(amount)) for amount in ("240887", "-41300", "1.5")] == ["£240,887", "−£41,300", "£1.50"]


def test_days_and_addresses() -> None:
    assert day(date(2007, 4, 1)) == "1 April 2007"
    assert place("Bath & North/East?") == "/authorities/Bath%20%26%20North%2FEast%3F"
