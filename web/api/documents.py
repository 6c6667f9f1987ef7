"""Documents, their text and what was seen in them and not understood."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, PlainTextResponse
from sqlalchemy.orm import Session

from db import queries
from db.models import DocumentRow
from web.api import described, parameters
from web.api.answers import ERRORS
from web.api.checked import known
from web.api.facts import listing
from web.context import Store
from web.errors import unknown
from web.reading import single

router = APIRouter(tags=["documents"], responses=ERRORS, dependencies=[Depends(known)])
router.add_api_route(
    "/documents",
    listing("documents"),
    name="list_documents",
    summary="The documents in the store",
    response_class=JSONResponse,
    responses=described.facts("documents"),
    openapi_extra={"parameters": parameters.described("documents")},
)


@router.get("/documents/{document}")
def one(document: str, engine: Store) -> dict[str, Any]:
    """A document by its id or label: what it is, its files, how many facts it has, and what was not understood."""
    row = _row(engine, document)
    return {
        **single.document_as_plain(row),
        "facts": dict(single.counts(engine, row.id)),
        "files": [
            {"name": file.name, "sha256": file.sha256, "size": file.size} for file in single.files(engine, row.id)
        ],
        "notices": [
            {"kind": notice.sort, "detail": notice.detail, "start": notice.start, "end": notice.end}
            for notice in queries.notices(engine, row.id)
        ],
    }


@router.get("/documents/{document}/text", response_class=PlainTextResponse)
def text(document: str, engine: Store) -> str:
    """A document's whole text, into which the offsets of facts point."""
    with Session(engine) as session:
        content = session.get_one(DocumentRow, _row(engine, document).id).content
        return content.text if content else ""


def _row(engine: Store, document: str) -> DocumentRow:
    row = single.document(engine, document)
    if row is None:
        raise unknown("document", document)
    return row
