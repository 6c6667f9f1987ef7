"""Who may do what: on this machine reading is open to all, and a token is asked of those who write; beyond it the token
is asked of all. A browser keeps a signed session, a program sends the token."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie, HTTPBearer

from web.allowance import Allowance
from web.errors import RequestError
from web.hosts import LOCAL, is_foreign, is_ours

COOKIE = "yot-session"
HOURS = 12
"""How long a browser stays signed in."""
_OPEN = ("/sign-in", "/static/")
"""What may be read without a token wherever."""
_ATTEMPTS, _MINUTE = 10, 60.0


@dataclass(frozen=True, slots=True)
class Access:
    """What is asked of whom. `token` is the writers'; without one nobody writes. `closed` asks it of readers too.
    `hosts` are the names that are answered to, `writes` how many changes one address may make in a minute."""

    token: str = ""
    closed: bool = False
    hosts: tuple[str, ...] = LOCAL
    writes: int = 60


class Guard:
    """Holds requests to what is allowed."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self._key = hashlib.sha256(f"yotdata session {access.token}".encode()).digest()
        self._writes = Allowance(access.writes, _MINUTE)
        self._attempts = Allowance(_ATTEMPTS, _MINUTE)

    def sign_in(self, request: Request, token: str, person: str) -> str:
        """The session of a person who has the token. Raises RequestError for another token."""
        self._check_token(request, token)
        return self._signed(json.dumps([person, int(time.time()) + HOURS * 3600]))

    def holder(self, request: Request) -> str | None:
        """The name of who is signed in, empty for a program with the token; None for one who has none. Raises
        RequestError for a wrong token."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            self._check_token(request, token.strip())
            return ""
        return self._person(request.cookies.get(COOKIE, ""))

    def check_reading(self, request: Request) -> None:
        """Raise RequestError for a request under a name that is not ours, and where a token is asked of readers and
        this one has none."""
        if not is_ours(request.headers.get("Host", ""), self.access.hosts):
            raise RequestError(400, "foreign-host", "nothing answers under this name; `yot serve --name` adds one")
        path = request.url.path
        if self.access.closed and not path.startswith(_OPEN) and self.holder(request) is None:
            raise _token_needed("everything here needs the token that `yot serve` was started with")

    def check_writing(self, request: Request) -> str:
        """The name of who writes, empty for a program. Raises RequestError for one who may not."""
        check_sender(request)
        person = self.holder(request)
        if person is None:
            raise _token_needed("changes need the token that `yot serve` printed or was given")
        _check_wait(self._writes.take(_address(request)), "changes")
        return person

    def _check_token(self, request: Request, token: str) -> None:
        address = _address(request)
        _check_wait(self._attempts.wait(address), "attempts")
        if not self.access.token or not hmac.compare_digest(token.encode(), self.access.token.encode()):
            self._attempts.take(address)
            raise RequestError(401, "wrong-token", "this is not the token", {"WWW-Authenticate": "Bearer"})

    def _signed(self, words: str) -> str:
        payload = base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")
        return f"{payload}.{hmac.new(self._key, payload.encode(), hashlib.sha256).hexdigest()}"

    def _person(self, session: str) -> str | None:
        payload, _, signature = session.partition(".")
        good = hmac.new(self._key, payload.encode(), hashlib.sha256).hexdigest()
        if not self.access.token or not hmac.compare_digest(signature.encode(), good.encode()):
            return None
        person, until = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        return str(person) if until > time.time() else None


def check_sender(request: Request) -> None:
    """Raise RequestError where a page of another site sends the request."""
    headers = request.headers
    if is_foreign(headers.get("Origin", ""), headers.get("Sec-Fetch-Site", ""), headers.get("Host", "")):
        raise RequestError(403, "foreign-origin", "a page of another site sent this request")


def guard(request: Request) -> Guard:
    """The application's guard."""
    found: Guard = request.app.state.guard
    return found


_TOKEN = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="The token that `yot serve` printed or was given. Reading needs it too where others than this machine "
    "can reach the server.",
)
_SESSION = APIKeyCookie(
    name=COOKIE, auto_error=False, scheme_name="session", description="What a browser has that signed in at /sign-in."
)


def _writer(
    request: Request,
    token: Annotated[object, Security(_TOKEN)],  # noqa: ARG001 - these two only describe what the guard looks at
    session: Annotated[object, Security(_SESSION)],  # noqa: ARG001
) -> str:
    return guard(request).check_writing(request)


def _reader(request: Request) -> str | None:
    return guard(request).holder(request)


Writer = Annotated[str, Depends(_writer)]
"""The name of who writes, as a parameter of a route: those who may not never reach it."""
Person = Annotated[str | None, Depends(_reader)]
"""The name of who is signed in, as a parameter of a route; None for nobody."""


def _token_needed(message: str) -> RequestError:
    return RequestError(401, "token-needed", message, {"WWW-Authenticate": "Bearer"})


def _check_wait(seconds: float, what: str) -> None:
    if seconds:
        wait = {"Retry-After": str(int(seconds) + 1)}
        raise RequestError(429, "too-many", f"too many {what}; try again in {int(seconds) + 1} seconds", wait)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
