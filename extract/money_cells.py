"""Which cells of a table hold amounts of money, and what these are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extract.vocabulary import any_of, load
from normalise import values

_WORDS = load("finance_words")
_AMOUNT = re.compile(
    r"""(?<![\w.,/£])\(?\s?[-–−]?\s?£?\s?[-–−]?
        (?:\d{1,3}(?:,\d{3}){1,4}|\d{1,3}(?:[ ]\d{3}){1,4}(?!\d)|\d{1,12}(?!\d))(?:\.\d+)?
        \s?(?:k|m|bn|million|thousand)?(?![\w%/,]|\.\d)\s?\)?""",
    re.VERBOSE | re.IGNORECASE,
)
_BESIDE = any_of(_WORDS["beside_amount"])
_NOISE = re.compile(r"[\s(){}\[\]*+=£:;.,–—\-†‡¹²³⁴⁵⁶⁷⁸⁹]+")
_SCALE = any_of(_WORDS["scale"])

_BESIDE_POUNDS = 30
"""How many letters of other words may stand beside an amount that has a pound sign."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in pounds as its cell prints it; `start` and `end` are characters of the cell's text."""

    pounds: Decimal
    start: int
    end: int

    @property
    def digits(self) -> int:
        """How many digits it has before the decimal point."""
        return len(str(abs(int(self.pounds))))


def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a cell that holds little else (`84,311 126,493 (TBC)` holds two), none of a cell of words.

    In a cell with pound signs only what has one is an amount, and a few words may stand beside it.
    """
    if len(text) > 200 or not any(character.isdigit() for character in text):
        return ()
    found: list[Amount] = []
    rest: list[str] = []
    behind = 0
    for match in _AMOUNT.finditer(text):
        start, end = _balanced(text, match.start(), match.end())
        if "£" in text and "£" not in text[start:end]:
            continue
        pounds = values.read_money(text[start:end].replace(" ", ""))
        if pounds is None:
            return ()
        found.append(Amount(pounds, start, end))
        rest.append(text[behind:start])
        behind = end
    words = _NOISE.sub("", _BESIDE.sub("", " ".join([*rest, text[behind:]])))
    return tuple(found) if len(words) <= (_BESIDE_POUNDS if "£" in text else 0) else ()


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The match without white space at its ends and without a bracket that has no partner in it."""
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    if (text[start] == "(") != (text[end - 1] == ")"):
        start += text[start] == "("
        end -= text[end - 1] == ")"
    return start, end


def scale(heading: str) -> int:
    """What amounts under a heading or caption are multiplied by: 1000 for `£000s`, 1 where it says nothing."""
    match = _SCALE.search(heading.replace(" ’", "’"))
    return int(_WORDS["scale"][" ".join(match.group().casefold().split())]) if match else 1
