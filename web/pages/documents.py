"""Documents: the source itself beside its facts, its pages as pictures, and single facts in their passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy.orm import Session

from db import corrections, queries
from db.models import FACT_ROWS, DocumentText, OfDocument
from publish.columns import columns, plain
from web.context import Store
from web.errors import RequestError, unknown
from web.originals import Picture, original
from web.pages.parameters import Number
from web.pages.templates import render
from web.reading import leaves, single
from web.reading.beside import beside, checks_of, overlapping
from web.reading.passages import passage
from web.reading.source import Mark, blocks

router = APIRouter()
_HIDDEN = frozenset({"id", "slot", "quote", "table_index", "row_index", "column_index", "start", "end", "as_read"})


@router.get("/documents")
def listing(engine: Store, authority: str = "", leaf: Number = 1) -> HTMLResponse:
    """The documents by authority and period, some at a time."""
    return render(
        "documents.html",
        title="Documents",
        authorities=leaves.authorities(engine),
        authority=authority,
        found=leaves.documents(engine, authority, leaf),
    )


@router.get("/documents/{document}")
def one(document: str, engine: Store, fact: str = "") -> Response:
    """A document's text with the places of its facts marked, and the facts beside it."""
    row = single.document(engine, document)
    if row is None:
        raise unknown("document", document)
    if document != row.id:
        return RedirectResponse(f"/documents/{row.id}{f'?fact={quote(fact)}' if fact else ''}")
    facts = list(_facts(engine, row.id))
    with Session(engine, expire_on_commit=False) as session:
        content = session.get(DocumentText, row.id)
    return render(
        "document.html",
        title=row.title or row.label,
        row=row,
        by_kind=_by_kind(facts),
        about=checks_of(facts),
        doubted={found.id for kind, found in facts if kind == "checks"},
        blocks=blocks(content.text, content.blocks, _marks(facts)) if content else (),
        lit=fact,
        has_pages=original(engine, row.id) is not None,
        notices=queries.notices(engine, row.id),
        files=single.files(engine, row.id),
    )


@router.get("/documents/{document}/pages/{page}.png")
def picture(document: str, page: int, engine: Store, request: Request) -> Response:
    """A page as a picture."""
    return Response(_picture(request, engine, document, page).png, media_type="image/png")


@dataclass(frozen=True, slots=True)
class Lit:
    """A rectangle of a fact on its page, in points."""

    kind: str
    row: OfDocument
    x: float
    y: float
    width: float
    height: float


@router.get("/documents/{document}/pages/{page}")
def page_of(document: str, page: int, engine: Store, request: Request, fact: str = "") -> HTMLResponse:
    """A page's picture with the boxes of its facts over it."""
    row = single.document(engine, document)
    if row is None:
        raise unknown("document", document)
    drawn = _picture(request, engine, row.id, page)
    facts = list(_facts(engine, row.id))
    boxes = [box for kind, found in facts for box in _boxes(kind, found, page)]
    return render(
        "page.html",
        title=f"{row.title or row.label}, page {page}",
        row=row,
        page=page,
        picture=drawn,
        boxes=boxes,
        target=next((box for box in boxes if box.row.id == fact), None),
        about=checks_of(facts),
        lit=fact,
    )


@router.get("/facts/{fact}")
def fact_in_place(fact: str, engine: Store) -> HTMLResponse:
    """A fact with all that is known of it, in its passage."""
    found = single.find(engine, fact)
    if found is None:
        raise unknown("fact", fact)
    [source] = queries.source(engine, found.row.id)
    fields = [(name, plain(getattr(found.row, column))) for name, column in columns(found.kind).items()]
    return render(
        "fact.html",
        title="A fact in its place",
        found=found,
        passage=passage(source.text, found.row.start, found.row.end),
        fields=[(name, value) for name, value in fields if name not in _HIDDEN and value != ""],
        beside=beside(engine, found.kind, found.row),
        others=[] if found.kind == "checks" else overlapping(engine, found.row),
        said=corrections.of_slot(engine, found.row.slot),
        has_pages=bool(found.row.page) and original(engine, found.document.id) is not None,
    )


def _picture(request: Request, engine: Store, document: str, page: int) -> Picture:
    path = original(engine, document)
    drawn: Picture | None = request.app.state.pictures.picture(path, page) if path else None
    if drawn is None:
        raise RequestError(404, "not-found", "there is no picture of this page: the file is not where it was")
    return drawn


def _facts(engine: Store, document: str) -> Iterator[tuple[str, OfDocument]]:
    for kind in FACT_ROWS:
        for _, row in queries.facts(engine, kind, document):
            yield kind, row


def _by_kind(facts: list[tuple[str, OfDocument]]) -> dict[str, list[OfDocument]]:
    """The facts of each kind that has any, the contradictions first."""
    found: dict[str, list[OfDocument]] = {"checks": []}
    for kind, row in facts:
        found.setdefault(kind, []).append(row)
    return {kind: rows for kind, rows in found.items() if rows}


def _marks(facts: list[tuple[str, OfDocument]]) -> list[Mark]:
    """The places of the facts: figures before the contradictions that stand there, the narrowest first."""
    order = sorted(facts, key=lambda found: (found[0] == "checks", found[1].end - found[1].start))
    return [Mark(row.start, row.end, row.id) for _, row in order]


def _boxes(kind: str, row: OfDocument, page: int) -> Iterator[Lit]:
    for box in row.boxes:
        if box["page"] == page:
            yield Lit(kind, row, box["x0"], box["top"], box["x1"] - box["x0"], box["bottom"] - box["top"])
