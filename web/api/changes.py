"""What changes the store: documents that are sent, and what is said of facts. Each needs the token."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool

from db import corrections
from db.corrections import Word
from web import bodies, changes, uploads
from web.access import Writer
from web.api.answers import ERRORS, error
from web.api.checked import known
from web.api.said import as_said
from web.context import Store
from web.deciding import say
from web.errors import RequestError, unknown
from web.reading import review, single

router = APIRouter(tags=["changes"], responses=ERRORS, dependencies=[Depends(known)])
_REFUSALS: dict[int | str, dict[str, Any]] = {
    401: error("The token is missing or wrong"),
    403: error("A page of another site sent the request"),
    413: error("The request is too large"),
    429: error("Too many changes within a minute"),
}
_OF_FILES: dict[int | str, dict[str, Any]] = {
    415: error("The file is of no kind that is read"),
    422: error("The file cannot be read; the code tells why"),
    503: error("Another batch is being read"),
}


class Said(BaseModel):
    """What a program says of a fact, in whose name."""

    model_config = ConfigDict(extra="forbid")
    decision: Literal["accepted", "corrected", "rejected"]
    person: Annotated[str, Field(min_length=1, max_length=100)]
    reason: Annotated[str, Field(max_length=2000)] = ""
    changes: dict[str, str] = {}
    """For a correction the right values by column, as words: numbers plainly, days as 2007-03-31."""


@router.get("/review")
def waiting(
    engine: Store,
    document: Annotated[str, Query(description="Only of this document, by label or id")] = "",
    sort: Annotated[Literal["", "contradictions", "facts"], Query(description="Only these")] = "",
) -> dict[str, Any]:
    """The first contradictions and doubtful facts that wait for a person's word, with what is doubtful."""
    row = single.document(engine, document) if document else None
    if document and row is None:
        raise unknown("document", document)
    found = review.queue(engine, review.Asked(row.id if row else "", sort))
    rows = [
        {"document": each.label, "kind": each.kind, "fact": each.row.id, "reasons": each.reasons,
         "quote": each.row.quote, "address": f"/review/{each.row.id}"}
        for each in found
    ]  # fmt: skip
    return {"rows": rows}


@router.get("/fact/{fact}/corrections")
def said_of(fact: str, engine: Store) -> dict[str, Any]:
    """What people said of a fact, oldest first."""
    return {"rows": [as_said(each) for each in corrections.of_slot(engine, _found(engine, fact).row.slot)]}


@router.post(
    "/fact/{fact}/corrections",
    status_code=201,
    responses=_REFUSALS,
    openapi_extra={
        "requestBody": {"required": True, "content": {"application/json": {"schema": Said.model_json_schema()}}}
    },
)
async def say_of(fact: str, engine: Store, request: Request, signed_in: Writer) -> dict[str, Any]:
    """Accept, correct or reject a fact. Who is signed in decides in their own name. Answers with the fact as it holds
    now."""
    given = _said(await bodies.as_object(request))
    word = Word(given.decision, signed_in or given.person, given.reason.strip(), given.changes)
    return await run_in_threadpool(_say, request, engine, fact, word)


@router.post(
    "/documents",
    status_code=201,
    responses={**_REFUSALS, **_OF_FILES, 200: {"description": "The document is in the store already"}},
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
async def upload(
    request: Request,
    engine: Store,
    signed_in: Writer,
    name: Annotated[str, Query(min_length=1, max_length=200, description="The file's name: its label comes from it")],
) -> Response:
    """Read a document that is the whole body. Answers with what became of it."""
    found = await uploads.from_body(request, name)
    changes.uploaded(request, found, signed_in)
    result = found.result
    if result.outcome == "failed":
        raise RequestError(422, result.code, result.message)
    row = await run_in_threadpool(single.document, engine, result.label)
    told = {
        "outcome": result.outcome, "document": result.label, "facts": dict(result.facts),
        "warnings": list(result.warnings), "code": result.code, "message": result.message, "run": found.run,
        "address": f"/documents/{row.id if row else result.label}",
    }  # fmt: skip
    return JSONResponse(told, 201 if result.outcome in ("stored", "replaced") else 200)


def _said(given: dict[str, Any]) -> Said:
    try:
        return Said.model_validate(given)
    except ValidationError as found:
        words = "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg'].lower()}" for each in found.errors())
        raise RequestError(400, "bad-body", words) from found


def _say(request: Request, engine: Store, fact: str, word: Word) -> dict[str, Any]:
    found = _found(engine, fact)
    say(engine, found, word)
    changes.decided(request, found, word)
    return single.as_plain(_found(engine, found.row.id))


def _found(engine: Store, fact: str) -> single.Found:
    found = single.find(engine, fact)
    if found is None:
        raise unknown("fact", fact)
    return found
