"""What requests bring with them, never more of it than is allowed."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from typing import Any
from urllib.parse import parse_qsl

from fastapi import Request

from web.errors import RequestError

SMALL = 64 << 10
"""The most bytes of a form or of JSON."""
_MOST_FIELDS = 100


async def limited(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    """The body as it comes. Raises RequestError where it has more than `most` bytes, before it is read where it says
    so itself."""
    told = request.headers.get("Content-Length", "")
    if told.isdigit() and int(told) > most:
        raise _too_large(most)
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > most:
            raise _too_large(most)
        yield chunk


async def form(request: Request) -> dict[str, str]:
    """The fields of a form without files."""
    words = b"".join([chunk async for chunk in limited(request, SMALL)])
    try:
        return dict(parse_qsl(words.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError as error:
        raise RequestError(400, "bad-body", "this is no form as the page sends it") from error


async def as_object(request: Request) -> dict[str, Any]:
    """The JSON object that a program sends."""
    words = b"".join([chunk async for chunk in limited(request, SMALL)])
    try:
        found = json.loads(words)
    except (ValueError, RecursionError) as error:
        raise RequestError(400, "bad-body", "the body is no JSON") from error
    if not isinstance(found, dict):
        raise RequestError(400, "bad-body", "the body is no JSON object")
    return found


def _too_large(most: int) -> RequestError:
    return RequestError(413, "too-large", f"the request has more than the {most:,} bytes that are taken")
