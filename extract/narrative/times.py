"""Which period a figure has: the one that its own words name, or its sentence, or the one before it, or the section."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extract.narrative import rules, sentences
from extract.narrative.links import Told
from extract.narrative.sections import Section
from extract.narrative.sentences import Sentence
from normalise import periods
from normalise.periods import Period

_AHEAD = re.compile(
    r"\b(?:by|until|till|(?<!according )to)(?:\s+the)?(?:\s+(?:end|close|beginning)\s+of)?\s*$", re.IGNORECASE
)
_AS_AT = re.compile(r"\b(?:as at|as of|as on|at|by|to|until|ending|ended)\s*$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s*$", re.IGNORECASE)
_SPAN = re.compile(r"\b(?:between|from)\s*$", re.IGNORECASE)
_THAT_TIME = re.compile(r"(?:\w+\s+)?(?:year|period|quarter|cohort|time)\b", re.IGNORECASE)
_SAME = re.compile(r"\bsame\s+(?:\w+\s+)?(?:months?|quarters?|period|time)\s+(?:of|in)\s*$", re.IGNORECASE)
_OF = frozenset({"for", "of"})
_REACH = 32
_BREAKS = frozenset({";", ".", "COMPARED"})
_LEANING = frozenset({"SINCE", "LESS", "MORE", "ON"})
_COMPARING = _LEANING | {"COMPARED"}
_NAME = re.compile(r"\s+[A-Z]?\w*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Times:
    """The times of a sentence: `default` for what was achieved, `ahead` for what is aimed at, `baseline` for the
    starting point, None where they cannot be told; `certainty` from 0 to 1 says how near `default` was told, `own` that
    the sentence itself did. From the character `untold_from` on, it speaks of a time that cannot be told, and from
    `part_from` on of `part`, a part of `default`."""

    default: Period | None = None
    ahead: Period | None = None
    baseline: Period | None = None
    certainty: float = 1.0
    own: bool = False
    untold_from: int | None = None
    part: Period | None = None
    part_from: int = 0


def of(sentence: Sentence, section: Section, before: Period | None) -> Times:
    """The times of a sentence in its section; `before` is the period of the sentence before it."""
    usable, ahead, baseline = _sorted(sentence)
    own = usable[0] if len(set(usable)) == 1 else None
    untold = rules.words("untold").search(sentence.text)
    if untold and before is not None and _is_that_time(sentence.text, untold):
        untold = None
    times = Times(
        own, ahead, baseline, own=own is not None, untold_from=untold.start() if untold and own is None else None
    )
    around = before or section.period
    if own is not None and around is not None and (begins := _later_clause(sentence, own, around)):
        return replace(times, default=around, own=False, certainty=0.95, part=own, part_from=begins)
    if own is not None and around is not None and _is_of_target(sentence, own, around):
        return replace(times, default=around, own=False, certainty=0.9)
    if own is not None or usable:
        return times
    if before is not None and not sentence.has("present"):
        return replace(times, default=before, certainty=0.9)
    return replace(times, default=section.period, certainty=0.95 if not section.aims else 0.8)


def _is_of_target(sentence: Sentence, year: Period, part: Period) -> bool:
    """Whether a year is only a target's ("below the target of 0.40 for 2016/17") and what is told is of a part."""
    if not (year.start and year.end and part.start and part.end and part.days < year.days):
        return False
    if not year.start <= part.start <= part.end <= year.end:
        return False
    texts = [symbol.text for symbol in sentence.symbols]
    at = next(i for i, text in enumerate(texts) if text == "PERIOD" and _period_at(sentence, i) == year)
    return texts[max(0, at - 2)] in rules.FIGURES and "TARGET" in texts[max(0, at - 4) : at]


def _later_clause(sentence: Sentence, part: Period, whole: Period) -> int:
    """Where a later clause begins that alone is about `part`, a part of the time `whole` that is spoken of ("... 27%,
    though in the quarter to December 2003 they rose to 33%"); 0 where there is none."""
    if not (whole.start and whole.end and part.start and part.end and part.days < whole.days):
        return 0
    if not whole.start <= part.start <= part.end <= whole.end:
        return 0
    texts = [symbol.text for symbol in sentence.symbols]
    at = next(i for i, text in enumerate(texts) if text == "PERIOD" and _period_at(sentence, i) == part)
    comma = max((i for i in range(at) if texts[i] in (",", "but", ";")), default=-1)
    told_before = any(text in rules.FIGURES for text in texts[: max(comma, 0)])
    told_between = any(text in rules.FIGURES for text in texts[max(comma, 0) : at])
    return sentence.symbols[comma].start if comma > 0 and told_before and not told_between else 0


def _is_that_time(text: str, latest: re.Match[str]) -> bool:
    """Whether words such as "the latest" speak of a time that the sentence before named: "in the latest year"."""
    return latest.group().lower().endswith("latest") and _THAT_TIME.match(text, latest.end() + 1) is not None


