"""Entries of a glossary that is printed as lines: which lines begin one, and what belongs to it.

A line begins an entry by a dash or colon behind the term, or by an abbreviation whose first letter the definition takes
up, or, weaker, by its shape alone. Glossaries are in the order of the alphabet: of the lines that may begin an entry,
the weightiest that stand in this order do.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.vocabulary import load
from parsers.document import Passage

_STRONG, _MARKED, _WEAK = 4.0, 3.0, 1.0
_ABBREVIATION = r"(?:[A-Z][A-Za-z]*[A-Z][\w&+.-]*|[A-Z]{2,}[\w&+.-]*)"
_ABBREVIATED = re.compile(rf"(?P<term>{_ABBREVIATION}(?:\s?/\s?[A-Z]+\b)*)\s+(?=[\"“'‘(]?[A-Z0-9])")
_SEPARATED = re.compile(r"(?P<term>[\"“'‘A-Z0-9][^\t:=]{0,58}?)\s*(?:\t+|\s[–—=-]\s|:\s|\s{3,})\s*(?=\S)")
_WORDED = re.compile(r"(?P<term>[A-Z][\w-]+)\s+(?P<next>[A-Z][\w'’-]*)")
_QUOTED = re.compile(r"[\"“][^\"”]{3,60}[\"”]$")
_ALONE = 60
_TERM_WORDS = 6


@dataclass(frozen=True, slots=True)
class Entry:
    """A term and its definition; `passages` are the lines they stand in, the term's first."""

    term: str
    definition: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Start:
    """A line that may begin an entry: its place among the lines, the term, where the definition begins in it (None:
    behind it) and how much speaks for it."""

    index: int
    term: str
    begin: int | None
    weight: float

    @property
    def key(self) -> str:
        return re.sub(r"[^a-z0-9]", "", self.term.casefold())


def entries(passages: Sequence[Passage]) -> list[Entry]:
    """The entries of a glossary's lines, in their order."""
    starts = [start for index in range(len(passages)) if (start := _start(passages, index))]
    chosen = _in_order(starts)
    bounds = [*(start.index for start in chosen), len(passages)]
    return [entry for start, end in zip(chosen, bounds[1:], strict=True) if (entry := _entry(passages, start, end))]


def _start(passages: Sequence[Passage], index: int) -> _Start | None:
    text = passages[index].folded
    abbreviated = _abbreviated(text)
    if abbreviated:
        return _Start(index, *abbreviated, _STRONG)
    separated = _SEPARATED.match(text)
    if separated and len(separated["term"].split()) <= _TERM_WORDS:
        return _Start(index, separated["term"].strip(), separated.end(), _MARKED)
    worded = _WORDED.match(text)
    if worded and (worded["next"].lower() in _articles() or worded["next"].isupper()):
        return _Start(index, worded["term"], worded.start("next"), _WEAK)
    following = passages[index + 1].folded if index + 1 < len(passages) else ""
    alone = len(text) <= _ALONE and text[:1].isupper() and text[-1:] not in ".,:;" and following[:1].isupper()
    return _Start(index, text, None, _WEAK) if alone or _QUOTED.match(text) else None


def _abbreviated(text: str) -> tuple[str, int] | None:
    """An abbreviation and where its definition begins: with a word of its first letter or an article. Words between are
    of the term (`HMI Prisons`)."""
    found = _ABBREVIATED.match(text)
    if not found:
        return None
    words = list(re.finditer(r"[^\W\d_][\w'’-]*", text[found.end("term") :]))[:3]
    for word in words:
        if word[0][0].upper() == text[0] or (word is words[0] and word[0].lower() in _articles()):
            begin = found.end("term") + word.start()
            begin -= text[begin - 1] in "\"“'‘("
            return text[:begin].strip(), begin
    return None


@cache
def _articles() -> frozenset[str]:
    return frozenset(load("document_words")["glossary"]["articles"])


def _in_order(starts: Sequence[_Start]) -> list[_Start]:
    """The weightiest run of starts whose terms stand in the alphabet's order; where even those that leave no doubt are
    out of order, these alone."""
    sure = [start for start in starts if start.weight > _WEAK]
    ordered = _heaviest(starts)
    kept = sum(start.weight > _WEAK for start in ordered)
    return ordered if kept >= 0.8 * len(sure) else sure


def _heaviest(starts: Sequence[_Start]) -> list[_Start]:
    """The heaviest subsequence with keys that never fall, in n log n for what glossaries are: a list of (key, weight,
    position) is kept in which the weight rises with the key."""
    best: list[tuple[str, float, int]] = []
    before: list[int | None] = []
    for position, start in enumerate(starts):
        at = _last_not_above(best, start.key)
        weight = start.weight + (best[at][1] if at >= 0 else 0.0)
        before.append(best[at][2] if at >= 0 else None)
        insort(best, (start.key, weight, position))
        index = best.index((start.key, weight, position))
        while index + 1 < len(best) and best[index + 1][1] <= weight:
            del best[index + 1]
    chain: list[_Start] = []
    position_now = best[-1][2] if best else None
    while position_now is not None:
        chain.append(starts[position_now])
        position_now = before[position_now]
    return chain[::-1]


def _last_not_above(best: Sequence[tuple[str, float, int]], key: str) -> int:
    at = len(best) - 1
    while at >= 0 and best[at][0] > key:
        at -= 1
    return at


def _entry(passages: Sequence[Passage], start: _Start, end: int) -> Entry | None:
    """The entry that begins at `start`, with those of the lines before `end` that go on with it."""
    own = [passages[start.index]]
    parts = [own[0].folded[start.begin :].strip()] if start.begin is not None else []
    for passage in passages[start.index + 1 : end]:
        if start.begin is not None and not _goes_on(start.term, parts[-1] if parts else "", passage.folded):
            break
        own.append(passage)
        parts.append(passage.folded.strip())
    definition = " ".join(" ".join(parts).split())
    return Entry(start.term.strip('"“”'), definition, tuple(own)) if definition else None


def _goes_on(term: str, definition: str, following: str) -> bool:
    """Whether a line goes on with the definition before it: it begins small, or the definition breaks off."""
    if following[:1].islower() or following[:1].isdigit() or following[:1] in "(–-":
        return True
    if following[:1] in "'‘\"“" or definition[-1:] in ".!?)'’\"”":
        return False
    return definition.count("(") > definition.count(")") or not _only_expands(term, definition)


def _only_expands(term: str, definition: str) -> bool:
    """Whether a definition is no more than the words that an abbreviation stands for."""
    capitals = [letter for letter in term.upper() if letter.isalpha()]
    words = [
        word
        for word in re.findall(r"[^\W\d_]+", definition)
        if word.lower() not in ("and", "of", "the", "for", "in", "to")
    ]
    return len(words) <= len(capitals) or (len(words) <= len(capitals) + 2 and not re.search(r"[:;(–]", definition))
