"""Observations in short, for tests that compare what a table says."""

from __future__ import annotations

from collections.abc import Iterable

from extract.context import Context
from extract.facts import DocumentFact, Observation
from parsers.document import Anchor
from tests.extract.build import Part, document

Short = tuple[str, str, str, str, str]


def context(
    *parts: Part, authority: str = "Wessex", period: str = "", start: str = "", end: str = "", doc_type: str = "other"
) -> Context:
    """What readers get for a document about `authority` and a year."""
    about = DocumentFact(
        quote="", anchor=Anchor(0, 0), method="test", authority=authority, areas=authority, doc_type=doc_type,
        period=period, period_start=start, period_end=end,
    )  # fmt: skip
    return Context(document(*parts), about)


def short(facts: Iterable[Observation]) -> list[Short]:
    """What is measured (with a population behind a slash and months followed behind `@`), the sort of figure, whose it
    is, its period, and value with unit."""
    return [_short(fact) for fact in facts]


def _short(fact: Observation) -> Short:
    what = fact.indicator + (f"/{fact.population}" if fact.population else "")
    what += f"@{fact.follow_up}" if fact.follow_up else ""
    return what, fact.measure, fact.area or fact.comparator, fact.period, f"{fact.value.normalize():f} {fact.unit}"


def quotes_hold(context: Context, facts: Iterable[Observation]) -> bool:
    """Whether each quote is the text at its anchor, no longer than 120 characters, with the figure in it."""
    text = context.document.text
    return all(
        " ".join(text[fact.anchor.start : fact.anchor.end].split()) == fact.quote
        and " ".join(fact.printed.split()) in fact.quote
        and len(fact.quote) <= 130
        for fact in facts
    )