def span(sentence: Sentence) -> tuple[Period, Period] | None:
    """The two times between which a change is told: "between 2008/09 and 2009/10", "from 2008/09 to 2009/10"."""
    dated = [at for at, symbol in enumerate(sentence.symbols) if symbol.text == "PERIOD"]
    for first, second in pairwise(dated):
        between = [symbol.text for symbol in sentence.symbols[first + 1 : second]]
        if between in (["and"], ["to"]) and _SPAN.search(_words_before(sentence, first)):
            return _period_at(sentence, first), _period_at(sentence, second)
    return None


def bases(sentence: Sentence) -> frozenset[Period]:
    """The periods against which a sentence tells a change: "a drop of 8% on 2006/07"."""
    dated = (at for at, symbol in enumerate(sentence.symbols) if symbol.text == "PERIOD")
    return frozenset(_period_at(sentence, at) for at in dated if _left(sentence, at) == "ON")


def named(sentence: Sentence) -> list[Period]:
    """The periods of a sentence that may be those of what it tells."""
    return _sorted(sentence)[0]


def _sorted(sentence: Sentence) -> tuple[list[Period], Period | None, Period | None]:
    """The periods of a sentence that may be those of what it tells, the one until which, the one of its baseline."""
    usable: list[Period] = []
    ahead = baseline = None
    for position, symbol in enumerate(sentence.symbols):
        if symbol.text != "PERIOD":
            continue
        period = _period_at(sentence, position)
        if _is_baseline_s(sentence, position):
            baseline = period
        elif _is_ahead(sentence, position):
            ahead = period
        elif _is_told(sentence, position, _COMPARING) and not _is_elsewhere(sentence, position):
            usable.append(period)
    return usable, ahead, baseline


def _is_elsewhere(sentence: Sentence, position: int) -> bool:
    """Whether a period is only that of a figure beside the one that is told, or of the one from which it came."""
    return _is_beside(sentence, position) or _is_start(sentence, position)


def _is_start(sentence: Sentence, position: int) -> bool:
    """Whether a period is that of a figure from which something fell or rose: "down from 32 in 2011/12"."""
    texts = [symbol.text for symbol in sentence.symbols]
    at = position - 1
    while at > 0 and texts[at] in ("FOR", "("):
        at -= 1
    goes_on = texts[position + 1 : position + 3]
    return at > 0 and texts[at] in rules.FIGURES and texts[at - 1] == "from" and "to" not in goes_on


def _is_beside(sentence: Sentence, position: int) -> bool:
    """Whether a period stands in a bracket with a figure of its own, behind another's: "0.55 (0.79 in 2013/14)"."""
    texts = [symbol.text for symbol in sentence.symbols]
    opened = max((at for at in range(position) if texts[at] == "("), default=-1)
    if opened < 0 or ")" in texts[opened:position]:
        return False
    closed = texts.index(")", position) if ")" in texts[position:] else len(texts)
    inside, before = texts[opened:closed], texts[:opened]
    return any(f in inside for f in rules.FIGURES) and any(f in before for f in rules.FIGURES)


def _left(sentence: Sentence, position: int) -> str:
    """The symbol before a period, small words between them passed over; `ON` for a year on which a change is told."""
    before = sentence.symbols[position - 1] if position else None
    if before is not None and sentence.text[before.start : before.end].lower() == "on":
        return "ON"
    left = position - 1
    while left >= 0 and sentence.symbols[left].text in ("FOR", "BE", "AT", "OWN", "("):
        left -= 1
    return sentence.symbols[left].text if left >= 0 else ""


def _is_baseline_s(sentence: Sentence, position: int) -> bool:
    behind = sentence.symbols[position + 1].text if position + 1 < len(sentence.symbols) else ""
    return "BASELINE" in (_left(sentence, position), behind)


def _is_reporting_day(period: Period, before: str) -> bool:
    return period.days == 1 and re.search(r"\bas (?:at|of|on)\s*$", before, re.IGNORECASE) is not None


def _is_day(period: Period, before: str) -> bool:
    """Whether a period is a day of something that happened, not one at which something stood."""
    return period.days == 1 and not _AS_AT.search(before)


def _is_title(text: str, symbol: sentences.Symbol) -> bool:
    """Whether a period belongs to the name of a plan or a report."""
    before = text[max(0, symbol.start - _REACH) : symbol.start].rstrip(" ('’“\"-–").split()
    behind = _NAME.match(text, symbol.end)
    title = rules.words("section", "title")
    if len(before) > 1 and before[-1].lower() in _OF and rules.words("section", "plans").fullmatch(before[-2]):
        return True
    return bool((before and title.fullmatch(before[-1])) or (behind and title.fullmatch(behind[0].strip())))


def by_clause(told: Sequence[Told], sentence: Sentence) -> list[Told]:
    """The figures of a sentence of several periods with the one that their clause gives them: its only one, or each its
    own where figures and periods alternate ("87% in 2001/02 and 94% in 2002/03")."""
    if len({found.period for found in sentence.periods}) < 2:
        return list(told)
    given: dict[int, Period] = {}
    behind = {each.position for each in told if each.period is not None}
    for clause in _clauses(sentence):
        given |= _given(clause, sentence, behind)
    return [
        replace(each, period=given[each.position])
        if each.period is None and each.position in given and each.role != "change"
        else each
        for each in told
    ]


