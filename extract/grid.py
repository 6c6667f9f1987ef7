"""The shape of a table of figures: which columns hold figures, which label its rows, and what each row is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract import columns
from extract.facets import is_ignored, read, whole
from normalise import periods, values
from parsers.document import Cell, Table

_LONGEST_FIGURE = 60
_LONGEST_BOUND = 30
_MARKS = re.compile(r"\s*(?:\((?:p|r|e)\)|[*†‡#¹²³]+)\s*$", re.IGNORECASE)
_NOTE = re.compile(r"\b([A-Za-z]+[a-z]{2})[1-9](?!\S)")
_FIGURE_FIRST = re.compile(r"\d")
_SAMPLE = re.compile(r"\s*\(\s*n\s*=\s*[\d,]+\s*\)", re.IGNORECASE)
_BRACKETED = re.compile(r"[-−]?[\d.,]+\s*%?\s*\([^()]*\d[^()]*\)")
_ORDINAL = re.compile(r"\(?[1-9]\d?[.)]?")


def clean(text: str) -> str:
    """The words of a cell without what stands behind them: marks of notes and provisional figures, a sample's size."""
    return _MARKS.sub("", _SAMPLE.sub("", _NOTE.sub(_unless_counted, text)).strip())


def _unless_counted(found: re.Match[str]) -> str:
    """A word without the number of a note that is printed on it; `Tier1` and `Quarter2` keep theirs."""
    return found.group() if whole("counted", found[1]) else found[1]


@lru_cache(maxsize=8192)
def is_figure(text: str) -> bool:
    """Whether a cell's words are a figure or a bound (`at least 80%`): short, with a number, and not just a period."""
    if not text or len(text) > _LONGEST_FIGURE:
        return False
    if not _FIGURE_FIRST.search(text):
        return text.strip().lower() in ("yes", "no")
    if values.read(clean(text)) is not None:
        return periods.read(text) is None or text.strip().isdigit()
    if _BRACKETED.fullmatch(text.strip()):
        return True
    found = values.find(text) if len(text) <= _LONGEST_BOUND else []
    return len(found) == 1 and bool(found[0].bound)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the body: the cells that label it, left to right, and its figures with their columns. `others` are the
    worded cells that stand in columns of figures."""

    number: int
    cells: tuple[Cell, ...]
    labels: tuple[Cell, ...]
    figures: tuple[tuple[int, Cell], ...]
    others: tuple[tuple[int, Cell], ...]

    @property
    def label(self) -> str:
        return " ".join(cell.text for cell in self.labels)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its headings (one for each column) and the columns that hold figures."""

    table: Table
    title: str
    headings: tuple[str, ...]
    figure_columns: frozenset[int]
    rows: tuple[Row, ...]


def of(table: Table) -> Grid | None:
    """The grid of a table; None where it holds no figures below or beside words."""
    if table.width < 2 or not any(is_figure(cell.text) for cell in table.cells()):
        return None
    depth = _depth(table)
    headings = columns.headings(table, depth)
    body = table.rows[depth:]
    first = 0 if periods.read(headings[0]) is not None else 1
    figured = frozenset(
        c
        for c in range(first, table.width)
        if (not whole("when", headings[c]) or _closes_parts(headings, c)) and _holds_figures(body, c, headings[c])
    )
    if not figured:
        return None
    labelling = _labelling(body, headings, min(figured))
    body = _carried(body, labelling)
    rows = tuple(
        _row(r + depth, cells, labelling, figured) for r, cells in enumerate(body) if _new(cells, table, depth)
    )
    return Grid(table, columns.title(table), headings, figured, rows)


def _carried(body: tuple[tuple[Cell, ...], ...], labelling: tuple[int, ...]) -> tuple[tuple[Cell, ...], ...]:
    """The rows with the labels that go on over them: one left blank before a filled one is that of the row above."""
    if len(labelling) < 2:
        return body
    carried: list[tuple[Cell, ...]] = []
    for row in body:
        above = carried[-1] if carried else row
        last = max((c for c in labelling if row[c].text), default=-1)
        carried.append(
            tuple(above[c] if c in labelling and c < last and not cell.text else cell for c, cell in enumerate(row))
        )
    return tuple(carried)


def _depth(table: Table) -> int:
    """How many rows are headings; a row with a long label is not, it opens a section of the body."""
    depth = columns.header_depth(table, lambda cell: is_figure(cell.text))
    inside = range(table.header_rows, depth)
    wordings = (r for r in inside if any(len(cell.text) > _LONGEST_FIGURE for cell in table.rows[r]))
    return next(wordings, depth)


def _holds_figures(body: tuple[tuple[Cell, ...], ...], column: int, heading: str) -> bool:
    """Whether a column is one of figures: some cell is one, and its wordy cells are no more than they."""
    if is_ignored(heading):
        return False
    texts = [row[column].text for row in body]
    figures = sum(is_figure(text) for text in texts)
    wordy = sum(len(text) > _LONGEST_FIGURE for text in texts)
    return figures > 0 and wordy <= figures


def _closes_parts(headings: tuple[str, ...], column: int) -> bool:
    """Whether a column headed by no more than a word for a time is the whole behind its parts: `Year` after `Q4`."""
    return whole("sum", headings[column]) is not None and any(read(each).part for each in headings[:column])


def _labelling(body: tuple[tuple[Cell, ...], ...], headings: tuple[str, ...], first: int) -> tuple[int, ...]:
    """The columns left of the first figures, but for one that only numbers the rows."""
    return tuple(c for c in range(first) if not (first > 1 and (is_ignored(headings[c]) or _numbers(body, c))))


def _numbers(body: tuple[tuple[Cell, ...], ...], column: int) -> bool:
    texts = [row[column].text.strip() for row in body if row[column].text.strip()]
    return bool(texts) and all(_ORDINAL.fullmatch(text) for text in texts)


def _new(cells: tuple[Cell, ...], table: Table, depth: int) -> bool:
    """Whether a row is one of the body, not the headings printed again."""
    words = [cell.text for cell in cells]
    return any(words) and (depth == 0 or words != [cell.text for cell in table.rows[depth - 1]])


def _row(number: int, cells: tuple[Cell, ...], labelling: tuple[int, ...], figured: frozenset[int]) -> Row:
    labels = tuple(_distinct(cells, labelling))
    inside = [(c, cells[c]) for c in sorted(figured) if cells[c].text and cells[c] not in labels]
    figures = tuple((c, cell) for c, cell in inside if is_figure(cell.text))
    others = tuple((c, cell) for c, cell in inside if not is_figure(cell.text))
    return Row(number, cells, labels, figures, others)


def _distinct(cells: tuple[Cell, ...], labelling: tuple[int, ...]) -> Iterator[Cell]:
    seen: list[Cell] = []
    for c in labelling:
        if cells[c].text and cells[c] not in seen:
            seen.append(cells[c])
            yield cells[c]
