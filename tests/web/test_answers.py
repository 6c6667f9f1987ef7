"""Answers are kept while the store stays as it is, and never beyond their room."""

from __future__ import annotations

import asyncio

import pytest
from fastapi import Request, Response
from fastapi.testclient import TestClient
from starlette.responses import StreamingResponse

from db.corrections import Word, decide
from db.store import Store
from tests.web.site import application, filled
from web.answers import Answers

__all__ = ["application", "filled"]


def request(method: str = "GET") -> Request:
    return Request({"type": "http", "method": method, "path": "/", "headers": [], "query_string": b""})


def response(body: bytes, kind: str = "text/html", status: int = 200) -> Response:
    headers = {"Content-Type": kind, "Content-Length": str(len(body))}
    return StreamingResponse(iter([body]), status, headers)


def keep(answers: Answers, tag: str, given: Response, method: str = "GET") -> bytes:
    kept = asyncio.run(answers.keep(tag, request(method), given))
    return bytes(kept.body) if isinstance(getattr(kept, "body", None), bytes) else b""


def test_an_answer_is_kept_and_given_again() -> None:
    answers = Answers()
    assert keep(answers, "one", response(b"words")) == b"words"
    again = answers.get("one", request())
    assert again is not None
    assert (again.body, again.headers["content-type"]) == (b"words", "text/html")
    assert answers.get("one", request("POST")) is None


@pytest.mark.parametrize(
    "given",
    [response(b"no", status=404), response(b"a,b", "text/csv"), response(b"x" * (9 << 20))],
    ids=["an error", "a file", "too large"],
)
def test_errors_files_and_large_answers_are_not_kept(given: Response) -> None:
    answers = Answers()
    keep(answers, "one", given)
    assert answers.get("one", request()) is None


def test_those_asked_for_longest_ago_go_first() -> None:
    answers = Answers(most=10)
    keep(answers, "one", response(b"12345"))
    keep(answers, "two", response(b"12345"))
    answers.get("one", request())
    keep(answers, "three", response(b"12345"))
    assert [tag for tag in ("one", "two", "three") if answers.get(tag, request())] == ["one", "three"]


def test_a_correction_shows_at_once_on_a_page_that_was_kept(client: TestClient, store: Store) -> None:
    address = "/indicators/ete?year=2006/07"
    assert client.get(address).text == client.get(address).text
    [fact] = client.get("/api/v1/facts/observations?sort=-value&limit=1&measure=outturn").json()["rows"]
    decide(store.engine, "observations", fact["id"], Word("corrected", "A Reader", "", {"value": "88.8"}))
    assert "88.8%" in client.get(address).text
