"""Who sits on a youth justice board, as minutes and reviews say it in passing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract import person_names
from extract.context import Context
from extract.facts import Person
from extract.person_names import Named
from extract.quotes import in_passage
from parsers.document import Passage, Table

_BOARD = (
    r"(?:(?:the|our|its)\s+)?(?:\w+\s+)?"
    r"(?:management|partnership|\w{0,3}YO[ST]|YJS|youth (?:justice|offending)[\w ]*|executive)\s+board"
)
_POST = re.compile(
    rf"(?:{_BOARD}\s+(?P<role>chair(?:man|person|woman)?|member)|(?P<before>vice[ -]chair|chair) of {_BOARD})\s*$",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\s+(?:had |has )?(?:taken|took) over (?:the role of |as )(?P<post>(?:vice[ -])?chair) of (?:the )?"
    rf"(?:{_BOARD}|board)",
    re.IGNORECASE,
)
_SITS = re.compile(
    r"(?:explained that )?(?:he|she|they)?\s*(?:had |has )?(?:represent(?:s|ed)|sits|sat|served)"
    rf" [\w ]{{0,40}}\bon {_BOARD}",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"(?:{_BOARD} chair|chair of {_BOARD}),?\s+$", re.IGNORECASE)
_INTERESTING = re.compile(
    r"board chair|chair of the|(?:represent|sits|sat|served)[\w ]* on (?:the|our|its)", re.IGNORECASE
)


def from_posts(people: Iterable[Person]) -> Iterator[Person]:
    """The board's chair and members among those whose printed post says so (`YOT Board Member`)."""
    for person in people:
        post = _POST.search(person.post)
        if person.role == "witness" and post:
            chair = "chair" in (post["role"] or post["before"]).lower() and "vice" not in person.post.lower()
            yield replace(person, role="board_chair" if chair else "board_member", date="")


def read(context: Context, known: Iterable[Person]) -> Iterator[Person]:
    """Chairs and members in running text. `known` are people with posts, whom a first name alone may mean."""
    posts = {person.name: person for person in known}
    for block in context.document.blocks:
        if not isinstance(block, Table) and _INTERESTING.search(block.passage.text):
            yield from _sentences(context, block.passage, posts)


def _sentences(context: Context, passage: Passage, known: dict[str, Person]) -> Iterator[Person]:
    text = passage.folded
    for name in person_names.find(text):
        taken = _TAKEN.match(text, name.end)
        begin = name.start - len(name.title) - 1 if name.title else name.start
        before = _BEFORE.search(text[max(0, begin - 60) : begin])
        if taken:
            role = "board_member" if taken["post"].lower().startswith("vice") else "board_chair"
            yield _person(context, passage, name, (name.start, taken.end()), role, taken["post"])
        elif before:
            post = known[name.name].post if name.name in known else re.sub(r"^the ", "", before[0].strip(" ,"))
            yield _person(context, passage, name, (begin - len(before[0]), name.end), "board_chair", post)
    yield from _by_first_name(context, passage, known)


def _by_first_name(context: Context, passage: Passage, known: dict[str, Person]) -> Iterator[Person]:
    """`Julia explained that she had represented education on the board`: the person known by that first name."""
    text = passage.folded
    for sits in _SITS.finditer(text):
        first = re.search(r"(\w+)\s+$", text[: sits.start()])
        people = [person for name, person in known.items() if first and name.split()[0] == first[1]]
        if first and len(people) == 1:
            name = Named(people[0].name, first.start(), first.end(1))
            yield _person(context, passage, name, (first.start(), sits.end()), "board_member", people[0].post)


def _person(context: Context, passage: Passage, name: Named, span: tuple[int, int], role: str, post: str) -> Person:
    quote, anchor = in_passage(context.document, passage, *span, (name.start, name.end))
    return Person(
        role=role, name=name.name, post=post, quote=quote, anchor=anchor, method="people_boards", confidence=0.85
    )
