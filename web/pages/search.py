"""Search over all passages, and what there is to download."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from db.models import ROWS
from publish.formats import EXPORTERS
from web.context import Store
from web.pages.templates import render
from web.reading import single

router = APIRouter()


@router.get("/search")
def search(request: Request, engine: Store, q: str = "") -> HTMLResponse:
    """The passages that have all of the words."""
    hits = request.app.state.index.search(q) if q.strip() else []
    documents = single.documents(engine, {hit.document for hit in hits})
    return render("search.html", title="Search", asked=q, hits=hits, documents=documents)


@router.get("/downloads")
def downloads() -> HTMLResponse:
    """Every format of an export, and each kind as CSV."""
    return render("downloads.html", title="Downloads", formats=list(EXPORTERS), kinds=list(ROWS))
