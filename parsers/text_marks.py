"""Marks that a flattened text carries (Markdown, HTML, footnote signs) taken off, each word's place kept."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from parsers.document import Passage

Span = tuple[int, int]
"""Offsets of a piece of the text: the first character, and the one behind the last."""

_WHITE = " \t\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_FIRST = re.compile(
    "[*<&\n\t\f\v\u00a0\u1680\u2000-\u200d\u202f\u205f\u3000\ufeff\u00ad\u00b9\u00b2\u00b3\u2070-\u2079"
    "\u2022\u25cb\u25cf\u25aa\u25e6\uf0b7]"
)
_WIDE = re.compile("  +")
"""Where marks can begin: a quick look before the slow one."""
_TOKEN = re.compile(
    rf"""
      (?P<white>[{_WHITE}]{{2,}}|[\t\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])
    | (?P<line>\n\s*)
    | (?P<block></?(?:p|ul|ol|li|div|br|tr|h[1-6])\b[^<>]{{0,300}}>)
    | (?P<note><sup>\s*\d{{1,2}}\s*</sup>|[\u00b9\u00b2\u00b3\u2070-\u2079]+)
    | (?P<mark></?(?:b|i|u|em|strong|sup|sub|span|font|small|a|td|th|table|tbody|thead)\b[^<>]{{0,300}}>
        |\*\*+|[\u200b-\u200d\ufeff\u00ad])
    | (?P<star>\*)
    | &(?P<amp>amp;)
    | (?P<nbsp>&nbsp;)
    | (?P<bullet>(?<=[\s>])[\u2022\u25cb\u25cf\u25aa\u25e6\uf0b7](?=\s))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*\n\t]{0,300}(?<=[^\s*])\*(?![\w*])")


@dataclass(frozen=True, slots=True)
class _Token:
    """A mark or white space between words: characters `start` to `end`, and which group of the pattern it is."""

    start: int
    end: int
    kind: str


def passage(text: str, spans: Sequence[Span], joint: str = " ") -> Passage:
    """The clean words of `spans` of `text`, which are joined by `joint` (a space or a newline)."""
    if len(spans) == 1 and not _tokens(text, *spans[0]):
        start, end = spans[0]
        words = text[start:end]
        stripped = words.strip()
        if not stripped:
            return empty(start)
        start += len(words) - len(words.lstrip())
        return Passage(stripped, ((0, start),), start + len(stripped))
    return _Words(text).read(spans, joint)


def empty(offset: int) -> Passage:
    """A passage without words, at `offset`."""
    return Passage("", (), offset)


def words(text: str, start: int, end: int) -> str:
    """The clean words of one piece, on one line."""
    return passage(text, [(start, end)]).folded


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    starts, found = _all_tokens(text)
    return found[bisect_left(starts, start) : bisect_left(starts, end)]


@lru_cache(maxsize=1)
def _all_tokens(text: str) -> tuple[list[int], list[_Token]]:
    """Every mark of a text, found once for the many passages that are taken from it."""
    stars = {place for match in _EMPHASIS.finditer(text) for place in (match.start(), match.end() - 1)}
    places = sorted([match.start() for pattern in (_FIRST, _WIDE) for match in pattern.finditer(text)])
    tokens: list[_Token] = []
    end = 0
    for place in places:
        match = _TOKEN.match(text, place) if place >= end else None
        if match and (match.lastgroup != "star" or place in stars):
            end = match.end()
            tokens.append(_Token(match.start(match.lastgroup or 0), end, match.lastgroup or ""))
    return [token.start for token in tokens], tokens


class _Words:
    """Collects words with their offsets. White space and breaks wait until the next word, so that none is doubled."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[tuple[int, int]] = []
        self._waiting: tuple[str, int] | None = None
        self._stop = 0

    def read(self, spans: Sequence[Span], joint: str) -> Passage:
        for number, (start, end) in enumerate(spans):
            if number and not self._broken_word(start):
                self._wait(joint, spans[number - 1][1])
            self._span(start, end, joint)
        if not self._runs:
            return empty(spans[0][0] if spans else 0)
        return Passage("".join(self._parts), tuple(self._runs), self._stop)

    def _broken_word(self, start: int) -> bool:
        """Whether the words so far end in a hyphen within a word that goes on at `start`."""
        last = self._parts[-1] if self._parts else ""
        going_on = self._text[start : start + 1].islower()
        return going_on and len(last) > 1 and last[-1] == "-" and last[-2].isalpha()

    def _span(self, start: int, end: int, joint: str) -> None:
        tokens = _tokens(self._text, start, end)
        bullets = joint == "\n" and any(token.kind == "block" for token in tokens)
        position = start
        for token in tokens:
            if token.kind == "bullet" and not bullets:
                continue
            self._add(position, token.start)
            position = min(token.end, end)
            if token.kind in ("line", "block", "bullet"):
                self._wait("\n" if joint == "\n" else " ", token.start)
            elif token.kind in ("white", "nbsp"):
                self._wait(" ", token.start)
        self._add(position, end)

    def _add(self, start: int, end: int) -> None:
        piece = self._text[start:end]
        stripped = piece.strip()
        if not stripped:
            if piece:
                self._wait(" ", start)
            return
        lead = len(piece) - len(piece.lstrip())
        if lead:
            self._wait(" ", start)
        if self._waiting and self._parts:
            self._put(*self._waiting)
        self._waiting = None
        self._put(stripped, start + lead)
        self._stop = start + lead + len(stripped)
        if lead + len(stripped) < len(piece):
            self._wait(" ", self._stop)

    def _put(self, piece: str, offset: int) -> None:
        if not self._runs or offset - self._length != self._runs[-1][1] - self._runs[-1][0]:
            self._runs.append((self._length, offset))
        self._parts.append(piece)
        self._length += len(piece)

    def _wait(self, white: str, offset: int) -> None:
        if self._waiting is None or (white == "\n" and self._waiting[0] == " "):
            self._waiting = (white, offset)
