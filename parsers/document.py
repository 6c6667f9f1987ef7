"""The one shape that every format is read into: blocks in reading order over one text.

`Document.text` is the whole text as read. Every block, cell and fact points into it by character offsets, so that
`text[start:end]` is what is printed there, marks and all. What people would call "the words" (marks dropped, white
space folded) is a `Passage`, which knows for each of its characters where in the text it came from.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in PDF points from the page's top left corner. Pages count from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where something stands: characters `start` to `end` of the document's text, and more where it is known.

    `table` counts the document's tables from 0, `row` and `column` the table's from 0.
    """

    start: int
    end: int
    boxes: tuple[Box, ...] = ()
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Clean words with their places. A line break of the source inside a cell stays as a newline.

    `runs` are pairs (position in `text`, offset in the document), ascending: from each position on, characters follow
    the document one for one until the next pair. `stop` is the offset behind the last character.
    """

    text: str
    runs: tuple[tuple[int, int], ...]
    stop: int

    @property
    def start(self) -> int:
        """Offset of the first character in the document's text."""
        return self.runs[0][1] if self.runs else self.stop

    @property
    def folded(self) -> str:
        """The words on one line: as `text`, character for character, with each newline made a space."""
        return self.text.replace("\n", " ")

    def span(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Offsets in the document's text of the characters `start` to `end` of this passage."""
        if end is None:
            end = len(self.text)
        if not self.runs or start >= end:
            return self.start, self.start
        if start == 0 and end >= len(self.text):
            return self.start, self.stop
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, position: int) -> int:
        index = bisect_right(self.runs, position, key=lambda run: run[0]) - 1
        begin, offset = self.runs[index]
        return offset + position - begin


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the highest."""

    passage: Passage
    level: int

    @property
    def text(self) -> str:
        return self.passage.folded


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of prose."""

    passage: Passage

    @property
    def text(self) -> str:
        return self.passage.folded


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list: `marker` as printed (`-`, `(1)`, `3.`), `level` 1 the outermost; the passage follows it."""

    passage: Passage
    marker: str
    level: int = 1

    @property
    def text(self) -> str:
        return self.passage.folded


@dataclass(frozen=True, slots=True)
class CalculatedField:
    """A calculation that a word processor stored beside its printed result: `0.94000000000000006 =*100 \\#0%`."""

    operand: str
    expression: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `row` and `column` (from 0) are where it begins, also when it covers more positions."""

    passage: Passage
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    calculated: CalculatedField | None = None

    @property
    def text(self) -> str:
        """The words on one line."""
        return self.passage.folded

    @property
    def lines(self) -> tuple[str, ...]:
        """The words line by line as printed, blank lines left out."""
        return tuple(line.strip() for line in self.passage.text.split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `rows` of equal length; a merged cell stands (the same object) in every position that it covers.

    `header_rows` is how many rows at the top are headings; `index` counts the document's tables from 0. A table that
    goes on over pages is one table with its header once; `start` and `end` are its extent in the text.
    """

    rows: tuple[tuple[Cell, ...], ...]
    index: int
    start: int
    end: int
    header_rows: int = 1

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    @property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        return self.rows[self.header_rows :]

    def cells(self) -> Iterator[Cell]:
        """Every cell once, row by row."""
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                if cell.row == r and cell.column == c:
                    yield cell

    def heading(self, column: int) -> str:
        """The headings over a column, upper first, joined by spaces; a merged heading counts once."""
        seen: list[Cell] = []
        for row in self.rows[: self.header_rows]:
            if row[column] not in seen:
                seen.append(row[column])
        return " ".join(cell.text for cell in seen if cell.text)


Block = Heading | Paragraph | ListItem | Table


@dataclass(slots=True)
class Layout:
    """Boxes of words: where on which page the characters of the text stand. Parallel arrays, ascending by `starts`."""

    starts: array[int] = field(default_factory=lambda: array("l"))
    ends: array[int] = field(default_factory=lambda: array("l"))
    pages: array[int] = field(default_factory=lambda: array("l"))
    edges: array[float] = field(default_factory=lambda: array("f"))  # x0, top, x1, bottom of each word
    confidences: array[float] = field(default_factory=lambda: array("f"))  # of OCR, 0 to 1; empty otherwise

    def add(self, start: int, end: int, box: Box, confidence: float | None = None) -> None:
        """Place the characters `start` to `end` in `box`; words come in ascending order."""
        self.starts.append(start)
        self.ends.append(end)
        self.pages.append(box.page)
        self.edges.extend((box.x0, box.top, box.x1, box.bottom))
        if confidence is not None:
            self.confidences.append(confidence)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One box for each line that the characters `start` to `end` stand in."""
        lines: list[Box] = []
        for index in self._within(start, end):
            x0, top, x1, bottom = self.edges[4 * index : 4 * index + 4]
            last = lines[-1] if lines else None
            if last and last.page == self.pages[index] and x0 >= last.x0 and _same_line(last, top, bottom):
                lines[-1] = Box(last.page, last.x0, min(last.top, top), max(last.x1, x1), max(last.bottom, bottom))
            else:
                lines.append(Box(self.pages[index], x0, top, x1, bottom))
        return tuple(lines)

    def confidence(self, start: int, end: int) -> float | None:
        """The lowest confidence of OCR over the words from `start` to `end`, None where nothing was recognised."""
        if not self.confidences:
            return None
        found = [self.confidences[index] for index in self._within(start, end)]
        return min(found) if found else None

    def _within(self, start: int, end: int) -> range:
        first = bisect_right(self.ends, start)
        return range(first, max(first, bisect_left(self.starts, end)))


def _same_line(last: Box, top: float, bottom: float) -> bool:
    return min(last.bottom, bottom) - max(last.top, top) > 0.5 * min(last.bottom - last.top, bottom - top)


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of the file: `format` (`text`, `pdf`, `docx`, ...), `watermarks` printed behind the words,
    `warnings` for what was dropped or doubtful, in words for the user."""

    format: str
    pages: int | None = None
    encoding: str = ""
    watermarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A file as read: its text, its blocks in reading order, and where its words stand on pages, if it has any."""

    text: str
    blocks: tuple[Block, ...]
    meta: Meta
    layout: Layout | None = None

    @cached_property
    def tables(self) -> Sequence[Table]:
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def anchor(
        self, start: int, end: int, table: int | None = None, row: int | None = None, column: int | None = None
    ) -> Anchor:
        """The place of the characters `start` to `end`, with its boxes where the format has pages."""
        boxes = self.layout.boxes(start, end) if self.layout else ()
        return Anchor(start, end, boxes, table, row, column)

    def quote(self, start: int, end: int) -> str:
        """The printed words from `start` to `end`, white space folded."""
        return " ".join(self.text[start:end].split())
