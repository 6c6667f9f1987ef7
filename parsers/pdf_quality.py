"""Whether a page's text layer says what is printed, or garbage from fonts that do not tell their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from parsers.page import Word

_COMMON = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "a",
        "is",
        "by",
        "on",
        "with",
        "at",
        "be",
        "are",
        "that",
        "or",
        "from",
        "will",
    )
)
"""Some of these stand in any English prose."""
_VOWELS = frozenset("aeiouyAEIOUY")
_ODD_CATEGORIES = frozenset(("Cc", "Cn", "Co", "Cs"))
_ENOUGH_CHARACTERS, _ENOUGH_WORDS = 20, 60
_MOST_ODD, _LEAST_VOWELS = 0.15, 0.75


def is_garbage(words: Sequence[Word]) -> bool:
    """Whether the words cannot be what is printed: characters that no font shows, or letters that form no words."""
    text = "".join(word.text for word in words)
    if len(text) < _ENOUGH_CHARACTERS:
        return False
    odd = 0 if text.isascii() and text.isprintable() else sum(map(_is_odd, text))
    return odd > _MOST_ODD * len(text) or _forms_no_words(words)


def _is_odd(character: str) -> bool:
    if character == "\ufffd":
        return True
    return not character.isascii() and unicodedata.category(character) in _ODD_CATEGORIES


def _forms_no_words(words: Sequence[Word]) -> bool:
    """Many words, not one of the common ones among them, and too few with a vowel: letters stand for others."""
    if len(words) < _ENOUGH_WORDS or any(word.text in _COMMON for word in words):
        return False
    long = [word.text for word in words if len(word.text) > 3 and not any(map(str.isdigit, word.text))]
    spoken = sum(1 for text in long if not _VOWELS.isdisjoint(text))
    return len(long) >= _ENOUGH_WORDS // 2 and spoken < _LEAST_VOWELS * len(long)
