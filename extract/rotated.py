"""Percentages of a table that was turned upside down before its characters were recognised: `%59` stands for 65.

A turned figure is read from its end, each character turned back. Recognition sees some turned digits as others (a
turned 7 as 2 or 4, a turned 5 as 9), so a turned cell has several readings, the regular one first. Which one holds is
settled by what else is printed: the same score in the body of the document, and the whole's score being the mean of its
parts' weighted by their numbers of cases. What is not settled is no value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

_TURNED = re.compile(r"\W*%\s*([0-9£ELhZIlOo]{1,3})\W*")
_UPRIGHT = re.compile(r"\W*(\d{1,3})\s*%\W*")

_REGULAR: Mapping[str, str] = {
    "0": "0", "O": "0", "o": "0", "1": "1", "I": "1", "l": "1", "2": "7", "Z": "2", "L": "7", "5": "5", "6": "9",
    "7": "2", "8": "8", "9": "6", "£": "3", "E": "3", "h": "4",
}  # fmt: skip
_MISREAD: Mapping[str, str] = {"4": "7", "9": "5", "3": "3"}
"""What a turned digit was, where recognition saw one that no digit turns into, or missed a stroke."""
_CLOSE = 0.75
"""How far the whole's score may be from the weighted mean of the printed parts: rounding of both."""
_BIG = 5
"""A misfit that no single digit of a turned part explains."""


@dataclass(frozen=True, slots=True)
class Score:
    """A percentage read from a cell; `turned` if it stood upside down."""

    percent: int
    turned: bool


def is_turned(text: str) -> bool:
    """Whether a cell holds a percentage upside down: its sign before its digits."""
    return _TURNED.fullmatch(text) is not None


def readings(text: str) -> tuple[int, ...]:
    """What a cell's percentage may be, the regular reading first: one for an upright cell, none for other words."""
    upright = _UPRIGHT.fullmatch(text)
    if upright:
        return (int(upright.group(1)),)
    turned = _TURNED.fullmatch(text)
    if not turned:
        return ()
    each = [_digits(character) for character in reversed(turned.group(1))]
    numbers = dict.fromkeys(int("".join(digits)) for digits in product(*each))
    return tuple(number for number in numbers if number <= 100)


def _digits(character: str) -> str:
    return _REGULAR.get(character, "") + _MISREAD.get(character, "")


def settle(cells: Sequence[str], weights: Sequence[int | None], known: int | None) -> list[Score | None]:
    """The scores of a row: the whole's first, then those of its parts. `weights` are the numbers of cases of each cell
    (None where not printed), `known` the whole's score as the body of the document prints it.

    None for a cell whose reading nothing settles, and for an upright one that the settled others contradict.
    """
    options = [readings(cell) for cell in cells]
    turned = [is_turned(cell) for cell in cells]
    if known is not None and options and (known in options[0] or not options[0]):
        options[0] = (known,)
    if not any(turned):
        return [Score(each[0], False) if each else None for each in options]
    chosen = _fitting(options, weights)
    if chosen is None:
        chosen = _unfitting(options, turned, weights, known)
    return [None if number is None else Score(number, is_t) for number, is_t in zip(chosen, turned, strict=True)]


def _unfitting(
    options: Sequence[tuple[int, ...]], turned: Sequence[bool], weights: Sequence[int | None], known: int | None
) -> list[int | None]:
    """The scores of a row that no combination of readings fits.

    A small misfit is one misread digit, which may be in any turned part: these have no score. A big one comes from an
    upright part that was not read right: that has none, and the turned ones are what they regularly are.
    """
    regular = [each[0] if each else None for each in options]
    upright = [i for i in range(1, len(options)) if options[i] and not turned[i]]
    numbers = [number for number in regular if number is not None]
    weighed = known is not None and len(numbers) == len(options) and all(weights[1:])
    wrong = {i for i in upright if weighed and _off(numbers, weights) > _BIG}
    if len(wrong) == 1:
        return [None if i in wrong else number for i, number in enumerate(regular)]
    keep = {0} if known is not None else set[int]()
    return [number if not turned[i] or i in keep else None for i, number in enumerate(regular)]


def _fitting(options: Sequence[tuple[int, ...]], weights: Sequence[int | None]) -> list[int | None] | None:
    """The only combination of readings in which the whole is the mean of its parts; of several, the regular one."""
    if len(options) < 3 or not all(options) or not all(weights[1:]):
        return None
    fitting = [row for row in product(*options) if _off(row, weights) <= _CLOSE]
    regular = tuple(each[0] for each in options)
    if regular in fitting:
        return list(regular)
    return list(fitting[0]) if len(fitting) == 1 else None


def _off(row: Sequence[int], weights: Sequence[int | None]) -> float:
    parts = [weight or 0 for weight in weights[1:]]
    mean = sum(score * weight for score, weight in zip(row[1:], parts, strict=True)) / sum(parts)
    return abs(row[0] - mean)
