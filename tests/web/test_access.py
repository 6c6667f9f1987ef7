"""Who may do what: readers here all of it, writers with the token, others only with the token; never another site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from db.store import Store
from tests.web.signed import BEARER, PERSON, TOKEN, client_of, sign_in
from web.access import Access
from web.allowance import Allowance
from web.hosts import ANY_ADDRESS, is_foreign, is_local, is_ours
from web.pages.routes import ROUTERS

CLOSED = Access(TOKEN, closed=True)
OPEN_TO_POSTS = {"/sign-in", "/sign-out"}


@pytest.fixture(name="empty", scope="module")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store without documents: who may do what does not depend on them."""
    store = Store(str(tmp_path_factory.mktemp("access") / "store.db"))
    yield store
    store.close()


@pytest.fixture(name="client")
def unsigned(empty: Store, tmp_path: Path) -> TestClient:
    return client_of(empty, tmp_path)


@pytest.fixture(name="closed")
def beyond_this_machine(empty: Store, tmp_path: Path) -> TestClient:
    return client_of(empty, tmp_path, CLOSED)


def written_at(client: TestClient) -> list[str]:
    """Every address that takes anything but a look, with a value for what varies in it."""
    pages = {route.path for router in ROUTERS for route in router.routes if route.methods - {"GET", "HEAD"}}
    described = client.get("/api/v1/openapi.json").json()["paths"]
    api = {path for path, methods in described.items() if set(methods) - {"get"}}
    return [re.sub(r"\{[^}]+\}", "0000", path) for path in sorted((pages | api) - OPEN_TO_POSTS)]


def test_whatever_changes_the_store_needs_the_token(client: TestClient) -> None:
    assert len(written_at(client)) >= 2
    for path in written_at(client):
        assert client.post(path).status_code == 401, path
        assert client.post(path, headers={"Authorization": "Bearer wrong"}).status_code == 401, path
        assert client.post(path, headers=BEARER).status_code != 401, path


def test_without_a_token_nobody_writes(empty: Store, tmp_path: Path) -> None:
    client = client_of(empty, tmp_path, Access())
    assert sign_in(client, token="") == 401
    for path in written_at(client):
        assert client.post(path, headers={"Authorization": "Bearer "}).status_code == 401


