"""Footnotes that name a cohort: "The published reoffending rate¹ was 37%", and below "¹ Based on rates after 12 months
for the October 2011 – September 2012 cohort"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from normalise import periods
from normalise.periods import Period
from parsers.document import Document, Passage, Table

_PLAIN = {mark: digit for digit, mark in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_MARK = re.compile(r"(?<=[a-z])(?:\s?\[([1-9]\d?)\]|([¹²³⁴-⁹])|([1-9]))(?!\w)")
_NOTE = re.compile(r"\s*(?:\[([1-9]\d?)\]|([¹²³⁴-⁹])|([1-9]\d?)[.)]?)\s*(?=[A-Z])")
_BEFORE = re.compile(r"\bcohorts?\s+(?:(?:of|from|in|for|is|was|being)\s+)?(?:the\s+)?(?:year\s+)?$", re.IGNORECASE)
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Note:
    """The cohort that a footnote names, and for how many months it says that it was followed."""

    cohort: Period | None = None
    follow_up: int | None = None


NONE = Note()


def of(document: Document) -> Mapping[int, Note]:
    """A document's footnotes that name one cohort, by their numbers; a number with two such notes is left out."""
    found: dict[int, Note] = {}
    for block in document.blocks:
        if isinstance(block, Table) or len(block.text) > _LONGEST or "cohort" not in block.text.lower():
            continue
        marked = _NOTE.match(_line(document, block.passage))
        cohort = _cohort(block.text)
        if marked and cohort:
            number = _number(marked)
            note = Note(cohort, periods.follow_up(block.text))
            found[number] = note if found.get(number, note) == note else NONE
    return {number: note for number, note in found.items() if note is not NONE}


def in_words(document: Document, passage: Passage, notes: Mapping[int, Note]) -> Note:
    """The note that a passage refers to, where it refers to one."""
    if not notes:
        return NONE
    printed = document.text[passage.start : passage.stop]
    named = {notes[number] for mark in _MARK.finditer(printed) if (number := _number(mark)) in notes}
    return named.pop() if len(named) == 1 else NONE


def is_marked(document: Document, start: int, end: int) -> bool:
    """Whether the words between two offsets of a document bear the mark of a footnote, or have it right behind."""
    return _MARK.search(document.text, start, end + 1) is not None


def _line(document: Document, passage: Passage) -> str:
    """A passage as it is printed, from its line's beginning on: marks are not among its words."""
    return document.text[document.text.rfind("\n", 0, passage.start) + 1 : passage.stop]


def _number(mark: re.Match[str]) -> int:
    bracketed, raised, plain = mark.groups()
    return _PLAIN[raised] if raised else int(bracketed or plain)


def _cohort(text: str) -> Period | None:
    """The only period that words call a cohort."""
    named = {
        found.period for found in periods.find(text) if found.period.is_cohort or _BEFORE.search(text, 0, found.start)
    }
    return periods.cohort(named.pop()) if len(named) == 1 else None
