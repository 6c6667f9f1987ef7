"""What can be wrong with a request: one class, and one shape in which every address says so."""

from __future__ import annotations

from collections.abc import Mapping


class RequestError(Exception):
    """A request that cannot be answered: an HTTP status, a stable code, words for the user, and headers that go with
    the status."""

    def __init__(self, status: int, code: str, message: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message
        self.headers = dict(headers or {})


def unknown(what: str, name: str) -> RequestError:
    """The error for something that is not in the store."""
    return RequestError(404, "not-found", f"there is no {what} {name}")


def as_json(code: str, message: str) -> dict[str, dict[str, str]]:
    """An error as the API gives it."""
    return {"error": {"code": code, "message": message}}
