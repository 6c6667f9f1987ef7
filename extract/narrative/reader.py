"""From a document's prose to its observations, sentence by sentence."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from extract import quotes, timing, vocabulary
from extract.context import Context
from extract.facts import Observation
from extract.narrative import (
    footnotes,
    links,
    meaning,
    outcomes,
    quality,
    rules,
    sections,
    sentences,
    times,
    topics,
    units,
)
from extract.narrative.claims import Claim, Outcome, Place
from extract.narrative.footnotes import Note
from extract.narrative.links import Told
from extract.narrative.sections import Section
from extract.narrative.sentences import Own, Sentence, Whose
from extract.narrative.times import Times
from normalise import indicators, periods
from normalise.catalogue import get
from normalise.indicators import Mention
from normalise.numbers import NUMBER_WORDS
from normalise.periods import Period
from parsers.document import Passage

METHOD = "narrative"
_HIGHEST, _LOWEST = 0.95, 0.5
_SHARE_OF_ALL = Decimal(100)
_LONGEST_MOMENT = 31
_REMEMBERED = 4
_INTERJECTED = 60
"""A line no longer than that and without a figure, such as a caption, does not end what is spoken of."""
_LONGEST = 200_000
"""No passage that people wrote is longer."""
_EARLIER = ("from", "base", "previous")
_MEASURES = {"old_target": "target", "from": "outturn", "previous": "outturn"}


@dataclass
class Thread:
    """What the sentences of a passage so far leave to the next one: the last indicator and how surely it is meant, all
    indicators of the last, the period, the one whose all its figures were, whether all figures were projected, and the
    words themselves; `scores` says that the passage speaks of quality assurance."""

    topic: Mention | None = None
    topics: list[Mention] = field(default_factory=list)
    certainty: float = 1.0
    period: Period | None = None
    whose: Whose | None = None
    projected: bool = False
    scores: bool = False
    said: deque[str] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))


def read(context: Context) -> Iterator[Observation]:
    """Every value that a paragraph, a list item or a worded cell tells; a notice for each that no rule can."""
    own = Own(frozenset(filter(None, [context.about.authority])), topics.is_inspection(context))
    notes = footnotes.of(context.document)
    before: tuple[Section, Thread] | None = None
    for section, passage in sections.passages(context):
        if len(passage.text) <= _INTERJECTED and not _figure().search(passage.text):
            continue
        thread = _continued(before, section, passage)
        before = (section, thread)
        if _figure().search(passage.text):
            note = footnotes.in_words(context.document, passage, notes)
            yield from _passage(context, section, passage, own, thread, note)


def _continued(before: tuple[Section, Thread] | None, section: Section, passage: Passage) -> Thread:
    """What the passage before leaves to one of the same section that begins by going on about its figure."""
    if before is None or before[0].headings != section.headings or not topics.goes_on_at_once(passage.text):
        return Thread()
    left = before[1]
    return Thread(left.topic, certainty=0.95 * left.certainty, period=left.period, whose=left.whose)


@cache
def _figure() -> re.Pattern[str]:
    """What a passage must have to be read: a number that is no year, or one in words before what is counted or behind
    what says that it is a score."""
    telling = {key: "|".join(listed) for key, listed in vocabulary.load(rules.DATA)["telling"].items()}
    number = r"(?<![\d/.,£-])(?!(?:19|20)\d\d(?!\d|,\d))\d[\d,]*(?:\.\d+)?(?![\d/])"
    counted = rf"\b(?:no|{NUMBER_WORDS})\s(?:\w+\s){{0,2}}?(?:{telling['counted']})"
    scored = rf"\b(?:{telling['scored']})\w*\s(?:of\s)?(?:an?\s)?(?:{NUMBER_WORDS})\b"
    return re.compile(rf"{telling['shares']}|{number}|{counted}|{scored}", re.IGNORECASE)


def _passage(
    context: Context, section: Section, passage: Passage, own: Own, thread: Thread, note: Note
) -> Iterator[Observation]:
    text = passage.folded[:_LONGEST]
    if len(passage.text) > _LONGEST:
        detail = f"of a passage of {len(passage.text)} characters the first {_LONGEST} were read as prose"
        context.notice("unread_figure", detail, context.document.anchor(*passage.span(_LONGEST, _LONGEST + 100)))
    mentions = indicators.find(text, " / ".join(section.headings), others=True)
    scores = quality.speaks_of_scores(text, section)
    spoken_of = thread.topic is not None or any(each.indicator_id for each in mentions)
    if not (spoken_of or scores or topics.may_go_on(text, section)):
        return
    thread.scores = scores
    nearby = [found.period for found in periods.find(text)]
    for start, end in sentences.split(text):
        words = text[start:end]
        spoken = topics.of(topics.within(mentions, start, end), words, section, context, scores)
        sentence = sentences.read(words, start, own, spoken, nearby)
        yield from _sentence(Place(context, section, passage, sentence, note=note), thread)


def _sentence(place: Place, thread: Thread) -> list[Observation]:
    """The facts of a sentence; `thread` is what those before it leave, and is left to the next one."""
    sentence = place.sentence
    place = replace(place, times=_noted(place, times.of(sentence, place.section, thread.period)))
    told = times.by_clause(links.tell(sentence), sentence) if sentence.figures else []
    subject, certainty = _subject(place, told, thread)
    told = [replace(each, topic=each.topic or subject) for each in told]
    if subject is not None and subject is thread.topic:
        told = _in_order(_of_same_owner(told, place, thread), thread)
    claimed = [(each, fact) for each in told for fact in _facts(place, each, told, thread, certainty)]
    facts = list(_undisputed(place, claimed))
    _follow(thread, place, told, facts)
    return facts


def _noted(place: Place, told: Times) -> Times:
    """The times of a sentence that names none and bears the mark of a footnote: the cohort that the footnote names."""
    sentence, cohort = place.sentence, place.note.cohort
    if cohort is None or sentence.periods:
        return told
    start, end = place.passage.span(sentence.start, sentence.start + len(sentence.text))
    if not footnotes.is_marked(place.context.document, start, end):
        return told
    return replace(told, default=cohort, own=True)


def _subject(place: Place, told: Sequence[Told], thread: Thread) -> tuple[Mention | None, float]:
    """What the figures of a sentence without an indicator are of, and how surely."""
    text = place.sentence.text
    if place.sentence.topics or not told:
        return None, 1.0
    if thread.scores and place.sentence.has("quality", "score"):
        return quality.theme(place.section), 0.85
    if thread.topic is not None and (topics.goes_on(text) or all(each.whose for each in told)):
        return thread.topic, 0.92 * thread.certainty
    return topics.of_section(place.sentence, place.section), 0.8


def _of_same_owner(told: list[Told], place: Place, thread: Thread) -> list[Told]:
    """The figures of a sentence that names nobody and goes on about those of the one whom the sentence before named."""
    if thread.whose is None or place.sentence.whose or not topics.goes_on_at_once(place.sentence.text):
        return told
    return [replace(each, whose=thread.whose) for each in told]


def _in_order(told: list[Told], thread: Thread) -> list[Told]:
    """As many figures of one owner as the sentence before told of indicators are of those, in their order."""
    same = len(thread.topics) == len(told) > 1 and len({each.whose for each in told}) == 1
    if not same or any(each.role for each in told):
        return told
    return [replace(each, topic=topic) for each, topic in zip(told, thread.topics, strict=True)]


def _follow(thread: Thread, place: Place, told: Sequence[Told], facts: Sequence[Observation]) -> None:
    """Leave to the next sentence what this one was about."""
    thread.said.append(place.sentence.text)
    owners = {each.whose for each in told}
    thread.whose = owners.pop() if len(owners) == 1 else None
    spoken = [each.topic for each in told if each.topic is not None] or list(place.sentence.topics)
    if spoken:
        thread.topic, thread.certainty = _with_unit(spoken[-1], facts), 1.0 if len(set(spoken)) == 1 else 0.9
        thread.topics = list(dict.fromkeys(spoken))
    thread.projected = bool(facts) and all(fact.measure == "projection" for fact in facts)
    if place.times.own and _is_of_targets(facts, place.times.default):
        return
    if place.times.own:
        thread.period = place.times.default if facts or _is_reporting(place.times.default) else None
    elif (place.sentence.periods and place.times.default is None) or place.times.untold_from is not None:
        thread.period = _latest(facts, place.sentence)


def _is_of_targets(facts: Sequence[Observation], period: Period | None) -> bool:
    """Whether a sentence names a period for its targets alone: what it tells beside them is of another."""
    measures = {fact.measure for fact in facts if period is not None and fact.period == period.label}
    return measures == {"target"}


def _with_unit(topic: Mention, facts: Sequence[Observation]) -> Mention:
    """The indicator with the rate that a sentence counted it in, which the next one need not print again."""
    rates = {fact.unit for fact in facts if fact.unit in units.RATES and fact.indicator in topic.candidates}
    return replace(topic, hint=rates.pop()) if len(rates) == 1 else topic


def _latest(facts: Sequence[Observation], sentence: Sentence) -> Period | None:
    """The last period of which a sentence told a value; None where it names a later one."""
    dated = [fact for fact in facts if fact.measure == "outturn" and fact.period]
    last = max(dated, key=lambda fact: fact.period_end, default=None)
    named = max((str(period.end or "") for period in times.named(sentence)), default="")
    return periods.read(last.period) if last is not None and last.period_end >= named else None


def _is_reporting(period: Period | None) -> bool:
    """Whether a period is one that figures are reported for, not a day or month of something that happened."""
    return period is not None and period.days > _LONGEST_MOMENT


# -- one figure


def _facts(place: Place, told: Told, others: Sequence[Told], thread: Thread, certainty: float) -> Iterator[Observation]:
    """What a figure of a known indicator comes to; a notice where that is nothing though it prints a unit."""
    if told.topic is None or not told.topic.indicator_id:
        return
    facts = [] if told.unsure else list(_told(place, told, told.topic, others, thread, certainty))
    yield from facts
    if not facts and told.found.value.unit:
        start, end = place.passage.span(place.sentence.start + told.found.start, place.sentence.start + told.found.end)
        label = get(told.topic.indicator_id).label
        detail = f"{told.found.value.printed} in a sentence about {label} gave no fact"
        place.context.notice("unread_figure", detail, place.context.document.anchor(start, end))


def _told(
    place: Place, told: Told, mention: Mention, others: Sequence[Told], thread: Thread, certainty: float
) -> Iterator[Observation]:
    if mention.indicator_id.startswith(quality.PREFIX):
        claim = Claim(place, told, mention, told.found.value, "score", others, certainty)
        outcome = quality.outcome(claim, thread.said)
        if outcome is not None:
            yield _observation(claim, outcome)
        return
    value = units.with_unit(told, mention, others, place.sentence.text)
    measure = meaning.measure(told, place.sentence, place.section, place.asks, place.times.ahead is not None)
    if measure == "outturn" and thread.projected and mention is thread.topic:
        measure = "projection"
    if value is None or not measure:
        return
    claim = Claim(place, told, mention, value, measure, others, certainty)
    if not _is_out(claim):
        yield from (_observation(claim, outcome) for outcome in outcomes.of(claim))


def _is_out(claim: Claim) -> bool:
    """Whether a figure is none of its indicator's values: vague, of a sample, of a part, of those who did not."""
    told, sentence, indicator = claim.told, claim.place.sentence, claim.mention.indicator_id
    if told.found.bound and claim.measure not in ("target", "old_target"):
        return True
    inspected = indicator.startswith(outcomes.CORE_CASE)
    if not inspected and (sentence.has("sample") or meaning.is_of_some(told, sentence, indicator)):
        return True
    share = claim.value.unit == "percent" and not claim.moves
    return meaning.is_negated(told, sentence) or (share and abs(claim.value.number) > _SHARE_OF_ALL)


