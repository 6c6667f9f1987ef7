"""Documents for tests, built block by block: `document(heading("Budget"), table(["Agency", "£"], ["Police", "1"]))`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extract.context import Context
from extract.facts import DocumentFact
from parsers.document import Anchor, Block, Cell, Document, Heading, ListItem, Meta, Paragraph, Passage, Table

LEFT = "<"
"""In a row: this position is covered by the cell to the left."""
ABOVE = "^"
"""In a row: this position is covered by the cell above."""


class _Text:
    def __init__(self) -> None:
        self.text = ""
        self.tables = 0

    def add(self, words: str, behind: str = "\n\n") -> Passage:
        start = len(self.text)
        self.text += words
        passage = Passage(words, ((0, start),) if words else (), len(self.text))
        self.text += behind
        return passage


Part = Callable[[_Text], Block]


def heading(words: str, level: int = 1) -> Part:
    return lambda text: Heading(text.add(words), level)


def paragraph(words: str) -> Part:
    return lambda text: Paragraph(text.add(words))


def item(words: str, marker: str = "-") -> Part:
    return lambda text: ListItem(text.add(words), marker)


def table(*rows: Sequence[str], header_rows: int = 1) -> Part:
    """A table of rows of words; `LEFT` and `ABOVE` stand for positions that a merged cell covers."""

    def build(text: _Text) -> Table:
        start = len(text.text)
        grid: list[list[Cell]] = []
        for r, row in enumerate(rows):
            grid.append([])
            for c, words in enumerate(row):
                grid[r].append(_cell(text, rows, r, c) if words not in (LEFT, ABOVE) else _covering(grid, words, r, c))
            text.text += "\n"
        built = Table(tuple(map(tuple, grid)), text.tables, start, len(text.text), header_rows)
        text.text += "\n"
        text.tables += 1
        return built

    return build


def _covering(grid: list[list[Cell]], words: str, r: int, c: int) -> Cell:
    return grid[r][c - 1] if words == LEFT else grid[r - 1][c]


def _cell(text: _Text, rows: Sequence[Sequence[str]], r: int, c: int) -> Cell:
    columns = 1
    while c + columns < len(rows[r]) and rows[r][c + columns] == LEFT:
        columns += 1
    depth = 1
    while r + depth < len(rows) and rows[r + depth][c] == ABOVE:
        depth += 1
    return Cell(text.add(rows[r][c], "\t"), r, c, depth, columns)


def document(*parts: Part) -> Document:
    text = _Text()
    blocks = tuple(part(text) for part in parts)
    return Document(text.text, blocks, Meta("text"))


def context(*parts: Part, period: str = "", doc_type: str = "other") -> Context:
    """What readers get for a document of these parts and of a kind, `period` being the year that it is for."""
    about = DocumentFact(period=period, doc_type=doc_type, quote="", anchor=Anchor(0, 0), method="test")
    return Context(document(*parts), about)
