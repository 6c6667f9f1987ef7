"""Observations in wide shape: a row for each authority, period, measure and breakdown, and a column for each indicator.

Each value column is an indicator in one unit, and its marker stands beside it. Where a document has several values for
one place, `reading` counts them, so that no value is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.models import DocumentRow, ObservationRow
from db.queries import REJECTED
from normalise import indicators
from publish.choice import Choice, Row, tables
from publish.schema import MARKER, Column, descriptions

NAME = "wide"
_KEPT = ("comparator", "population", "measure", "period", "period_start", "period_end", "follow_up")
_TYPES: Mapping[str, Any] = {"period_start": "date", "period_end": "date", "follow_up": "integer", "reading": "integer"}
_KEYS = ("document", "authority", *_KEPT, "reading")


def table(engine: Engine, choice: Choice) -> tuple[tuple[Column, ...], Iterator[Row]]:
    """The columns, what a row is of and then indicators in order, and the rows, which lack what has no value there."""
    observations = next(rows for kind, rows in tables(engine, choice) if kind == "observations")
    return _columns(engine, choice.document), _rows(engine, observations)


def _columns(engine: Engine, document: str | None) -> tuple[Column, ...]:
    words = descriptions()["columns"]
    query = select(ObservationRow.indicator, ObservationRow.unit).where(ObservationRow.decision != REJECTED).distinct()
    if document is not None:
        query = query.where(ObservationRow.document_id == document)
    with Session(engine) as session:
        found = sorted((indicator, unit) for indicator, unit in session.execute(query))
    keys = [Column(name, _TYPES.get(name, "string"), name in ("document", "reading"), words[name]) for name in _KEYS]
    return (*keys, *(column for indicator, unit in found for column in _pair(indicator, unit)))


def _rows(engine: Engine, observations: Iterable[Row]) -> Iterator[Row]:
    """Observations come document by document."""
    with Session(engine) as session:
        found = session.execute(select(DocumentRow.label, DocumentRow.authority)).all()
    authorities: dict[str, str] = {row.label: row.authority for row in found}
    for label, of_one in groupby(observations, itemgetter("document")):
        yield from _of_document(label, authorities[label], of_one)


def _of_document(label: str, authority: str, found: Iterable[Row]) -> Iterator[Row]:
    lines: dict[tuple[Any, ...], Row] = {}
    seen: Counter[tuple[Any, ...]] = Counter()
    for row in found:
        name = _name(row["indicator"], row["unit"])
        place = (label, row["area"] or authority, *(row[key] for key in _KEPT))
        seen[(name, *place)] += 1
        key = (*place, seen[(name, *place)])
        line = lines.setdefault(key, dict(zip(_KEYS, key, strict=True)))
        line |= {name: row["value"], f"{name}.{MARKER}": row[MARKER]}
    yield from lines.values()


def _pair(indicator: str, unit: str) -> tuple[Column, Column]:
    known = indicators.get(indicator)
    label = known.label if known else indicator
    name = _name(indicator, unit)
    return (
        Column(name, "number", False, f"{label} ({unit.replace('_', ' ')})"),
        Column(f"{name}.{MARKER}", "string", False, descriptions()["columns"][MARKER]),
    )


def _name(indicator: str, unit: str) -> str:
    return f"{indicator}.{unit}"
