"""From a claim to its value: which indicator, which number with which sign, which period or years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from extract.context import Context
from extract.narrative import changes, links, meaning, rules, times, topics, units
from extract.narrative.claims import Claim, Outcome
from normalise import periods
from normalise.numbers import read_number
from normalise.periods import Period

CORE_CASE = "cci."
_EARLIER = ("from", "base", "previous", "target", "old_target", "baseline")
_MOST_YEARS = 5
_LAST_QUARTER = re.compile(
    r"\W{0,3}(?:(?:in|of|for|from)\s+)?(?:the\s+)?(?:previous|preceding|last|prior)\s+quarter\b", re.IGNORECASE
)
_LONGEST_QUARTER = 92
_LONGEST_VISIT = 31
"""The most days that a date of an inspection names: a day or a month."""
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}
_SUCCESSION = re.compile(
    r"\bfor (?:the|a)\s+(\w+)\s+(?:consecutive year|successive year|year\s+(?:in succession|running|in a row))\b",
    re.IGNORECASE,
)
_FOR_YEARS = re.compile(r"\b(?:for|in each of|over)\s+the\s+(?:last|past)\s+(\w+)\s+years\b", re.IGNORECASE)


def of(claim: Claim) -> Iterator[Outcome]:
    """Every value that a claim comes to: one, or one for each indicator that its words speak of at once and each year
    that it is told of; none where the indicator, the direction or the unit cannot be told."""
    for fixed in claim.mention.candidates if claim.mention.both else ("",):
        outcome = _outcome(claim, fixed)
        if outcome is not None:
            yield from _each_year(claim, outcome)


def _outcome(claim: Claim, fixed: str) -> Outcome | None:
    period = _period(claim)
    implied = period is None and claim.measure == "from"
    period = _year_before(claim) if implied else period
    unit = _sibling_unit(claim) if claim.moves else claim.value.unit
    indicator = fixed or units.choose(claim.mention, unit, _day(claim.place.context, period))
    number = _number(claim, indicator) if indicator else None
    if indicator is None or number is None:
        return None
    outcome = Outcome(indicator, claim.measure, number, claim.value.unit, period, implied and period is not None)
    return changes.settle(claim, outcome) if claim.measure == "change" else outcome


def _sibling_unit(claim: Claim) -> str:
    """For a change, the unit of what changed: shares for points, else what another figure of its indicator prints."""
    if claim.value.unit == "percentage_points":
        return "percent"
    found = {
        other.found.value.unit
        for other in claim.others
        if other.topic == claim.told.topic and other.role != "change" and other.found.value.unit in units.RATES
    }
    return found.pop() if len(found) == 1 else ""


def _number(claim: Claim, indicator: str) -> Decimal | None:
    """The number with its sign; a target or projection by how much something is to rise is none."""
    if claim.moves:
        number = meaning.signed(claim.told, claim.place.sentence, indicator)
        shares = claim.value.unit in meaning.SHARES
        return number if shares and number is not None and (claim.measure == "change" or number < 0) else None
    if claim.measure in ("target", "old_target") and changes.is_fall(indicator, claim.value):
        return -abs(claim.value.number)
    return claim.value.number


def _day(context: Context, period: Period | None) -> date | None:
    if period is not None:
        return period.start
    return date.fromisoformat(context.about.period_start) if context.about.period_start else None


# -- when


def _period(claim: Claim) -> Period | None:
    when, told = claim.place.times, claim.told
    if claim.measure == "target":
        return _aimed(claim)
    if claim.measure == "old_target":
        year = _aimed(replace(claim, told=replace(told, period=None)))
        return told.period or (periods.previous(year) if year else None)
    if claim.measure == "baseline":
        return when.baseline or told.period
    if claim.measure == "projection":
        return times.year_of(when.ahead) or told.period or (when.default if when.own else None)
    spanned = times.span(claim.place.sentence) if claim.told.role in ("change", "from", "to") else None
    if spanned is not None:
        return spanned[claim.measure != "from"]
    return told.period if claim.measure == "from" else _achieved(claim)


def _aimed(claim: Claim) -> Period | None:
    aimed = times.aimed(claim.told, claim.place.times, claim.place.section, claim.place.asks)
    return aimed if aimed is not None or claim.place.asks else times.year_of(_held_against(claim))


def _achieved(claim: Claim) -> Period | None:
    now = _inspected(claim) or (_latest(claim) if claim.measure == "change" and claim.told.period is None else None)
    now = now or times.achieved(claim.told, claim.place.times, claim.place.sentence) or _held_against(claim)
    return _before(now, claim) if now is not None and _is_of_year_before(claim) else now


def _before(now: Period, claim: Claim) -> Period:
    """The same time of the year before, or the quarter before where the words behind a figure say so."""
    quarter = now.days <= _LONGEST_QUARTER and _LAST_QUARTER.match(claim.place.sentence.text, claim.told.found.end)
    return periods.just_before(now) if quarter else periods.previous(now)


def _is_of_year_before(claim: Claim) -> bool:
    """Whether a figure of the year before has no year of its own, but none or that of the figure that it stands beside:
    "14 in 2016/17 (22 the year before)"."""
    told = claim.told
    beside = (other.period for other in claim.others if other.role not in _EARLIER)
    return claim.measure == "previous" and (told.period is None or told.period in beside)


def _held_against(claim: Claim) -> Period | None:
    """The period of the authority's last figure before one of others or a target in a sentence of several periods."""
    told = claim.told
    if (told.whose is None and told.role != "target") or claim.place.times.untold_from is not None:
        return None
    before = [
        other
        for other in claim.others
        if other.position < told.position and other.topic == told.topic and other.whose is None and other.period
        and not links.is_compared(claim.place.sentence, other.position)
    ]  # fmt: skip
    last = before[-1] if before else None
    return last.period if last is not None and last.role not in _EARLIER else None