def test_a_person_signs_in_and_out(client: TestClient) -> None:
    answer = client.post("/sign-in", data={"token": TOKEN, "person": PERSON, "next": "/review?sort=facts"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/review?sort=facts")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie
    assert PERSON in client.get("/sign-in").text
    client.post("/sign-out")
    assert PERSON not in client.get("/sign-in").text


def test_a_session_that_was_changed_or_is_of_another_token_is_none(client: TestClient) -> None:
    assert sign_in(client) == 303
    session = client.cookies["yot-session"]
    payload, _, signature = session.partition(".")
    for forged in (payload, f"{payload}x.{signature}", f"{payload}.{signature[:-1]}0", "", "."):
        client.cookies.clear()
        client.cookies.set("yot-session", forged)
        assert client.post("/review/0000").status_code == 401


def test_a_session_ends(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sign_in(client) == 303
    assert client.post("/review/0000").status_code == 404
    monkeypatch.setattr("web.access.time.time", lambda: 1e11)
    assert client.post("/review/0000").status_code == 401


@pytest.mark.parametrize(
    "next", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "", "/\n"]
)
def test_signing_in_never_leads_elsewhere(client: TestClient, next: str) -> None:
    answer = client.post("/sign-in", data={"token": TOKEN, "person": PERSON, "next": next})
    assert answer.headers["location"] == "/"


def test_a_decision_has_somebody_s_name(client: TestClient) -> None:
    assert sign_in(client, person="  ") == 400


def test_guessing_tokens_is_slowed_down(client: TestClient) -> None:
    tries = [sign_in(client, token=f"guess {number}") for number in range(12)]
    assert tries == [401] * 10 + [429] * 2
    answer = client.post("/review/0000", headers=BEARER)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) <= 61


def test_changes_are_held_to_a_rate(empty: Store, tmp_path: Path) -> None:
    client = client_of(empty, tmp_path, replace(CLOSED, writes=2))
    tries = [client.post("/review/0000", headers=BEARER).status_code for _ in range(3)]
    assert tries == [404, 404, 429]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elsewhere.example"},
        {"Origin": "http://localhost:3000"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost"},
    ],
)
def test_pages_of_other_sites_change_nothing(client: TestClient, headers: dict[str, str]) -> None:
    assert sign_in(client) == 303
    assert client.post("/review/0000", headers=headers).status_code == 403
    assert client.post("/sign-out", headers=headers).status_code == 403
    assert client.post("/sign-in", headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://localhost"}, {"Sec-Fetch-Site": "same-origin"}])
def test_pages_of_our_own_do(client: TestClient, headers: dict[str, str]) -> None:
    assert sign_in(client) == 303
    assert client.post("/review/0000", headers=headers).status_code == 404


def test_beyond_this_machine_everything_needs_the_token(closed: TestClient) -> None:
    answer = closed.get("/documents?x=1")
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Fdocuments%3Fx%3D1")
    assert closed.get("/api/v1/documents").json()["error"]["code"] == "token-needed"
    assert closed.get("/api/v1/openapi.json").status_code == 401
    assert closed.get("/static/style.css").status_code == 200
    assert closed.get("/api/v1/documents", headers=BEARER).status_code == 200
    assert sign_in(closed) == 303
    assert closed.get("/documents").status_code == 200


def test_what_was_kept_for_a_reader_is_not_given_to_another(closed: TestClient) -> None:
    first = closed.get("/documents", headers=BEARER)
    assert closed.get("/documents", headers={"If-None-Match": first.headers["etag"]}).status_code == 303


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "localhost.elsewhere.example", "192.0.2.1", "", "[", "127.0.0.1.nip.io"]
)
def test_other_names_that_lead_here_are_not_answered(client: TestClient, host: str) -> None:
    answer = client.get("/api/v1/documents", headers={"Host": host})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "foreign-host")


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:1", "[::1]:8000", "[::1]"])
def test_this_machines_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/v1/documents", headers={"Host": host}).status_code == 200


def test_addresses_in_figures_are_ours_where_others_can_reach_it() -> None:
    assert is_ours("192.0.2.1:8000", (ANY_ADDRESS,))
    assert is_ours("[2001:db8::1]:8000", (ANY_ADDRESS,))
    assert not is_ours("elsewhere.example", (ANY_ADDRESS,))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_only_this_machine_reaches_its_own_addresses(host: str) -> None:
    assert is_local(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "::", "2001:db8::1", "plans.example"])
def test_others_reach_any_other_address(host: str) -> None:
    assert not is_local(host)


def test_a_request_without_a_browsers_headers_is_a_programs() -> None:
    assert not is_foreign("", "", "localhost")


def test_every_answer_has_the_headers_an_error_and_a_refusal_too(closed: TestClient) -> None:
    for answer in (
        closed.get("/"),
        closed.get("/sign-in"),
        closed.post("/review/0000"),
        closed.get("/", headers={"Host": "x"}),
    ):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_so_many_times_and_then_a_wait() -> None:
    now = [0.0]
    allowance = Allowance(2, 60, lambda: now[0])
    assert [allowance.take("a"), allowance.take("a"), allowance.take("b")] == [0, 0, 0]
    now[0] = 20
    assert (allowance.take("a"), allowance.wait("b")) == (40, 0)
    now[0] = 60
    assert allowance.take("a") == 0


def test_bodies_are_held_to_a_size(client: TestClient) -> None:
    assert client.post("/sign-in", content=b"x" * (65 << 10)).status_code == 413
    chunks = (b"x" * 1000 for _ in range(70))
    assert client.post("/sign-in", content=chunks).status_code == 413
