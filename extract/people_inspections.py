"""The people of an inspection's report: its team, and who signed its foreword."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract import person_names
from extract.context import Context
from extract.facts import Person
from extract.people_panels import only_names, passages
from extract.person_names import Named
from extract.quotes import in_passage
from extract.vocabulary import load
from normalise import periods
from parsers.document import Passage, Table

_LONGEST_SIGNATURE = 160
_LONGEST_TEAM = 600


def read(context: Context) -> Iterator[Person]:
    """Inspectors and everybody else of the team, then who signed the foreword."""
    yield from _inspectors(context)
    yield from _foreword(context)


def _inspector(context: Context, passage: Passage, name: Named, begin: int, end: int, post: str) -> Person:
    """A member of the team in the characters `begin` to `end` of a passage."""
    quote, anchor = in_passage(context.document, passage, begin, end, (name.start, name.end))
    return Person(role="inspector", name=name.name, post=post, quote=quote, anchor=anchor, method="people_inspection")


def _inspectors(context: Context) -> Iterator[Person]:
    """`Lead Inspector Helen ...; ...`: a label of the team, then names, in lines or in the rows of a table."""
    for place in context.places:
        if isinstance(place.block, Table):
            for row in place.block.rows:
                yield from _team_row(context, place.block, [cell.passage for cell in dict.fromkeys(row)])
        else:
            yield from _team_line(context, place.block.passage)


def _team_row(context: Context, table: Table, cells: list[Passage]) -> Iterator[Person]:
    """A row of a label and names, in either order."""
    for label, names in ((cells[0], cells[1:]), (cells[-1], cells[:-1])):
        if _labels().fullmatch(label.folded.strip(" :")):
            found = [(cell, name) for cell in names for name in person_names.split(cell.text)]
            if found:
                context.used.add(table.index)
            for cell, name in found:
                post = label.folded.strip(" :")
                yield _inspector(context, cell, name, 0, len(cell.text), post)
            return


def _team_line(context: Context, passage: Passage) -> Iterator[Person]:
    """A line that begins with a label of the team; further labels in it begin their own names."""
    text = passage.text
    labels = list(_labels().finditer(text)) if len(text) < _LONGEST_TEAM else []
    if not labels or text[: labels[0].start()].strip():
        return
    ends = [label.start() for label in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        names = only_names(text[:end], label.end())
        for name in names:
            yield _inspector(context, passage, name, label.start(), end, " ".join(label[0].split()).rstrip(" :–-"))


@cache
def _labels() -> re.Pattern[str]:
    labels = sorted(load("people_words")["inspectors"]["labels"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?i:{'|'.join(labels)})(?=[\s:]|$)(?:\s*[:–-])?")


def _foreword(context: Context) -> Iterator[Person]:
    """The chief inspector's name below the foreword, on the post's line or the one before, with its date."""
    lines = [passage for _, passage in passages(context)]
    for index, passage in enumerate(lines):
        text = passage.folded
        chief = _chief().search(text) if len(text) <= _LONGEST_SIGNATURE else None
        if chief is None:
            continue
        signed = passage if text[: chief.start()].strip() else lines[max(index - 1, 0)]
        name = person_names.read(text[: chief.start()] if signed is passage else signed.folded)
        if name:
            quote, anchor = in_passage(context.document, signed, 0, len(signed.text), (name.start, name.end))
            yield Person(
                role="approver", name=name.name, post=_without_date(text[chief.start() :]),
                date=_dated(lines[index : index + 2]), quote=quote, anchor=anchor, method="people_inspection",
            )  # fmt: skip
            return


def _without_date(text: str) -> str:
    """A signature's post without the date that may stand behind it."""
    days = periods.find(text)
    return text[: days[0].start].strip(" ,") if days else text.strip(" ,")


def _dated(lines: list[Passage]) -> str:
    """The day or month in the signature's line or the one behind it, ISO 8601 as far as printed."""
    for passage in lines:
        if len(passage.text) > _LONGEST_SIGNATURE:
            break
        for day in periods.find_dates(passage.folded):
            return day.date.isoformat()
        for found in periods.find(passage.folded):
            start, end = found.period.start, found.period.end
            if start and end and (end - start).days <= 31:
                return f"{start:%Y-%m}"
    return ""


@cache
def _chief() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{'|'.join(load('people_words')['inspectors']['chief'])})(?!\w)")
