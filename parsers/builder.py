"""Writes a document's text block by block, for the formats whose files hold no text of their own order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from parsers.cell_spans import Span, apart
from parsers.document import (
    Block,
    Box,
    CalculatedField,
    Cell,
    Document,
    Heading,
    Layout,
    ListItem,
    Meta,
    Paragraph,
    Passage,
    Table,
)
from parsers.errors import ParseError
from parsers.limits import DEFAULT, Limits, mend
from parsers.page import Word
from parsers.table_headers import header_rows

SOFT_HYPHEN = "\u00ad"
"""Stands at the end of a word that was divided at the line's end."""


Lines = Sequence[str | Sequence[Word]]
"""What a block or a cell prints, line by line: as text, or as words with their places on pages."""


@dataclass(slots=True)
class CellWords:
    """A cell on its way into a table: its lines, where it begins and what it covers."""

    lines: Lines
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    calculated: CalculatedField | None = None


def _apart(cells: Iterable[CellWords], width: int) -> list[CellWords]:
    """The cells in their order, of which no two cover one place; those that begin at one place are one."""
    ordered: list[CellWords] = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        last = ordered[-1] if ordered else None
        if last is not None and (last.row, last.column) == (cell.row, cell.column):
            ordered[-1] = replace(last, lines=[*last.lines, *cell.lines])
        else:
            ordered.append(cell)
    spans = apart([Span(cell.row, cell.column, cell.row_span, cell.column_span) for cell in ordered], width)
    return [
        replace(cell, row_span=span.down, column_span=span.across) for cell, span in zip(ordered, spans, strict=True)
    ]


@dataclass(slots=True)
class Builder:
    """Blocks so far and the text that they stand in: a line for a block or a table's row, a tab between cells."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: int = 0
    layout: Layout = field(default_factory=Layout)
    limits: Limits = DEFAULT
    covered: int = 0

    def cover(self, positions: int) -> None:
        """Count positions of tables' cells. Raises ParseError `too-many-cells`."""
        self.covered += positions
        if self.covered > self.limits.cells:
            raise ParseError(
                "too-many-cells",
                f"its tables have more than the {self.limits.cells:,} cells that are read{mend('cells')}",
            )

    def passage(self, content: Lines, end: str = "\n") -> Passage:
        """Append the lines of `content` and what separates them from the next; the passage covers the words alone."""
        start, first = self.length, len(self.parts)
        for index, line in enumerate(content):
            if index:
                self._write("\n")
            self._write(line) if isinstance(line, str) else self._write_words(line)
        words = "".join(self.parts[first:])
        self._write(end)
        return Passage(words, ((0, start),) if words else (), start + len(words))

    def _write_words(self, words: Sequence[Word]) -> None:
        """Append printed words with their places; a word divided by a soft hyphen is one."""
        joint = ""
        for word in words:
            self._write(joint)
            text = word.text.removesuffix(SOFT_HYPHEN)
            self.layout.add(self.length, self.length + len(text), Box(word.page, *word.shown), word.confidence)
            self._write(text)
            joint = "" if text != word.text else " "

    def heading(self, words: Lines, level: int) -> None:
        self.blocks.append(Heading(self.passage(words), level))

    def paragraph(self, words: Lines) -> None:
        self.blocks.append(Paragraph(self.passage(words)))

    def item(self, words: Lines, marker: str, level: int = 1) -> None:
        self._write(f"{marker} ")
        self.blocks.append(ListItem(self.passage(words), marker, level))

    def table(self, cells: Iterable[CellWords], width: int, heads: int | None = None) -> None:
        """Append a table of `width` columns; `heads` is how many rows the file marks as headings, if it does."""
        placed = [self._cell(words) for words in _apart(cells, width)]
        if not placed:
            return
        height = max(cell.row + cell.row_span for cell in placed)
        self.cover(height * width)
        grid: list[list[Cell | None]] = [[None] * width for _ in range(height)]
        for cell in placed:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    grid[row][column] = cell
        rows = tuple(
            tuple(cell or Cell(Passage("", (), self.length), r, c) for c, cell in enumerate(row))
            for r, row in enumerate(grid)
        )
        if heads is None:
            heads = header_rows([[cell.text if cell.column == c else "" for c, cell in enumerate(row)] for row in rows])
        start = min((cell.passage.start for cell in placed), default=self.length)
        self.blocks.append(Table(rows, self.tables, start, self.length, heads))
        self.tables += 1
        self._write("\n")

    def _cell(self, words: CellWords) -> Cell:
        passage = self.passage(words.lines, "\t")
        return Cell(passage, words.row, words.column, words.row_span, words.column_span, calculated=words.calculated)

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def document(self, meta: Meta) -> Document:
        """The document as built; it has a layout where words were placed on pages."""
        return Document("".join(self.parts), tuple(self.blocks), meta, self.layout if self.layout.starts else None)
