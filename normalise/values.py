"""Figures as documents print them: percentages, counts, rates, scores, yes and no, with their units and marks.

A bare number has no unit, unless a heading settles it; a bound ("over 20%") is found, but is no value of a cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache

from normalise.bounds import find_bound, longest_first, word_before
from normalise.money import FoundMoney, find_money, read_money
from normalise.numbers import NUMBER_WORDS, read_number
from normalise.vocabulary import load_toml

__all__ = [
    "FoundMoney",
    "FoundValue",
    "Value",
    "find",
    "find_money",
    "is_missing",
    "is_placeholder",
    "read",
    "read_money",
]

MALFORMED = "malformed"
PROVISIONAL = "provisional"
BRACKETED = "bracketed"
IN_WORDS = "in_words"

_LONGEST = 80
_REACH = 70
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_DIGITS = re.compile(r"\d(?:\d|[.,](?=\d))*(?:\s\.\d+(?=\s?%))?[½¼¾]?|[½¼¾]")
_NUMBER = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)?(?P<stray>\s)?(?P<part>\.\d+)?(?P<fraction>[½¼¾])?")
_MINUS = "-−–"
_PER = re.compile(r"[^\d.;:!?\n]{1,60}?\bper\s{1,2}(?P<base>1,?000|100,?000)\b(?!,\d)", re.IGNORECASE)
_UNIT_IN_WORDS = re.compile(r"[Pp](?:er\s?cent|oints)")
_NUMBER_BEFORE = re.compile(rf"(?<![^\W_])(?P<words>{NUMBER_WORDS})\s{{0,2}}$", re.IGNORECASE)
_LONGEST_NUMBER = 20
_PADDED = re.compile(r"0\d+")
_ORDINAL = re.compile(r"\s?(?:st|nd|rd|th)(?![^\W_])")
_BRACKET = re.compile(r"\([^()\d]{2,40}\)")
_PROVISIONAL = re.compile(r"\((?:p|prov|provisional)\.?\)\s*$", re.IGNORECASE)
_MARKS = re.compile(r"[\s*†‡§#^▲▼△▽↑↓⇧⇩⬆⬇→←⇨~:,]|\([a-z]\)|(?<!\d)\.$")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Value:
    """A figure. `unit` is one of the units of observations, empty where none is printed; `printed` is verbatim; `flags`
    are `malformed`, `provisional`, `bracketed` (which may mean negative) and `in_words`."""

    number: Decimal
    unit: str
    printed: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundValue:
    """A value with its characters. `bound` is `over`, `under`, `about` or empty."""

    value: Value
    start: int
    end: int
    bound: str


@cache
def _unit() -> re.Pattern[str]:
    """What stands behind a number: its unit."""
    units = load_toml("value_words")["units"]
    named = "|".join(rf"(?P<{unit}>{longest_first(units[unit])})" for unit in units)
    return re.compile(rf"\s{{0,2}}(?:{named}|(?P<signs>\.?%(?:\s?%)?))", re.IGNORECASE)


@cache
def _coded() -> frozenset[str]:
    """The words behind which a number names something, or is the base of a rate (`per`)."""
    return frozenset(load_toml("value_words")["coded"]["words"])


def find(text: str) -> list[FoundValue]:
    """Every figure in running text, left to right: numbers that stand alone, with a unit where one is printed, and
    numbers in words that have a unit. Sums of money, parts of codes, dates and ranges without a unit are none; a year
    is one, so leave out what lies in a period."""
    found: list[FoundValue] = []
    for match in _DIGITS.finditer(text):
        each = _found(text, match, found[-1].end if found else 0)
        if each is not None:
            found.append(each)
    in_words = [each for match in _UNIT_IN_WORDS.finditer(text) if (each := _found_in_words(text, match))]
    return sorted([*found, *in_words], key=lambda each: each.start) if in_words else found


def _found_in_words(text: str, match: re.Match[str]) -> FoundValue | None:
    """The number in words before a unit in words, None where none stands there."""
    words = _NUMBER_BEFORE.search(text, max(match.start() - _LONGEST_NUMBER, 0), match.start())
    unit = _unit().match(text, words.end("words")) if words else None
    if words is None or unit is None:
        return None
    number = Decimal(read_number(words["words"]) or 0)
    value = Value(number, _unit_name(unit), text[words.start() : unit.end()], (IN_WORDS,))
    return FoundValue(value, words.start(), unit.end(), find_bound(text, words.start(), unit.end()))


def _found(text: str, match: re.Match[str], behind: int) -> FoundValue | None:
    """The figure at some digits, None where they are part of something else; signs before `behind` are another's."""
    number = _NUMBER.fullmatch(match[0])
    if number is None:
        return None
    start, end = match.span()
    flags = [MALFORMED] if number["stray"] else []
    unit = _unit().match(text, end)
    name = _unit_name(unit) if unit else ""
    if unit:
        end = unit.end()
        flags += [MALFORMED] if len(unit["signs"] or "") > 1 else []
    else:
        per = _PER.match(text, end) if text.find("per", end, end + _REACH) >= 0 else None
        name = _base_unit(per["base"]) if per else ""
    amount = _amount(number)
    if start and text[start - 1] == "." and not text[start - 2 : start - 1].strip() and "." not in match[0]:
        amount, start = Decimal(f"0.{match[0]}") if match[0].isdecimal() else amount, start - 1
    if start > behind and text[start - 1] == "%" and not unit and not text[start - 2 : start - 1].isdigit():
        name, start, flags = "percent", start - 1, [MALFORMED]
    return _placed(text, start, end, Value(amount, name, "", tuple(flags)))


