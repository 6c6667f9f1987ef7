"""Verbatim quotes of about 120 characters, and the anchors that go with them."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.document import Anchor, Cell, Document, Passage, Table

LONGEST = 120


def shorten(document: Document, start: int, end: int, keep: tuple[int, int] | None = None) -> tuple[int, int]:
    """The part of `start` to `end` (offsets) that a quote shows: whole words, with the offsets `keep` inside it, or
    from the beginning."""
    first, last = keep or (start, start)
    if end - start <= LONGEST:
        return start, end
    if last <= start + LONGEST:
        return start, max(last, _back_to_space(document.text, start, max(last, start + LONGEST)))
    begin = min(first, max(start, last - LONGEST))
    return _on_to_space(document.text, begin, first), last


def _back_to_space(text: str, start: int, end: int) -> int:
    """`end`, or the end of the last whole word before it."""
    if end >= len(text) or text[end].isspace():
        return end
    cut = max(text.rfind(" ", start, end), text.rfind("\n", start, end), text.rfind("\t", start, end))
    return cut if cut > start else end


def _on_to_space(text: str, start: int, limit: int) -> int:
    """`start`, or the beginning of the first whole word behind it, no further than `limit`."""
    if start == 0 or text[start - 1].isspace():
        return start
    while start < limit and not text[start].isspace():
        start += 1
    while start < limit and text[start].isspace():
        start += 1
    return start


def in_row(
    document: Document, table: Table, row: Sequence[Cell], cell: Cell, figure: tuple[int, int]
) -> tuple[str, Anchor]:
    """The quote of a figure (its offsets) within its row, and the anchor of the quote in the figure's cell."""
    filled = [other.passage for other in row if other.passage.text]
    start = min(passage.start for passage in filled)
    end = max(passage.stop for passage in filled)
    if not start <= figure[0] < figure[1] <= end or end - start > 4 * LONGEST:
        start, end = cell.passage.span()
    start, end = shorten(document, start, end, figure)
    return document.quote(start, end), document.anchor(start, end, table.index, cell.row, cell.column)


def in_passage(
    document: Document, passage: Passage, begin: int, stop: int, figure: tuple[int, int] | None = None
) -> tuple[str, Anchor]:
    """The quote of the characters `begin` to `stop` of a passage, with the figure (characters too) inside it."""
    start, end = passage.span(begin, stop)
    start, end = shorten(document, start, end, passage.span(*figure) if figure else None)
    return document.quote(start, end), document.anchor(start, end)


def around(document: Document, start: int, end: int) -> tuple[int, int]:
    """Up to 120 characters of the line that the characters `start` to `end` (offsets) stand in, with them inside."""
    begin = document.text.rfind("\n", 0, start) + 1
    stop = document.text.find("\n", end)
    begin = max(begin, end - LONGEST + 20)
    return shorten(
        document, _on_to_space(document.text, begin, start), len(document.text) if stop < 0 else stop, (start, end)
    )
