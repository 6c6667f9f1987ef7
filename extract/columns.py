"""What a table's columns are headed by: headings of one row or of two, without titles and footnote marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from parsers.document import Cell, Table

_MARK = re.compile(r"\s*(?:\*+\d*|[¹²³⁴⁵⁶⁷⁸⁹⁰†‡§]+)(?!\w)")
_LETTERED = re.compile(r"\([a-z]\)(?:\s*\([a-z]\s*(?:[+\-–]\s*[a-z]\s*)+\))?", re.IGNORECASE)


def without_marks(text: str) -> str:
    """`text` without the marks of footnotes (`*`, `*1`, `²`), white space folded."""
    return " ".join(_MARK.sub("", text).split())


def is_title(row: Sequence[Cell]) -> bool:
    """Whether one cell with words covers a whole row of several columns, or stands in it alone before all others."""
    first = row[0]
    return len(row) > 1 and bool(first.text) and all(cell is first for cell in row)


def title(table: Table) -> str:
    """The words of the titles that the table prints over its headings, empty where it has none."""
    return " ".join(row[0].text for row in table.rows[: max(table.header_rows, 1)] if is_title(row))


def header_depth(table: Table, is_value: Callable[[Cell], bool]) -> int:
    """How many rows at the top are headings: those the parser found, and rows of words over columns of values.

    A row goes on the headings where it holds no value and some column that holds values below is worded in it.
    """
    valued = {c for row in table.body for c, cell in enumerate(row) if is_value(cell)}
    depth = table.header_rows
    for row in table.body:
        worded = any(row[c].text for c in valued)
        if any(is_value(cell) for cell in row) or not (worded or is_title(row)):
            break
        depth += 1
    return depth if depth < len(table.rows) else table.header_rows


def headings(table: Table, depth: int | None = None) -> tuple[str, ...]:
    """The heading of every column: the rows of a double heading joined, titles and rows of letters left out."""
    rows = table.rows[: table.header_rows if depth is None else depth]
    rows = tuple(row for row in rows if not is_title(row) and not _is_lettered(row))
    return tuple(_heading(rows, column) for column in range(table.width))


def _is_lettered(row: Sequence[Cell]) -> bool:
    """Whether a row only gives the columns letters for a sum: `(a)`, `(b)`, `(c) (a+b)`."""
    filled = [cell.text.strip() for cell in row if cell.text.strip()]
    return bool(filled) and all(_LETTERED.fullmatch(text) for text in filled)


def _heading(rows: Sequence[Sequence[Cell]], column: int) -> str:
    parts: list[Cell] = []
    for r, row in enumerate(rows):
        cell = _spanning(rows, r, column) or row[column]
        if cell.text and cell not in parts:
            parts.append(cell)
    return without_marks(" ".join(cell.text for cell in parts))


def _spanning(rows: Sequence[Sequence[Cell]], r: int, column: int) -> Cell | None:
    """The heading to the left that goes on over an empty cell: text files print a merged heading once."""
    if rows[r][column].text or r + 1 >= len(rows) or not rows[r + 1][column].text:
        return None
    for left in range(column - 1, -1, -1):
        if rows[r][left].text:
            return rows[r][left] if rows[r + 1][left].text else None
    return None