def _placed(text: str, start: int, end: int, value: Value) -> FoundValue | None:
    """The value with its sign and bound, None where what stands around its characters makes it no value."""
    before = text[start - 1 : start]
    if before and before in _MINUS + "+":
        joined = text[start - 2 : start - 1].isalnum()
        if joined and not value.unit:
            return None
        if not joined:
            start -= 1
            value = replace(value, number=-value.number if before != "+" else value.number)
        elif text[start - 2].isdigit():
            return _whole(text, start, end, value, "about")
    if not _stands_alone(text, start, end, value):
        return None
    return _whole(text, start, end, value, find_bound(text, start, end))


def _whole(text: str, start: int, end: int, value: Value, bound: str) -> FoundValue:
    return FoundValue(replace(value, printed=text[start:end]), start, end, bound)


def _stands_alone(text: str, start: int, end: int, value: Value) -> bool:
    """Whether a number is no part of a sum of money, a word, a date, a range or the base of a rate."""
    before, behind = text[start - 1 : start], text[end : end + 2]
    if _PADDED.fullmatch(text, start, end) or _ORDINAL.match(text, end):
        return False
    if before in tuple("£$€#/_.") or (before.isspace() and text[max(start - 3, 0) : start].rstrip()[-1:] == "£"):
        return False
    if value.unit in ("percent", "percentage_points"):
        return True
    if before.isalpha() or behind[:1].isalpha() or behind[:1] == "_" or word_before(text, start) in _coded():
        return False
    return not (behind[:1] in tuple(_MINUS + "/:") and behind[1:].isdigit())


def _unit_name(unit: re.Match[str]) -> str:
    return "percent" if unit["signs"] else unit.lastgroup or ""


def _base_unit(base: str) -> str:
    return "rate_per_100k" if base.startswith("100") else "rate_per_1k"


def _amount(number: re.Match[str]) -> Decimal:
    whole, part = (number["whole"] or "0").replace(",", ""), number["part"] or ""
    return Decimal(whole + part) + _FRACTIONS.get(number["fraction"] or "", Decimal(0))


@lru_cache(maxsize=8192)
def read(text: str, unit_hint: str = "") -> Value | None:
    """The one value that a cell holds, in `unit_hint` where it prints no unit; None for several, for bounds, periods,
    money and for words that mean something else. What is to fall or fell (`Reduction of 5%`) is negative."""
    if len(text) > _LONGEST * 2:
        return None
    printed = text.strip()
    folded = " ".join(printed.split())
    if not folded or len(folded) > _LONGEST:
        return None
    plain = _read_words(folded, unit_hint)
    value = plain or _read_figure(folded, unit_hint)
    return replace(value, printed=printed) if value else None


def _read_words(folded: str, hint: str) -> Value | None:
    """Yes, no, or a number in words."""
    word = folded.rstrip(".").lower()
    answers = load_toml("value_words")["yes_no"]
    if word in answers["yes"] or word in answers["no"]:
        return Value(Decimal(word in answers["yes"]), "yes_no", folded)
    number = None if word.isdecimal() or word[:1].isdecimal() else read_number(word)
    return Value(Decimal(number), hint, folded, (IN_WORDS,)) if number is not None else None


def _read_figure(folded: str, hint: str) -> Value | None:
    found = find(folded)
    if len(found) != 1 or found[0].bound:
        return None
    only = found[0]
    before, behind = folded[: only.start], folded[only.end :]
    if _has_digits(before + behind):
        return None
    flags = list(only.value.flags)
    flags += [PROVISIONAL] if _PROVISIONAL.search(behind) else []
    flags += [MALFORMED] if behind == "." and not only.value.unit else []
    if before.endswith("(") and behind.startswith(")"):
        before, behind = before[:-1], behind[1:]
        flags.append(BRACKETED)
    falls = _direction(before, behind)
    if falls is None:
        return None
    number = -abs(only.value.number) if falls else only.value.number
    return Value(number, only.value.unit or hint, folded, tuple(dict.fromkeys(flags)))


def _has_digits(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _direction(before: str, behind: str) -> bool | None:
    """Whether the words around a figure say that it is a fall; None where they say something that is not understood."""
    minus = before.strip() in tuple(_MINUS)
    rest = f"{'' if minus else before} {behind}"
    rest = _BRACKET.sub(" ", rest)
    words = {word.lower() for word in _WORD.findall(_MARKS.sub(" ", rest))}
    known = load_toml("value_words")
    fall, rise = known["direction"]["fall"], known["direction"]["rise"]
    falls, rises = words.intersection(fall), words.intersection(rise)
    unknown = words - {*fall, *rise, *known["beside"]["words"]}
    left = _MARKS.sub("", _WORD.sub("", rest)).strip("-–—()[].'’\" ")
    if unknown or left or (falls and rises):
        return None
    return minus or bool(falls)


@cache
def _cell_patterns(sort: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in load_toml("value_words")[sort]["patterns"]), re.IGNORECASE)


def is_placeholder(text: str) -> bool:
    """Whether a cell was never filled in: `XX.X`, `XXX`, `tbc`."""
    return len(text) < 200 and bool(_cell_patterns("placeholders").fullmatch(text.strip()))


def is_missing(text: str) -> bool:
    """Whether a cell stands for a value that is missing: blank, a dash, `N/A`, `Data not yet available`, `XX.X`."""
    words = " ".join(text[:200].split())
    return len(text) < 200 and (bool(_cell_patterns("missing").fullmatch(words)) or is_placeholder(words))