def _year_before(claim: Claim) -> Period | None:
    """The year before that of the figure that is told first ("5.8%, down from 7.7%"), where nothing speaks of a longer
    time; a way from one figure to another ("from 65% to 87%") may be of any."""
    sentence = claim.place.sentence
    if any(other.role == "to" and other.position > claim.told.position for other in claim.others):
        return None
    now = _latest(claim) or times.achieved(claim.told, claim.place.times, sentence)
    if now is None or sentence.has("long") or not (now.is_cohort or now.days > _LONGEST_VISIT):
        return None
    return _before(now, claim)


def _latest(claim: Claim) -> Period | None:
    """The last of the periods that the sentence gives to the values of what changed, not that on which it is told."""
    told = claim.told
    bases = times.bases(claim.place.sentence)
    dated = [
        other.period
        for other in claim.others
        if other.period is not None
        and other.topic == told.topic
        and other.whose == told.whose
        and other.role not in _EARLIER
        and other.period not in bases
    ]
    return max(dated, key=lambda period: str(period.end or ""), default=None)


def _inspected(claim: Claim) -> Period | None:
    """The year of an inspection's scores: that of its report, or the one in which the sentence says it took place."""
    about = claim.place.context.about
    if not claim.mention.indicator_id.startswith(CORE_CASE):
        return None
    dated = claim.told.period or (claim.place.times.default if claim.place.times.own else None)
    if dated is not None:
        return periods.calendar_year(dated.start.year) if dated.start and dated.days <= _LONGEST_VISIT else None
    return periods.read(about.period) if about.period and topics.is_inspection(claim.place.context) else None


def _each_year(claim: Claim, outcome: Outcome) -> Iterator[Outcome]:
    """The years that a value is told of: "for the third year in succession", "for 2003/04, 2004/05 and 2005/06"."""
    own = outcome.measure == "outturn" and claim.told.whose is None
    number = _succession(claim) if own else 1
    if outcome.period is None or not outcome.period.is_financial_year or number < 2:
        yield outcome
    else:
        yield from (replace(outcome, period=year) for year in times.years(outcome.period, number))
    if outcome.period is not None and outcome.measure in ("outturn", "target"):
        listed = claim.place.sentence.further.get(outcome.period, ())
        yield from (replace(outcome, period=period) for period in listed)


def _succession(claim: Claim) -> int:
    """Of how many years a figure is told, by the words behind it or before it."""
    sentence, found = claim.place.sentence, claim.told.found
    behind = _SUCCESSION.search(sentence.text, found.end)
    if behind and not _figure_between(claim, behind.start()):
        return _ORDINALS.get(behind[1].lower(), 1)
    before = _FOR_YEARS.search(sentence.text, 0, found.start)
    number = read_number(before[1]) if before else None
    return number if number and number <= _MOST_YEARS else 1


def _figure_between(claim: Claim, end: int) -> bool:
    symbols = claim.place.sentence.symbols[claim.told.position + 1 :]
    return any(symbol.text in (*rules.FIGURES, ";") for symbol in symbols if symbol.start < end)
