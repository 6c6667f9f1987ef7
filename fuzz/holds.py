"""What holds for anything that is read, whatever the bytes. Each function raises AssertionError where it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from parsers.document import Document, Passage, Table
from parsers.errors import ParseError


class Spanned(Protocol):
    """What was found in running text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def holds(condition: bool, what: str, *about: object) -> None:
    """Raise AssertionError with `what` unless the condition holds; unlike `assert`, under `python -O` too."""
    if not condition:
        raise AssertionError(f"{what}: {about!r}")


def read_or_refused(parse: Callable[[bytes], Document], data: bytes) -> Document | None:
    """The whole document that a parser makes of the bytes; None where it says in a coded error why it makes none."""
    try:
        document = parse(data)
    except ParseError as error:
        holds(bool(error.code and error.message), "an error without code or words", data)
        return None
    whole(document)
    return document


def whole(document: Document) -> None:
    """Every character of every block is the one at its place, and tables are rectangles of cells."""
    for block in document.blocks:
        if isinstance(block, Table):
            _rectangle(block)
        for passage in [cell.passage for cell in block.cells()] if isinstance(block, Table) else [block.passage]:
            _in_place(document, passage)


def _in_place(document: Document, passage: Passage) -> None:
    holds(0 <= passage.start <= passage.stop <= len(document.text), "a passage outside the text", passage)
    for place, character in enumerate(passage.text):
        start, end = passage.span(place, place + 1)
        there = document.text[start:end]
        holds(character.isspace() or there == character, "a character that is not at its place", character, there)


def _rectangle(table: Table) -> None:
    holds({len(row) for row in table.rows} == {table.width}, "rows of unequal length", table)
    holds(0 <= table.header_rows <= len(table.rows), "more headings than rows", table)
    for cell in table.cells():
        for down in range(cell.row_span):
            for across in range(cell.column_span):
                holds(table.rows[cell.row + down][cell.column + across] is cell, "a torn cell", cell)


def in_order(found: Iterable[Spanned], text: str) -> None:
    """What was found stands inside the text, left to right, and nothing overlaps."""
    behind = 0
    for each in found:
        holds(behind <= each.start < each.end <= len(text), "found out of order", each, text)
        behind = each.end


def words_of(data: bytes) -> str:
    """The bytes as words for a reader: those that are no UTF-8 become U+FFFD."""
    return data.decode("utf-8", "replace")
