"""Clients that may write: one that a person signed in with, and the header that a program sends."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from db.store import Store
from web.access import Access
from web.app import create_app

TOKEN = "a token that nobody guesses"  # noqa: S105 - it opens nothing but the stores of tests
BEARER = {"Authorization": f"Bearer {TOKEN}"}
PERSON = "Ann Reader"


def client_of(store: Store, folder: Path, access: Access | None = None) -> TestClient:
    """A client of the application over a store, which nobody has signed in with."""
    app = create_app(store.engine, folder, access or Access(TOKEN))
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


def sign_in(client: TestClient, token: str = TOKEN, person: str = PERSON, next: str = "/review") -> int:
    """Sign in; the status of the answer."""
    status: int = client.post("/sign-in", data={"token": token, "person": person, "next": next}).status_code
    return status
