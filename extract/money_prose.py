"""Sums of money in running text, each with its sentence and the year that the sentence gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract import money_years, quotes
from extract.context import Context, Place
from extract.facts import Finance
from normalise import values
from parsers.document import Document, Heading, ListItem, Paragraph, Passage, Table

_MONEY = re.compile(r"£|\b\d+(?:\.\d+)?\s?(?:k|m)\b|\bmillion\b|\bpounds\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r":[ ]*\n\s*|[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z£0-9])")
_SHORT = re.compile(
    r"\b(?:e\.g|i\.e|etc|approx|no|nos|vs|mr|mrs|ms|dr|st|cllr|inc|p\.a|ref|fig|incl)\.$", re.IGNORECASE
)
_LONGEST = 2000
_LINE = 80
_WORDED = 8
"""A cell with at least so many words is prose."""


def read(context: Context) -> Iterator[Finance]:
    """Every sum in paragraphs, list items and worded cells of tables that were not read as budgets."""
    above = ""
    for place in context.places:
        above = _above(place, above)
        for passage in _passages(context, place):
            if _MONEY.search(passage.text):
                yield from _sums(context.document, passage, above if isinstance(place.block, ListItem) else "")


def _above(place: Place, above: str) -> str:
    """The line that a list stands below: a heading, or a short paragraph that is no sentence."""
    block = place.block
    if isinstance(block, Heading):
        return block.text
    if isinstance(block, Paragraph):
        return block.text if len(block.text) <= _LINE and not block.text.endswith(".") else place.heading
    return above


def _passages(context: Context, place: Place) -> Iterator[Passage]:
    block = place.block
    if isinstance(block, Table):
        if block.index not in context.used:
            yield from (cell.passage for cell in block.cells() if cell.text.count(" ") >= _WORDED)
    elif not isinstance(block, Heading):
        yield block.passage


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a passage's text, as characters `start` to `end`; none is longer than 2,000."""
    ends = [
        (match.start() + len(match.group().rstrip()), match.end())
        for match in _SENTENCE_END.finditer(text)
        if not _SHORT.search(text, max(0, match.start() - 9), match.start() + 1)
    ]
    found: list[tuple[int, int]] = []
    start = 0
    for end, following in [*ends, (len(text.rstrip()), len(text))]:
        while end - start > _LONGEST:
            found.append((start, start + _LONGEST))
            start += _LONGEST
        if end > start:
            found.append((start, end))
        start = following
    return found


def _sums(document: Document, passage: Passage, above: str) -> Iterator[Finance]:
    folded, before = passage.folded, ""
    for start, end in sentences(passage.text):
        sentence = folded[start:end]
        money = values.find_money(sentence)
        line = " ".join(sentence.split())
        for found, period in zip(money, money_years.of(sentence, money, (before, above)), strict=True):
            quote, anchor = quotes.in_passage(document, passage, start, end, (start + found.start, start + found.end))
            yield Finance(
                line=line,
                period=period,
                amount=abs(found.amount),
                quote=quote,
                anchor=anchor,
                method="money_prose",
                confidence=0.9,
                flags=(found.bound,) if found.bound else (),
            )
        before = sentence
