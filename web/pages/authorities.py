"""An authority: its indicators by year, its money, its staff, its actions, and what became of the area."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import ActionRow, DocumentRow, FinanceRow, OfDocument, StaffingRow
from db.outturns import outturns
from db.queries import REJECTED
from normalise import areas
from normalise.areas import Area
from web.context import Store
from web.errors import unknown
from web.pages.templates import render
from web.reading.series import Asked, Point, series
from web.reading.years import span, year_of
from web.wording import place

router = APIRouter()


@router.get("/areas/{code}")
def by_code(code: str) -> RedirectResponse:
    """An area's permanent address: leads to the page of its name."""
    try:
        return RedirectResponse(place(areas.get(code).name))
    except KeyError as error:
        raise unknown("area", code) from error


@router.get("/authorities/{name:path}")
def one(name: str, engine: Store) -> HTMLResponse:
    """All that the store has of an authority."""
    documents = _documents(engine, name)
    points = _own(engine, name, "outturn") or _own(engine, name, "target")
    area = areas.read(name)
    if not documents and not points and area is None:
        raise unknown("authority", name)
    rows = outturns(engine, authority=name)
    return render(
        "authority.html",
        title=documents[0].authority if documents else points[0].authority if points else name,
        area=area,
        before=_predecessors(area),
        after=[areas.get(code) for code in area.successors] if area else [],
        documents=documents,
        years=span({year_of(row["period_start"]) for row in rows}),
        table=_table(rows, points),
        budgets=_facts(engine, FinanceRow, documents),
        staff=_facts(engine, StaffingRow, documents),
        actions=_facts(engine, ActionRow, documents),
        labels={document.id: document.label for document in documents},
    )


def _own(engine: Store, name: str, measure: str) -> list[Point]:
    return series(engine, Asked(authorities=[name], measures=[measure], comparators=False))


Table = dict[tuple[str, str, str], dict[str, list[tuple[dict[str, Any], Point | None]]]]
"""By indicator, population and unit: of each year the outturns with their places in the series."""


def _table(rows: Iterable[dict[str, Any]], points: Iterable[Point]) -> Table:
    by_key = {(p.indicator, p.population, p.period, p.follow_up, p.unit): p for p in points}
    table: Table = {}
    for row in rows:
        found = by_key.get((row["indicator"], row["population"], row["period"], row["follow_up"], row["unit"]))
        years = table.setdefault((row["indicator"], row["population"], row["unit"]), {})
        years.setdefault(year_of(row["period_start"]), []).append((row, found))
    return table


def _documents(engine: Store, name: str) -> list[DocumentRow]:
    query = select(DocumentRow).where(func.lower(DocumentRow.authority) == name.lower())
    with Session(engine, expire_on_commit=False) as session:
        return list(session.scalars(query.order_by(DocumentRow.period_start.desc(), DocumentRow.number)))


def _facts(engine: Store, table: type[OfDocument], documents: list[DocumentRow]) -> list[OfDocument]:
    """The facts of a kind of these documents, in their order."""
    place_of = {document.id: number for number, document in enumerate(documents)}
    query = select(table).where(table.document_id.in_(place_of), table.decision != REJECTED)
    with Session(engine, expire_on_commit=False) as session:
        return sorted(session.scalars(query), key=lambda row: (place_of[row.document_id], row.ordinal))


def _predecessors(area: Area | None) -> list[Area]:
    return [each for each in areas.all_areas() if area and area.code in each.successors]
