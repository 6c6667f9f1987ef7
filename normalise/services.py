"""Youth justice services: ids of our own, the names they go by, and the authorities that each covers over time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby

from normalise import areas as area_names
from normalise.areas import Area
from normalise.places import NameTree, fold
from normalise.vocabulary import load_csv, load_toml


@dataclass(frozen=True, slots=True)
class Coverage:
    """The authorities of a service from `start` to `end` (None: unknown, or still so)."""

    areas: tuple[Area, ...]
    start: date | None = None
    end: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Service:
    """A youth justice service. `coverage` is in the order of time."""

    id: str
    name: str
    coverage: tuple[Coverage, ...]
    aliases: tuple[str, ...] = ()

    @property
    def areas(self) -> tuple[Area, ...]:
        """The authorities that it covers, or covered last."""
        return self.coverage[-1].areas

    def areas_on(self, day: date) -> tuple[Area, ...]:
        """The authorities that it covered on a day; empty where there was no such service."""
        return next((spell.areas for spell in self.coverage if spell.holds_on(day)), ())


@dataclass(frozen=True, slots=True)
class ServiceMention:
    """A service named in running text, at the characters `start` to `end`, its kind of body included."""

    service: Service
    start: int
    end: int


@cache
def services() -> tuple[Service, ...]:
    """Every service, current and ended, by id."""
    rows = sorted(load_csv("services"), key=lambda row: (row["id"], row["start"]))
    return tuple(_service(name, tuple(group)) for name, group in groupby(rows, key=lambda row: row["id"]))


def get(service_id: str) -> Service:
    """The service of an id. Raises KeyError for an unknown one."""
    return {service.id: service for service in services()}[service_id]


def read_service(text: str, on: date | None = None) -> Service | None:
    """The service that the whole of `text` names, with or without its kind of body (`Norfolk YOS`); None for
    anything else. Of two with one name the one of the day `on`, else the latest."""
    bare = re.sub(r"[\s,]+(?:and )?$", "", _patterns().body_at_end.sub("", text.strip()))
    candidates = _readable().get(fold(bare)) or _by_area(bare, on)
    return _choose(candidates, on)


def find_services(text: str, on: date | None = None) -> list[ServiceMention]:
    """Every service that `text` names by place and body (`Wessex Youth Offending Team`, `youth offending work in
    Kent`), left to right."""
    mentions: list[ServiceMention] = []
    for found in _tree().find(text):
        start, end = _extent(text, found.start, found.end)
        if mentions and start < mentions[-1].end:
            continue
        service = _choose(found.named, on) if (start, end) != (found.start, found.end) else None
        if service is not None:
            mentions.append(ServiceMention(service, start, end))
    return mentions


def _extent(text: str, start: int, end: int) -> tuple[int, int]:
    """A place's name with the body behind it or the subject before it; unchanged where there is neither."""
    patterns = _patterns()
    behind = patterns.body.match(text, end)
    if behind:
        return start, behind.end()
    before = patterns.subject.search(text[max(0, start - 90) : start])
    return (start - len(before[0]), end) if before else (start, end)


def _service(service_id: str, rows: tuple[dict[str, str], ...]) -> Service:
    aliases = dict.fromkeys(alias for row in rows for alias in row["aliases"].split(";") if alias)
    return Service(service_id, rows[0]["name"], tuple(_coverage(row) for row in rows), tuple(aliases))


def _coverage(row: dict[str, str]) -> Coverage:
    start, end = (date.fromisoformat(row[name]) if row[name] else None for name in ("start", "end"))
    return Coverage(tuple(area_names.get(code) for code in row["areas"].split(";")), start, end)


def _choose(candidates: Iterable[Service], on: date | None) -> Service | None:
    """The candidate that there was on the day, else the one that began last."""
    ordered = sorted(candidates, key=lambda service: service.coverage[-1].start or date.min)
    alive = [service for service in ordered if on is not None and service.areas_on(on)]
    return next(reversed(alive or ordered), None)


def _by_area(text: str, on: date | None) -> tuple[Service, ...]:
    """The services whose one area is what `text` names."""
    area = area_names.read(text, on)
    return _of_area().get(area.name, ()) if area else ()


@cache
def _of_area() -> dict[str, tuple[Service, ...]]:
    named: dict[str, tuple[Service, ...]] = {}
    for service in services():
        for name in {spell.areas[0].name for spell in service.coverage if len(spell.areas) == 1}:
            named[name] = (*named.get(name, ()), service)
    return named


@cache
def _names() -> dict[str, tuple[Service, ...]]:
    """The services of each name and alias; an area's aliases name the service that has its name."""
    named: dict[str, tuple[Service, ...]] = {}
    for service in services():
        for name in (service.name, *service.aliases):
            named[name] = (*named.get(name, ()), service)
    for name, areas in area_names.names().items():
        if name not in named:
            found = named.get(areas[-1].name) or _of_area().get(areas[-1].name, ())
            if found:
                named[name] = found
    return named


@cache
def _readable() -> dict[str, tuple[Service, ...]]:
    return {fold(name): found for name, found in _names().items()}


@cache
def _tree() -> NameTree[tuple[Service, ...]]:
    return NameTree(_names())


@dataclass(frozen=True, slots=True)
class _Patterns:
    body: re.Pattern[str]
    body_at_end: re.Pattern[str]
    subject: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = load_toml("service_words")
    bodies = "|".join(_spaced(body) for body in sorted(words["bodies"], key=len, reverse=True))
    between = "|".join(_spaced(word) for word in sorted(words["between"], key=len, reverse=True))
    subjects = "|".join(_spaced(subject) for subject in words["subjects"])
    body = rf"(?:{bodies})s?(?!\w)(?:\s*\([A-Z]{{2,6}}\))?"
    return _Patterns(
        re.compile(rf"(?:[\s,]*(?:{between})(?!\w))*[\s–-]*{body}", re.IGNORECASE),
        re.compile(rf"(?:[\s,]+(?:{between})(?!\w))*[\s–-]+{body}\s*$", re.IGNORECASE),
        re.compile(rf"(?:{subjects})[\s:]+(?:the\s+)?$", re.IGNORECASE),
    )


def _spaced(words: str) -> str:
    return r"[\s-]+".join(re.escape(word) for word in words.split())
