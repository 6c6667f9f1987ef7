"""Any words to the readers of figures and money."""

from __future__ import annotations

from fuzz.holds import holds, in_order, words_of
from normalise import values
from normalise.numbers import read_number


def check(data: bytes) -> None:
    """Figures stand in order, are numbers, and are printed as they say."""
    text = words_of(data)
    figures, sums = values.find(text), values.find_money(text)
    in_order(figures, text)
    in_order(sums, text)
    for figure in figures:
        holds(figure.value.number.is_finite(), "a figure that is no number", figure)
        holds(figure.value.printed == text[figure.start : figure.end], "printed otherwise", figure, text)
    holds(all(each.amount.is_finite() for each in sums), "a sum that is no number", sums)
    _cell(text)


def _cell(text: str) -> None:
    value, money = values.read(text, "percent"), values.read_money(text)
    if value is not None:
        holds(value.number.is_finite() and value.printed in text, "a cell that is no number", value, text)
        holds(not values.is_missing(text) and not values.is_placeholder(text), "a value that is missing", text)
    holds(money is None or money.is_finite(), "a cell that is no sum", money)
    values.is_missing(text)
    values.is_placeholder(text)
    read_number(text)
