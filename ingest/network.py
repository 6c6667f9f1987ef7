"""No network while a file is read: whatever a document refers to, nothing is fetched."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

_OUTWARD = frozenset({"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"})
_forbidden: ContextVar[bool] = ContextVar("forbidden", default=False)


class NetworkError(PermissionError):
    """Something that reads a file wanted the network."""


@contextmanager
def forbidden() -> Iterator[None]:
    """Within this context, what is read by this thread reaches no other machine: trying raises NetworkError."""
    _watch()
    token = _forbidden.set(True)
    try:
        yield
    finally:
        _forbidden.reset(token)


@cache
def _watch() -> None:
    """Begin to watch, once: what watches cannot be taken away again."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _OUTWARD and _forbidden.get() and not _is_local(arguments[0]):
        raise NetworkError(f"{event} while a file is read")


def _is_local(asked: object) -> bool:
    """A socket between processes of this machine, which has a path and no address."""
    return isinstance(asked, socket.socket) and asked.family == getattr(socket, "AF_UNIX", None)
