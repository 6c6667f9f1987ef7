"""What the checks share: how a doubt is written down, and figures of one table as a grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.facts import Check, Fact, Finance, Staffing
from extract.vocabulary import any_of
from normalise.vocabulary import load_toml
from parsers.document import Anchor, Document

TOTAL = any_of([*load_toml("finance_words")["total"], *load_toml("staffing_words")["total"]])


def plain(number: Decimal) -> str:
    """A number without exponent or trailing zeros."""
    text = format(number.normalize(), "f")
    return "0" if text == "-0" else text


def doubt(document: Document, sort: str, where: str, detail: str, values: Iterable[str], anchor: Anchor) -> Check:
    """A check of the kind `sort`, quoted from the words at `anchor`."""
    return Check(
        sort=sort,
        where=where,
        detail=detail,
        values=";".join(values),
        quote=document.quote(anchor.start, anchor.end),
        anchor=anchor,
        method=f"check_{sort}",
        confidence=0.9,
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a grid with the fact that holds it."""

    number: Decimal
    fact: Fact


@dataclass(slots=True)
class Line:
    """A row of a grid: its figures by column heading; a cell with two figures has both."""

    name: str
    position: int
    cells: dict[str, list[Figure]] = field(default_factory=lambda: defaultdict(list))

    @property
    def is_total(self) -> bool:
        return bool(TOTAL.match(self.name))

    def parts(self) -> list[Decimal]:
        return [figure.number for column, cell in self.cells.items() if not is_total_column(column) for figure in cell]

    def total(self) -> Figure | None:
        return next((cell[-1] for column, cell in self.cells.items() if is_total_column(column) and cell), None)


def is_total_column(column: str) -> bool:
    return bool(TOTAL.search(column))


@dataclass(slots=True)
class Grid:
    """The figures of one printed table, row by row."""

    name: str
    index: int
    lines: list[Line]

    def columns(self) -> list[str]:
        return list(dict.fromkeys(column for line in self.lines for column in line.cells))


def grids(facts: Sequence[Fact]) -> list[Grid]:
    """The tables of money and of staff among `facts`, in their printed order."""
    by_table: dict[int, dict[int, Line]] = defaultdict(dict)
    names: dict[int, str] = {}
    for fact in facts:
        if not isinstance(fact, Finance | Staffing) or fact.anchor.table is None or fact.anchor.row is None:
            continue
        row, column, number = (
            (fact.line, fact.column, fact.amount)
            if isinstance(fact, Finance)
            else (fact.row, fact.column, fact.headcount)
        )
        names.setdefault(fact.anchor.table, fact.table)
        line = by_table[fact.anchor.table].setdefault(fact.anchor.row, Line(row, fact.anchor.row))
        line.cells[column].append(Figure(number, fact))
    return [
        Grid(names[index], index, [lines[position] for position in sorted(lines)])
        for index, lines in sorted(by_table.items())
    ]
