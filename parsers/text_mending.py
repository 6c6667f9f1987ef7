"""Rows that page breaks, overlaps and centred cells tore apart, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from parsers.table_headers import header_rows, is_value
from parsers.text_grids import Entry, Row, Spans, blank, joined, squared, words
from parsers.text_rows import Segment
from parsers.text_sentences import starts_low, wants_noun

_PAGE = re.compile(r"\s*\bPage\s+\d{1,3}$")
_DASHES = re.compile(r"[-–—]+")
_ECHO = 20
"""The least number of characters that make a repeated line an echo rather than a chance."""


@dataclass(slots=True)
class Mended:
    """Rows of equal length, the first `headings` of them headings; `spans` are the merged cells of the body. What was
    left out is counted: rows that were the headings again, and rows that were the line above read twice."""

    rows: list[Row]
    headings: int
    spans: Spans = field(default_factory=dict)
    repeated: int = 0
    echoes: int = 0


def mend(segments: Sequence[Segment], before: str) -> Mended:
    """One table of `segments`; `before` is the words of the block above it."""
    parts = [segment.rows for segment in segments]
    echoes = int(len(parts[0]) > 1 and _is_echo(parts[0][0], before))
    parts[0] = parts[0][echoes:]
    rows = squared([row for part in parts for row in _restored(part)])
    headings = header_rows(words(rows))
    rows, repeated = _without_repeats(rows, headings)
    rows = _continued([_without_page(row) for row in rows], headings)
    return Mended(rows, headings, _share(rows, headings), repeated, echoes)


def _is_echo(row: Row, before: str) -> bool:
    """A first row whose words are the end of the line above the table, read a second time."""
    filled = [cell.words for cell in row if cell.words]
    longest = max(filled, key=len, default="")
    return (
        len(longest) >= _ECHO
        and before.endswith(longest)
        and all(said[:3] in before.upper() or said in before for said in filled)
    )


def _restored(rows: list[Row]) -> list[Row]:
    """A row that is printed line by line, its number at the middle line: one row of them."""
    numbered = [i for i, row in enumerate(rows) if row[0].words]
    if len(rows) < 3 or len(numbered) != 1 or numbered[0] in (0, len(rows) - 1):
        return rows
    if not _is_torn(rows, rows[numbered[0]][0].words):
        return rows
    width = max(len(row) for row in rows)
    merged = []
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row)]
        merged.append(_gathered(cells))
    return [merged]


def _is_torn(rows: Sequence[Row], label: str) -> bool:
    """Whether rows around the only label are lines of one row: the label is a number, or a cell goes on in small
    letters. `Chair` before the first of several members is neither."""
    below = (cell.words for row in rows[1:] for cell in row[1:])
    return any(character.isdigit() for character in label) or any(starts_low(said) for said in below)


def _gathered(cells: Sequence[Entry]) -> Entry:
    filled = [cell for cell in cells if cell.words]
    worded = [cell for cell in filled if not _DASHES.fullmatch(cell.words)] or filled[:1]
    if not worded:
        return cells[0]
    gathered = worded[0]
    for cell in worded[1:]:
        gathered = joined(gathered, cell)
    return gathered


def _without_repeats(rows: Sequence[Row], headings: int) -> tuple[list[Row], int]:
    """The rows without those that are the headings again, and how many they were."""
    heads = [tuple(cell.words for cell in row) for row in rows[:headings]]
    kept = list(rows[:headings])
    kept += [row for row in rows[headings:] if tuple(cell.words for cell in row) not in heads]
    return kept, len(rows) - len(kept)


def _without_page(row: Row) -> Row:
    """A page's mark that slipped into the first cell of a row taken out."""
    found = _PAGE.search(row[0].words) if len(row) > 2 else None
    if not found:
        return row
    start, end = row[0].spans[-1]
    said = row[0].words[: found.start()]
    if not said:
        return [blank(start), *row[1:]]
    return [replace(row[0], spans=(*row[0].spans[:-1], (start, end - len(found[0]))), words=said), *row[1:]]


def _continued(rows: Sequence[Row], headings: int) -> list[Row]:
    """Each row that goes on from the one above it (no first cell, only words, under words) joined to that one."""
    kept = list(rows[:headings])
    body = rows[headings:]
    if 2 * sum(1 for row in body if row[0].words) < len(body):
        return list(rows)
    for row in body:
        if len(kept) > headings and _goes_on(kept[-1], row):
            kept[-1] = [joined(upper, lower) for upper, lower in zip(kept[-1], row, strict=True)]
        else:
            kept.append(row)
    return kept


def _goes_on(above: Row, row: Row) -> bool:
    filled = [c for c, cell in enumerate(row) if cell.words]
    if row[0].words or not filled or len(filled) >= len(row) - 1 or len(row) < 3:
        return False
    return all(above[c].words and not is_value(row[c].words) and not is_value(above[c].words) for c in filled)


def _share(rows: list[Row], headings: int) -> Spans:
    """Cells whose sentence goes on in the cell below: one merged cell, printed over the lines of two rows."""
    found: Spans = {}
    for r in range(headings, len(rows) - 1):
        upper, lower = rows[r], rows[r + 1]
        for c in range(1, len(upper)):
            if lower[0].words and wants_noun(upper[c].words) and starts_low(lower[c].words):
                upper[c] = joined(upper[c], lower[c])
                found[r, c] = (2, 1)
    return found
