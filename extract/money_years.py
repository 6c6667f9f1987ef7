"""For which year each sum of a sentence is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.vocabulary import any_of, load
from normalise import periods
from normalise.periods import Found, Period
from normalise.values import FoundMoney

_WORDS = load("finance_words")
_SEVERAL = any_of(_WORDS["several_years"])
_SPAN = re.compile(
    r"\b(?:over|for|in|across)\s+(?:a|an|the\s+next|the)?\s*(?:\d+|two|three|four|five|several)[\s-]+years?\b",
    re.IGNORECASE,
)
_ANOTHER = any_of(_WORDS["another_time"])
_LIMIT = re.compile(rf"(?:{any_of(_WORDS['not_the_year']).pattern})\s+(?:the\s+end\s+of\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b[^.;,£]*$", re.IGNORECASE)
_TURN = re.compile(rf";|{any_of(_WORDS['turns']).pattern}", re.IGNORECASE)
_JOINED = re.compile(r"\s*(?:and|to|until|&|[-–—])\s*", re.IGNORECASE)
_DIRECT = re.compile(
    r"\s*\)?\s*(?:(?:is|was|for|in|during|of|from|to|at|a|the|this|year|financial|saving|reduction)\s+){0,4}\(?",
    re.IGNORECASE,
)


def of(sentence: str, money: Sequence[FoundMoney], around: Sequence[str]) -> list[str]:
    """The period's label for each sum of a sentence, empty where it is of several years or of none that is told.

    A sum's own clause comes first, then the texts `around`: the sentence before and the line above its list. Only a
    financial year is taken from those, since a calendar year there dates something else.
    """
    if not money:
        return []
    found = periods.find(sentence)
    labels: list[str] = []
    for start, end in _clauses(sentence):
        sums = [each for each in money if start <= each.start < end]
        if sums:
            labels += _of_clause(
                sentence, (start, end), sums, [each for each in found if start <= each.start < end], around
            )
    return labels


def _clauses(sentence: str) -> Iterator[tuple[int, int]]:
    """The parts of a sentence that words like "but" divide."""
    start = 0
    for turn in _TURN.finditer(sentence):
        yield start, turn.end()
        start = turn.end()
    yield start, len(sentence)


def _of_clause(
    sentence: str, clause: tuple[int, int], sums: Sequence[FoundMoney], found: Sequence[Found], around: Sequence[str]
) -> list[str]:
    words = sentence[slice(*clause)]
    if _SEVERAL.search(words) or _SPAN.search(words) or _are_several(sentence, found):
        return [""] * len(sums)
    dated = [each for each in found if not _is_a_limit(sentence, each)]
    if dated:
        return _nearest(sentence, sums, dated)
    return ["" if _ANOTHER.search(words) else _inherited(around)] * len(sums)


def _are_several(sentence: str, found: Sequence[Found]) -> bool:
    """Whether the periods of a clause are one of several years, or years that are joined: "in 2010/11 and 2011/12"."""
    for each in found:
        first, last = each.period.start, each.period.end
        if first and last and (last - first).days > 366:
            return True
    return any(_JOINED.fullmatch(sentence[one.end : other.start]) for one, other in pairwise(found))


def _is_a_limit(sentence: str, found: Found) -> bool:
    """Whether a date only says until or since when: "until March 2008", "since it began in 2003"."""
    if "/" in found.period.label:
        return False
    begin = max(0, found.start - 40)
    return any(limit.search(sentence, begin, found.start) for limit in (_LIMIT, _SINCE))


def _inherited(around: Sequence[str]) -> str:
    """The one financial year that the nearest of the texts around a sentence names; none behind one that speaks of
    several years."""
    for words in around:
        if _SPAN.search(words):
            return ""
        years = {each.period.label for each in periods.find(words) if "/" in each.period.label}
        if years:
            return years.pop() if len(years) == 1 else ""
    return ""


def _nearest(sentence: str, sums: Sequence[FoundMoney], dated: Sequence[Found]) -> list[str]:
    """For each sum the period directly behind it, else the last before it, else the next behind; one that stands
    directly behind another sum is that one's, unless there is no other."""
    own = {each.start: _directly_behind(sentence, each, dated) for each in sums}
    taken = {period.start for period in own.values() if period}
    free = [period for period in dated if period.start not in taken or len(dated) == 1]
    return [_label(own[each.start] or _closest(each, free)) for each in sums]


def _directly_behind(sentence: str, sum_: FoundMoney, dated: Sequence[Found]) -> Found | None:
    following = next((each for each in dated if each.start >= sum_.end), None)
    return following if following and _DIRECT.fullmatch(sentence[sum_.end : following.start]) else None


def _closest(sum_: FoundMoney, free: Sequence[Found]) -> Found | None:
    """The last period before a sum, else the first behind it."""
    before = [each for each in free if each.end <= sum_.start]
    return before[-1] if before else next((each for each in free if each.start >= sum_.end), None)


def _label(found: Found | None) -> str:
    """The period's label, empty for none; a month or a day gives its financial year."""
    if found is None:
        return ""
    period: Period = found.period
    if period.start and period.end and (period.end - period.start).days <= 31:
        return periods.containing_financial_year(period.start).label
    return period.label
