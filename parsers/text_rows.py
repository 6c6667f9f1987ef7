"""Tables whose rows are lines with tabs between their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.table_headers import Rows, is_label, is_title, is_value, most
from parsers.text_grids import Row, entry, joined, squared, words
from parsers.text_lines import Kind, Line, pieces
from parsers.text_sentences import is_hanging, starts_low

CELLS = (Kind.ROW, Kind.CELL)
_GAPS = (Kind.BLANK, Kind.NOISE, Kind.RULE)
_FARTHEST = 12
"""How many lines ahead the rest of a broken row is looked for."""
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.)]?$")
_YEAR = re.compile(r"(?<!\d)20\d\d$")
_TAIL = 60
_LONGEST_SECTION = 90
_LEAST_HEADINGS = 3


@dataclass(slots=True)
class Segment:
    """Rows that stand under each other without a gap."""

    rows: list[Row] = field(default_factory=list)

    @property
    def printed(self) -> int:
        """How many cells its longest row prints, with the empty ones at its end."""
        return max(len(row) for row in self.rows)

    @property
    def filled(self) -> int:
        """How many columns hold words."""
        return len(squared(self.rows)[0])


def read(text: str, lines: Sequence[Line], first: int) -> tuple[list[Segment], int]:
    """The segments of the table that begins at line `first`, and the line behind it. A table goes on after blank lines
    and page marks where rows of the same width, or its headings again, follow."""
    segment, position = _segment(text, lines, first, 0)
    segments = [segment]
    while True:
        position = _tail(text, lines, position, segments[-1].rows[-1])
        ahead = skip(lines, position)
        if ahead >= len(lines) or lines[ahead].kind not in CELLS:
            return segments, position
        more, behind = _segment(text, lines, ahead, segments[0].printed)
        if not _goes_on(segments, more):
            return segments, position
        segments.append(more)
        position = behind


def skip(lines: Sequence[Line], position: int) -> int:
    """The first line from `position` on that is neither blank nor noise nor a rule."""
    while position < len(lines) and lines[position].kind in _GAPS:
        position += 1
    return position


def _segment(text: str, lines: Sequence[Line], first: int, width: int) -> tuple[Segment, int]:
    found = Segment()
    position = first
    while position < len(lines):
        kind = lines[position].kind
        broken = _broken(text, lines, position, width, found.rows) if found.rows or width else None
        if broken:
            row, position = broken
            found.rows.append(row)
            continue
        if kind in CELLS:
            row = _row(text, lines[position])
            if found.rows and _begins_another(row, found.rows):
                break
            found.rows.append(row)
            width = width or len(found.rows[0])
        elif kind is Kind.TEXT and found.rows and _ends_cell(text, lines[position], found.rows[-1]):
            found.rows[-1][-1] = joined(found.rows[-1][-1], _row(text, lines[position])[0])
        elif kind is Kind.TEXT and found.rows and _is_section(text, lines, position, found.rows):
            found.rows.append(_row(text, lines[position]))
        elif kind is not Kind.RULE:
            break
        position += 1
    return found, position


def _row(text: str, line: Line) -> Row:
    return [entry(text, span) for span in pieces(text, line)]


def _begins_another(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a row is the headings of another table right under this one: its first heading again, the others new,
    under figures."""
    if len(row) < _LEAST_HEADINGS or not row[0].words or row[0].words != rows[0][0].words or len(rows) < 2:
        return False
    heads, first, above = words([row, rows[0], rows[-1]])
    return heads != first and all(is_label(said) for said in heads) and most(above[1:], is_value)


def _ends_cell(text: str, line: Line, row: Row) -> bool:
    """Whether a line of prose right under a row is the rest of the row's last cell."""
    last = row[-1].words
    return bool(last) and (is_hanging(last) or starts_low(_row(text, line)[0].words))


def _is_section(text: str, lines: Sequence[Line], position: int, rows: Sequence[Row]) -> bool:
    """Whether a short line between two rows of equal width, without a gap, heads the rows below it."""
    line, ahead = lines[position], position + 1
    if line.end - line.start > _LONGEST_SECTION or ahead >= len(lines) or lines[ahead].kind not in CELLS:
        return False
    below = _row(text, lines[ahead])
    alike = len(below) == len(rows[0]) >= _LEAST_HEADINGS and len(rows[-1]) == len(rows[0])
    heads = below[0].words and below[0].words == rows[0][0].words
    return alike and not heads and not _row(text, line)[0].words.endswith((".", ":", ";"))


