"""An indicator over time for chosen authorities, with what they are compared with."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response

from normalise import catalogue
from web.api import described
from web.api.answers import CSV_FORMATS, ERRORS, Format, as_csv
from web.api.checked import known
from web.context import Store
from web.errors import unknown
from web.reading.series import Asked, Point, series
from web.reading.values import plain

router = APIRouter(tags=["series"], responses=ERRORS, dependencies=[Depends(known)])
_FIELDS = (
    "authority", "indicator", "population", "comparator", "measure", "period", "year", "period_start", "follow_up",
    "value", "unit", "after_break", "printed", "flags", "decision", "document", "fact", "others",
)  # fmt: skip


@router.get(
    "/series",
    response_class=JSONResponse,
    responses=described.rows(described.objects(_FIELDS), {"indicator": {"type": "string"}}),
)
def listing(  # noqa: PLR0913, PLR0917 - a parameter each
    engine: Store,
    indicator: Annotated[str, Query(description="The indicator's id")],
    area: Annotated[list[str] | None, Query(description="Only of these authorities; repeat it for several")] = None,
    measure: Annotated[list[str] | None, Query(description="Only outturn, target, baseline, projection...")] = None,
    population: Annotated[str | None, Query(description="Only this breakdown; empty for all")] = None,
    comparators: Annotated[bool, Query(description="Also what the values are compared with")] = True,
    year: Annotated[str, Query(description="Only of periods that begin so")] = "",
    format: Annotated[Format, Query()] = "json",
) -> Response:
    """Each period once: where documents differ, the newest document's value, with the ids of the others."""
    if indicator not in {known.id for known in catalogue.all_indicators()}:
        raise unknown("indicator", indicator)
    asked = Asked(indicator, area or (), measure or (), comparators, population, year)
    rows = [as_plain(point) for point in series(engine, asked)]
    if format in CSV_FORMATS:
        return as_csv(({**row, "others": ";".join(row["others"])} for row in rows), _FIELDS, indicator, format)
    return JSONResponse({"indicator": indicator, "rows": rows})


def as_plain(point: Point) -> dict[str, Any]:
    """A point for JSON."""
    found = {name: plain(getattr(point, name)) for name in _FIELDS}
    return {**found, "others": list(point.others), "address": f"/facts/{point.fact}"}
