"""Outturns beside their targets, what they are compared with, and how they moved."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response

from db.outturns import outturns
from db.views import V_OUTTURN
from web.api import described
from web.api.answers import ERRORS, as_csv
from web.api.checked import known
from web.context import Store
from web.reading.values import plain

router = APIRouter(tags=["series"], responses=ERRORS, dependencies=[Depends(known)])


_FIELDS = tuple(column.name for column in V_OUTTURN.columns)


@router.get("/outturns", response_class=JSONResponse, responses=described.rows(described.objects(_FIELDS)))
def listing(
    engine: Store,
    indicator: Annotated[str, Query(description="Only of this indicator")] = "",
    authority: Annotated[str, Query(description="Only of this authority")] = "",
    year: Annotated[str, Query(description="Only of periods that begin so")] = "",
    on_target: Annotated[Literal["", "yes", "no", "cannot be told"], Query()] = "",
    format: Annotated[Literal["json", "csv"], Query()] = "json",
) -> Response:
    """Each outturn with its target and rating; where it cannot be told whether it is on target, `reason` says why."""
    found: list[dict[str, Any]] = [
        {name: plain(value) for name, value in row.items()}
        for row in outturns(engine, indicator, authority, year, on_target)
    ]
    if format == "csv":
        return as_csv(found, _FIELDS, "outturns")
    return JSONResponse({"rows": found})
