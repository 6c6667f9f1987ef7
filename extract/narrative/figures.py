"""The figures of a sentence that may be values: those in digits, and those in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extract import vocabulary
from extract.narrative import rules
from normalise import periods, values
from normalise.bounds import find_bound, longest_first
from normalise.indicators import Mention
from normalise.numbers import NUMBER_WORDS, read_number
from normalise.values import FoundValue, Value

_PEOPLE_BETWEEN = (
    r"(?:\s+(?:{people}))?(?:\s+(?:were|was|being|who|had|had\s+been|have\s+been|received|who\s+were|receiving)){{0,2}}"
)
_OUTLINE = re.compile(r"\s*\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-Z]")
"""A paragraph's number: "3.10 Rates for the year ..."."""
_GOES_ON = re.compile(
    r"\s+(?:and|or) (?:above|over|below|under) (?:the|its|our|all|any|that|those|both|national|regional|family)\b"
)
_AGES = re.compile(r"(?<!from )(?<!\d)10 ?(?:to|and|[-–—]) ?1[78](?!\d)")
"""The ages of those whom the law calls young offenders."""
_REACH = 28


def figures_of(text: str, topics: Sequence[Mention], dated: Sequence[periods.Found]) -> tuple[FoundValue, ...]:
    """The figures that may be values, numbers in words too; not years, nor numbers that measure or name something."""
    found = [
        _unbound(each, text)
        for each in values.find(text)
        if not is_inside(each.start, each.end, dated) and _may_be(each, text)
    ]
    found += [each for each in _worded(text, topics) if not any(_overlap(each, other) for other in found)]
    return tuple(sorted(found, key=lambda each: each.start))


def _unbound(found: FoundValue, text: str) -> FoundValue:
    """The figure without a bound where the words behind it go on to something else: "58% and above the target"."""
    if not found.bound or not _GOES_ON.match(text, found.end):
        return found
    return replace(found, bound=find_bound(text[: found.end], found.start, found.end))


def _may_be(found: FoundValue, text: str) -> bool:
    if found.value.unit:
        return True
    if _OUTLINE.match(text) and not text[: found.start].strip():
        return False
    if any(ages.start() <= found.start < ages.end() for ages in _AGES.finditer(text)):
        return False
    return not (_behind().match(text, found.end) or _before().search(text, max(0, found.start - _REACH), found.start))


@cache
def _behind() -> re.Pattern[str]:
    listed = vocabulary.load(rules.DATA)["behind"]["words"]
    return re.compile(rf"[\s-]{{0,2}}(?:{longest_first(listed)})", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    listed = vocabulary.load(rules.DATA)["behind"]["before"]
    return re.compile(rf"(?:{longest_first(listed)})\s*$", re.IGNORECASE)


def is_inside(start: int, end: int, others: Sequence[periods.Found]) -> bool:
    """Whether the characters `start` to `end` touch one of some periods."""
    return any(other.start < end and start < other.end for other in others)


def _overlap(one: FoundValue, other: FoundValue) -> bool:
    return one.start < other.end and other.start < one.end


def _worded(text: str, topics: Sequence[Mention]) -> Iterator[FoundValue]:
    """Numbers in words: before what they count ("no custodial sentences"), of a score ("score of two"), of a change
    ("halved")."""
    lowered = text.lower()
    told = (
        (bool(topics), _counted_in_words),
        (any(word in lowered for word in _scores()), _scored_in_words),
        (any(word in lowered for word in _amounts()), _amount),
    )
    for pattern in [pattern() for may_be, pattern in told if may_be]:
        for match in pattern.finditer(text):
            number, start, end = _in_words(match)
            if number is None or (pattern is _counted_in_words() and not _precedes(match, topics)):
                continue
            unit = "percent" if pattern is _amount() else ""
            yield FoundValue(Value(number, unit, text[start:end], (values.IN_WORDS,)), start, end, "")


def _in_words(match: re.Match[str]) -> tuple[Decimal | None, int, int]:
    word = " ".join(match["number"].lower().split())
    amounts = vocabulary.load(rules.DATA)["amounts"]
    known = {"no": 0, **amounts["signed"], **amounts["plain"]}
    number = known[word] if word in known else read_number(word)
    start = match.start("number") + (3 if word in amounts["plain"] else 0)
    return (None if number is None else Decimal(number)), start, match.end("number")


def _precedes(match: re.Match[str], topics: Sequence[Mention]) -> bool:
    """Whether a number in words stands right before an indicator's words."""
    return any(match.end("number") <= topic.start <= match.end() + 1 for topic in topics)


@cache
def _counted_in_words() -> re.Pattern[str]:
    people = longest_first(vocabulary.load(rules.DATA)["people"]["words"])
    between = _PEOPLE_BETWEEN.format(people=people)
    return re.compile(rf"(?<![\w-])(?P<number>no|{NUMBER_WORDS}){between}(?=\s+\w)", re.IGNORECASE)


@cache
def _scores() -> tuple[str, ...]:
    return tuple(str(word).lower() for word in vocabulary.load(rules.DATA)["quality"]["score"])


@cache
def _amounts() -> tuple[str, ...]:
    """The amounts in words, as they are looked for before a pattern is: few sentences have one."""
    amounts = vocabulary.load(rules.DATA)["amounts"]
    return tuple(str(word).lower() for word in (*amounts["signed"], *amounts["plain"]))


@cache
def _scored_in_words() -> re.Pattern[str]:
    scores = longest_first([*_scores()])
    return re.compile(rf"(?:{scores})\s+(?:an?\s+)?['“\"]?(?P<number>{NUMBER_WORDS})(?!\w)", re.IGNORECASE)


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(rf"(?P<number>{longest_first([*_amounts()])})", re.IGNORECASE)
