"""Whom a figure is compared with: the board's family of similar teams, the nation, the region, or a named group."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from normalise.bounds import longest_first
from normalise.vocabulary import load_toml

_LONGEST = 160
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class FoundComparator:
    """A comparator (`family`, `national`, `region` or a group's name) and the characters that it stands in."""

    comparator: str
    start: int
    end: int


@cache
def _names() -> dict[str, str]:
    """The comparator by the phrase, in small letters."""
    data = load_toml("comparators")
    general = {phrase: sort for sort in ("family", "national", "region") for phrase in data[sort]["phrases"]}
    return {phrase: name for name, phrases in data["names"].items() for phrase in phrases} | general


@cache
def _police_areas() -> frozenset[str]:
    """The police areas in small letters: words of a heading only, as in running text they are mostly part of a name."""
    return frozenset(name.lower() for name in load_toml("comparators")["police_areas"]["names"])


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(longest_first(list(_names())), re.IGNORECASE)


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(load_toml("comparators")["patterns"]["named"]))


@cache
def _telling() -> tuple[str, ...]:
    """What every name that a pattern matches has in it."""
    return tuple(load_toml("comparators")["patterns"]["telling"])


def find(text: str) -> list[FoundComparator]:
    """All comparators in running text, left to right, none overlapping another."""
    patterned = _patterns().finditer(text) if any(part in text for part in _telling()) else ()
    named = [FoundComparator(" ".join(found[0].split()), *found.span()) for found in patterned]
    for found in _phrases().finditer(text):
        if not any(each.start < found.end() and found.start() < each.end for each in named):
            named.append(FoundComparator(_names()[" ".join(found[0].lower().split())], *found.span()))
    return sorted(named, key=lambda each: each.start)


@lru_cache(maxsize=8192)
def read(text: str) -> str | None:
    """The comparator that a heading or label names, with at most words like "average" around it; None for anything else
    and for two different ones."""
    if len(text) > _LONGEST:
        return None
    area = " ".join(text.split()).strip(" :;,.*")
    if area.lower() in _police_areas():
        return area
    found = find(text)
    names = {each.comparator for each in found}
    if len(names) != 1:
        return None
    rest = text
    for each in reversed(found):
        rest = f"{rest[: each.start]} {rest[each.end :]}"
    around = load_toml("comparators")["around"]["words"]
    return names.pop() if all(word.lower() in around for word in _WORD.findall(rest)) else None


def read_bare_region(text: str) -> str | None:
    """The region that a heading names by a point of the compass alone (`East`); only its neighbours tell whether it is
    one, not a part of the authority's area."""
    name = " ".join(text.split()).strip(" :;,.*")
    return name if name in load_toml("comparators")["bare_regions"]["names"] else None


def is_own(text: str, authority: str = "") -> bool:
    """Whether a heading or label is of the authority's own figures: its name, or words like "own", "local" or "YOT"."""
    words = " ".join(_WORD.findall(text.lower()))
    own = {*load_toml("comparators")["own"]["words"]}
    name = " ".join(_WORD.findall(authority.lower()))
    if not words:
        return False
    return words in own or (
        bool(name) and (words == name or (words.startswith(f"{name} ") and words[len(name) + 1 :] in own))
    )
