"""What the words of a heading, a row's label or a caption say about the figures that they stand over.

Every printed heading gives some of the same few facets: which indicator, what sort of figure, which period, whose
figure, how long a cohort was followed, in which unit. `read` finds them; `Facets.over` lays nearer words over farther
ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache

from extract import vocabulary
from normalise import areas, comparators, indicators, periods
from normalise.areas import Area
from normalise.periods import Period

WORDS = "observation_words"

_MONTHS_FOLLOWED = re.compile(r"(?<![\d/])(\d{1,2})[\s-]*months?\b", re.IGNORECASE)
_MONTHS_NAMED = re.compile(r"\d+[\s-]*months?\s+(?:ending|to|period|from|rolling|cohorts?)", re.IGNORECASE)
_PART = re.compile(
    r"(?<!\w)(?:q(?:tr|uarter)?\.?\s*[1-4]|(?:1st|2nd|3rd|4th|first|second|third|fourth)\s+quarter)(?!\w)",
    re.IGNORECASE,
)
_SAMPLE = re.compile(r"\(\s*n\s*=\s*\d+\s*\)", re.IGNORECASE)
_TAIL = re.compile(r"[\s:;.,*†‡]+$")
_ALL_AGES = re.compile(r"(?<!\d)10\s*(?:-|–|−|to|and)\s*1[78](?!\d)", re.IGNORECASE)
_AGES = re.compile(r"(?<![\d/.])1[0-7]\s*(?:-|–|−|to|and)\s*1[0-8](?![\d/.%])\s*$", re.IGNORECASE)
_BESIDE = re.compile(r"[%():/–-]|(?<!\w)regions?(?!\w)", re.IGNORECASE)
_LONGEST_HEADING = 80
_OLD = re.compile(r"(?<!\w)old(?!\w)", re.IGNORECASE)
_NEW = re.compile(r"(?<!\w)new(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facets:
    """What words say of a figure; None and empty where they say nothing.

    `candidates` are the indicators that the words may mean, the likeliest first, `weak` that only a
    figure with its unit makes the words mean one; `old` an old or a new definition;
    `part` a quarter without its year, `sum` a year `so_far` or in `total`; `area` and `comparator` whose figure it is;
    `points` that a change is in percentage points; `breakdown` that a figure is of one sex or age group;
    `ethnic_base` and `ethnic_group` an ethnic population's two halves.
    """

    candidates: tuple[str, ...] | None = None
    weak: bool | None = None
    population: str | None = None
    old: bool | None = None
    kind: str | None = None
    period: Period | None = None
    part: str | None = None
    sum: str | None = None
    comparator: str | None = None
    area: Area | None = None
    follow_up: int | None = None
    unit: str | None = None
    points: bool | None = None
    breakdown: bool | None = None
    ethnic_base: str | None = None
    ethnic_group: str | None = None

    def over(self, under: Facets) -> Facets:
        """These facets, completed by those of `under` where they say nothing; whose figure it is, the nearer words tell
        alone: London's column in a table under Bromley's heading is London's."""
        told = _WHOSE if self.area is not None or self.comparator is not None else frozenset[str]()
        empty = {name: getattr(under, name) for name in _NAMES if name not in told and getattr(self, name) is None}
        return replace(self, **empty)

    def only(self, names: Iterable[str]) -> Facets:
        """Just the named facets of these."""
        return Facets(**{name: getattr(self, name) for name in names})

    def says(self) -> frozenset[str]:
        """The names of the facets that are filled."""
        return frozenset(name for name in _NAMES if getattr(self, name) is not None)


_NAMES = tuple(f.name for f in fields(Facets))
_WHOSE = frozenset({"area", "comparator"})
NOTHING = Facets()


