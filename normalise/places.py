"""Finds names of places in running text: longest first, at word bounds, with capitals where a name has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Generic, TypeVar

from normalise.vocabulary import load_toml

Named = TypeVar("Named")

_WORD = re.compile(r"[^\W\d_]+|&")
_NEXT = re.compile(r"(?:(?!\t|\s*\n\s*\n)[\s.'’\-–/,]){0,3}(?P<word>[^\W\d_]+|&)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ -]$")
_CAPITAL = re.compile(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][^\W\d_]*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:•\n|])[\s*_#\"'“‘]*$")


def fold(name: str) -> str:
    """A name as it is compared: lower case, `&` as `and`, hyphens as spaces, full stops and apostrophes dropped."""
    return " ".join(_key(word) for word in _WORD.findall(name.replace("'", "").replace("’", "")))


def _key(word: str) -> str:
    return "and" if word == "&" else word.lower()


@dataclass(frozen=True, slots=True)
class Place(Generic[Named]):
    """A name found: what it names and the characters it covers."""

    named: Named
    start: int
    end: int


@dataclass(slots=True)
class _Node(Generic[Named]):
    next: dict[str, _Node[Named]] = field(default_factory=dict)
    named: Named | None = None


class NameTree(Generic[Named]):
    """Names in a tree of words. A comma in the text between the words of a name does no harm."""

    def __init__(self, names: Mapping[str, Named]) -> None:
        self._root: _Node[Named] = _Node()
        for name, named in names.items():
            node = self._root
            for word in fold(name).split():
                node = node.next.setdefault(word, _Node())
            node.named = named

    def find(self, text: str) -> list[Place[Named]]:
        """Every name in `text`, left to right, none overlapping; those that are common words, streets or parts of
        areas there are left out."""
        return list(self._walk(text))

    def _walk(self, text: str) -> Iterator[Place[Named]]:
        behind = 0
        for found in _CAPITAL.finditer(text):
            if found.start() < behind or found[0].lower() not in self._root.next:
                continue
            place = self._longest(text, found.start())
            if place is not None and _is_name(text, place.start, place.end):
                behind = place.end
                yield place

    def _longest(self, text: str, start: int) -> Place[Named] | None:
        node, position, best = self._root, start, None
        while True:
            found = _NEXT.match(text, position)
            following = node.next.get(_key(found["word"])) if found and _is_written_as_name(found["word"]) else None
            if found is None or following is None:
                return best
            node, position = following, found.end()
            if node.named is not None:
                best = Place(node.named, start, position)


def _is_written_as_name(word: str) -> bool:
    return word[0].isupper() or word == "&" or word in _words("small")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_toml("area_words")[name])


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether the words before and behind leave the name a name of the area."""
    before = text[max(0, start - 24) : start]
    ahead = _WORD_BEFORE.search(before)
    last = ahead[1] if ahead else ""
    if last[:1].isupper() and last.lower() in _words("directions"):
        return False
    if _titled().search(before):
        return False
    behind = re.match(r"[ ]([^\W\d_]+)", text[end : end + 24])
    following = behind[1] if behind else ""
    if following[:1].isupper() and following.lower() in _words("streets"):
        return False
    if text[start:end].lower() not in _words("common"):
        return True
    return not _is_common_word(before, following)


@cache
def _titled() -> re.Pattern[str]:
    """A person's title and perhaps a first name right before: Councillor Paula Brent."""
    titles = "|".join(load_toml("area_words")["titles"])
    return re.compile(rf"(?<!\w)(?:{titles})\.? (?:[A-Z][\w.'’-]* )?$")


def _is_common_word(before: str, following: str) -> bool:
    """Whether a name that is also a common word is that: by the word behind, or as a sentence's first word before a
    word without a capital."""
    if following.lower() in _words("followers"):
        return True
    return bool(_SENTENCE_START.search(before)) and following.islower() and following not in _words("small")
