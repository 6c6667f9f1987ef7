"""Headers of every answer: what a browser may do with it, and a tag by which an unchanged answer is not sent again."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool

from web.access import COOKIE, guard
from web.answers import Answers
from web.errors import RequestError
from web.failures import answer
from web.reading.state import state

_POLICY = "; ".join(
    (
        "default-src 'none'", "style-src 'self'", "img-src 'self'", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)  # fmt: skip
"""Pages have no script, and no styles but the style sheet."""
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def install(app: FastAPI) -> None:
    """Give every answer of the application its headers; one that the asker has already is 304 without a body.

    What an address answers depends on the store (a file is only shown while it has the bytes that were read), so the
    tag is made of the store's state and the address, and answers are kept by their tags.
    """
    kept = Answers()

    @app.middleware("http")
    async def finish(request: Request, proceed: Callable[[Request], Awaitable[Response]]) -> Response:
        try:
            guard(request).check_reading(request)
        except RequestError as error:
            response = answer(request, error)
        else:
            reads = request.method in ("GET", "HEAD")
            response = await (_read(request, proceed, kept) if reads else proceed(request))
        response.headers.update(HEADERS)
        return response


async def _read(request: Request, proceed: Callable[[Request], Awaitable[Response]], kept: Answers) -> Response:
    tag = await run_in_threadpool(_tag, request)
    if tag in _known(request):
        response = Response(status_code=304)
    else:
        response = kept.get(tag, request) or await kept.keep(tag, request, await proceed(request))
    if response.status_code in (200, 304):
        response.headers["ETag"] = tag
        response.headers["Cache-Control"] = "private, no-cache"
    return response


def _tag(request: Request) -> str:
    """Pages say who is signed in, so the session is part of what is asked."""
    session = request.cookies.get(COOKIE, "")
    asked = f"{state(request.app.state.engine)} {session} {request.url.path}?{request.url.query}"
    return f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:24]}"'


def _known(request: Request) -> list[str]:
    return [tag.strip() for tag in request.headers.get("If-None-Match", "").split(",")]
