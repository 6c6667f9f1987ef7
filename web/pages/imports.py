"""Imports: what was read when and what became of it, and where a document is uploaded."""

from __future__ import annotations

from pathlib import PurePath

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from web import changes, uploads
from web.access import Person, Writer
from web.context import Store
from web.errors import RequestError, unknown
from web.pages.templates import render
from web.reading import runs

router = APIRouter()
_LATEST = 50
_LARGEST_ID = 2**31 - 1


@router.get("/upload")
def ask(person: Person) -> HTMLResponse:
    """The form."""
    return _form(person)


@router.post("/upload")
async def upload(request: Request, person: Writer) -> Response:
    """Read a document, and lead to what became of it."""
    try:
        found = await uploads.from_form(request)
    except RequestError as error:
        page = _form(person, error)
        page.status_code = error.status
        page.headers.update(error.headers)
        return page
    changes.uploaded(request, found, person)
    return RedirectResponse(f"/runs/{found.run}", 303)


@router.get("/runs")
def listing(engine: Store) -> HTMLResponse:
    """The last runs."""
    return render("runs.html", title="Imports", found=runs.latest(engine, _LATEST))


@router.get("/runs/{run}")
def one(run: int, engine: Store) -> HTMLResponse:
    """A run with its files."""
    found = runs.one(engine, run) if 0 < run <= _LARGEST_ID else None
    if found is None:
        raise unknown("run", str(run))
    names = {item.id: PurePath(item.path).name for item in found[1]}
    return render("run.html", title=f"Import {run}", run=found[0], items=found[1], names=names)


def _form(person: str | None, error: RequestError | None = None) -> HTMLResponse:
    most = uploads.MOST // uploads.MEGABYTE
    return render("upload.html", title="Upload a document", person=person, error=error, most=most)