def _undisputed(place: Place, facts: Sequence[tuple[Told, Observation]]) -> Iterator[Observation]:
    """The facts without outturns that a sentence prints several of for one key: some of them are of something else."""
    values: dict[Hashable, set[Decimal]] = {}
    for told, fact in facts:
        if told.role not in _EARLIER:
            values.setdefault(_key(fact), set()).add(fact.value)
    for told, fact in facts:
        if fact.measure != "outturn" or told.role in _EARLIER or len(values[_key(fact)]) == 1:
            yield fact
        else:
            label = get(fact.indicator).label
            detail = (
                f"{fact.printed} is one of several figures of {label} in a sentence, of which only one can be right"
            )
            place.context.notice("unread_figure", detail, fact.anchor)


def _key(fact: Observation) -> Hashable:
    return (fact.indicator, fact.measure, fact.population, fact.comparator, fact.area, fact.period, fact.unit)


# -- the fact


def _observation(claim: Claim, outcome: Outcome) -> Observation:
    place, told, period = claim.place, claim.told, outcome.period
    aimed = claim.measure in ("target", "old_target")
    if period is not None and period.is_cohort:
        period = timing.cohort(place.context, period)
    sentence = place.sentence
    stop = sentence.start + len(sentence.text.rstrip())
    figure = (sentence.start + told.found.start, sentence.start + told.found.end)
    quote, anchor = quotes.in_passage(place.context.document, place.passage, sentence.start, stop, figure)
    if place.section.position is not None:
        table, row, column = place.section.position
        anchor = replace(anchor, table=table, row=row, column=column)
    return Observation(
        indicator=outcome.indicator,
        measure=_MEASURES.get(outcome.measure, outcome.measure),
        population=claim.mention.population,
        comparator=told.whose.comparator if told.whose and not aimed else "",
        area=told.whose.area if told.whose else _area(place),
        period=period.label if period else "",
        period_start=period.start.isoformat() if period and period.start else "",
        period_end=period.end.isoformat() if period and period.end else "",
        follow_up=place.follow_up if outcome.indicator.startswith("reoff") else None,
        value=outcome.number,
        unit=outcome.unit,
        printed=told.found.value.printed,
        quote=quote,
        anchor=anchor,
        method=METHOD,
        confidence=_confidence(claim, period is not None, outcome.implied),
        flags=tuple(filter(None, [told.found.bound, *claim.value.flags, "period_implied" if outcome.implied else ""])),
    )


def _area(place: Place) -> str:
    """The authority that the section's heading names, empty for the document's own."""
    return "" if place.section.area in place.context.about.authority else place.section.area


def _confidence(claim: Claim, dated: bool, implied: bool) -> float:
    """Lower for each thing that the figure's own words do not tell."""
    times_of = claim.place.times
    factors = (
        claim.certainty,
        1.0 if claim.told.period or times_of.own else times_of.certainty,
        1.0 if dated else 0.95,
        0.9 if implied else 1.0,
        0.95 if claim.mention.strength == "weak" else 1.0,
        1.0 if claim.told.found.value.unit else 0.95,
        0.97 if len(claim.place.sentence.topics) > 1 else 1.0,
        0.95 if claim.measure in ("from", "previous", "projection", "old_target", "score") else 1.0,
    )
    confidence = _HIGHEST
    for factor in factors:
        confidence *= factor
    return round(max(confidence, _LOWEST), 2)
