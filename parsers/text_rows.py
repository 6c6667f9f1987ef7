"""Tables whose rows are lines with tabs between their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.table_headers import Rows, is_label, is_title, is_value, most
from parsers.text_grids import Entry, Row, entry, joined, squared, words
from parsers.text_lines import Kind, Line, pieces
from parsers.text_sentences import is_hanging, starts_low

CELLS = (Kind.ROW, Kind.CELL)
_GAPS = (Kind.BLANK, Kind.NOISE, Kind.RULE)
_FARTHEST = 12
"""How many lines ahead the rest of a broken row is looked for."""
_TAIL = 60


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
        if kind in CELLS:
            found.rows.append(_row(text, lines[position]))
            width = width or len(found.rows[0])
        elif kind is not Kind.RULE:
            behind = _absorb(text, lines, position, found.rows, width)
            if behind == position:
                break
            position = behind
            continue
        position += 1
    return found, position


def _row(text: str, line: Line) -> Row:
    return [entry(text, span) for span in pieces(text, line)]


def _absorb(text: str, lines: Sequence[Line], position: int, rows: list[Row], width: int) -> int:
    """Take the lines from `position` on into the last of `rows`, where they are the rest of a cell that was broken
    over lines. Returns the line behind them: `position` where they are not."""
    rest = _rest(lines, position)
    inner = [_row(text, line)[0] for line in lines[position : rest or position + 1] if line.kind is Kind.TEXT]
    if not inner or not rows:
        return position
    last = rows[-1]
    if rest:
        row = _row(text, lines[rest])
        if len(last) + len(row) - 1 == width > len(last):
            last[-1] = _all(text, [last[-1], *inner, row[0]])
            last.extend(row[1:])
            return rest + 1
        if len(row) == width and (is_hanging(inner[-1].words) or starts_low(row[0].words)):
            rows.append([_all(text, [*inner, row[0]]), *row[1:]])
            return rest + 1
    if lines[position].kind is Kind.TEXT and starts_low(inner[0].words):
        last[-1] = joined(text, last[-1], inner[0])
        return position + 1
    return position


def _all(text: str, entries: Sequence[Entry]) -> Entry:
    first, *others = entries
    for other in others:
        first = joined(text, first, other)
    return first


def _rest(lines: Sequence[Line], position: int) -> int | None:
    """The next line with cells, if only prose and single blank lines stand before it."""
    for ahead in range(position, min(position + _FARTHEST, len(lines))):
        kind = lines[ahead].kind
        if kind in CELLS:
            return ahead
        doubled = kind is Kind.BLANK and ahead > position and lines[ahead - 1].kind is Kind.BLANK
        if doubled or kind not in (Kind.TEXT, Kind.BLANK):
            return None
    return None


def _tail(text: str, lines: Sequence[Line], position: int, row: Row) -> int:
    """One short line under a gap, which begins low, is the rest of the cell that hangs in the row above it."""
    ahead = skip(lines, position)
    if ahead == position or ahead >= len(lines) or lines[ahead].kind is not Kind.TEXT:
        return position
    more = _row(text, lines[ahead])[0]
    hanging = [c for c, cell in enumerate(row) if is_hanging(cell.words)]
    if not hanging or len(more.words) > _TAIL or not starts_low(more.words):
        return position
    row[hanging[-1]] = joined(text, row[hanging[-1]], more)
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
