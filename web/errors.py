"""What can be wrong with a request: one class, and one shape in which every address says so."""

from __future__ import annotations


class RequestError(Exception):
    """A request that cannot be answered: an HTTP status, a stable code, and words for the user."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


def unknown(what: str, name: str) -> RequestError:
    """The error for something that is not in the store."""
    return RequestError(404, "not-found", f"there is no {what} {name}")


def as_json(code: str, message: str) -> dict[str, dict[str, str]]:
    """An error as the API gives it."""
    return {"error": {"code": code, "message": message}}
