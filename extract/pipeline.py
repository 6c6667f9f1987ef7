"""From a document to its facts: every reader in turn, one row for what is printed more than once, then the checks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from extract import (
    actions,
    checks,
    documents,
    epqa,
    finances,
    glossary,
    indicator_boxes,
    inspections,
    judgement_prose,
    judgements,
    kpi_tables,
    narrative,
    national_indicators,
    people,
    recommendations,
    scorecards,
    screening_points,
    self_assessments,
    staffing,
    surveys,
    trend_tables,
    unread_tables,
)
from extract.context import Context
from extract.facts import Fact, Notice
from extract.merge import merge
from parsers.document import Document, Layout

Reader = Callable[[Context], Iterable[Fact]]

READERS: tuple[Reader, ...] = (
    finances.read,
    staffing.read,
    actions.read,
    recommendations.read,
    indicator_boxes.read,
    epqa.read,
    self_assessments.read,
    scorecards.read,
    trend_tables.read_populations,
    national_indicators.read,
    kpi_tables.read,
    trend_tables.read,
    inspections.read,
    screening_points.read,
    judgements.read,
    judgement_prose.read,
    surveys.read,
    people.read,
    glossary.read,
    unread_tables.read,
    narrative.read,
)
"""Every reader of content. Readers of tables come before those of prose, which look for what no table gave."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document yields: its facts (checks among them), and what was seen and not understood."""

    facts: tuple[Fact, ...]
    notices: tuple[Notice, ...]


def extract(document: Document) -> Extraction:
    """All facts of `document`. Never raises for what a document says; what is not understood is a notice or nothing."""
    about = documents.read(document)
    context = Context(document, about)
    context.printed.append(about)
    for reader in READERS if documents.is_youth_justice(document) else ():
        context.printed.extend(reader(context))
    facts = merge(context.printed)
    facts.extend(checks.check(context, facts))
    return Extraction(tuple(_as_sure(fact, document.layout) for fact in facts), tuple(context.notices))


def _as_sure(fact: Fact, layout: Layout | None) -> Fact:
    """The fact, no surer than the recogniser was of the words that show it, where they were recognised."""
    recognised = layout.confidence(fact.anchor.start, fact.anchor.end) if layout else None
    if recognised is None or recognised >= fact.confidence:
        return fact
    return replace(fact, confidence=round(recognised, 3))
