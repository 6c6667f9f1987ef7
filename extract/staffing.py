"""Staff by headcount: the board's table of contracts by grades, and its successors by gender and ethnicity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract import captions, columns, quotes
from extract.captions import Caption
from extract.context import Context, Place
from extract.facts import Staffing
from extract.vocabulary import any_of, load
from normalise import values
from parsers.document import Cell, Table

_WORDS = load("staffing_words")
_SUBJECT = any_of(_WORDS["subject"])
_GRADE = any_of(_WORDS["grade"])
_ROW = any_of([*_WORDS["contract"], *_WORDS["person"], *_WORDS["post"]])
_NOT_COUNT = any_of(_WORDS["not_count"])
_TOTAL = re.compile(rf"(?:{any_of(_WORDS['total']).pattern})\W*", re.IGNORECASE)
_COUNT = re.compile(r"\W{0,2}(\d{1,4}(?:\.\d{1,2})?)(\s?½)?\s*(?:fte|wte)?\s*(?:[(*\[].{0,30})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Staff:
    """A table understood as one of staff: `headings` and which columns (`counts`) hold heads, by column."""

    table: Table
    caption: Caption
    headings: tuple[str, ...]
    counts: tuple[int, ...]
    depth: int


def read(context: Context) -> Iterator[Staffing]:
    """One row for every filled cell of every table of staff."""
    before: _Staff | None = None
    for place, table in context.tables():
        before = _understand(context, place, table, before) or before
        if before and before.table is table:
            context.used.add(table.index)
            yield from _cells(context, before)


def headcount(text: str) -> Decimal | None:
    """The number of people that a cell gives (`4 (1 Vac)` is 4), None where it gives none."""
    match = _COUNT.fullmatch(text.strip())
    if not match:
        return None
    return Decimal(match.group(1)) + (Decimal("0.5") if match.group(2) else 0)


def _understand(context: Context, place: Place, table: Table, before: _Staff | None) -> _Staff | None:
    """The table as one of staff, None where it isn't one or is empty."""
    if table.index in context.used:
        return None
    depth = columns.header_depth(table, _is_count)
    headings = tuple(_named(heading) for heading in columns.headings(table, depth))
    caption = captions.of(context, place, table)
    if before and not caption.number and before.headings == headings:
        caption = Caption(before.caption.number, caption.lines, caption.heading)
    if not _is_staff(table, headings, caption):
        return None
    counts = tuple(c for c in range(1, table.width) if _counts(table, depth, c, headings[c]))
    return _Staff(table, caption, headings, counts, depth) if counts else None


def _is_count(cell: Cell) -> bool:
    return headcount(cell.text) is not None


def _is_staff(table: Table, headings: Sequence[str], caption: Caption) -> bool:
    """Whether grades head the columns, or a caption of staff stands over rows of contracts, posts or people."""
    grades = sum(bool(_GRADE.search(heading)) for heading in headings)
    rows = sum(bool(_ROW.search(row[0].text)) for row in table.body)
    named = bool(_SUBJECT.search(" ".join((*caption.lines, *headings)))) or caption.number == "A3"
    return grades >= 3 or (named and (grades >= 2 or rows >= 2))


def _counts(table: Table, depth: int, column: int, heading: str) -> bool:
    """Whether a column's filled cells are counts of people."""
    if _NOT_COUNT.search(heading):
        return False
    filled = [row[column] for row in table.rows[depth:] if not values.is_missing(row[column].text)]
    return 2 * sum(_is_count(cell) for cell in filled) > len(filled) > 0


def _named(label: str) -> str:
    """A label without footnote marks; every spelling of a total is `Total`."""
    label = columns.without_marks(label)
    return "Total" if _TOTAL.fullmatch(label) else label


def _cells(context: Context, staff: _Staff) -> Iterator[Staffing]:
    for row in staff.table.rows[staff.depth :]:
        label = _label(staff, row)
        for column in staff.counts:
            cell = row[column]
            heads = headcount(cell.text)
            if heads is None or cell is row[column - 1]:
                continue
            quote, anchor = quotes.in_row(context.document, staff.table, row, cell, cell.passage.span())
            yield Staffing(
                table=staff.caption.number if staff.caption.number == "A3" else "",
                row=label,
                column=staff.headings[column],
                headcount=heads,
                quote=quote,
                anchor=anchor,
                method="staff_table",
                confidence=0.95 if staff.caption.number else 0.9,
            )


def _label(staff: _Staff, row: Sequence[Cell]) -> str:
    """The words that name the row, before its first count."""
    seen: list[Cell] = []
    for column in range(staff.counts[0]):
        if row[column].text and row[column] not in seen:
            seen.append(row[column])
    return _named(" ".join(cell.text for cell in seen))
