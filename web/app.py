"""The web application: the API under `/api/v1`, the pages, and what holds for both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from sqlalchemy import Engine
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from web import headers
from web.api import areas, coverage, documents, exports, facts, indicators, outturns
from web.api import series as series_api
from web.errors import RequestError, as_json
from web.originals import Pictures
from web.pages import routes
from web.pages.templates import render
from web.search import Index

API = "/api/v1"
LOCAL = ("127.0.0.1", "localhost", "[::1]")
"""The names under which the application answers: another name that leads here is not ours."""


def create_app(engine: Engine, cache: Path, hosts: tuple[str, ...] = LOCAL) -> FastAPI:
    """The application over a store. It only reads, and nothing it answers comes from elsewhere. `cache` is a folder for
    what can be made anew: the index of words."""
    app = FastAPI(
        title="yotdata",
        summary="Facts of youth justice plans, inspection reports and council reviews",
        version=version("yotdata"),
        openapi_url=f"{API}/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_living,
    )
    app.state.engine = engine
    app.state.index = Index(engine, cache)
    app.state.pictures = Pictures()
    for module in (facts, documents, indicators, areas, series_api, outturns, coverage, exports):
        app.include_router(module.router, prefix=API)
    for router in routes.ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    _install_errors(app)
    headers.install(app)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    return app


@asynccontextmanager
async def _living(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.pictures.close()


def _install_errors(app: FastAPI) -> None:
    @app.exception_handler(RequestError)
    def refused(request: Request, error: RequestError) -> Response:
        return _answer(request, error)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        words = "; ".join(f"{each['loc'][-1]}: {each['msg'].lower()}" for each in error.errors())
        return _answer(request, RequestError(400, "bad-parameter", words))

    @app.exception_handler(HTTPException)
    def failed(request: Request, error: HTTPException) -> Response:
        code = {404: "not-found", 405: "method-not-allowed"}.get(error.status_code, "failed")
        return _answer(request, RequestError(error.status_code, code, str(error.detail).lower()))


def _answer(request: Request, error: RequestError) -> Response:
    """The error as JSON for programs and as a page for people."""
    if request.url.path.startswith("/api/"):
        return JSONResponse(as_json(error.code, error.message), error.status)
    page = render("error.html", title="Not found" if error.status == 404 else "That did not work", error=error)
    page.status_code = error.status
    return page
