"""Takes people's names out of text. Pure: a list of names in, a function over text out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from normalise.vocabulary import load_toml

GONE = "[name]"
_WORD = re.compile(r"[^\W_]+")

_LONGEST = 8
"""The most words of a name that are looked for where a quote is cut amid it."""

Words = tuple[str, ...]


class Names:
    """The names that are taken out: as they are known, with initials for given names (`J Smith`), the surname first
    (`Smith, J`), the surname behind a title (`Cllr Smith`), and the part of one that a cut quote ends or begins with.

    Looked up word by word, so that the time does not grow with the number of names.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._by_first: dict[str, set[Words]] = defaultdict(set)
        self._cut_heads: set[Words] = set()
        self._cut_tails: set[Words] = set()
        for name in known:
            self._learn([tuple(_words(part)) for part in name.split() if any(_words(part))])

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def hide(self, text: str) -> str:
        """The text with each name in it replaced by `[name]`."""
        spans = list(self._spans(text))
        for start, end in reversed(spans):
            text = f"{text[:start]}{GONE}{text[end:]}"
        return text

    def _learn(self, parts: list[Words]) -> None:
        """Take in a name of some parts, each of one word or of several (`O'Brien-Smith`)."""
        words = tuple(chain.from_iterable(parts))
        forms = {words} if words else set()
        if len(parts) > 1:
            *given, last = parts
            forms = forms.union(*(_forms(given, surname) for surname in (last, last[-1:])))
            self._cut_heads |= {words[:count] for count in range(1, len(words))}
            self._cut_tails |= {words[-count:] for count in range(1, len(words))}
        for form in forms:
            self._by_first[form[0]].add(form)

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        found = [(match.group().casefold(), match.start(), match.end()) for match in _WORD.finditer(text)]
        words = tuple(word for word, _, _ in found)
        position = 0
        while position < len(found):
            length = self._length(words, position)
            if length:
                yield found[position][1], found[position + length - 1][2]
            position += length or 1

    def _length(self, words: Words, position: int) -> int:
        """How many words from here are a name; 0 for none."""
        fitting = (
            form for form in self._by_first.get(words[position], ()) if words[position : position + len(form)] == form
        )
        longest = max(map(len, fitting), default=0)
        if longest:
            return longest
        remaining = len(words) - position
        if remaining <= _LONGEST and words[position:] in self._cut_heads:
            return remaining
        counts = range(1, min(len(words), _LONGEST) + 1) if position == 0 else ()
        return max((count for count in counts if words[:count] in self._cut_tails), default=0)


def _forms(given: list[Words], surname: Words) -> set[Words]:
    """A name as it may be written."""
    first = given[0]
    initials = tuple(part[0][0] for part in given)
    befores = {tuple(chain.from_iterable(given)), first, initials, initials[:1]}
    written = {(*before, *surname) for before in befores} | {(*surname, *before) for before in befores}
    return written | {(*title, *surname) for title in _titles()}


def _titles() -> Iterator[Words]:
    for title in load_toml("people_words")["titles"]:
        yield tuple(_words(title))


def _words(text: str) -> Iterator[str]:
    return (match.group().casefold() for match in _WORD.finditer(text))
