"""A text file read into a document: lines, then tables and prose, then the outline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.document import Block, Document, Heading, ListItem, Meta, Paragraph
from parsers.encodings import decode
from parsers.text_grids import table
from parsers.text_lines import Kind, Line, split
from parsers.text_marks import passage
from parsers.text_rows import read

_HEADING = re.compile(r"#{1,6}\s+|(?=[A-Z]\.\s|[A-Z]\d\.?\s|Appendix [A-Z0-9]|Table [A-Z]?\d|[A-Z][A-Z ,&/-]{4,}$)")
_ITEM = re.compile(r"\s*([-·•●○▪]|\(\d{1,2}\)|\d{1,2}[.)])\s+")


def parse(data: bytes) -> Document:
    """Read the bytes of a text file. Raises ParseError `empty-file`."""
    decoded = decode(data)
    blocks = tuple(_blocks(decoded.text, split(decoded.text)))
    return Document(decoded.text, blocks, Meta("text", encoding=decoded.encoding, warnings=decoded.warnings))


def _blocks(text: str, lines: Sequence[Line]) -> list[Block]:
    blocks: list[Block] = []
    tables = position = 0
    while position < len(lines):
        line = lines[position]
        if line.kind in (Kind.ROW, Kind.CELL):
            rows, position = read(text, lines, position)
            blocks.append(table(text, rows, tables))
            tables += 1
            continue
        if line.kind is Kind.TEXT:
            blocks.append(_prose(text, line))
        position += 1
    return blocks


def _prose(text: str, line: Line) -> Block:
    item = _ITEM.match(text, line.start, line.end)
    if item:
        return ListItem(passage(text, [(item.end(), line.end)]), item[1], 1 + min(line.indent, 1))
    heading = _HEADING.match(text, line.start, line.end)
    if heading and line.end - line.start < 120:
        return Heading(passage(text, [(heading.end(), line.end)]), 1)
    return Paragraph(passage(text, [(line.start, line.end)]))
