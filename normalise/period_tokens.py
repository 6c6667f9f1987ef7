"""Words and numbers of an expression of time, each as one letter, so that a rule is a pattern over letters.

Y year of four digits   T two digits   N one digit   X any other number   D `1st`   Z a date in digits   Q `Q1`
M month   K quarter   H half   R year   L month(s)   C cohort   F financial   A calendar   E ending   e year to date
t to, until   a and   b between, from   o of, the   i in, during, for   r recidivism   w number word
u what is counted   x what has a number   z law
- any dash   / ( ) , ' : themselves   . anything else, however long   | a break
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from normalise.vocabulary import load_toml

FIRST_YEAR, LAST_YEAR = 1980, 2049

_TOKEN = re.compile(
    r"(?P<Q>\b[Qq](?:uarters?|trs?)?\.?[ \xa0]?[1-4](?![\d.,]*\d|[ \xa0]?%))"
    r"|(?P<word>[^\W\d_]+(?:['’]s\b)?)"
    r"|(?P<D>\d{1,2}[ \xa0]?(?i:st|nd|rd|th)\b)"
    r"|(?P<Z>\d{1,2}([/.\-])\d{1,2}\5(?:\d{4}|\d\d)(?![\d/]|\.\d|\5\d)|(?:19|20)\d\d-\d\d-\d\d(?![\d\-]))"
    r"|(?P<number>(?:£[ \xa0]?)?\d+(?:,\d{3}(?!\d))*(?:\.\d+)*(?:[ \xa0]?%)?)"
    r"|(?P<break>\t|\n[ \t\r\xa0]*\n\s*)"
    r"|(?P<mark>[^\w\s])",
)
_MARKS = {**dict.fromkeys("-–—−‑‐‒", "-"), **dict.fromkeys("'’‘", "'"), **{mark: mark for mark in "/(),:"}, "&": "a"}
_LETTERS = {
    "quarter": "K", "half": "H", "year": "R", "month": "L", "cohort": "C", "financial": "F", "calendar": "A",
    "ending": "E", "until": "t", "both": "a", "between": "b", "filler": "o", "dating": "i", "followed": "r",
    "counted": "u", "named": "x", "law": "z", "to_date": "e",
}  # fmt: skip
_BEFORE_A_NUMBER = frozenset("MFKRbQt-/(),':|aoixz")
_OTHER = (".", 0)


class Token(NamedTuple):
    """A word or number at its place in the text; `value` is its number (a month's, a year's, a quarter's), else 0."""

    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens and, position for position, their letters."""

    text: str
    letters: str
    tokens: list[Token]


@cache
def _words() -> dict[str, tuple[str, int]]:
    """Letter and value of each word in every case that documents print it in. The verb `may` is no month."""
    vocabulary = load_toml("period_words")
    known = {word: (_LETTERS[role], 0) for role, words in vocabulary["roles"].items() for word in words}
    known |= {word: ("w", number) for word, number in vocabulary["numbers"].items()}
    known |= {word: ("M", int(number)) for number, words in vocabulary["months"].items() for word in words}
    cases = {cased: known[word] for word in known for cased in (word, word.lower(), word.capitalize(), word.upper())}
    return {word: meaning for word, meaning in cases.items() if word != "may"}


def tokenise(text: str) -> Tokens:
    """The tokens of `text`, in one pass. Everything that says nothing about time is one token, however long."""
    words = _words()
    letters: list[str] = []
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        sort = found.lastgroup
        start, end = found.span()
        if sort == "word":
            letter, value = words.get(found[0], _OTHER)
        elif sort == "mark":
            letter, value = _MARKS.get(found[0], "."), 0
            if found[0] == "." and _is_short_month(letters, tokens, start):
                continue
        elif sort == "break":
            letter, value = "|", 0
        elif _is_glued(text, start, letters[-1] if letters and tokens[-1].end == start else ""):
            letter, value = "X", 0
        else:
            letter, value = _READERS[sort or ""](found[0])
        if letter == "." and letters and letters[-1] == ".":
            tokens[-1] = Token(tokens[-1].start, end, 0)
        else:
            letters.append(letter)
            tokens.append(Token(start, end, value))
    return Tokens(text, "".join(letters), tokens)


def _is_short_month(letters: list[str], tokens: list[Token], end: int) -> bool:
    """Whether the last token, which ends at `end`, is a month cut short, as in `Feb.`"""
    return bool(letters) and letters[-1] == "M" and tokens[-1].end == end and end - tokens[-1].start <= 4


def _is_glued(text: str, start: int, before: str) -> bool:
    """Whether digits go on from something that they are part of; `before` is the letter of a token that they touch."""
    if start and text[start - 1] == "_":
        return True
    return before == "." and text[start - 1].isalnum() if before in ("", ".") else before not in _BEFORE_A_NUMBER


def _ordinal(printed: str) -> tuple[str, int]:
    return "D", int("".join(filter(str.isdecimal, printed)))


def _date(printed: str) -> tuple[str, int]:
    return ("Z" if day_in_digits(printed) else "X"), 0


def _number(printed: str) -> tuple[str, int]:
    """The letter and the value of digits with all that is printed with them."""
    if not printed.isdecimal() or len(printed) > 4:
        return "X", 0
    number = int(printed)
    if len(printed) == 4:
        return ("Y", number) if FIRST_YEAR <= number <= LAST_YEAR else ("X", 0)
    return {1: "N", 2: "T"}.get(len(printed), "X"), number


_READERS: dict[str, Callable[[str], tuple[str, int]]] = {
    "Q": lambda printed: ("Q", int(printed[-1])),
    "D": _ordinal,
    "Z": _date,
    "number": _number,
}


def whole_year(short: int) -> int:
    """The year that two digits stand for: 80 to 99 in the last century, else in this."""
    return short + (1900 if short >= FIRST_YEAR % 100 else 2000)


def day_in_digits(printed: str) -> date | None:
    """The day of `18/12/14`, `10.03.10`, `1-3-2007` or `2007-03-01`; None where there is no such day."""
    parts = re.split(r"[/.\-]", printed)
    if len(parts) != 3:
        return None
    year, month, day = (parts[0], parts[1], parts[2]) if len(parts[0]) == 4 else (parts[2], parts[1], parts[0])
    return real_day(whole_year(int(year)) if len(year) == 2 else int(year), int(month), int(day))


def real_day(year: int, month: int, day: int) -> date | None:
    """That day, None where the calendar or the range of years has no such day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
