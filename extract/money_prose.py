"""Sums of money in running text, each with its sentence and the year that the sentence gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalise.values import FoundMoney

from extract import quotes
from extract.context import Context, Place
from extract.facts import Finance
from extract.vocabulary import any_of, load
from normalise import periods, values
from normalise.periods import Found, Period
from parsers.document import Document, Heading, ListItem, Paragraph, Passage, Table

_WORDS = load("finance_words")
_SEVERAL = any_of(_WORDS["several_years"])
_SPAN = re.compile(
    r"\b(?:over|for|in|across)\s+(?:a|an|the\s+next|the)?\s*(?:\d+|two|three|four|five|several)[\s-]+years?\b", re.I
)
_ANOTHER = any_of(_WORDS["another_time"])
_NOT_THE_YEAR = re.compile(rf"(?:{any_of(_WORDS['not_the_year']).pattern})\s+(?:the\s+end\s+of\s+)?$", re.I)
_TURN = re.compile(rf";|{any_of(_WORDS['turns']).pattern}", re.I)
_MONEY = re.compile(r"£|\b\d+(?:\.\d+)?\s?(?:k|m)\b|\bmillion\b|\bpounds\b", re.I)
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z£0-9])")
_SHORT = re.compile(r"\b(?:e\.g|i\.e|etc|approx|no|nos|vs|mr|mrs|ms|dr|st|cllr|inc|p\.a|ref|fig|incl)\.$", re.I)
_JOINED = re.compile(r"\s*(?:and|to|until|&|[-–—])\s*", re.IGNORECASE)
_DIRECT = re.compile(
    r"\s*\)?\s*(?:(?:is|was|for|in|during|of|from|to|at|a|the|this|year|financial|saving|reduction)\s+){0,4}\(?", re.I
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
    """The sentences of a passage's folded text, as characters `start` to `end`; none is longer than 2,000."""
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
    text = passage.folded
    before = ""
    for start, end in sentences(text):
        sentence = text[start:end]
        money = values.find_money(sentence)
        for index, found in enumerate(money):
            quote, anchor = quotes.in_passage(document, passage, start, end, (start + found.start, start + found.end))
            yield Finance(
                line=" ".join(sentence.split()),
                period=year_of(sentence, money, index, before, above),
                amount=abs(found.amount),
                quote=quote,
                anchor=anchor,
                method="money_prose",
                confidence=0.9,
                flags=(found.bound,) if found.bound else (),
            )
        before = sentence


def year_of(sentence: str, money: Sequence[FoundMoney], index: int, before: str, above: str) -> str:
    """The period of the sum `money[index]` of a sentence, empty where it is of several years or of none that is told.

    The sum's own clause comes first, then the sentence before, then the line above its list; only financial years are
    taken from those, since a calendar year there dates something else.
    """
    start, end = _clause(sentence, money[index])
    clause = sentence[start:end]
    found = [each for each in periods.find(sentence) if start <= each.start < end]
    if _SEVERAL.search(clause) or _SPAN.search(clause) or _are_several(sentence, found):
        return ""
    dated = [each for each in found if not _is_a_limit(sentence, each)]
    own = _nearest(sentence, money, index, dated)
    if own or dated or _ANOTHER.search(clause):
        return own
    for words in (before, above):
        years = {each.period.label for each in periods.find(words) if "/" in each.period.label}
        if years:
            return years.pop() if len(years) == 1 else ""
    return ""


def _clause(sentence: str, found: FoundMoney) -> tuple[int, int]:
    """The part of a sentence around a sum that no word like "but" divides from it."""
    turns = [(match.start(), match.end()) for match in _TURN.finditer(sentence)]
    start = max((end for _, end in turns if end <= found.start), default=0)
    end = min((begin for begin, _ in turns if begin >= found.end), default=len(sentence))
    return start, end


def _are_several(sentence: str, found: Sequence[Found]) -> bool:
    """Whether the periods of a clause are one of several years, or years that are joined: "in 2010/11 and 2011/12"."""
    for each in found:
        first, last = each.period.start, each.period.end
        if first and last and (last - first).days > 366:
            return True
    return any(_JOINED.fullmatch(sentence[one.end : other.start]) for one, other in pairwise(found))


def _is_a_limit(sentence: str, found: Found) -> bool:
    """Whether a date only says until or since when: "until March 2008"."""
    return "/" not in found.period.label and _NOT_THE_YEAR.search(sentence[: found.start]) is not None


def _nearest(sentence: str, money: Sequence[FoundMoney], index: int, dated: Sequence[Found]) -> str:
    """Of the periods in a clause the one directly behind the sum, else the last before it, else the next behind."""
    sum_ = money[index]
    following = [found for found in dated if found.start >= sum_.end]
    preceding = [found for found in dated if found.end <= sum_.start]
    if following and _DIRECT.fullmatch(sentence[sum_.end : following[0].start]):
        return _label(following[0].period)
    taken = {found.start for other in money if other is not sum_ for found in dated if _belongs(sentence, other, found)}
    for found in (*reversed(preceding), *following):
        if found.start not in taken or len(dated) == 1:
            return _label(found.period)
    return ""


def _belongs(sentence: str, other: FoundMoney, found: Found) -> bool:
    return found.start >= other.end and bool(_DIRECT.fullmatch(sentence[other.end : found.start]))


def _label(period: Period) -> str:
    """The period's label; a month or a day gives its financial year."""
    if period.start and period.end and (period.end - period.start).days <= 31:
        return periods.containing_financial_year(period.start).label
    return period.label
