"""Witnesses and reviewers outside tables: in lines or a sentence behind words that say who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from extract import person_names
from extract.context import Context
from extract.document_lines import Line, lines
from extract.facts import Person
from extract.people_posts import Described, described
from extract.quotes import in_passage
from extract.vocabulary import any_of, load
from normalise import periods
from parsers.document import Passage, Table

_MINUTES = re.compile(r"\bminutes\b", re.IGNORECASE)
_OPENING = 2000
_WHOLE_DAY = len("2016-11-24")
_LABEL = 60
_ENTRY = 200
_TOLD = re.compile(r"(?P<name>[^,(]+?)\s*(?:\((?P<inside>[^()]+)\)|,(?P<behind>.*))")
_REVIEWERS = re.compile(r"\breviewers?\s+(?:were|was|are|is)\s+", re.IGNORECASE)
_OF = re.compile(r"\s*(?:,|\bof\b|\bfrom\b|\()\s*(?:the\s+)?([A-Z][^.;,()]*?)(?=\s*(?:[.;,()]|\band\s+[A-Z]|$))")


def witnesses(context: Context) -> Iterator[Person]:
    """Who was heard by a review: `Jo Example, Head of Service` in lines below `Witnesses` or `It heard from:`, or
    behind a label in its own line."""
    inside, meetings = False, _Meetings(())
    for line in lines(context.document):
        label = _label(line.text)
        if label is not None:
            meetings = _Meetings(_held(context, line.text))
        entries = list(_entries(line.text[label:])) if label is not None or inside else []
        for name, told in entries:
            yield _witness(context, line, name, told, meetings.of(name))
        inside = bool(entries) or (label is not None and not line.text[label:].strip())


@dataclass
class _Meetings:
    """The days of the meetings that heard those of one list; the next begins where a name comes again."""

    days: tuple[str, ...]
    heard: set[str] = field(default_factory=set)
    current: int = 0

    def of(self, name: str) -> str:
        """The day on which the next of the list was heard, empty where none is printed."""
        if name in self.heard and self.current + 1 < len(self.days):
            self.current, self.heard = self.current + 1, set()
        self.heard.add(name)
        return self.days[self.current] if self.days else ""


def _held(context: Context, lead: str) -> tuple[str, ...]:
    """The days in the words that lead to a list; in minutes else the day of the meeting."""
    days = tuple(day.date.isoformat() for day in periods.find_dates(lead))
    about = context.about
    minutes = len(about.published) == _WHOLE_DAY and _MINUTES.search(context.document.text[:_OPENING]) is not None
    return days or ((about.published,) if minutes else ())


def _label(text: str) -> int | None:
    """Where the words end that say that witnesses follow; None where the line has none."""
    found = _words().search(text[-_LABEL:] if text.endswith(":") else text[:_LABEL])
    if found is None:
        return None
    if text.endswith(":") or (len(text) <= _LABEL and found.end() == len(text)):
        return len(text)
    colon = re.match(r"\s*:\s*", text[found.end() :]) if found.start() == 0 else None
    return found.end() + colon.end() if colon else None


@cache
def _words() -> re.Pattern[str]:
    return any_of(load("people_words")["heard"])


def _entries(text: str) -> Iterator[tuple[str, Described]]:
    """The people of a line, divided by semicolons: each a name, and behind a comma or in brackets what is told of
    them."""
    for part in text.split(";") if len(text) <= _ENTRY else ():
        entry = _TOLD.fullmatch(part.strip(" .•*-–"))
        named = person_names.read(entry["name"]) if entry else None
        if entry and named:
            yield named.name, described(entry["inside"] or entry["behind"])


def reviewers(context: Context) -> Iterator[Person]:
    """Peers who reviewed a service: `The reviewers were Jo Example of Leeds Youth Offending Service and ...`."""
    for block in context.document.blocks:
        if not isinstance(block, Table):
            yield from _reviewers_in(context, block.passage)


def _reviewers_in(context: Context, passage: Passage) -> Iterator[Person]:
    text = passage.folded
    for said in _REVIEWERS.finditer(text):
        stop = text.find(". ", said.end())
        end = stop if stop >= 0 else len(text)
        for name in person_names.find(text[said.end() : end]):
            start, behind = name.start + said.end(), name.end + said.end()
            told = _OF.match(text[:end], behind)
            quote, anchor = in_passage(context.document, passage, said.start(), end, (start, behind))
            body = described(told[1]) if told else Described()
            yield Person(
                role="reviewer", name=name.name, organisation=body.organisation, post=body.post,
                quote=quote, anchor=anchor, method="people_lists", confidence=0.9,
            )  # fmt: skip


def _witness(context: Context, line: Line, name: str, told: Described, day: str) -> Person:
    quote, anchor = context.document.quote(line.start, line.end), context.document.anchor(line.start, line.end)
    return Person(
        role="witness", name=name, organisation=told.organisation, post=told.post, date=day,
        quote=quote, anchor=anchor, method="people_lists", confidence=0.9,
    )  # fmt: skip