@cache
def words(section: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of one section of the vocabulary by what they stand for, in the file's order."""
    return {key: vocabulary.any_of(listed) for key, listed in vocabulary.load(WORDS)[section].items()}


def first_of(section: str, text: str) -> str | None:
    """What the first sort of `section` that has a word in `text` stands for."""
    return next((key for key, pattern in words(section).items() if pattern.search(text)), None)


def whole(section: str, text: str) -> str | None:
    """What `text` stands for in `section` where it is one of its words and nothing else."""
    clean = _TAIL.sub("", text).strip()
    return next((key for key, pattern in words(section).items() if pattern.fullmatch(clean)), None)


def is_ignored(text: str) -> bool:
    """Whether a heading is of a column that holds no figure of an indicator."""
    return whole("ignored", text) is not None


@lru_cache(maxsize=8192)
def read(text: str, theme: str = "") -> Facets:
    """The facets of one heading, label or caption; `theme` is the label of the section that it stands in."""
    if not text or len(text) > 1500:
        return NOTHING
    period, rest = _period(text)
    measure = indicators.read_measure(text, theme) or (indicators.read_measure(rest, theme) if period else None)
    kind = first_of("measure", rest)
    whose = _PART.sub("", _SAMPLE.sub("", rest))
    return Facets(
        candidates=(measure.candidates or None) if measure else None,
        weak=(measure.weak or None) if measure else None,
        population=(measure.population if measure else "") or indicators.read_population(text),
        old=measure.old_definition if measure else _definition(text),
        kind=kind,
        period=period,
        part=_part(rest) if period is None or _is_year(period) else None,
        sum=_sum(rest),
        comparator=_comparator(whose),
        area=areas.read(_TAIL.sub("", whose).strip()),
        follow_up=_follow_up(text),
        unit=first_of("unit", text) or (measure.unit if measure else "") or None,
        points=True if kind == "change" and first_of("points", text) else None,
        breakdown=_breakdown(rest),
        ethnic_base=indicators.read_ethnic_base(text),
        ethnic_group=indicators.read_ethnic_group(text),
    )


def _breakdown(text: str) -> bool | None:
    """True for a heading of one sex or age group; 10 to 17 is all of them."""
    if len(text) > _LONGEST_HEADING or _ALL_AGES.search(text):
        return None
    return True if words("breakdown")["words"].search(text) or _AGES.search(text) else None


def _sum(text: str) -> str | None:
    """Whether a heading is of a sum over periods: says so, or says no more than that it is a total."""
    if len(text) > _LONGEST_HEADING:
        return None
    return whole("sum", text) or ("so_far" if words("sum")["so_far"].search(text) else None)


def _comparator(text: str) -> str | None:
    """Whose figure a heading says it is, if not the authority's own: alone, or beside words for what is measured."""
    read = comparators.read(text)
    if read is not None or len(text) > _LONGEST_HEADING:
        return read
    names = {each.comparator for each in comparators.find(text)}
    if len(names) == 2:
        names -= {"region"}
    if len(names) != 1:
        return None
    rest = text
    for mention in reversed(indicators.find(text)):
        rest = f"{rest[: mention.start]} {rest[mention.end :]}"
    for section in ("measure", "unit", "sum"):
        for pattern in words(section).values():
            rest = pattern.sub(" ", rest)
    beside = comparators.read(_BESIDE.sub(" ", rest).strip())
    return beside or (names.pop() if "region" in text.lower() else None)


def _period(text: str) -> tuple[Period | None, str]:
    """The period that a heading names (of several the later) and the words without all of them."""
    found = periods.find(text)
    if not found:
        return None, text
    rest = text
    for each in reversed(found):
        rest = rest[: each.start] + " " + rest[each.end :]
    dated = [each.period for each in found]
    return max(dated, key=lambda period: str(period.end or "")), rest


def _part(text: str) -> str | None:
    match = _PART.search(text)
    return match.group() if match else None


def _is_year(period: Period) -> bool:
    return period.is_financial_year


def _definition(text: str) -> bool | None:
    """True for words of an old definition, False for those of a new one."""
    if _OLD.search(text):
        return True
    return False if _NEW.search(text) else None


def _follow_up(text: str) -> int | None:
    """For how many months a cohort was followed, also where a heading of two cohorts says it twice."""
    found = periods.follow_up(text)
    if found is not None:
        return found
    named = [match for match in _MONTHS_FOLLOWED.finditer(text) if not _MONTHS_NAMED.match(text, match.start())]
    months = {int(match.group(1)) for match in named}
    return months.pop() if len(months) == 1 else None