def _clauses(sentence: Sentence) -> Iterator[list[int]]:
    """The positions of the symbols of each clause."""
    clause: list[int] = []
    for position, symbol in enumerate(sentence.symbols):
        if symbol.text in _BREAKS:
            yield clause
            clause = []
        clause.append(position)
    yield clause


def _given(clause: Sequence[int], sentence: Sentence, dated_figures: Collection[int]) -> dict[int, Period]:
    """The periods that a clause gives its figures, by position; none where it names one of something else. A period
    right behind one of the `dated_figures` says nothing of a target behind it: "1.07 for 2009 and a target of 1.00"."""
    symbols = sentence.symbols
    parties = [at for at in clause if symbols[at].text in (*rules.FIGURES, "PERIOD")]
    dated = [at for at in parties if symbols[at].text == "PERIOD"]
    found = {at: _period_at(sentence, at) for at in dated}
    if not dated or any(not _is_of_value(sentence, at) for at in dated):
        return {}
    if len(dated) == 1:
        ends = any(at in dated_figures and at < dated[0] for at in parties)
        return {
            at: found[dated[0]]
            for at in parties
            if at != dated[0] and not (ends and at > dated[0] and "TARGET" in _between(sentence, dated[0], at))
        }
    first, second = parties[::2], parties[1::2]
    if dated == first and len(first) == len(second):
        return {figure: found[at] for at, figure in zip(first, second, strict=True)}
    if dated == second and len(first) == len(second):
        return {figure: found[at] for figure, at in zip(first, second, strict=True)}
    return {}


def _between(sentence: Sentence, begin: int, end: int) -> set[str]:
    return {symbol.text for symbol in sentence.symbols[begin + 1 : end]}


def _is_of_value(sentence: Sentence, position: int) -> bool:
    """Whether a period is, as printed, the one of figures beside it; "the same months of 2015" are another."""
    return _is_told(sentence, position, _LEANING) and not _SAME.search(_words_before(sentence, position))


def _is_told(sentence: Sentence, position: int, leaning: frozenset[str]) -> bool:
    """Whether a period is one in which something was so: not one until or from which, of a baseline or of a title, and
    behind none of the words `leaning`, with which something else is held against it."""
    before = _words_before(sentence, position)
    return not (
        _is_baseline_s(sentence, position)
        or _is_ahead(sentence, position)
        or _left(sentence, position) in leaning
        or _FROM.search(before)
        or _is_title(sentence.text, sentence.symbols[position])
        or _is_day(_period_at(sentence, position), before)
    )


def _is_ahead(sentence: Sentence, position: int) -> bool:
    """Whether a period is one until which something is to be reached."""
    before = _words_before(sentence, position)
    return bool(_AHEAD.search(before)) and not _is_reporting_day(_period_at(sentence, position), before)


def _words_before(sentence: Sentence, position: int) -> str:
    start = sentence.symbols[position].start
    return sentence.text[max(0, start - _REACH) : start]


def _period_at(sentence: Sentence, position: int) -> Period:
    return sentence.periods[sentence.symbols[position].index].period


def achieved(told: Told, times: Times, sentence: Sentence) -> Period | None:
    """The period of an outturn or of a change."""
    if told.period is not None:
        return told.period
    if times.part is not None and told.found.start > times.part_from:
        return times.part
    if times.untold_from is not None and told.found.start > times.untold_from:
        return None
    if times.default is not None or not sentence.periods:
        return times.default
    return _nearest(told, sentence)


def _nearest(told: Told, sentence: Sentence) -> Period | None:
    """Of several periods the one before the figure with no other figure between, where it is the only such."""
    for position in range(told.position - 1, -1, -1):
        symbol = sentence.symbols[position]
        if symbol.text in rules.FIGURES or symbol.text in (";", "SINCE", "COMPARED"):
            return None
        if symbol.text == "PERIOD":
            return _period_at(sentence, position) if _is_of_value(sentence, position) else None
    return None


def aimed(told: Told, times: Times, section: Section, asks: bool) -> Period | None:
    """The year that a target is for; `asks` says that its sentence looks ahead, else it is held against a figure."""
    period = told.period or times.ahead
    if period is None and asks:
        period = section.ahead or (times.default if times.own else None)
    elif period is None:
        period = times.default or section.ahead
    return year_of(period)


def year_of(period: Period | None) -> Period | None:
    """The financial year that a part of one, or a month or day, belongs to; cohorts and longer times stay."""
    if period is None or period.start is None or period.is_cohort or not period.is_part_year:
        return period
    return periods.containing_financial_year(period.start)


def years(period: Period, number: int) -> Iterator[Period]:
    """A period and those of the years before it, `number` in all."""
    for _ in range(number):
        yield period
        period = periods.previous(period)
