"""Whose youth justice service a document is about, and the areas that the service covers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise

from extract.document_lines import Line, opening, pattern
from extract.document_titles import is_sentence
from normalise import areas, services
from parsers.document import Document

_IN_TITLE = 30.0
_IN_OPENING = 4.0
_SERVICE = 4.0
"""How much a mention of a service weighs against one of an area."""
_POSTCODE = re.compile(r",?\s+[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)
_MANY, _LIKE = 4, 0.6
"""So many names, each with so much of the greatest weight, make a text about all of them."""
_OTHER_BODY = re.compile(
    r"\s+(?:(?:and|&)\s+\w+\s+)?"
    r"(?:police|constabulary|probation|magistrates|crown|nhs|pct|ccg|fire|university|criminal justice|area"
    r"|partnership nhs)\b",
    re.IGNORECASE,
)


def places(document: Document, title: Line | None, all_lines: tuple[Line, ...], on: date | None) -> tuple[str, str]:
    """The authority (or partnership) and its areas joined with `;`, each empty where the text names none."""
    named = _named(document.text, on)
    weights: dict[str, float] = defaultdict(float, named)
    _weigh_services(weights, document.text, 1.0, on)
    for text, weight in ((title.text if title else "", _IN_TITLE), (_text_of(opening(all_lines)), _IN_OPENING)):
        for name, count in _named(text, on).items():
            weights[name] += weight * count
        _weigh_services(weights, text, weight, on)
    if not weights:
        return "", ""
    authority = max(weights, key=lambda name: weights[name])
    if _is_one_of_many(authority, weights) or _is_an_example(authority, title, all_lines, on):
        return "", ""
    authority = _joint(authority, _text_of(opening(all_lines)), on) or authority
    together = _together(title.text if title else "", on)
    if authority in together:
        return " and ".join(together), ";".join(together)
    return authority, ";".join(covered(authority, named, on))


def _is_one_of_many(authority: str, weights: Mapping[str, float]) -> bool:
    """Whether a text that names several services or areas about equally often, and none in its title, is about none."""
    like = [name for name, weight in weights.items() if weight >= _LIKE * weights[authority]]
    return weights[authority] < _IN_TITLE and len(like) >= _MANY


def _is_an_example(authority: str, title: Line | None, all_lines: tuple[Line, ...], on: date | None) -> bool:
    """Whether a text about all services names one, but neither in its title nor in its first line."""
    said = _text_of(opening(all_lines))
    if not pattern("places", "national").search(said):
        return False
    top = _text_of([*([title] if title and not is_sentence(title) else []), *all_lines[:1]])
    return not _named(top, on)[authority] and authority not in map(name_of, _services_in(top, on))


def _services_in(text: str, on: date | None) -> list[services.Service]:
    return [mention.service for mention in services.find_services(text, on)]


def _joint(authority: str, text: str, on: date | None) -> str:
    """The service of several authorities that the opening names, by its own name or by all of theirs, where `authority`
    is one of them."""
    mentioned = _services_in(text, on)
    named = _named(text, on)
    for service in (*mentioned, *services.services()):
        covers = [area.name for area in _covered_on(service, on)]
        if len(covers) < 2 or authority not in covers:
            continue
        if service in mentioned or (_was_there(service, on) and all(named[name] for name in covers)):
            return name_of(service)
    return ""


def _together(title: str, on: date | None) -> list[str]:
    """Two areas that a title names side by side: a partnership of theirs that is no service of its own."""
    for one, other in pairwise(areas.find(title, on)):
        if _AND.fullmatch(title, one.end, other.start):
            return [one.area.name, other.area.name]
    return []


def _was_there(service: services.Service, on: date | None) -> bool:
    return bool(on and service.areas_on(on))


def _text_of(some_lines: Iterable[Line]) -> str:
    return "\n".join(line.text for line in some_lines)


def _named(text: str, on: date | None) -> Counter[str]:
    """How often the text names each area otherwise than in the name of another body (`Hampshire Police`) or in an
    address."""
    ends = ((mention.area.name, mention.end) for mention in areas.find(text, on))
    return Counter(name for name, end in ends if not (_OTHER_BODY.match(text, end) or _POSTCODE.match(text, end)))


def _weigh_services(weights: dict[str, float], text: str, weight: float, on: date | None) -> None:
    """Add what each service's mentions in `text` weigh, by plain name."""
    for mention in services.find_services(text, on):
        weights[name_of(mention.service)] += _SERVICE * weight


def name_of(service: services.Service) -> str:
    """The plain name under which a service's authority goes: its area's where it has but one."""
    return service.areas[0].name if len(service.areas) == 1 else service.name


def covered(authority: str, named: Counter[str], on: date | None) -> list[str]:
    """The names of the areas that the authority's service covers, as far as the text names them; the authority itself
    where it names none."""
    service = services.read_service(authority, on)
    own = _covered_on(service, on) if service else ()
    found = [area.name for area in own if area.name == authority or named[area.name]]
    if found:
        return found
    area = areas.read(authority, on)
    return [area.name] if area else [area.name for area in own]


def _covered_on(service: services.Service, on: date | None) -> Iterable[areas.Area]:
    return (service.areas_on(on) if on else ()) or service.areas
