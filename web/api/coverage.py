"""What is covered and what is missing, and where documents contradict themselves by kind."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response

from web.api import described
from web.api.answers import CSV_FORMATS, ERRORS, Format, as_csv
from web.api.checked import known
from web.context import Store
from web.reading.coverage import Cell, coverage

router = APIRouter(tags=["coverage"], responses=ERRORS, dependencies=[Depends(known)])
_FIELDS = ("authority", "year", "documents", "outturns", "targets")


_YEARS = {"years": {"type": "array", "items": {"type": "string"}}}


@router.get("/coverage", response_class=JSONResponse, responses=described.rows(described.objects(_FIELDS), _YEARS))
def grid(engine: Store, format: Annotated[Format, Query()] = "json") -> Response:
    """Each authority in each financial year: its documents, and how many outturns and targets are known. Years without
    any have a row of noughts."""
    found = coverage(engine)
    rows = [
        _row(authority, year, cells.get(year, Cell()))
        for authority, cells in found.authorities.items()
        for year in found.years
    ]
    if format in CSV_FORMATS:
        return as_csv(({**row, "documents": ";".join(row["documents"])} for row in rows), _FIELDS, "coverage", format)
    return JSONResponse({"years": found.years, "rows": rows})


def _row(authority: str, year: str, cell: Cell) -> dict[str, Any]:
    documents = [label for _, label in cell.documents]
    known = {"documents": documents, "outturns": cell.outturns, "targets": cell.targets}
    return {"authority": authority, "year": year, **known}
