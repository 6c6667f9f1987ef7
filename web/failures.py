"""How errors are answered: as JSON for programs, as a page for people."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from web.errors import RequestError, as_json
from web.pages.templates import render

_TITLES = {401: "Sign in first", 404: "Not found"}


def answer(request: Request, error: RequestError) -> Response:
    """The answer to a request that cannot be met. People who need a token for a page are led to where they give it."""
    if request.url.path.startswith("/api/"):
        return JSONResponse(as_json(error.code, error.message), error.status, error.headers)
    if error.code == "token-needed" and request.method == "GET":
        return RedirectResponse(f"/sign-in?next={quote(_asked(request), safe='')}", 303)
    page = render("error.html", title=_TITLES.get(error.status, "That did not work"), error=error)
    page.status_code = error.status
    page.headers.update(error.headers)
    return page


def _asked(request: Request) -> str:
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
