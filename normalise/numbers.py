"""Whole numbers in words or digits: `eighteen`, `twenty-one`, `one hundred`, `1,259`."""

from __future__ import annotations

import re

from normalise.vocabulary import load_toml

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
_JOINT = r"[\s-]?"


def _numbers() -> dict[str, int]:
    words = load_toml("number_words")
    single = {**words["units"], **words["teens"], **words["tens"], **words["hundred"]}
    joined = {
        f"{ten} {unit}": tens + units
        for ten, tens in words["tens"].items()
        for unit, units in words["units"].items()
        if units
    }
    return {**single, **joined}


_NUMBERS = _numbers()
NUMBER_WORDS = (
    "(?:" + "|".join(word.replace(" ", _JOINT) for word in sorted(_NUMBERS, key=lambda word: (-len(word), word))) + ")"
)
"""A pattern without groups of every number word, for use without case; it does not look at what stands around."""

_TENS_JOINED = {word.replace(" ", ""): number for word, number in _NUMBERS.items()}


def read_number(text: str) -> int | None:
    """The whole number that `text` is, in words (zero to a hundred) or digits; None for anything else."""
    text = text.strip()
    if _DIGITS.fullmatch(text):
        return int(text.replace(",", ""))
    return _TENS_JOINED.get(re.sub(r"[\s-]", "", text).lower()) if len(text) < 20 else None
