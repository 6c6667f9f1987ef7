"""One row for what a document prints more than once. Two different values for one thing stay two rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from extract.facts import Fact, Judgement, Observation, Person, Recommendation
from normalise.indicators import read_scorecard

F = TypeVar("F", bound=Fact)

_NUMBERED = re.compile(r"\W*(\d\.\d{1,2})\b")
_SCORES = "cci."
"""How the ids of a core case inspection's scores begin."""
_SCORELESS = ("score_box", "judgement_prose")
_SMALL_WORDS = frozenset({"of", "the", "for", "and", "&"})
_UNDATED_METHODS = frozenset({"narrative", "population_table"})
"""Readers of places that repeat a dated figure without its period: prose, and the small tables of a section."""


def merge(facts: Iterable[Fact]) -> list[Fact]:
    """`facts` with repeats left out, in the order of their first places.

    Of equal facts the most certain stays. People, judgements and recommendations that repeat one another in part become
    one row that holds what each of them prints.
    """
    merged = _distinct(facts)
    merged = _joined(merged, Person, lambda person: (person.role, person.name.casefold()))
    merged = _joined(merged, Recommendation, lambda item: (item.ref, _letters(item.text)))
    merged = _without_partial_judgements(_with_scores(merged))
    return _without_undated_repeats(merged)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _content(fact: Fact) -> Hashable:
    """What a fact says, without where it says it; a period with days is those, whatever it is called: "2001" is "2001
    Jan-Dec"."""
    without = {"printed", "period"} if isinstance(fact, Observation) and fact.period_start else {"printed"}
    return (fact.kind, *(_comparable(getattr(fact, column)) for column in fact.columns() if column not in without))


def _comparable(value: object) -> object:
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    kept: dict[Hashable, int] = {}
    result: list[Fact] = []
    for fact in facts:
        content = _content(fact)
        earlier = kept.get(content)
        if earlier is None or _in_one_table(result[earlier], fact):
            kept[content] = len(result)
            result.append(fact)
        elif fact.confidence > result[earlier].confidence:
            result[earlier] = fact
    return result


def _in_one_table(one: Fact, other: Fact) -> bool:
    """Whether two equal facts are two cells of a table that prints them both on purpose, as two rows of totals, or one
    standard's rating in two areas of work."""
    if isinstance(one, Observation):
        return False
    a, b = one.anchor, other.anchor
    if isinstance(one, Judgement) and isinstance(other, Judgement) and a.table is not None and b.table is not None:
        return _number(one) != _number(other) or (not _number(one) and a.table == b.table and a.row != b.row)
    return a.table is not None and a.table == b.table and (a.row, a.column) != (b.row, b.column)


def _number(rated: Judgement) -> str:
    """The number that a row of ratings prints before its standard: 2.1 and 3.1 are two, in whatever table."""
    found = _NUMBERED.match(rated.quote)
    return found.group(1) if found else ""


def _joined(facts: list[Fact], kind: type[F], key: Callable[[F], Hashable]) -> list[Fact]:
    """The rows of `kind` with equal keys as one, which has what any of them prints; different posts are joined.

    A person who signs for two organisations is two rows.
    """
    places: dict[Hashable, list[int]] = {}
    result: list[Fact] = []
    for fact in facts:
        if not isinstance(fact, kind):
            result.append(fact)
            continue
        earlier = places.setdefault(key(fact), [])
        place = next((place for place in earlier if _is_compatible(result[place], fact)), None)
        if place is None:
            earlier.append(len(result))
            result.append(fact)
        else:
            result[place] = _combined(result[place], fact)
    return result


def _is_compatible(one: Fact, other: Fact) -> bool:
    if not (isinstance(one, Person) and isinstance(other, Person)):
        return True
    return not (one.organisation and other.organisation) or _letters(one.organisation) == _letters(other.organisation)


def _combined(one: Fact, other: Fact) -> Fact:
    changes: dict[str, Any] = {}
    for column in one.value_fields:
        ours, theirs = getattr(one, column), getattr(other, column)
        if theirs and not ours:
            changes[column] = theirs
        elif column in ("post", "date") and theirs and not _says(ours, theirs):
            changes[column] = f"{ours};{theirs}"
    return replace(one, **changes) if changes else one


def _says(printed: str, other: str) -> bool:
    """Whether one of the joined posts or dates of `printed` is `other`, whatever the order of its words."""
    words = set(other.casefold().split()) - _SMALL_WORDS
    return any(set(part.casefold().split()) - _SMALL_WORDS == words for part in printed.split(";"))


def _with_scores(facts: list[Fact]) -> list[Fact]:
    """A judgement whose box lost its score, or whose comment stands in prose, has the one that is printed for its
    criterion, of several inspections' the latest."""
    printed = [
        fact
        for fact in facts
        if isinstance(fact, Observation) and fact.indicator.startswith(_SCORES) and not (fact.area or fact.comparator)
    ]
    scores = {fact.indicator: fact.value for fact in sorted(printed, key=lambda fact: fact.period_end)}
    return [
        replace(fact, score=scores.get(read_scorecard(fact.criterion) or _SCORES + fact.criterion))
        if isinstance(fact, Judgement) and fact.score is None and fact.method in _SCORELESS
        else fact
        for fact in facts
    ]


def _without_partial_judgements(facts: list[Fact]) -> list[Fact]:
    """A judgement that prints only its comment is the one that prints its score too."""
    scored = {
        (fact.criterion.casefold(), fact.comment.casefold())
        for fact in facts
        if isinstance(fact, Judgement) and fact.score is not None
    }
    return [
        fact
        for fact in facts
        if not isinstance(fact, Judgement)
        or fact.score is not None
        or (fact.criterion.casefold(), fact.comment.casefold()) not in scored
    ]


def _without_undated_repeats(facts: list[Fact]) -> list[Fact]:
    """What repeats, without a period of its own, a value that stands elsewhere with one is not a second row."""
    dated = {_undated(fact) for fact in facts if isinstance(fact, Observation) and fact.period}
    return [
        fact
        for fact in facts
        if not isinstance(fact, Observation)
        or fact.period
        or fact.method not in _UNDATED_METHODS
        or _undated(fact) not in dated
    ]


def _undated(fact: Observation) -> Hashable:
    return (fact.indicator, fact.measure, fact.population, fact.comparator, fact.area, fact.value, fact.unit)
