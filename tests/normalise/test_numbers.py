"""Whole numbers in words."""

import re

import pytest

from normalise.numbers import NUMBER_WORDS, read_number

TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


@pytest.mark.parametrize(
    ("text", "number"),
    [("zero", 0), ("Four", 4), ("twelve", 12), ("one hundred", 100), ("1,259", 1259), ("49", 49), (" seven ", 7)],
)
def test_numbers_are_read(text: str, number: int) -> None:
    assert read_number(text) == number


@pytest.mark.parametrize("joint", ["-", " ", ""])
def test_every_number_of_two_words_is_read(joint: str) -> None:
    words = [f"{ten}{joint}{unit}" for ten in TENS for unit in UNITS]
    assert [read_number(word) for word in words] == [10 * ten + unit for ten in range(2, 10) for unit in range(1, 10)]
    assert all(re.fullmatch(NUMBER_WORDS, word, re.IGNORECASE) for word in words)


@pytest.mark.parametrize("text", ["", "one-third", "twenty-twelve", "1.5", "12,34", "someone", "x" * 50])
def test_other_words_are_no_number(text: str) -> None:
    assert read_number(text) is None
