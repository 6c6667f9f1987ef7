"""People in lines of their own outside tables: a board's members in a list, and who signs a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extract import person_names
from extract.context import Context
from extract.document_lines import Line, lines
from extract.facts import Person
from extract.people_posts import Described, described
from extract.person_names import Named
from extract.vocabulary import any_of, load
from normalise import periods

_LABEL = 80
_ENTRY = 200
_NEAR = 3
"""How many lines below a signature its post and date may stand."""
_CHAIR = re.compile(r"\W*chair\b(?!\s+of\b)[\s,:–-]*", re.IGNORECASE)
_TELLS = re.compile(r"\s*(?:,\s*|\s[–-]\s|\((?=[^()]*\)))")
_DATED = re.compile(r"\W*(?:dated?|on)?\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: Named
    told: Described
    chair: bool


def board(context: Context) -> Iterator[Person]:
    """Members in a list under a line that names the board: `- Jo Example, Head of Service, Example YOS`."""
    inside = False
    for line in lines(context.document):
        members = _members(context, line) if inside else []
        for each, entry in members:
            role = "board_chair" if entry.chair else "board_member"
            yield _person(context, each, entry.name.name, role, entry.told)
        if not members:
            inside = len(line.text) <= _LABEL and bool(_captions().search(line.text)) and line.text[-1] != "."


def _members(context: Context, line: Line) -> list[tuple[Line, _Entry]]:
    """The member in a line, or those in the lines that were joined to a paragraph, where each of them holds one."""
    for parts in ([line], _printed_lines(context, line)):
        members = [(part, entry) for part in parts if (entry := _member(part.text))]
        if len(members) == len(parts):
            return members
    return []


def _printed_lines(context: Context, line: Line) -> list[Line]:
    """A paragraph's lines as the document prints them."""
    return [
        Line(found[0].strip(), line.start + found.start(), line.start + found.end())
        for found in re.finditer(r"\S[^\n]*", context.document.text[line.start : line.end])
    ]


def _member(text: str) -> _Entry | None:
    label = _CHAIR.match(text)
    entry = _entry(text[label.end() :] if label else text)
    if label and entry:
        entry = replace(entry, chair=True)
    return entry if entry and (entry.chair or _tells_a_place(entry.told)) else None


def signed(context: Context) -> Iterator[Person]:
    """Who signs a plan: `Signed: Jo Example`, the post and date beside or below."""
    if not context.about.doc_type.endswith("_plan"):
        return
    every = lines(context.document)
    for index, line in enumerate(every):
        sign = _signed().match(line.text) if len(line.text) <= _ENTRY else None
        entry = _entry(line.text[sign.end() :], bare=True) if sign else None
        if entry:
            below = every[index + 1 : index + 1 + _NEAR]
            told = entry.told if entry.told != Described() else _told_below(below)
            yield _person(context, line, entry.name.name, "approver", told, _date([line, *below]))


def _entry(text: str, bare: bool = False) -> _Entry | None:
    """A name and what is told of it behind a comma, dash, colon or in brackets; `bare` also a name alone."""
    tells = _TELLS.search(text) if len(text) <= _ENTRY else None
    if tells is None and not bare:
        return None
    name = person_names.read(text[: tells.start()] if tells else text)
    if name is None:
        return None
    behind = re.sub(r"[()]", " ", text[tells.end() :]) if tells else ""
    behind = _without_date(behind)
    chair = bool(_CHAIR.match(behind)) or bool(re.search(r"\(chair", text, re.IGNORECASE))
    return _Entry(name, described(_CHAIR.sub("", behind) if chair else behind), chair)


def _told_below(below: Sequence[Line]) -> Described:
    """The post in the line right below a signature, where it is one."""
    if below and len(below[0].text) <= _ENTRY and person_names.is_post(below[0].text) and below[0].text[-1] != ".":
        return described(_without_date(below[0].text))
    return Described()


def _without_date(text: str) -> str:
    """`text` up to the date in it."""
    day = periods.find_dates(text)
    return _DATED.sub("", text[: day[0].start]) if day else text


def _tells_a_place(told: Described) -> bool:
    """Whether what is told of a member is a post or a body, as far as their words say."""
    return bool(told.organisation) or person_names.is_post(told.post)


def _date(near: Sequence[Line]) -> str:
    for line in near:
        days = periods.find_dates(line.text) if len(line.text) <= _ENTRY else []
        if days:
            return days[0].date.isoformat()
    return ""


def _person(context: Context, line: Line, name: str, role: str, told: Described, date: str = "") -> Person:
    anchor = context.document.anchor(line.start, line.end)
    return Person(
        role=role, name=name, organisation=told.organisation, post=told.post, date=date,
        quote=context.document.quote(line.start, line.end), anchor=anchor, method="people_entries", confidence=0.9,
    )  # fmt: skip


@cache
def _captions() -> re.Pattern[str]:
    return any_of(load("people_words")["captions"]["board_member"])


@cache
def _signed() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(load("people_words")["signed"], key=len, reverse=True))
    return re.compile(rf"\s*(?:{words})(?!\w)\s*[:–.-]*\s*", re.IGNORECASE)
