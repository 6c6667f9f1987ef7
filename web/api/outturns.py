"""Outturns beside their targets, what they are compared with, and how they moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from db.outturns import KEYS, iterate, key_of
from db.views import V_OUTTURN
from web.api import described
from web.api.answers import CSV_FORMATS, ERRORS, Format, as_csv, following
from web.api.checked import known
from web.api.parameters import MOST, USUAL
from web.context import Store
from web.reading.places import token, values_of
from web.reading.values import plain

router = APIRouter(tags=["series"], responses=ERRORS, dependencies=[Depends(known)])


_FIELDS = tuple(column.name for column in V_OUTTURN.columns)


@router.get(
    "/outturns", response_class=JSONResponse, responses=described.rows(described.objects(_FIELDS), described.NEXT)
)
def listing(  # noqa: PLR0913, PLR0917 - a parameter each
    request: Request,
    engine: Store,
    indicator: Annotated[str, Query(description="Only of this indicator")] = "",
    authority: Annotated[str, Query(description="Only of this authority")] = "",
    year: Annotated[str, Query(description="Only of periods that begin so")] = "",
    on_target: Annotated[Literal["", "yes", "no", "cannot be told"], Query()] = "",
    format: Annotated[Format, Query()] = "json",
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many rows a page has")] = USUAL,
    after: Annotated[str, Query(description="The place that an earlier answer gave: the rows behind it")] = "",
) -> Response:
    """Each outturn with its target and rating, by indicator, authority and time; where it cannot be told whether it is
    on target, `reason` says why."""
    if format in CSV_FORMATS:
        return as_csv(_plain(iterate(engine, indicator, authority, year, on_target)), _FIELDS, "outturns", format)
    behind = values_of(after, KEYS) if after else ()
    found = list(islice(iterate(engine, indicator, authority, year, on_target, behind), limit + 1))
    last = token(key_of(found[limit - 1])) if len(found) > limit else ""
    return JSONResponse({"rows": list(_plain(found[:limit])), "next": following(request, last)})


def _plain(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for row in rows:
        yield {name: plain(value) for name, value in row.items()}
