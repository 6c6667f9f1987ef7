"""Review: what is doubtful, one after the other, each in its place, and what a person says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from db import corrections, queries
from db.doubts import Doubt
from publish.columns import FIGURES
from web import bodies, changes
from web.access import Person, Writer
from web.deciding import fields, say, word_of_form
from web.errors import RequestError, unknown
from web.originals import Picture, original
from web.pages.templates import render
from web.reading import leaves, single
from web.reading.beside import beside
from web.reading.passages import passage
from web.reading.review import Asked, queue
from web.reading.single import Found

router = APIRouter()
_AROUND = 90
"""How much of a page is shown above and below a fact, in points."""


@router.get("/review")
def first(request: Request, person: Person, document: str = "", sort: str = "", said: str = "") -> Response:
    """The first fact that waits, and the others behind it."""
    return _Desk.of(request, person, document, sort).show(None, said)


@router.get("/review/{fact}")
def one(fact: str, request: Request, person: Person, document: str = "", sort: str = "", said: str = "") -> Response:
    """A fact, waiting or not, with what may be said of it."""
    desk = _Desk.of(request, person, document, sort)
    return desk.show(desk.find(fact), said)


@router.post("/review/{fact}")
async def decided(fact: str, request: Request, person: Writer) -> Response:
    """Keep what a person says, and lead to the next fact."""
    given = await bodies.form(request)
    return await run_in_threadpool(_decide, request, fact, given, person)


def _decide(request: Request, fact: str, given: Mapping[str, str], person: str) -> Response:
    desk = _Desk.of(request, person, given.get("document", ""), given.get("sort", ""))
    found = desk.find(fact)
    try:
        word = word_of_form(found, given, person)
        say(desk.engine, found, word)
    except RequestError as error:
        page = desk.show(found, error=error, given=given)
        page.status_code = error.status
        return page
    changes.decided(request, found, word)
    following = given.get("next", "")
    place = f"/review/{following}" if following.isalnum() else "/review"
    return RedirectResponse(f"{place}?{urlencode({**desk.chosen, 'said': found.row.id})}", 303)


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where a person sits with a queue."""

    request: Request
    engine: Engine
    person: str | None
    asked: Asked
    chosen: dict[str, str]
    """What the address asks for."""

    @classmethod
    def of(cls, request: Request, person: str | None, document: str, sort: str) -> _Desk:
        """The desk with a document's queue, or all; `sort` is as in `Asked`."""
        engine: Engine = request.app.state.engine
        row = single.document(engine, document) if document else None
        if document and row is None:
            raise unknown("document", document)
        chosen = {name: value for name, value in (("document", document), ("sort", sort)) if value}
        return cls(request, engine, person, Asked(row.id if row else "", sort), chosen)

    def find(self, fact: str) -> Found:
        """The fact with this id. Raises RequestError where there is none."""
        found = single.find(self.engine, fact)
        if found is None:
            raise unknown("fact", fact)
        return found

    def show(
        self, found: Found | None, said: str = "", error: RequestError | None = None, given: Mapping[str, str] = {}
    ) -> HTMLResponse:
        """The page of a fact, by default the first that waits."""
        waiting = queue(self.engine, self.asked)
        if found is None and waiting:
            found = single.find(self.engine, waiting[0].row.id)
        return render(
            "review.html",
            title="Review",
            person=self.person,
            chosen=self.chosen,
            documents=leaves.labels(self.engine),
            waiting=waiting,
            said=single.find(self.engine, said) if said else None,
            error=error,
            given=given,
            found=found,
            **(self._fact(found, waiting) if found else {}),
        )

    def _fact(self, found: Found, waiting: Sequence[Doubt]) -> dict[str, Any]:
        """What is shown of a fact."""
        row = found.row
        [source] = queries.source(self.engine, row.id)
        place = next((number for number, each in enumerate(waiting) if each.row.id == row.id), -1)
        return {
            "place": place + 1,
            "reasons": waiting[place].reasons if place >= 0 else (),
            "next": waiting[place + 1].row.id if place + 1 < len(waiting) else "",
            "passage": passage(source.text, row.start, row.end),
            "figure": FIGURES.get(found.kind, ""),
            "fields": fields(found.kind, row),
            "beside": beside(self.engine, found.kind, row),
            "words": corrections.of_slot(self.engine, row.slot),
            "picture": self._picture(found),
            "around": _AROUND,
        }

    def _picture(self, found: Found) -> Picture | None:
        path = original(self.engine, found.document.id) if found.row.page and found.row.boxes else None
        return self.request.app.state.pictures.picture(path, found.row.page) if path else None
