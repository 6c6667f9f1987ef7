"""The web application: the API under `/api/v1`, the pages, and what holds for both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from sqlalchemy import Engine
from starlette.exceptions import HTTPException

from web import headers
from web.access import Access, Guard
from web.api import areas, changes, coverage, documents, exports, facts, indicators, outturns
from web.api import series as series_api
from web.errors import RequestError
from web.failures import answer
from web.originals import Pictures
from web.pages import routes
from web.search import Index

API = "/api/v1"


def create_app(engine: Engine, cache: Path, access: Access | None = None, uploads: Path | None = None) -> FastAPI:
    """The application over a store; nothing it answers comes from elsewhere. `cache` is a folder for what can be made
    anew, the index of words; `access` says who may do what (without it, all only read); `uploads` is the folder that
    keeps uploaded files, by default one in `cache`."""
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
    app.state.guard = Guard(access or Access())
    app.state.uploads = uploads or cache / "uploads"
    app.state.index = Index(engine, cache)
    app.state.pictures = Pictures()
    for module in (facts, documents, indicators, areas, series_api, outturns, coverage, exports, changes):
        app.include_router(module.router, prefix=API)
    for router in routes.ROUTERS:
        app.include_router(router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")
    _install_errors(app)
    headers.install(app)
    return app


@asynccontextmanager
async def _living(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.pictures.close()


def _install_errors(app: FastAPI) -> None:
    @app.exception_handler(RequestError)
    def refused(request: Request, error: RequestError) -> Response:
        return answer(request, error)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        words = "; ".join(f"{each['loc'][-1]}: {each['msg'].lower()}" for each in error.errors())
        return answer(request, RequestError(400, "bad-parameter", words))

    @app.exception_handler(HTTPException)
    def failed(request: Request, error: HTTPException) -> Response:
        code = {404: "not-found", 405: "method-not-allowed"}.get(error.status_code, "failed")
        return answer(request, RequestError(error.status_code, code, str(error.detail).lower(), error.headers))

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:  # noqa: ARG001 - it is logged by the server
        response = answer(request, RequestError(500, "broken", "a fault of ours: the log tells more"))
        response.headers.update(headers.HEADERS)
        return response
