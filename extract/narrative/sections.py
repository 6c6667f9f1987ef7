"""The passages of a document that are prose, each with what its headings and introductions say of its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extract.context import Context, Place
from extract.narrative import rules
from normalise import areas, indicators, periods
from normalise.measures import Measure
from normalise.periods import Period
from parsers.document import Heading, ListItem, Paragraph, Passage, Table

_WORDED = 8
"""A cell with at least so many words is prose."""
_LONGEST_HEADING = 60
_BULLET = re.compile(r"\s*(?:[•●▪■◦‣·*o–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_NUMBERED = re.compile(r"^\s*(?:(?:appendix|annex|section|part)\s+\w{1,3}\s*[:.–-]?|[\d.]+)\s*", re.IGNORECASE)
_LONGEST_INTRODUCTION = 400
_SENTENCE_END = re.compile(r"(?<=[a-z\d)])\.\s+(?=[A-Z])")
_LONGEST_LEAD = 160
_LISTED = re.compile(r"\s*(?:[•●▪■◦‣·*–—-]|[a-z]|\(?[a-z\d]{1,2}[.)]\s)")
_REACHED = re.compile(r"\b(?:was|were|has|have|had|achieved|reached|fell|rose)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|per cent|per 1")


@dataclass(frozen=True, slots=True)
class Section:
    """What stands over a passage. `period` is that of what was achieved, `ahead` that of what is aimed at; `aims` says
    that the section is about what is aimed at; `area` is the authority that its heading names; `headings` are the words
    over the passage, outermost first; `position` the table, row and column of a cell."""

    headings: tuple[str, ...] = ()
    period: Period | None = None
    ahead: Period | None = None
    aims: bool = False
    area: str = ""
    position: tuple[int, int, int] | None = None

    @property
    def theme(self) -> Measure | None:
        """The measure that the nearest heading names."""
        return next(filter(None, map(_theme, reversed(self.headings))), None)

    @property
    def follow_up(self) -> int | None:
        """For how many months the cohort of the nearest heading that says so was followed."""
        return next(filter(None, map(periods.follow_up, reversed(self.headings))), None)


@lru_cache(maxsize=2048)
def _theme(heading: str) -> Measure | None:
    return indicators.read_measure(heading, heading)


@dataclass
class _Outline:
    """What was read so far of a document's sections."""

    headings: tuple[Heading, ...] = ()
    spanning: dict[tuple[Heading, ...], Period] = field(default_factory=dict)
    achieved: dict[tuple[Heading, ...], Period] = field(default_factory=dict)
    introduced: Period | None = None
    asked: Section | None = None
    """What a sentence that ends in a colon asks of the list behind it."""
    bare: Period | None = None
    """The period of the heading read last, where nothing but another heading has followed it."""


def passages(context: Context) -> Iterator[tuple[Section, Passage]]:
    """Every paragraph, list item, and worded cell of a table that no other reader understood, with its section."""
    outline = _Outline()
    section = Section()
    for place in context.places:
        if place.headings != outline.headings:
            section = _enter(outline, place)
        outline.bare = section.period if isinstance(place.block, Heading) and not section.aims else None
        if isinstance(place.block, Table):
            read = place.block.index in context.used - context.worded
            if not read and not _excluded(section.headings):
                yield from _cells(section, place.block)
        elif not isinstance(place.block, Heading) and not _excluded(section.headings):
            text = place.block.text
            if outline.asked and not (isinstance(place.block, ListItem) or _LISTED.match(text)):
                outline.asked = None
            yield _introduced(section, outline), place.block.passage
            if isinstance(place.block, Paragraph):
                outline.introduced = _introduction(text) or outline.introduced
            outline.asked = _asked(text) if text.rstrip().endswith(":") else outline.asked


def _excluded(headings: Sequence[str]) -> bool:
    return any(
        rules.words("section", "excluded").fullmatch(_NUMBERED.sub("", heading).strip(" .:"))
        or rules.words("sample").search(heading)
        for heading in headings
    )


def _enter(outline: _Outline, place: Place) -> Section:
    """The section that begins at a place under other headings than the one before."""
    siblings = outline.headings[:-1] == place.headings[:-1]
    outline.headings, outline.introduced, outline.asked = place.headings, None, None
    words = tuple(heading.text for heading in place.headings)
    section = _under(words)
    parent = place.headings[:-1]
    own = section.period
    if outline.bare is not None and siblings:
        outline.spanning[parent] = outline.bare
    if own is None and not section.aims:
        section = replace(section, period=outline.spanning.get(parent))
    if section.aims:
        section = replace(section, period=outline.achieved.get(parent))
    elif own is not None:
        outline.achieved[parent] = own
        if rules.words("section", "spanning").search(words[-1]):
            outline.spanning[parent] = own
    if section.aims or own is not None:
        _forget(outline, parent, own)
    return section


