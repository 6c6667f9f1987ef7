"""The first page: what is in the store, what is covered, what came in last, and what contradicts itself."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import HTMLResponse
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import FACT_ROWS, CheckRow, DocumentRow
from web.context import Store
from web.pages.parameters import Number
from web.pages.templates import render
from web.reading import leaves, runs
from web.reading.coverage import coverage

router = APIRouter()
_LATEST = 8
_OPEN = 12


@router.get("/")
def overview(engine: Store) -> HTMLResponse:
    """Numbers, the grid of authorities by year, the latest documents and the first contradictions."""
    with Session(engine, expire_on_commit=False) as session:
        numbers = {
            kind: session.scalar(select(func.count()).select_from(table)) or 0 for kind, table in FACT_ROWS.items()
        }
        latest = session.scalars(
            select(DocumentRow).order_by(DocumentRow.stored.desc(), DocumentRow.number.desc()).limit(_LATEST)
        ).all()
        documents = session.scalar(select(func.count()).select_from(DocumentRow)) or 0
        query = select(CheckRow, DocumentRow.label).join(DocumentRow, DocumentRow.id == CheckRow.document_id)
        query = query.where(CheckRow.decision == "").order_by(DocumentRow.number.desc(), CheckRow.ordinal)
        contradictions = session.execute(query.limit(_OPEN)).all()
    return render(
        "overview.html",
        title="Overview",
        documents=documents,
        numbers=numbers,
        grid=coverage(engine),
        imports=runs.latest(engine),
        latest=latest,
        contradictions=contradictions,
    )


@router.get("/checks")
def checks(engine: Store, kind: str = "", leaf: Number = 1) -> HTMLResponse:
    """Every place where a document contradicts itself, or those of one kind, some at a time."""
    return render(
        "checks.html",
        title="Contradictions",
        kinds=leaves.kinds_of_checks(engine),
        kind=kind,
        found=leaves.open_checks(engine, kind, leaf),
    )
