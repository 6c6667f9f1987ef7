"""Many wordings found at once: templates expand to sequences of words, which stand in one tree of words.

A template is a phrase in which `[x]` may be missing, `(x|y)` is one of several, a hyphen is a hyphen, a space or
nothing (`re-offending`), `...` stands for a few words of the same clause and no figure, `#` for a number and `#.#` for
one that is not whole. Words are compared without case, apostrophes and the punctuation that does not end a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Name = TypeVar("Name")

GAP = "..."
NUMBER = "#"
FRACTION = "#.#"
GAP_WORDS = 6
"""The most words that `...` stands for."""

_LETTER = r"[^\W\d_½¼¾¹²³⁰-⁹]"
_TOKEN = re.compile(
    rf"\d[\d,]*(?:\.\d+)?[½¼¾]?|[½¼¾]|{_LETTER}+(?:['’]{_LETTER}+)*\d*|(?P<stop>[.;:?!()|\t]|\n\s*\n|(?<=\s)[-–—](?=\s+\D))",
)
_BRACKET = re.compile(r"\[([^\[\]()]*)\]|\(([^\[\]()]*)\)")
_DROPPED = str.maketrans("", "", "'’,")


class Word(NamedTuple):
    """A word of a text as it is compared, with its place. A `text` that is empty ends a clause."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match(Generic[Name]):
    """A wording found: what it names and the characters it covers."""

    name: Name
    start: int
    end: int


@dataclass(slots=True)
class _Node(Generic[Name]):
    next: dict[str, _Node[Name]] = field(default_factory=dict)
    name: Name | None = None


def words(text: str) -> list[Word]:
    """The words and numbers of `text`, and an empty word for each mark that ends a clause."""
    found = [
        Word("" if token["stop"] else token[0].lower().translate(_DROPPED), token.start(), token.end())
        for token in _TOKEN.finditer(text)
    ]
    return _without_abbreviations(found, text) if "(" in text else found


def _without_abbreviations(found: list[Word], text: str) -> list[Word]:
    """The words without those in brackets that are the initials of the words before: "first-time entrants (FTEs)"."""
    kept: list[Word] = []
    position = 0
    while position < len(found):
        inside = found[position + 1 : position + 3]
        bracketed = len(inside) == 2 and text[found[position].start] == "(" and text[inside[1].start] == ")"
        if bracketed and _abbreviates(inside[0].text, kept):
            position += 3
        else:
            kept.append(found[position])
            position += 1
    return kept


def _abbreviates(short: str, before: list[Word]) -> bool:
    initials = "".join(word.text[:1] for word in before[-8:] if word.text not in ("and", "or", "of", "the", "to"))
    return len(short) > 1 and (initials.endswith(short) or (short.endswith("s") and initials.endswith(short[:-1])))


def spellings(template: str) -> list[str]:
    """All that a template stands for, as words with single spaces; `...`, `#` and `#.#` stay as they are."""
    return list(dict.fromkeys(" ".join(spelling.split()) for spelling in _expand(template.replace("-", "[ ]"))))


def _expand(template: str) -> Iterator[str]:
    bracket = _BRACKET.search(template)
    if bracket is None:
        yield template
        return
    choices = ["", *bracket[1].split("|")] if bracket[1] is not None else bracket[2].split("|")
    for choice in choices:
        yield from _expand(template[: bracket.start()] + choice + template[bracket.end() :])


class Wordings(Generic[Name]):
    """A set of templates, each with what it names. Where a spelling names two things, the first to come keeps it."""

    def __init__(self, named: Iterable[tuple[str, Name]]) -> None:
        self._root: _Node[Name] = _Node()
        for template, name in named:
            for spelling in spellings(template):
                self._add(spelling, name)

    def _add(self, spelling: str, name: Name) -> None:
        node = self._root
        for word in spelling.split():
            key = word if word in (GAP, NUMBER, FRACTION) else word.lower().translate(_DROPPED)
            node = node.next.setdefault(key, _Node())
        if node.name is None:
            node.name = name

    def find(self, text: str) -> list[Match[Name]]:
        """Every wording in `text`, left to right, none overlapping: of those that begin at a word, the one with most
        words."""
        found: list[Match[Name]] = []
        tokens, position = words(text), 0
        starts = self._root.next
        while position < len(tokens):
            token = tokens[position]
            begins = token.text in starts or (token.text[:1].isnumeric() and (NUMBER in starts or FRACTION in starts))
            best = _best(self._root, tokens, position, 0) if begins else None
            if best is None:
                position += 1
                continue
            _, end, name = best
            found.append(Match(name, token.start, tokens[end - 1].end))
            position = end
        return found

    def read(self, text: str) -> Name | None:
        """What the whole of `text` names, punctuation aside; None where words are left over."""
        tokens = [token for token in words(text) if token.text]
        best = _best(self._root, tokens, 0, 0) if tokens else None
        return best[2] if best is not None and best[1] == len(tokens) else None

    def stands_in(self, tokens: Sequence[Word]) -> bool:
        """Whether any of the wordings stands among the words of a text."""
        starts = self._root.next
        return any(token.text in starts and _best(self._root, tokens, at, 0) for at, token in enumerate(tokens))

    def covers(self, tokens: Sequence[Word]) -> bool:
        """Whether the words of a text, punctuation aside, are one of the wordings."""
        kept = [token for token in tokens if token.text]
        best = _best(self._root, kept, 0, 0) if kept else None
        return best is not None and best[1] == len(kept)


def _best(node: _Node[Name], tokens: Sequence[Word], position: int, matched: int) -> tuple[int, int, Name] | None:
    """The best way on from `node`: most words matched, then the earliest end. Gives (words, end position, name)."""
    best = (matched, position, node.name) if node.name is not None else None
    for following, at in _steps(node, tokens, position):
        other = _best(following, tokens, at + 1, matched + 1)
        if other is not None and (best is None or (other[0], -other[1]) > (best[0], -best[1])):
            best = other
    return best


def _steps(node: _Node[Name], tokens: Sequence[Word], position: int) -> Iterator[tuple[_Node[Name], int]]:
    """Nodes that the word at `position`, or a later word over a gap, leads to, with that word's position."""
    yield from _edges(node, tokens, position)
    after_gap = node.next.get(GAP)
    if after_gap is None:
        return
    for at in range(position, min(position + GAP_WORDS + 1, len(tokens))):
        word = tokens[at].text
        if not word:
            return
        yield from _edges(after_gap, tokens, at)
        if word[0].isnumeric():
            return


def _edges(node: _Node[Name], tokens: Sequence[Word], position: int) -> Iterator[tuple[_Node[Name], int]]:
    if position >= len(tokens):
        return
    for key in _keys(tokens[position].text):
        following = node.next.get(key)
        if following is not None:
            yield following, position


@lru_cache(maxsize=4096)
def _keys(word: str) -> tuple[str, ...]:
    """The keys under which a word may stand in the tree."""
    if not word:
        return ()
    if not word[0].isnumeric():
        return (word,)
    whole = word.isdigit() and word.isascii()
    return (word, NUMBER) if whole else (word, FRACTION, NUMBER)
