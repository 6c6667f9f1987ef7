"""A document's lines of prose in reading order: what its title, kind and dates are read from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from normalise.vocabulary import load_toml
from parsers.document import Cell, Document, Heading, Passage, Table

_LABELLED = re.compile(r"^[A-Z][\w ]{2,30}:")
_FRONT_WIDTH, _FRONT_ROWS = 3, 8
LONGEST = 240
"""Characters of the longest line that is one: longer ones run on and are broken at their labels."""
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
        for first, last in _parts(words):
            part = words[first:last]
            begin = position + first + len(part) - len(part.lstrip())
            if part.strip():
                start, end = passage.span(begin, begin + len(part.strip()))
                yield Line(part.strip(), start, end, heading)
        position += len(words) + 1


def _parts(words: str) -> Iterable[tuple[int, int]]:
    """Where a line's parts begin and end: a flattened page is one long line, which labels and first sections break."""
    if len(words) <= LONGEST:
        return [(0, len(words))]
    breaks = [found.start() for found in _breaks().finditer(words[:OPENING])]
    return pairwise([0, *breaks, len(words)])


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(rf"(?<!\S)(?:{'|'.join(load_toml('document_words')['hosts']['breaks'])})")


def with_front_tables(document: Document) -> tuple[Line, ...]:
    """The lines, with the cells of small tables in the opening among them: reports print their date and committee in
    one, with labels that a colon ends. Such a label and the cell beside it are one line."""
    found = list(lines(document))
    limit = (found[0].start if found else 0) + OPENING
    for table in document.tables:
        small = table.width <= _FRONT_WIDTH and len(table.rows) <= _FRONT_ROWS
        if table.start < limit and small and any(_LABELLED.search(cell.text) for cell in table.cells()):
            found.extend(line for row in table.rows for line in _cells(dict.fromkeys(row)))
    return tuple(sorted(found, key=lambda line: line.start))


def _cells(cells: Iterable[Cell]) -> Iterable[Line]:
    label: Cell | None = None
    for cell in cells:
        words = cell.passage.folded.strip()
        if label is not None and words:
            yield Line(f"{label.passage.folded.strip()} {words}", label.passage.start, cell.passage.stop)
            label = None
        elif words.endswith(":"):
            label = cell
        elif words:
            yield Line(words, cell.passage.start, cell.passage.stop)


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
