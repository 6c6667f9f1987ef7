"""The words that inspectors judge with, as patterns: ratings, criteria, headline scores, other inspections."""

from __future__ import annotations

import re
from functools import cache

from extract.vocabulary import any_of, load


@cache
def ratings() -> str:
    """A pattern, to be built into others, of the ratings' words."""
    return any_of(load("judgements")["ratings"]["words"]).pattern


def criterion_names() -> tuple[str, ...]:
    """The criteria that carry a rating."""
    return tuple(load("judgements")["criteria"]["names"])


@cache
def criteria() -> re.Pattern[str]:
    """Any of the criteria that carry a rating."""
    return any_of(criterion_names())


@cache
def headlines() -> re.Pattern[str]:
    """The headline scores of a core case inspection."""
    return any_of((*load("judgements")["headlines"]["names"], *load("judgements")["headlines"]["also"]))


@cache
def earlier() -> re.Pattern[str]:
    """Words that tell of another inspection than the one a document is about."""
    return any_of(load("judgements")["earlier"]["words"])


@cache
def latest() -> re.Pattern[str]:
    """Words that tell of the last inspection of a service, which a plan may well give as its own."""
    return any_of(load("judgements")["earlier"]["latest"])


@cache
def verdicts() -> tuple[tuple[re.Pattern[str], str], ...]:
    """How news of a joint inspection call its criteria, with each criterion's name."""
    found = load("judgements")["verdicts"]
    return tuple((re.compile(rf"\W*{words}\b", re.IGNORECASE), name) for words, name in found.items())


@cache
def overall() -> frozenset[str]:
    """The words that stand for the rating of the whole service, in lower case."""
    return frozenset(name.casefold() for name in load("judgements")["overall"]["words"])


def headline(words: str) -> str:
    """The headline score that `words` name, as it is stored. Raises StopIteration for other words."""
    known = load("judgements")["headlines"]
    folded = " ".join(words.casefold().split())
    return str(known["also"].get(folded) or next(name for name in known["names"] if name.casefold() == folded))


def improvement(word: str) -> str | None:
    """The stored word for how much improvement is asked for; None for words that say nothing of it."""
    found = load("judgements")["improvement"].get(word.casefold())
    return None if found is None else str(found)
