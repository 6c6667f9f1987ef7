"""What every address of the API refuses before it looks: parameters that it does not have, and what no store holds."""

from __future__ import annotations

from fastapi import Request
from fastapi.routing import APIRoute

from web.errors import RequestError


def known(request: Request) -> None:
    """Refuse parameters that the address does not have, so that a slip in a filter never answers with everything, and
    the character that no database takes."""
    route = request.scope["route"]
    assert isinstance(route, APIRoute)  # noqa: S101
    for name, value in request.query_params.multi_items():
        if "parameters" not in (route.openapi_extra or {}) and name not in {
            each.alias for each in route.dependant.query_params
        }:
            raise RequestError(400, "unknown-parameter", f"{route.path} has no parameter {name}")
        _refuse_nul(name, value)
    for name, value in request.path_params.items():
        _refuse_nul(name, value)


def _refuse_nul(name: str, value: str) -> None:
    if "\0" in value:
        raise RequestError(400, "bad-parameter", f"{name} has a character that no text has")
