"""Facts of every kind, and single ones by their ids."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response

from db import corrections, queries
from db.models import FACT_ROWS
from web.api import described, parameters
from web.api.answers import CSV_FORMATS, ERRORS, as_csv, as_parquet, following
from web.api.checked import known
from web.api.said import as_said
from web.context import Store
from web.errors import unknown
from web.reading.facts import chosen, page, stream, typed_columns
from web.reading.passages import passage
from web.reading.single import as_plain, find

router = APIRouter(tags=["facts"], responses=ERRORS, dependencies=[Depends(known)])


def listing(kind: str) -> Callable[[Request, Store], Response]:
    """A route that answers with the facts of a kind."""

    def answer(request: Request, engine: Store) -> Response:
        given = request.query_params
        wanted, most, form = parameters.read(kind, given), parameters.limit(given), parameters.file_format(given)
        if form in CSV_FORMATS:
            return as_csv(stream(engine, wanted), chosen(wanted), kind, form)
        if form == "parquet":
            return as_parquet(stream(engine, wanted), typed_columns(wanted), kind)
        rows, last = page(engine, wanted, most, given.get("after", ""))
        return JSONResponse({"rows": rows, "next": following(request, last)})

    return answer


for _kind in FACT_ROWS:
    router.add_api_route(
        f"/facts/{_kind}",
        listing(_kind),
        name=f"list_{_kind}",
        summary=f"The facts of the kind {_kind}",
        response_class=JSONResponse,
        responses=described.facts(_kind),
        openapi_extra={"parameters": parameters.described(_kind)},
    )


@router.get("/fact/{fact}")
def one(fact: str, engine: Store) -> dict[str, Any]:
    """A fact by its id or its slot, with its passage, its place on the page and what people said of it."""
    found = find(engine, fact)
    if found is None:
        raise unknown("fact", fact)
    [source] = queries.source(engine, found.row.id)
    before, marked, behind = passage(source.text, found.row.start, found.row.end)
    return {
        **as_plain(found),
        "boxes": found.row.boxes,
        "passage": {"before": before, "marked": marked, "behind": behind},
        "corrections": [as_said(each) for each in corrections.of_slot(engine, found.row.slot)],
    }
