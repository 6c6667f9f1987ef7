"""Signing in and out: who has the token and says a name may write."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from web import bodies
from web.access import COOKIE, HOURS, Person, check_sender, guard
from web.errors import RequestError
from web.pages.templates import render

router = APIRouter()
_LONGEST_NAME = 100


@router.get("/sign-in")
def ask(request: Request, person: Person, next: str = "/review") -> HTMLResponse:
    """The form."""
    return _form(request, person, next)


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """Give the browser a session, and lead to where the person was going."""
    check_sender(request)
    given = await bodies.form(request)
    person, next = given.get("person", "").strip(), given.get("next", "")
    try:
        if not 0 < len(person) <= _LONGEST_NAME:
            raise RequestError(400, "bad-parameter", "give your name: it stands with all that you decide")
        session = guard(request).sign_in(request, given.get("token", "").strip(), person)
    except RequestError as error:
        page = _form(request, None, next, error, person)
        page.status_code = error.status
        return page
    response = RedirectResponse(_local(next), 303)
    secure = request.url.scheme == "https"
    response.set_cookie(COOKIE, session, HOURS * 3600, httponly=True, samesite="strict", secure=secure)
    return response


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """Take the session from the browser."""
    check_sender(request)
    response = RedirectResponse("/", 303)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response


def _form(
    request: Request, person: str | None, next: str, error: RequestError | None = None, name: str = ""
) -> HTMLResponse:
    can_write = bool(guard(request).access.token)
    given = {"person": person, "next": _local(next), "error": error, "name": name, "can_write": can_write}
    return render("sign_in.html", title="Sign in", **given)


def _local(address: str) -> str:
    """An address of our own; anything else is none that a form may lead to."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain else "/"
