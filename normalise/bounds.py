"""Words that make a figure a bound or vague: "over 20%", "no more than 6%", "approximately 40", "80% or more"."""

from __future__ import annotations

import re
from functools import cache

from normalise.vocabulary import load_toml

_COMPARISONS = "<>≤≥=~"
_REACH = 32
"""How many characters before a figure a phrase may begin."""


def phrase_pattern(phrase: str) -> str:
    """A pattern for a phrase of whole words with any white space in it; digits may stand before it."""
    before = r"(?<![^\W\d_])" if phrase[0].isalnum() else ""
    behind = r"(?![^\W_])" if phrase[-1].isalnum() else ""
    return before + r"\s+".join(map(re.escape, phrase.split())) + behind


def longest_first(phrases: list[str]) -> str:
    """One pattern for all of the phrases, which prefers the longer."""
    return "|".join(phrase_pattern(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _before() -> re.Pattern[str]:
    sorts = load_toml("value_words")["bounds"]
    groups = "|".join(rf"(?P<{sort}>{longest_first(sorts[sort])})" for sort in ("about", "under", "over"))
    return re.compile(rf"(?:{groups})\s*(?:an?\s+|the\s+)?$", re.IGNORECASE)


@cache
def _last_words() -> frozenset[str]:
    """The words of which one stands directly before every figure that has a bound before it."""
    sorts = load_toml("value_words")["bounds"]
    return frozenset({"a", "an", "the", *(phrase.split()[-1] for phrases in sorts.values() for phrase in phrases)})


@cache
def _behind() -> re.Pattern[str]:
    sorts = load_toml("value_words")["bounds_behind"]
    groups = "|".join(rf"(?P<{sort}>{longest_first(sorts[sort])})" for sort in ("under", "over"))
    return re.compile(rf"\s{{0,2}}(?:{groups})", re.IGNORECASE)


def word_before(text: str, start: int) -> str:
    """The word or mark before a place in the text, in small letters; empty where there is none."""
    words = text[max(start - 16, 0) : start].split()
    return words[-1].lower() if words else ""


def find_bound(text: str, start: int, end: int) -> str:
    """How the words beside the figure at `start` to `end` bind it: `over`, `under`, `about`, or empty."""
    word = word_before(text, start)
    if word and (word in _last_words() or word[-1] in _COMPARISONS):
        before = _before().search(text, max(start - _REACH, 0), start)
        if before:
            return before.lastgroup or ""
    behind = _behind().match(text, end, end + _REACH)
    return (behind.lastgroup or "") if behind else ""
