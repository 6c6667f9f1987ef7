"""Which indicator mentions of a sentence count, and what a sentence without one goes on about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from extract.context import Context
from extract.narrative import rules
from extract.narrative.sections import Section
from extract.narrative.sentences import Sentence
from normalise import indicators
from normalise.indicators import Measure, Mention

_EPQA, _CORE_CASE, _OVERALL = "epqa.", "cci.", "kpi_overall"
_REOFFENDING, _AGAINST_REOFFENDING = "reoffending", "cci.likelihood_of_reoffending"
_BEGINNING = 60
_SHORT = 500
_SCORED = re.compile(r"\W{1,4}\d")
_MOST = 200
"""The most mentions of a sentence that are looked at."""


def of(found: Sequence[Mention], text: str, section: Section, context: Context, scores: bool) -> list[Mention]:
    """Those of a sentence's mentions that can be meant: themes of quality assurance only where `scores` of it are told,
    criteria of an inspection only in its report, overall performance only where no one indicator is named."""
    if any(each.indicator_id.startswith(_REOFFENDING) for each in found) and _tells_scores(text, context):
        found = [_of_work(each) for each in found]
    counted = [each for each in found if _counts(each, text, section, context, scores)]
    named = [each for each in counted if not (each.indicator_id == _OVERALL and each.strength == "weak")]
    return named or counted


def _tells_scores(text: str, context: Context) -> bool:
    """Whether a sentence tells how often an inspection found some work good enough."""
    told = is_inspection(context) or rules.words("inspection", "visits").search(text) is not None
    return told and rules.words("inspection", "scores").search(text) is not None


def _of_work(mention: Mention) -> Mention:
    """Among scores, reoffending is the work against it."""
    if not mention.indicator_id.startswith(_REOFFENDING):
        return mention
    return replace(
        mention, indicator_id=_AGAINST_REOFFENDING, population="", candidates=(_AGAINST_REOFFENDING,), strength="weak"
    )


def _counts(mention: Mention, text: str, section: Section, context: Context, scores: bool) -> bool:
    if mention.indicator_id.startswith(_EPQA):
        return scores
    if mention.indicator_id.startswith(_CORE_CASE):
        scored = rules.words("inspection").search(text) or _SCORED.match(text, mention.end)
        told = is_inspection(context) or rules.words("inspection", "visits").search(text) is not None
        return told and scored is not None
    return not (mention.indicator_id == _OVERALL and mention.strength == "weak" and section.theme is not None)


def within(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """The mentions of a passage that stand in its sentence from `start` to `end`, with their places in the sentence."""
    first = bisect_left(mentions, start, key=lambda each: each.start)
    inside = takewhile(lambda each: each.start < end, mentions[first : first + _MOST])
    return [replace(each, start=each.start - start, end=each.end - start) for each in inside if each.end <= end]


def may_go_on(text: str, section: Section) -> bool:
    """Whether words that name no indicator may tell of the one of their section's heading."""
    if len(text) <= _SHORT and any(map(str.isdigit, text[:_BEGINNING])) and _nearest_theme(section) is not None:
        return True
    return rules.words("generic").search(text) is not None and section.theme is not None


def is_inspection(context: Context) -> bool:
    """Whether a document reports an inspection, whose scores are of the year printed on it."""
    return context.about.doc_type in ("inspection_report", "press_release")


def goes_on(text: str) -> bool:
    """Whether a sentence that names no indicator goes on about that of the sentence before."""
    return rules.words("anaphora").search(text[:_BEGINNING]) is not None


def goes_on_at_once(text: str) -> bool:
    """Whether a passage begins with words that can only go on about the figure of the one before: "This represents"."""
    return rules.words("anaphora", "at_once").match(text) is not None


def of_section(sentence: Sentence, section: Section) -> Mention | None:
    """The indicator that the section's heading names, where a sentence speaks of performance and no more, or is nothing
    but figures, times and names."""
    spoken = rules.words("generic").search(sentence.text[:_BEGINNING])
    if spoken is not None:
        read = (indicators.read_measure(spoken.group(), heading) for heading in reversed(section.headings))
        theme = next((each for each in read if each is not None and not each.weak), section.theme)
    else:
        theme = _nearest_theme(section) if _is_bare(sentence) else None
    if theme is None:
        return None
    candidates = theme.candidates or (theme.indicator_id,)
    return Mention(theme.indicator_id, theme.population, 0, 0, "", "strong", candidates)


@lru_cache(maxsize=256)
def _read(heading: str) -> Measure | None:
    return indicators.read_measure(heading, heading)


def _nearest_theme(section: Section) -> Measure | None:
    """The measure that the nearest heading names beyond doubt."""
    theme = _read(section.headings[-1]) if section.headings else None
    return theme if theme is not None and not theme.weak else None


def _is_bare(sentence: Sentence) -> bool:
    """Whether a sentence has nothing but figures and words of the vocabulary: "93.8% in 2008/09, down from 95.9%."."""
    joining = rules.words("generic", "joining")
    return all(
        symbol.text.isupper() or joining.fullmatch(symbol.text) or not symbol.text.isalpha()
        for symbol in sentence.symbols
    )
