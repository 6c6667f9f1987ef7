"""The members of a council's panel, in lines under a label that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract import person_names
from extract.context import Context, Place
from extract.facts import Person
from extract.person_names import Named
from extract.quotes import in_passage
from extract.vocabulary import any_of, load
from parsers.document import Heading, Passage, Table

_BRACKET = re.compile(r"\s*\((?:in the )?([^()]{3,60})\)")
_IN_CHAIR = re.compile(r"\s+[-–]\s+(?:in the )?(chair)\b", re.IGNORECASE)
_HELD = re.compile(
    r"(?:^|,|;|\.)\s*(?:and\s+)?(?P<post>[A-Z][\w ,&'’-]{3,90}?)\s*\((?P<name>(?:Councillor|Cllr)\b[^()]{3,40})\)"
)
"""A post with who holds it: `Executive Member for Finance (Councillor J. Example)`."""
_LEAD_IN = re.compile(
    r"^(?P<label>[\w ,'’-]{3,60}?)\s*(?:were|was|are|is|comprised|comprises|:)\s*:?\s*", re.IGNORECASE
)


def passages(context: Context) -> Iterator[tuple[Place, Passage]]:
    """The words outside tables, block by block."""
    for place in context.places:
        if not isinstance(place.block, Table):
            yield place, place.block.passage


@dataclass
class _List:
    """The list of members that the lines stand in: the post that all in it have, empty for members."""

    post: str = ""
    open: bool = False


def read(context: Context) -> Iterator[Person]:
    """Names in lines of nothing but names, under a line or heading that calls them members or deputies."""
    current = _List()
    for place, passage in passages(context):
        if isinstance(place.block, Heading) or _label(passage.folded):
            current = _list(passage.folded) or _List()
        position = 0
        for line in passage.text.split("\n"):
            lead = _LEAD_IN.match(line)
            told = _list(lead["label"]) if lead else None
            names = only_names(line, lead.end() if lead and told else 0)
            if not names and (current.open or told):
                yield from _holders(context, passage, position, line)
            if names and (told or current.open or _councillors(names)):
                yield from _members(context, passage, position, line, names, told or current)
            elif not names and not told and len(line) > 40 and not isinstance(place.block, Heading):
                current = _list_at_end(line)
            position += len(line) + 1


def _members(
    context: Context, passage: Passage, position: int, line: str, names: list[Named], told: _List
) -> Iterator[Person]:
    for name in names:
        behind = _BRACKET.match(line, name.end) or _IN_CHAIR.match(line, name.end)
        placed = Named(name.name, name.start + position, name.end + position, name.title)
        post = behind[1].strip() if behind else told.post
        quote, anchor = in_passage(
            context.document, passage, position, position + len(line), (placed.start, placed.end)
        )
        yield Person(
            role="panel_member", name=name.name, post=post[:1].upper() + post[1:],
            quote=quote, anchor=anchor, method="people_panel",
        )  # fmt: skip


def _holders(context: Context, passage: Passage, position: int, line: str) -> Iterator[Person]:
    """The councillors of an executive, each in brackets behind the post."""
    for held in _HELD.finditer(line):
        name = person_names.read(held["name"])
        if name is None:
            continue
        at = position + held.start("name")
        begin, end = position + held.start("post"), position + held.end()
        quote, anchor = in_passage(context.document, passage, begin, end, (at + name.start, at + name.end))
        yield Person(
            role="panel_member", name=name.name, post=held["post"].strip(),
            quote=quote, anchor=anchor, method="people_panel",
        )  # fmt: skip


def _label(text: str) -> bool:
    """Whether a line is a label over a list."""
    return len(text) <= 60 and _list(text) is not None


def _list(text: str) -> _List | None:
    """The list that a label opens: members, or deputies with the label as their post."""
    if any_of(load("people_words")["heard"]).search(text):
        return None
    if _captions("deputies").search(text):
        return _List(re.sub(r"(?i)ies$", "y", text.strip(" :.")).removesuffix("s"), True)
    return _List("", True) if _captions("panel_member").search(text) else None


def _list_at_end(line: str) -> _List:
    """A sentence that ends in introducing the members (`..., which comprised:`) opens a list; any other closes it."""
    return _list(line[-60:]) or _List() if line.rstrip().endswith(":") else _List()


@cache
def _captions(role: str) -> re.Pattern[str]:
    return any_of(load("people_words")["captions"][role])


def only_names(line: str, begin: int) -> list[Named]:
    """The names of a line that holds nothing else but titles, brackets and separators."""
    if not _mostly_capitals(line[begin:]):
        return []
    text = " " * begin + line[begin:]
    for behind in (_BRACKET, _IN_CHAIR):
        text = behind.sub(lambda found: " " * (len(found[0]) - 1) + ";", text)
    names = person_names.split(text) or person_names.councillors(text)
    rest = list(text)
    for name in names:
        rest[name.start : name.end] = " " * (name.end - name.start)
    left = re.sub(r"[\s;,.&*•–-]|\band\b", " ", "".join(rest)).split()
    return names if names and all(person_names.is_title(word) for word in left) else []


def _mostly_capitals(line: str) -> bool:
    """Whether a line may be names: few of its words begin small."""
    words = line.split()
    return len(words) >= 2 and sum(word[0].islower() for word in words) <= 1 + len(words) / 3


def _councillors(names: list[Named]) -> bool:
    return all(name.title.lower().startswith(("councillor", "cllr")) for name in names)