def _broken(
    text: str, lines: Sequence[Line], position: int, width: int, above: Sequence[Row]
) -> tuple[Row, int] | None:
    """A row of `width` cells that is broken within its cells over the lines from `position` on, and the line behind
    it: each line goes on with the cell that the one above it ends in, and together they fill the row."""
    rows: list[Row] = []
    total = 1
    for ahead in range(position, min(position + _FARTHEST, len(lines))):
        kind = lines[ahead].kind
        if kind is Kind.BLANK and rows and lines[ahead - 1].kind is not Kind.BLANK:
            continue
        if kind not in (Kind.TEXT, *CELLS):
            return None
        rows.append(_row(text, lines[ahead]))
        total += len(rows[-1]) - 1
        if total >= width:
            chain = total == width and (_is_chain(rows, width) or _dates_fall_in_line(rows, width, above))
            return (_chained(rows), ahead + 1) if chain else None
    return None


def _is_chain(rows: Sequence[Row], width: int) -> bool:
    """Whether rows that fill one row together are not rows of their own: there are lines of one cell, or each line
    shows that it goes on."""
    if len(rows) < 2:
        return False
    goes_on = all(is_hanging(one[-1].words) or starts_low(other[0].words) for one, other in pairwise(rows))
    numbered = [bool(_NUMBERED.match(row[0].words)) for row in rows]
    if len(rows) == 2 and numbered == [True, False] and all(1 < len(row) < width for row in rows):
        return True
    return goes_on or (len(rows[-1]) < width and any(len(row) == 1 for row in rows) and len(rows[0]) > 1)


def _dates_fall_in_line(rows: Sequence[Row], width: int, above: Sequence[Row]) -> bool:
    """Whether two short rows, put together, have a date in the column in which every row above them has one, and
    neither has one there by itself."""
    whole = [row for row in above[1:] if len(row) == width]
    if len(rows) != 2 or len(whole) < 2 or not all(1 < len(row) < width for row in rows):
        return False
    together = _chained(rows)
    dated = [c for c in range(1, width) if all(_YEAR.search(row[c].words) for row in (*whole, together))]
    return any(not any(len(row) > c and _YEAR.search(row[c].words) for row in rows) for c in dated)


def _chained(rows: Sequence[Row]) -> Row:
    first, *others = rows
    chained = list(first)
    for row in others:
        chained[-1] = joined(chained[-1], row[0])
        chained.extend(row[1:])
    return chained


def _tail(text: str, lines: Sequence[Line], position: int, row: Row) -> int:
    """One short line under a gap, which begins low, is the rest of the cell that hangs in the row above it."""
    ahead = skip(lines, position)
    if ahead == position or ahead >= len(lines) or lines[ahead].kind is not Kind.TEXT:
        return position
    more = _row(text, lines[ahead])[0]
    hanging = [c for c, cell in enumerate(row) if is_hanging(cell.words)]
    if not hanging or len(more.words) > _TAIL or not starts_low(more.words):
        return position
    row[hanging[-1]] = joined(row[hanging[-1]], more)
    return ahead + 1


def _goes_on(segments: Sequence[Segment], more: Segment) -> bool:
    """Whether `more`, which stands behind a gap, belongs to the table that `segments` make so far."""
    top = words(squared(segments[0].rows))
    below = words(squared(more.rows))
    if any(_same(below[0], row) for row in top[:3]):
        return True
    if more.printed not in {segment.printed for segment in segments} and not (
        more.filled == max(segment.filled for segment in segments) > 2
    ):
        return False
    return not (is_title(below[0]) and len(below[0]) > 2) and not _starts_anew(top, below)


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    return [said for said in one if said] == [said for said in other if said]


def _starts_anew(top: Rows, below: Rows) -> bool:
    """Whether `below` begins with headings of its own: labels over columns of figures."""
    if len(below) < 2 or not all(is_label(said) for said in below[0] if said):
        return False
    columns = range(min(len(top[0]), len(below[0])))
    return any(
        below[0][c] and most([row[c] for row in below[1:] if row[c]], is_value) and not is_value(top[0][c])
        for c in columns[1:]
    )
