"""Which rating goes with which standard in a sentence that rates several: "A was rated 'Good', as was B", "rated A as
'Good' and B as 'Inadequate'", "a rating of 'Good' for A and for B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract import judgement_words

_RATED = re.compile(r"\b(?:rat(?:ed|ing|ings)|graded?|judged|judgement)\b", re.IGNORECASE)
_OPEN, _CLOSE = r"[\s'‘\"“]*", r"[\s'’\"”,]*"
_FORWARD = re.compile(
    rf"{_CLOSE}(?:for|in|(?:in\s[^.,;]{{1,50}}?)?[\s,–—(-]*including(?:\s+for)?)\s+(?:the\s+)?(?:both\s+)?{_OPEN}$",
    re.IGNORECASE,
)
_LISTED = re.compile(
    rf"(?:\s*\([^()]{{1,60}}\))?{_CLOSE}(?:\band\b|(?<=,))\s*(?:for\s+|in\s+)?(?:the\s+)?(?:its\s+)?{_OPEN}$",
    re.IGNORECASE,
)
_ALSO = re.compile(r"[\s'’\"”,]*as\s+(?:was|were|is|are)\s+(?:the\s+)?$", re.IGNORECASE)
_BACKWARD = re.compile(
    r"\s*(?:(?:was|were|is|are|has\s+been|have\s+been)\s+(?:also\s+|both\s+|all\s+)?(?:rated|graded|judged)?|as|rated|-|–|:)"
    r"\s*(?:as\s+|to\s+be\s+)?[\s'‘\"“]*$",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\s+and\s+(?:the\s+)?[\w -]{3,45}?\s+(?:are|were)\s+all\s+(?:rated|graded|judged)\s*"
    r"(?:as\s+|to\s+be\s+)?[\s'‘\"“]*$",
    re.IGNORECASE,
)
"""A list that ends with words that are no standard's name: "planning and the provision of services were all rated"."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A standard or a rating at the characters `start` to `end`."""

    text: str
    start: int
    end: int
    rating: bool


def pairs(text: str, start: int, end: int) -> list[tuple[str, str]]:
    """Each standard that a sentence rates with its rating, in the order in which they stand."""
    if not _RATED.search(text, start, end):
        return []
    words = _words(text, start, end)
    found: list[tuple[int, str, str]] = []
    for index, word in enumerate(words):
        if word.rating:
            found += [(each.start, each.text, word.text) for each in _rated(text, words, index)]
    return [(name, rating) for _, name, rating in sorted(dict.fromkeys(found))]


@cache
def _rating() -> re.Pattern[str]:
    return re.compile(judgement_words.ratings(), re.IGNORECASE)


def _words(text: str, start: int, end: int) -> list[_Word]:
    names = judgement_words.criteria().finditer(text, start, end)
    named = [_Word(f.group(), *f.span(), False) for f in names if not _in_brackets(text, start, f.start())]
    rated = [_Word(f.group(), *f.span(), True) for f in _rating().finditer(text, start, end)]
    return sorted((*named, *rated), key=lambda word: word.start)


def _in_brackets(text: str, start: int, place: int) -> bool:
    """Whether a bracket is open at `place`: "assessment (of court disposals)" names one standard."""
    return text.rfind("(", start, place) > text.rfind(")", start, place)


def _rated(text: str, words: Sequence[_Word], index: int) -> list[_Word]:
    """The standards that the rating at `index` is given to: those before it, joined by `and`, or those behind it."""
    before = _before(text, words, index)
    return [*before, *_behind(text, words, index, _ALSO if before else _FORWARD)]


def _before(text: str, words: Sequence[_Word], index: int) -> list[_Word]:
    found: list[_Word] = []
    link, following = _BACKWARD, words[index].start
    for word in reversed(words[:index]):
        between = text[word.end : following]
        if word.rating or not (link.fullmatch(between) or (link is _BACKWARD and _ALL.fullmatch(between))):
            break
        found.insert(0, word)
        link, following = _LISTED, word.start
    return found


def _behind(text: str, words: Sequence[_Word], index: int, link: re.Pattern[str]) -> list[_Word]:
    found: list[_Word] = []
    end = words[index].end
    for word in words[index + 1 :]:
        if word.rating or not link.fullmatch(text[end : word.start]):
            break
        found.append(word)
        link, end = _LISTED, word.end
    return found
