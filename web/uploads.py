"""Documents that come in over the web: taken up to a size, kept, and read as `yot ingest` reads files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from db.store import Store
from ingest.arrivals import keep
from ingest.batch import Result, ingest
from ingest.reading import Failure
from web.bodies import limited
from web.errors import RequestError
from web.reading.runs import run_of

MEGABYTE = 1 << 20
MOST = 50 * MEGABYTE
"""The most bytes of a file."""
_ROUND_IT = 64 << 10
"""What a form may have beside its file."""
_PIECE = 1 << 20
_REFUSED = {"empty-file": 422, "unsupported-format": 415}


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What became of a file, and the run in which that is recorded."""

    result: Result
    run: int


async def from_form(request: Request) -> Uploaded:
    """Take the file of a form's field `file`. Raises RequestError for a form without one, and as `_take` does."""
    try:
        given = await MultiPartParser(request.headers, limited(request, MOST + _ROUND_IT), max_files=1).parse()
    except (MultiPartException, KeyError) as error:
        raise RequestError(400, "bad-body", "this is no form with one file") from error
    file = given.get("file")
    if not isinstance(file, UploadFile) or not file.filename:
        raise RequestError(400, "bad-body", "choose a file first")
    try:
        return await _take(request, _pieces(file), file.filename)
    finally:
        await given.close()


async def from_body(request: Request, name: str) -> Uploaded:
    """Take a file that is the whole body. Raises RequestError as `_take` does."""
    return await _take(request, limited(request, MOST), name)


async def _take(request: Request, pieces: AsyncGenerator[bytes, None], name: str) -> Uploaded:
    """Keep a file and read it. Raises RequestError for one that is too large or of no kind that is read, and while
    another batch is at work."""
    folder: Path = request.app.state.uploads
    folder.mkdir(parents=True, exist_ok=True)
    handle, place = tempfile.mkstemp(dir=folder, prefix=".arriving-")
    arriving = Path(place)
    try:
        with os.fdopen(handle, "wb") as stream:
            async for piece in pieces:
                stream.write(piece)
        return await run_in_threadpool(_read, request, arriving, name)
    finally:
        arriving.unlink(missing_ok=True)


def _read(request: Request, arrived: Path, name: str) -> Uploaded:
    kept = keep(arrived, name, request.app.state.uploads)
    if isinstance(kept, Failure):
        raise RequestError(_REFUSED[kept.code], kept.code, kept.message)
    store = Store(request.app.state.engine.url.render_as_string(hide_password=False))
    try:
        [result] = ingest([kept], store, on_wait=_busy)
        return Uploaded(result, run_of(store.engine, str(kept.absolute())))
    finally:
        store.close()


async def _pieces(file: UploadFile) -> AsyncGenerator[bytes, None]:
    while piece := await file.read(_PIECE):
        yield piece


def _busy() -> None:
    raise RequestError(503, "busy", "another batch is being read; try again later", {"Retry-After": "30"})
