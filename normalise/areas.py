"""Local authority areas of England and Wales: printed names in, an authority with its official code out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from normalise.places import NameTree, fold
from normalise.vocabulary import load_csv, load_toml


@dataclass(frozen=True, slots=True)
class Area:
    """An authority. `code` is its GSS code, `former_codes` those it had before; `start` and `end` are its first and
    last day (None: unknown, or not ended); `successors` are the codes of the authorities that took its place."""

    code: str
    name: str
    official_name: str
    kind: str
    region: str
    start: date | None = None
    end: date | None = None
    successors: tuple[str, ...] = ()
    former_codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    def exists_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class AreaMention:
    """An area named in running text, at the characters `start` to `end`."""

    area: Area
    start: int
    end: int


@cache
def all_areas() -> tuple[Area, ...]:
    """Every authority, current and ended, by name."""
    return tuple(_area(row) for row in load_csv("areas"))


def get(code: str) -> Area:
    """The authority of a GSS code, a former one too. Raises KeyError for an unknown code."""
    return _by_code()[code]


def read(text: str, on: date | None = None) -> Area | None:
    """The one area that the whole of `text` names, with or without its council ("Leicester City Council"); None for
    anything else. Of two with one name (an ended county and the unitary after it), the one of the day `on`, else the
    latest."""
    folded = fold(text)
    if text.islower() and folded in load_toml("area_words")["common"]:
        return None
    return _choose(_readable().get(_bare(folded), ()), on)


def find(text: str, on: date | None = None) -> list[AreaMention]:
    """Every area that `text` names, left to right, longest names first, none overlapping. Words that are names only
    with a capital (`Reading`), streets and parts of areas (`South Somerset`) are passed over."""
    mentions = []
    for found in _tree().find(text):
        area = _choose(found.named, on)
        if area is not None:
            mentions.append(AreaMention(area, found.start, found.end))
    return mentions


def _choose(candidates: Iterable[Area], on: date | None) -> Area | None:
    """The candidate that exists on the day, else the one that began last."""
    areas = sorted(candidates, key=lambda area: area.start or date.min)
    alive = [area for area in areas if on is not None and area.exists_on(on)]
    return next(reversed(alive or areas), None)


def _area(row: dict[str, str]) -> Area:
    return Area(
        code=row["code"],
        name=row["name"],
        official_name=row["official_name"],
        kind=row["kind"],
        region=row["region"],
        start=_day(row["start"]),
        end=_day(row["end"]),
        successors=_parts(row["successors"]),
        former_codes=_parts(row["former_codes"]),
        aliases=_parts(row["aliases"]),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


@cache
def _by_code() -> dict[str, Area]:
    codes = {code: area for area in all_areas() for code in area.former_codes}
    return codes | {area.code: area for area in all_areas()}


@cache
def names() -> dict[str, tuple[Area, ...]]:
    """The areas of each printed name and alias, council words aside."""
    named: dict[str, tuple[Area, ...]] = {}
    for area in all_areas():
        for name in (area.name, *area.aliases):
            named[name] = (*named.get(name, ()), area)
    return named


@cache
def _readable() -> dict[str, tuple[Area, ...]]:
    """Areas by folded name, also by the official name."""
    readable: dict[str, tuple[Area, ...]] = {}
    for name, areas in [*names().items(), *((area.official_name, (area,)) for area in all_areas())]:
        for key in {fold(name), _bare(fold(name))}:
            readable[key] = tuple(dict.fromkeys((*readable.get(key, ()), *areas)))
    return readable


@cache
def _tree() -> NameTree[tuple[Area, ...]]:
    lookalikes: dict[str, tuple[Area, ...]] = dict.fromkeys(load_toml("area_words")["lookalikes"], ())
    return NameTree(lookalikes | names())


@cache
def _wrappings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_toml("area_words")
    before = "|".join(sorted(words["prefixes"], key=len, reverse=True))
    behind = "|".join(sorted(words["suffixes"], key=len, reverse=True))
    return re.compile(rf"(?:{before}) (?=.)"), re.compile(rf"(?<=.) (?:{behind})$")


def _bare(folded: str) -> str:
    """A folded name without what may stand around it; one name that is nothing else (`city of london`) stays."""
    if folded in _kept():
        return folded
    before, behind = _wrappings()
    found = before.match(folded)
    bare = behind.sub("", folded[found.end() :] if found else folded)
    return bare if bare not in ("london", "") else folded


@cache
def _kept() -> frozenset[str]:
    return frozenset(fold(name) for name in names())
