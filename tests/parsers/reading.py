"""What tests of the text reader share: a text read, and tables shown as rows of words."""

from __future__ import annotations

from parsers.document import Block, Document, Heading, ListItem, Paragraph, Table
from parsers.text import parse


def read(text: str) -> Document:
    return parse(text.encode())


def shown(document: Document) -> list[str]:
    """Each block on one line: `# ` and the level's number of hashes before a heading, the marker before an item."""
    return [_show(block) for block in document.blocks]


def _show(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {block.text}"
    if isinstance(block, ListItem):
        return f"{'  ' * (block.level - 1)}{block.marker} {block.text}"
    if isinstance(block, Paragraph):
        return block.text
    return f"[{len(block.rows)} x {block.width}]"


def rows(table: Table) -> list[list[str]]:
    """The words of a table; a merged cell once, where it begins."""
    return [
        [cell.text if (cell.row, cell.column) == (r, c) else "" for c, cell in enumerate(row)]
        for r, row in enumerate(table.rows)
    ]


def only_table(text: str) -> Table:
    (table,) = read(text).tables
    return table
