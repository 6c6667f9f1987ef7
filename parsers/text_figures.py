"""Tables without any mark between their cells: lines under each other that each end in as many figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.table_headers import is_value
from parsers.text_grids import Row, blank, entry
from parsers.text_lines import Kind, Line
from parsers.text_marks import Span
from parsers.text_mending import Mended

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONGEST = 160
_MOST_FIGURES = 12
_LEAST_CELLS = 6
"""Fewer figures under each other are a chance."""


def read(text: str, lines: Sequence[Line], first: int) -> tuple[Mended | None, int]:
    """The table of figures whose first line (its headings, or its first row) is `first`, and the line behind it."""
    position = first
    heading = None
    if not _figures(text, lines[first]):
        heading, position = first, _next(lines, first)
    count = len(_figures(text, lines[position])) if position < len(lines) else 0
    end = position
    rows: list[Row] = []
    while count > 1 and position < len(lines) and len(_figures(text, lines[position])) == count:
        rows.append(_row(text, lines[position], count))
        end, position = position + 1, _next(lines, position)
    if count * len(rows) < _LEAST_CELLS:
        return None, first
    if heading is None:
        return Mended(rows, 0), end
    headings = _headings(text, lines[heading], count)
    return (Mended([headings, *rows], 1), end) if headings else (None, first)


def _next(lines: Sequence[Line], position: int) -> int:
    """The line behind `position`, or behind one blank line there."""
    behind = position + 1
    return behind + 1 if behind < len(lines) and lines[behind].kind is Kind.BLANK else behind


def _words(text: str, line: Line) -> list[Span]:
    if line.kind is not Kind.TEXT or line.end - line.start > _LONGEST:
        return []
    return [match.span() for match in _WORD.finditer(text, line.start, line.end)]


def _figures(text: str, line: Line) -> list[Span]:
    """The figures at the end of a line that begins with words; none where there are no such words."""
    words = _words(text, line)
    behind = len(words)
    while behind > 0 and len(words) - behind < _MOST_FIGURES and is_value(text[slice(*words[behind - 1])]):
        behind -= 1
    label = text[words[0][0] : words[behind - 1][1]] if behind else ""
    return words[behind:] if _LETTERS.search(label) and behind < len(words) else []


def _row(text: str, line: Line, count: int) -> Row:
    words = _words(text, line)
    label = (words[0][0], words[-count - 1][1])
    return [entry(text, span) for span in (label, *words[-count:])]


def _headings(text: str, line: Line, count: int) -> Row | None:
    """A heading for each figure, and one for the labels or none: only where each is one word."""
    words = _words(text, line)
    if len(words) == count:
        return [blank(line.start), *(entry(text, span) for span in words)]
    years = all(any(character.isdigit() for character in text[slice(*span)]) for span in words[-count:])
    return _row(text, line, count) if len(words) == count + 1 or (years and len(words) > count) else None
