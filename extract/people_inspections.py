"""The people of an inspection's report: its team, and who signed its foreword."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract import people_letters, person_names
from extract.context import Context
from extract.facts import Person
from extract.people_panels import only_names, passages
from extract.person_names import Named
from extract.quotes import in_passage
from extract.vocabulary import load
from normalise import periods
from parsers.document import Passage, Table

_INSPECTOR = re.compile(r"[\w ,&'’-]{3,60}\s(?:inspector|assessor)s?", re.IGNORECASE)
_PLACED = re.compile(r"\s*(?P<name>[^,(]+?)\s*(?:,\s*|\()(?P<body>[^,()]+)\)?\s*")
_TOLD = re.compile(
    r"(?:inspection(?: team)? was )?led by (?P<by>(?:HM |HMI )?(?:lead )?inspector)\s+"
    r"|(?P<lead>(?:deputy |assistant )?lead inspector|(?:assistant|deputy) chief inspector),? "
    r"(?:responsible for [\w ]{3,60}? )?(?:who )?(?:was|is)\s+"
    r"|(?:the )?other (?:inspectors|members of the (?:inspection )?team) were\s+",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r":\s*$|\b(?:said|says|commented|added|explained|told)\b", re.IGNORECASE)
"""Behind the post of one who is quoted, not of one who signs."""
_SEVERAL = re.compile(r"(?<=or|er)s$")
"""The end of a label over several: of each of `Practice Assessors`, the post is in the singular."""
_LONGEST_SIGNATURE = 160
_LONGEST_TEAM = 600


def read(context: Context) -> Iterator[Person]:
    """Whom a letter is from and to, inspectors and everybody else of the team, then who signed the foreword."""
    yield from people_letters.read(context)
    yield from _inspectors(context)
    yield from _foreword(context)


@dataclass(frozen=True, slots=True)
class _Member:
    """A member of the team: the name, what the label calls them, the body that they come from."""

    name: Named
    post: str
    body: str = ""


def _inspector(context: Context, passage: Passage, member: _Member, begin: int, end: int) -> Person:
    """A member of the team in the characters `begin` to `end` of a passage."""
    name = member.name
    quote, anchor = in_passage(context.document, passage, begin, end, (name.start, name.end))
    return Person(
        role="inspector", name=name.name, organisation=member.body, post=_SEVERAL.sub("", member.post),
        quote=quote, anchor=anchor, method="people_inspection",
    )  # fmt: skip


def _inspectors(context: Context) -> Iterator[Person]:
    """`Lead Inspector Helen ...; ...`: a label of the team, then names, in lines or in the rows of a table. Lines and
    rows of a name and a body right below go on with the team."""
    inside = False
    for place in context.places:
        if isinstance(place.block, Table):
            found = list(_team_table(context, place.block))
        else:
            found = list(_team_line(context, place.block.passage))
            found = found or list(_told(context, place.block.passage))
            found = found or (list(_further(context, place.block.passage)) if inside else [])
            inside = bool(found) or _is_label(place.block.passage.folded)
        yield from found


def _is_label(text: str) -> bool:
    return _labels().fullmatch(text.strip()) is not None


def _further(context: Context, passage: Passage) -> Iterator[Person]:
    """A line below the team's label: `Jo Example, Example Inspectorate`."""
    for name, body in _named(passage.text):
        if body:
            yield _inspector(context, passage, _Member(name, "", body), 0, len(passage.text))


def _told(context: Context, passage: Passage) -> Iterator[Person]:
    """The team in a sentence: `led by HM Inspector Jo Example`, `the other inspectors were ...`."""
    text = passage.folded
    for told in _TOLD.finditer(text):
        stop = re.search(r"\.(?:\s|$)", text[told.end() :])
        end = told.end() + stop.start() if stop else len(text)
        names = person_names.split(text[told.end() : end])
        for name in names:
            where = Named(name.name, name.start + told.end(), name.end + told.end(), name.title)
            post = (told["lead"] or told["by"] or "").strip()
            yield _inspector(context, passage, _Member(where, post), told.start(), end)


def _team_table(context: Context, table: Table) -> Iterator[Person]:
    inside = False
    for row in table.rows:
        cells = [cell.passage for cell in dict.fromkeys(row)]
        found = list(_team_row(context, table, cells))
        if not found and inside and not cells[0].folded.strip():
            found = [person for cell in cells[1:] for person in _further(context, cell)]
        inside = bool(found)
        yield from found


def _team_row(context: Context, table: Table, cells: list[Passage]) -> Iterator[Person]:
    """A row of a label and names, in either order."""
    for label, names in ((cells[0], cells[1:]), (cells[-1], cells[:-1])):
        post = label.folded.strip(" :")
        if _labels().fullmatch(post) or _INSPECTOR.fullmatch(post):
            found = [(cell, each) for cell in names for each in _named(cell.text)]
            if found:
                context.used.add(table.index)
            for cell, (name, body) in found:
                yield _inspector(context, cell, _Member(name, post, body), 0, len(cell.text))
            return


def _named(text: str) -> list[tuple[Named, str]]:
    """The names of a cell or line with the body that one name has behind a comma or in brackets."""
    placed = _PLACED.fullmatch(text)
    name = person_names.read(placed["name"]) if placed else None
    if placed and name and person_names.is_body(placed["body"]) and person_names.read(placed["body"]) is None:
        return [(name, placed["body"])]
    return [(each, "") for each in person_names.split(text)]


def _team_line(context: Context, passage: Passage) -> Iterator[Person]:
    """A line that begins with a label of the team; further labels in it begin their own names."""
    text = passage.text
    labels = list(_labels().finditer(text)) if len(text) < _LONGEST_TEAM else []
    if not labels or text[: labels[0].start()].strip():
        return
    ends = [label.start() for label in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        post = " ".join(label[0].split()).rstrip(" :–-")
        placed = [each for each in _named(text[label.end() : end].strip()) if each[1]]
        begin = end - len(text[label.end() : end].lstrip())
        for name, body in placed or [(name, "") for name in only_names(text[:end], label.end())]:
            shift = begin if placed else 0
            where = Named(name.name, name.start + shift, name.end + shift, name.title)
            yield _inspector(context, passage, _Member(where, post, body), label.start(), end)


@cache
def _labels() -> re.Pattern[str]:
    labels = sorted(load("people_words")["inspectors"]["labels"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?<!, )(?i:{'|'.join(labels)})(?=[\s:]|$)(?:\s*[:–-])?")


def _foreword(context: Context) -> Iterator[Person]:
    """The chief inspector's name below the foreword, on the post's line or the one before, with its date."""
    lines = [passage for _, passage in passages(context)]
    for index, passage in enumerate(lines):
        text = passage.folded
        chief = _chief().search(text) if len(text) <= _LONGEST_SIGNATURE else None
        if chief is None or _SPEAKS.search(text, chief.end()):
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