def _forget(outline: _Outline, parent: tuple[Heading, ...], own: Period | None) -> None:
    """A heading of another time ends what an earlier one says of those that follow it."""
    if outline.spanning.get(parent) not in (None, own):
        del outline.spanning[parent]


def _under(words: Sequence[str]) -> Section:
    """What headings say, the nearest first."""
    section = Section(tuple(words))
    for distance, heading in enumerate(reversed(words)):
        section = _over(section, heading, nearest=distance == 0)
    return section


def _over(section: Section, heading: str, nearest: bool) -> Section:
    """A section completed by what a heading over it says."""
    if section.period is None and section.ahead is None and not section.aims:
        section = _dated(section, heading)
    return replace(section, area=_area(heading)) if nearest else section


def _dated(section: Section, heading: str) -> Section:
    found = periods.find(heading)
    period = found[0].period if len(found) == 1 else None
    achieved = rules.words("section", "achieved").search(heading)
    if rules.words("section", "ahead").search(heading) and not (achieved and period is None):
        return replace(section, ahead=period, aims=True)
    if period is None or (rules.words("section", "title").search(heading) and not achieved):
        return section
    return replace(section, period=period)


@lru_cache(maxsize=2048)
def _area(heading: str) -> str:
    named = {mention.area.name for mention in areas.find(heading)}
    return named.pop() if len(named) == 1 else ""


def _introduction(text: str) -> Period | None:
    """The period that a paragraph without a figure gives to those that follow it in its section: its only one, or that
    of the last sentence that says so."""
    introduces = rules.words("section", "introduction")
    if len(text) > _LONGEST_INTRODUCTION or _SHARE.search(text) or not introduces.search(text):
        return None
    telling = [part for part in _SENTENCE_END.split(text) if introduces.search(part)]
    for words in (text, telling[-1]):
        found = {each.period for each in periods.find(words)}
        if len(found) == 1:
            return found.pop()
    return None


def _asked(text: str) -> Section | None:
    """What the words over a list ask for and until when: "By the end of 2004, reduce the use of custody for:"."""
    words = text[-_LONGEST_LEAD:]
    if not rules.words("imperative").search(words) or _REACHED.search(words):
        return None
    found = {each.period for each in periods.find(words)}
    return Section(aims=True, ahead=found.pop() if len(found) == 1 else None)


def _introduced(section: Section, outline: _Outline) -> Section:
    if outline.asked is not None:
        return replace(section, aims=True, ahead=outline.asked.ahead or section.ahead, period=None)
    if outline.introduced is None or section.aims:
        return section
    return replace(section, period=outline.introduced)


# -- cells that hold whole sections


def _cells(section: Section, table: Table) -> Iterator[tuple[Section, Passage]]:
    for cell in table.cells():
        if cell.text.count(" ") < _WORDED or cell.row < table.header_rows:
            continue
        beside = table.rows[cell.row][0]
        label = beside.text if beside is not cell and len(beside.text) <= _LONGEST_HEADING else ""
        over = tuple(words for words in (table.heading(cell.column), label) if words)
        position = (table.index, cell.row, cell.column)
        for headings, passage in _parts(cell.passage):
            words = (*section.headings, *over, *headings)
            if not _excluded(words):
                inner = _under(words)
                period = inner.period or (None if inner.aims else section.period)
                yield replace(inner, period=period, position=position), passage


def _parts(passage: Passage) -> Iterator[tuple[tuple[str, ...], Passage]]:
    """A cell's text in parts: each bullet and paragraph on its own, with the line over it that is a heading."""
    heading: tuple[str, ...] = ()
    begin = position = 0
    for line in passage.text.splitlines(keepends=True):
        title = _is_heading(line)
        if title or _BULLET.match(line) or not line.strip():
            yield from ((heading, part) for part in _part(passage, begin, position))
            begin = position
        if title:
            heading, begin = (line.strip(" :\n"),), position + len(line)
        position += len(line)
    yield from ((heading, part) for part in _part(passage, begin, position))


def _is_heading(line: str) -> bool:
    words = line.strip()
    if not words or len(words) > _LONGEST_HEADING or _BULLET.match(line) or words.endswith((".", ",", ";")):
        return False
    telling = ("ahead", "achieved")
    return words[0].isupper() and any(rules.words("section", key).search(words) for key in telling) and "%" not in words


def _part(passage: Passage, begin: int, end: int) -> Iterator[Passage]:
    bullet = _BULLET.match(passage.text, begin, end)
    begin = bullet.end() if bullet else begin
    if not passage.text[begin:end].strip():
        return
    end = begin + len(passage.text[begin:end].rstrip())
    runs: dict[int, int] = {}
    for position, _ in passage.runs:
        if position < end:
            runs[max(position - begin, 0)] = passage.span(max(position, begin), end)[0]
    yield Passage(passage.text[begin:end], tuple(runs.items()), passage.span(begin, end)[1])
