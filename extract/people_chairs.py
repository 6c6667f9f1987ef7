"""The chair of a youth justice board outside tables and lists: in a line `Chair of the Board: Jo Example, Director`, in
a signature `Jo Example, Chair of the Board`, in a sentence `The Board is chaired by Jo Example`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract import person_names
from extract.context import Context
from extract.document_lines import Line, lines
from extract.facts import Person
from extract.people_posts import Described, described
from extract.person_names import Named
from extract.quotes import in_passage
from normalise import periods
from parsers.document import Passage, Table

_BODY = r"(?:[\w'’&-]+\s+){0,6}?(?:board|steering group|management group|partnership)"
_CHAIR = r"chair(?:man|person|woman)?"
_LABEL = re.compile(rf"\W*(?:{_BODY}\s+{_CHAIR}|{_CHAIR}\s+of\s+(?:the\s+)?{_BODY})\s*[:–-]\s*", re.IGNORECASE)
_POST = re.compile(rf"\s*,\s*(?:independent\s+)?({_CHAIR}\s+of\s+(?:the\s+)?{_BODY})\b", re.IGNORECASE)
_CHAIRED = re.compile(rf"{_BODY}\s+(?:is|was|has\s+been)\s+(?:\w+\s+)?chaired\s+by\s+(?:the\s+)?", re.IGNORECASE)
_BEHIND = re.compile(r"\s*,\s*([^.;]*?)(?=\s*(?:[.;]|,?\s+(?:and|who|which)\s+[a-z]|$))")
_LONGEST = 200
_NEAR = 90
"""How far behind "chaired by" the name may stand: a post may come first."""


def read(context: Context) -> Iterator[Person]:
    """The chairs named in lines and sentences of a plan."""
    if not context.about.doc_type.endswith("_plan"):
        return
    for line in lines(context.document):
        if len(line.text) <= _LONGEST and "chair" in line.text.lower():
            yield from _in_line(context, line)
    for block in context.document.blocks:
        if not isinstance(block, Table) and "chaired" in block.passage.text:
            yield from _in_sentence(context, block.passage)


def _in_line(context: Context, line: Line) -> Iterator[Person]:
    label = _LABEL.match(line.text)
    told = line.text[label.end() :] if label else line.text
    stop = told.find(",")
    named = person_names.read(told[: stop if stop >= 0 else len(told)].rpartition(":")[2])
    post = None if label or stop < 0 else _POST.match(told[stop:])
    if named is None or not (label or post):
        return
    behind = described(_before_date(told[stop + 1 :])) if stop >= 0 else Described()
    if post:
        behind = Described(post=post[1])
    quote, anchor = context.document.quote(line.start, line.end), context.document.anchor(line.start, line.end)
    yield Person(
        role="board_chair", name=named.name, organisation=behind.organisation, post=behind.post,
        quote=quote, anchor=anchor, method="people_chairs", confidence=0.9,
    )  # fmt: skip


def _before_date(text: str) -> str:
    day = periods.find_dates(text)
    return text[: day[0].start] if day else text


def _in_sentence(context: Context, passage: Passage) -> Iterator[Person]:
    text = passage.folded
    for said in _CHAIRED.finditer(text):
        near = person_names.find(text[said.end() : said.end() + _NEAR])
        if not near:
            continue
        name = Named(near[0].name, near[0].start + said.end(), near[0].end + said.end(), near[0].title)
        before = text[said.end() : name.start - len(name.title) - bool(name.title)].strip(" ,")
        behind = _BEHIND.match(text, name.end)
        told = described(before) if before else described(behind[1]) if behind else Described()
        quote, anchor = in_passage(context.document, passage, said.start(), name.end, (name.start, name.end))
        yield Person(
            role="board_chair", name=name.name, organisation=told.organisation, post=told.post,
            quote=quote, anchor=anchor, method="people_chairs", confidence=0.9,
        )  # fmt: skip
