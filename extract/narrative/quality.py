"""Scores of the board's effective practice quality assurance that prose tells."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from extract.facts import Observation
from extract.narrative import rules
from extract.narrative.claims import Claim, Outcome
from extract.narrative.sections import Section
from extract.narrative.sentences import Sentence
from normalise import periods
from normalise.indicators import Mention, read_epqa
from normalise.periods import Period

PREFIX = "epqa."
_HIGHEST = Decimal(3)
_KINDS = ("target", "predicted", "initial", "actual")
_REACH = 40
_DATED = ("initial", "actual")


def speaks_of_scores(text: str, section: Section) -> bool:
    """Whether a sentence, or the section it stands in, is about these scores."""
    return bool(rules.words("quality").search(text)) or any(
        rules.words("quality").search(heading) for heading in section.headings[-2:]
    )


def theme(section: Section) -> Mention | None:
    """The theme that the nearest heading names."""
    for heading in reversed(section.headings):
        named = read_epqa(heading)
        if named is not None:
            return Mention(named, "", 0, 0, "", "strong", (named,))
    return None


def outcome(claim: Claim, before: Iterable[str]) -> Outcome | None:
    """The score that a figure is, None where it is none; `before` are the sentences before it. Which one it is and of
    which year is what a box of the document says of it, else its words and those before."""
    value, indicator = claim.value, claim.mention.indicator_id
    if value.unit or claim.told.found.bound or not (0 <= value.number <= _HIGHEST and _is_told(claim)):
        return None
    sentence = claim.place.sentence
    boxed = [fact for fact in _boxed(claim.place.context.printed, indicator) if fact.measure in _DATED]
    same = [fact for fact in boxed if fact.value == value.number]
    for found in (same, boxed):
        if len({(fact.measure, fact.period) for fact in found}) == 1 and not _contradicts(sentence, found[0]):
            return Outcome(indicator, found[0].measure, value.number, "score", periods.read(found[0].period))
    said = _calendar(claim.told.period or claim.place.times.default)
    return Outcome(indicator, _kind(_own_words(claim), sentence.text, before), value.number, "score", said)


def _is_told(claim: Claim) -> bool:
    """Whether the words before a number say that it is a score, or whose it is or of what."""
    text, start = claim.place.sentence.text, claim.told.found.start
    words = text[max(0, start - _REACH) : start + 1]
    return claim.told.whose is not None or claim.told.counted or bool(rules.words("quality", "score").search(words))


def _boxed(printed: Iterable[object], indicator: str) -> list[Observation]:
    """The dated scores of a theme that the document's boxes print."""
    return [
        fact
        for fact in printed
        if isinstance(fact, Observation) and fact.indicator == indicator and fact.period and not fact.comparator
    ]


def _contradicts(sentence: Sentence, fact: Observation) -> bool:
    """Whether the sentence says plainly that its score is another one."""
    if fact.measure == "actual":
        return sentence.has("quality", "initial")
    return bool(rules.words("quality", "predicted").search(sentence.text))


def _own_words(claim: Claim) -> str:
    """The words between a figure and the one before it, where its sentence tells several."""
    earlier = [other.found.end for other in claim.others if other.found.end <= claim.told.found.start]
    return claim.place.sentence.text[max(earlier) : claim.told.found.start] if earlier else ""


def _kind(own: str, text: str, before: Iterable[str]) -> str:
    for words in (own, text, *reversed([*before])):
        for kind in _KINDS[1:]:
            if rules.words("quality", kind).search(words):
                return kind
    return "actual"


def _calendar(period: Period | None) -> Period | None:
    """The calendar year that a day, month or year lies in; None for a financial year, which lies in two."""
    if period is None or period.start is None or period.end is None or period.start.year != period.end.year:
        return None
    return periods.calendar_year(period.start.year)
