"""Keeps the last answers, so that a page that was made is not made again while the store stays as it is."""

from __future__ import annotations

from collections import OrderedDict

from fastapi import Request, Response

_MOST = 64 << 20
_LARGEST = 8 << 20
_KINDS = ("text/html", "application/json")


class Answers:
    """Pages and JSON by their tags, up to a size in bytes; those that were asked for longest ago go first."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._size = 0
        self._kept: OrderedDict[str, tuple[bytes, str]] = OrderedDict()

    def get(self, tag: str, request: Request) -> Response | None:
        """The answer with this tag, where it is kept."""
        if request.method != "GET" or tag not in self._kept:
            return None
        self._kept.move_to_end(tag)
        body, kind = self._kept[tag]
        return Response(body, headers={"Content-Type": kind})

    async def keep(self, tag: str, request: Request, response: Response) -> Response:
        """Keep an answer that is whole and small; the same answer, to be sent."""
        kind = response.headers.get("Content-Type", "")
        size = int(response.headers.get("Content-Length", _LARGEST))
        wanted = request.method == "GET" and response.status_code == 200 and kind.startswith(_KINDS)
        if not wanted or size >= _LARGEST or not hasattr(response, "body_iterator"):
            return response
        body = b"".join([_bytes(chunk) async for chunk in response.body_iterator])
        self._add(tag, body, kind)
        return Response(body, headers={"Content-Type": kind})

    def _add(self, tag: str, body: bytes, kind: str) -> None:
        if tag not in self._kept:
            self._kept[tag] = (body, kind)
            self._size += len(body)
        while self._size > self._most:
            _, (gone, _) = self._kept.popitem(last=False)
            self._size -= len(gone)


def _bytes(chunk: str | bytes | memoryview) -> bytes:
    return chunk.encode() if isinstance(chunk, str) else bytes(chunk)
