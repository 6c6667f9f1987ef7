"""A document's blocks with the places of its facts, ready to be shown. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a fact in the text."""

    start: int
    end: int
    fact: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text with the facts that it is of, in the order of the marks, and those that begin with it."""

    text: str
    facts: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell with the rows and columns that it covers."""

    rows: int
    columns: int
    heading: bool
    pieces: tuple[Piece, ...]

    @property
    def heads(self) -> bool:
        """Whether it says what stands below it."""
        return self.heading and any(piece.text.strip() for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table's row; `start` is the place of its first cell in the text."""

    start: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table; `start` is its place in the text."""

    kind: str
    start: int
    level: int
    marker: str
    pieces: tuple[Piece, ...]
    rows: tuple[TableRow, ...]


def blocks(text: str, plain: Sequence[dict[str, Any]], marks: Iterable[Mark]) -> Iterator[Block]:
    """The stored blocks with their text cut where facts begin and end."""
    found = _Marks(marks)
    for block in plain:
        is_table = block["kind"] == "table"
        yield Block(
            block["kind"],
            block["start"],
            min(block.get("level", 0), 4),
            block.get("marker", ""),
            () if is_table else tuple(found.pieces(text, block["start"], block["end"])),
            tuple(_rows(text, block, found)) if is_table else (),
        )


def _rows(text: str, block: dict[str, Any], marks: _Marks) -> Iterator[TableRow]:
    rows: dict[int, list[Cell]] = {}
    starts: dict[int, int] = {}
    for row, _, height, width, start, end in block["cells"]:
        pieces = tuple(marks.pieces(text, start, end))
        rows.setdefault(row, []).append(Cell(height, width, row < block["header_rows"], pieces))
        starts[row] = min(start, starts.get(row, start))
    for row in range(max(rows, default=-1) + 1):
        yield TableRow(starts.get(row, block["start"]), tuple(rows.get(row, ())))


class _Marks:
    """Marks by their place."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks = sorted(enumerate(marks), key=lambda numbered: numbered[1].start)
        self._starts = [mark.start for _, mark in self._marks]
        self._longest = max((mark.end - mark.start for _, mark in self._marks), default=0)

    def pieces(self, text: str, start: int, end: int) -> Iterator[Piece]:
        """The text between two offsets, cut at the borders of marks."""
        near = sorted(self._near(start, end), key=lambda numbered: numbered[0])
        within = [mark for _, mark in near if mark.start < end and mark.end > start]
        cuts = {start, end} | {max(mark.start, start) for mark in within} | {min(mark.end, end) for mark in within}
        order = sorted(cuts)
        for begin, stop in pairwise(order):
            held = [mark for mark in within if mark.start < stop and mark.end > begin]
            begins = tuple(mark.fact for mark in held if mark.start == begin)
            yield Piece(text[begin:stop], tuple(mark.fact for mark in held), begins)

    def _near(self, start: int, end: int) -> Sequence[tuple[int, Mark]]:
        first = bisect_left(self._starts, start - self._longest)
        return self._marks[first : bisect_left(self._starts, end)]
