"""A text cut into lines, each with what its form alone says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from parsers.text_marks import Span

MOST_CELLS = 64
"""A line with more tabs or strokes is no row of a table, but a text that lost its lines."""


class Kind(Enum):
    """What a line is by its form."""

    BLANK = "blank"
    RULE = "rule"  # dashes that draw a line between the rows of a table
    ROW = "row"  # cells with tabs between them
    CELL = "cell"  # one cell, after a tab
    PIPE = "pipe"  # cells with upright strokes between them
    TEXT = "text"
    NOISE = "noise"  # a page number, a running header, a watermark


@dataclass(frozen=True, slots=True)
class Line:
    """Characters `start` to `end` of the text, without the line's end. `indent` counts the white space before."""

    start: int
    end: int
    kind: Kind
    indent: int = 0


_LINE = re.compile("[^\n\f]*")
_RULE = re.compile(r"[-–—_=:+| \t]*[-–—_=]{2}[-–—_=:+| \t]*")
_PIPE = re.compile(r"[ \t]*\|.*\|[ \t]*")
_SENTENCE = re.compile(r"[.!?] +(?=[A-Z])")
_LONGEST, _SHORTEST = 10_000, 5_000
_INDENT = re.compile(r"[ \t\u00a0]*")


def split(text: str) -> list[Line]:
    """All lines of `text`, by line ends and form feeds. A line of prose longer than any paragraph is cut at the ends of
    sentences, so that what reads paragraphs need not hold a book."""
    return [part for line in _lines(text) for part in _cut(text, line)]


def _cut(text: str, line: Line) -> Iterator[Line]:
    start = line.start
    while line.kind is Kind.TEXT and line.end - start > _LONGEST:
        found = _SENTENCE.search(text, start + _SHORTEST, min(start + _LONGEST, line.end))
        stop = found.end() if found else start + _LONGEST
        yield Line(start, stop, Kind.TEXT)
        start = stop
    yield line if start == line.start else replace(line, start=start)


def _lines(text: str) -> Iterator[Line]:
    position = 0
    while position <= len(text):
        match = _LINE.match(text, position)
        end = match.end() if match else position
        yield _classify(text, position, end)
        position = end + 1


def _classify(text: str, start: int, end: int) -> Line:
    words = text[start:end]
    if not words.strip(" \u00a0\u200b\ufeff"):
        return Line(start, end, Kind.BLANK)
    indent = _INDENT.match(words).end()  # type: ignore[union-attr]
    return Line(start, end, _kind(words), indent)


def _kind(words: str) -> Kind:
    if _RULE.fullmatch(words):
        return Kind.RULE
    tabs = words.count("\t")
    if "|" in words and words.count("|") <= MOST_CELLS and _PIPE.fullmatch(words):
        return Kind.PIPE
    if not tabs or tabs > MOST_CELLS:
        return Kind.TEXT
    if words.lstrip(" \u00a0")[0] == "\t" and tabs == 1:
        return Kind.CELL
    return Kind.ROW


def pieces(text: str, line: Line, separator: str = "\t") -> list[Span]:
    """The cells of a line that has `separator` between them, with the white space around them."""
    found = []
    position = line.start
    for piece in text[line.start : line.end].split(separator):
        found.append((position, position + len(piece)))
        position += len(piece) + len(separator)
    return found
