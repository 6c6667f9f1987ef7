"""Whom an inspection's letter is to and from: the chair of the board as reader, the inspector as writer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract import person_names
from extract.context import Context
from extract.facts import Person
from extract.people_posts import described
from extract.quotes import in_passage
from parsers.document import Passage, Table

_ADDRESSED = re.compile(r"\s*(?P<way>to|from)\s*:\s*", re.IGNORECASE)
_CHAIR = re.compile(
    r"(?:,?\s+and\s+|,\s*)?(?P<post>(?:\w+\s+)?chair(?:man|person|woman)?\s+of\s+[^,;]*?board)\b", re.IGNORECASE
)
_VICE = re.compile(r"\b(?:vice|deputy)[ -]chair", re.IGNORECASE)
_INSPECTOR = re.compile(r"\binspector\b", re.IGNORECASE)
_LONGEST = 250


def read(context: Context) -> Iterator[Person]:
    """The people of lines like `To: Jo Example, Director and Chair of the Management Board`, `From: Ann Sample, Lead
    Inspector`."""
    for block in context.document.blocks:
        if not isinstance(block, Table) and len(block.passage.text) <= _LONGEST:
            yield from _addressed(context, block.passage)


def _addressed(context: Context, passage: Passage) -> Iterator[Person]:
    text = passage.folded
    way = _ADDRESSED.match(text)
    stop = text.find(",", way.end()) if way else -1
    name = person_names.read(text[way.end() : stop]) if way and stop > 0 else None
    if way is None or name is None:
        return
    told = text[stop + 1 :]
    chair = _CHAIR.search(told)
    if way["way"].lower() == "from" and _INSPECTOR.search(told):
        role = "inspector"
    elif way["way"].lower() == "to" and chair and not _VICE.search(told):
        role, told = "board_chair", told[: chair.start()] + told[chair.end() :]
    else:
        return
    behind = described(told)
    place = (way.end() + name.start, way.end() + name.end)
    quote, anchor = in_passage(context.document, passage, 0, len(passage.text), place)
    yield Person(
        role=role, name=name.name, organisation=behind.organisation,
        post=behind.post or (chair["post"] if chair else ""),
        quote=quote, anchor=anchor, method="people_letters", confidence=0.9,
    )  # fmt: skip
