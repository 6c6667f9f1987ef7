"""Tables drawn with upright strokes (Markdown), and tables whose columns are aligned by spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.table_headers import header_rows, is_value
from parsers.text_grids import Entry, Row, entry, joined, squared, words
from parsers.text_lines import Kind, Line, pieces
from parsers.text_marks import Span
from parsers.text_mending import Mended
from parsers.text_sentences import is_hanging, starts_low

_GAP = re.compile(r"[ \u00a0]{2,}")
_WIDEST = 400
_LEAST_ROWS = 3


def read_piped(text: str, lines: Sequence[Line], first: int) -> tuple[Mended, int]:
    """The table of lines between strokes that begins at line `first`, and the line behind it. A rule under the first
    row makes it a row of headings."""
    rows: list[Row] = []
    ruled = 0
    position = first
    while position < len(lines) and _has_strokes(text, lines[position]):
        if lines[position].kind is Kind.RULE:
            ruled = ruled or len(rows)
        else:
            rows.append([entry(text, span) for span in _between_strokes(text, lines[position])])
        position += 1
    rows = squared(rows)
    return Mended(rows, ruled if ruled < len(rows) else header_rows(words(rows))), position


def is_piped(text: str, lines: Sequence[Line], position: int) -> bool:
    """Whether a table with strokes begins here: a row between strokes, or one over a rule with strokes."""
    if lines[position].kind is Kind.PIPE:
        return True
    below = lines[position + 1] if position + 1 < len(lines) else None
    ruled = below is not None and below.kind is Kind.RULE and _has_strokes(text, below)
    return ruled and lines[position].kind is Kind.TEXT and _has_strokes(text, lines[position])


def _has_strokes(text: str, line: Line) -> bool:
    return line.kind in (Kind.PIPE, Kind.TEXT, Kind.RULE) and text.find("|", line.start, line.end) >= 0


def _between_strokes(text: str, line: Line) -> list[Span]:
    spans = pieces(text, line, "|")
    return spans[1:-1] if line.kind is Kind.PIPE and len(spans) > 2 else spans


def has_gap(text: str, line: Line) -> bool:
    """Whether a line has words on both sides of a wide space, as a row aligned by spaces does."""
    if line.kind is not Kind.TEXT or line.end - line.start > _WIDEST:
        return False
    return bool(_GAP.search(text[line.start : line.end].strip()))


def read_aligned(text: str, lines: Sequence[Line], first: int) -> tuple[Mended | None, int]:
    """The table aligned by spaces that begins at line `first`, and the line behind it; no table where the lines have
    no white space in common."""
    position = first
    while position < len(lines) and lines[position].kind is Kind.TEXT and _is_aligned(text, lines, position):
        position += 1
    block = lines[first:position]
    columns = _columns([text[line.start : line.end] for line in block]) if len(block) >= _LEAST_ROWS else []
    rows = _wrapped([_row(text, line, columns) for line in block])
    if len(columns) < 2 or not _is_table(rows):
        return None, position
    return Mended(rows, header_rows(words(rows))), position


def _is_aligned(text: str, lines: Sequence[Line], position: int) -> bool:
    """A row, or a line of a wrapped cell between two rows."""
    return has_gap(text, lines[position]) or (position + 1 < len(lines) and has_gap(text, lines[position + 1]))


def _wrapped(rows: Sequence[Row]) -> list[Row]:
    """Lines that fill one cell alone, joined to the row whose cell they are a part of: the one above where they go on
    from it, else the one below."""
    kept: list[Row] = []
    waiting: Row | None = None
    for row in rows:
        filled = [c for c, cell in enumerate(row) if cell.words]
        if len(filled) == 1 and len(row) > 1 and kept:
            if filled[0] or _goes_on(kept[-1][0], row[0]):
                kept[-1] = _merged(kept[-1], row)
            else:
                waiting = _merged(waiting, row) if waiting else row
            continue
        kept.append(_merged(waiting, row) if waiting else row)
        waiting = None
    return kept if waiting is None else [*kept, waiting]


def _goes_on(above: Entry, below: Entry) -> bool:
    return is_hanging(above.words) or starts_low(below.words)


def _merged(above: Row, below: Row) -> Row:
    return [joined(upper, lower) for upper, lower in zip(above, below, strict=True)]


def _columns(block: Sequence[str]) -> list[tuple[int, int]]:
    """Where columns begin and end: between stretches of two or more places that are blank in every line."""
    longest = max(len(said) for said in block)
    filled = [any(place < len(said) and not said[place].isspace() for said in block) for place in range(longest)]
    columns: list[tuple[int, int]] = []
    for place, is_filled in enumerate(filled):
        if not is_filled:
            continue
        if columns and place - columns[-1][1] < 2:
            columns[-1] = (columns[-1][0], place + 1)
        else:
            columns.append((place, place + 1))
    return columns


def _row(text: str, line: Line, columns: Sequence[tuple[int, int]]) -> Row:
    limits = [min(line.start + begin, line.end) for begin, _ in columns[1:]]
    starts, ends = [line.start, *limits], [*limits, line.end]
    return [entry(text, (start, end)) for start, end in zip(starts, ends, strict=True)]


def _is_table(rows: Sequence[Row]) -> bool:
    """Figures in some column, or three columns that are nearly always filled: prose with wide spaces has neither."""
    body = rows[1:]
    figures = any(2 * sum(is_value(row[c].words) for row in body) > len(body) for c in range(1, len(rows[0])))
    filled = sum(1 for row in rows for cell in row if cell.words)
    return figures or (len(rows[0]) > 2 and filled > 0.7 * len(rows) * len(rows[0]))
