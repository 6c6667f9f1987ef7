"""A document's blocks as plain JSON, so that a viewer can show the document without its file."""

from __future__ import annotations

from typing import Any

from parsers.document import Block, Document, Heading, ListItem, Paragraph, Table

Plain = dict[str, Any]


def to_plain(document: Document) -> list[Plain]:
    """Each block with its kind and its place in the text; tables row by row, a merged cell at its origin."""
    return [_block(block) for block in document.blocks]


def _block(block: Block) -> Plain:
    if isinstance(block, Table):
        return {
            "kind": "table", "start": block.start, "end": block.end, "header_rows": block.header_rows,
            "width": block.width, "cells": [_cell(cell) for cell in _cells(block)],
        }  # fmt: skip
    start, end = block.passage.span()
    plain: Plain = {"kind": _kind(block), "start": start, "end": end}
    if isinstance(block, Heading | ListItem):
        plain["level"] = block.level
    if isinstance(block, ListItem):
        plain["marker"] = block.marker
    return plain


def _kind(block: Heading | Paragraph | ListItem) -> str:
    return {Heading: "heading", Paragraph: "paragraph", ListItem: "item"}[type(block)]


def _cells(table: Table) -> list[tuple[int, int, int, int, int, int]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span, *cell.passage.span()) for cell in table.cells()]


def _cell(cell: tuple[int, int, int, int, int, int]) -> list[int]:
    """Row, column, rows covered, columns covered, start, end."""
    return list(cell)
