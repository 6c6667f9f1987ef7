"""What is covered and what is missing: authorities by financial year."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.models import CoverageCount, DocumentRow
from db.queries import REJECTED
from web.reading.years import span, year_of


@dataclass(slots=True)
class Cell:
    """One authority in one year: the documents for it (id and label), and how many of its own outturns and targets are
    known from any document."""

    documents: list[tuple[str, str]] = field(default_factory=list)
    outturns: int = 0
    targets: int = 0


@dataclass(frozen=True, slots=True)
class Coverage:
    """The grid: every year from the first to the last, and each authority's cells by year."""

    years: list[str]
    authorities: dict[str, dict[str, Cell]]


def coverage(engine: Engine) -> Coverage:
    """The grid of the whole store, authorities by name. What no year is told of is left out."""
    cells: dict[str, dict[str, Cell]] = defaultdict(lambda: defaultdict(Cell))
    with Session(engine) as session:
        documents = session.execute(
            select(DocumentRow.authority, DocumentRow.period_start, DocumentRow.id, DocumentRow.label)
            .where(DocumentRow.authority != "", DocumentRow.decision != REJECTED)
            .order_by(DocumentRow.number)
        )
        for authority, day, document, label in documents:
            cells[authority][year_of(day)].documents.append((document, label))
        counts = select(
            CoverageCount.authority, CoverageCount.measure, CoverageCount.period_start, CoverageCount.number
        )
        for authority, measure, day, number in session.execute(counts.where(CoverageCount.number > 0)):
            cell = cells[authority][year_of(day)]
            if measure == "outturn":
                cell.outturns += number
            else:
                cell.targets += number
    known = {name: {year: cell for year, cell in row.items() if year} for name, row in sorted(cells.items())}
    return Coverage(span({year for row in known.values() for year in row}), known)
