"""A document's lines of prose in reading order: what its title, kind and dates are read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from normalise.vocabulary import load_toml
from parsers.document import Document, Heading, Passage, Table

OPENING = 3000
"""Characters of a document's beginning that count as its opening: cover, title page and first page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as printed: its words, their offsets in the document's text, whether it stands in a heading."""

    text: str
    start: int
    end: int
    heading: bool = False


def lines(document: Document) -> tuple[Line, ...]:
    """Every line outside tables, blank ones left out."""
    found: list[Line] = []
    for block in document.blocks:
        if not isinstance(block, Table):
            found.extend(_lines(block.passage, isinstance(block, Heading)))
    return tuple(found)


def _lines(passage: Passage, heading: bool) -> Iterable[Line]:
    position = 0
    for words in passage.text.split("\n"):
        begin = position + len(words) - len(words.lstrip())
        if words.strip():
            start, end = passage.span(begin, begin + len(words.strip()))
            yield Line(words.strip(), start, end, heading)
        position += len(words) + 1


def opening(all_lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines of the first page or so."""
    first = all_lines[0].start if all_lines else 0
    return tuple(line for line in all_lines if line.start < first + OPENING)


@cache
def pattern(*path: str) -> re.Pattern[str]:
    """Any of the expressions at `path` of the documents' vocabulary, as whole words in any case."""
    found = load_toml("document_words")
    for name in path:
        found = found[name]
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)
