"""Uploads: documents of a known kind and size are read as `yot ingest` reads them, and recorded as a run."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from db.store import Store
from db.turns import turn
from ingest.arrivals import safe_name
from tests.web.signed import BEARER, PERSON, client_of, sign_in
from tests.web.site import ETE, PLAN

API = "/api/v1/documents"
WORDS = PLAN.format(
    authority="Rutland", year="2007/08", before="2006/07", outturn="69.5%", target="90%", ete=ETE
).encode()


@pytest.fixture(name="store")
def empty_store(tmp_path: Path) -> Iterator[Store]:
    store = Store(str(tmp_path / "store.db"))
    yield store
    store.close()


@pytest.fixture(name="client")
def signed_in(store: Store, tmp_path: Path) -> TestClient:
    client = client_of(store, tmp_path)
    assert sign_in(client) == 303
    return client


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "uploads").rglob("*") if path.is_file())


def test_a_person_uploads_a_document_and_is_led_to_what_became_of_it(
    client: TestClient, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, "yotdata.changes"):
        answer = client.post("/upload", files={"file": ("plan.txt", WORDS)})
    assert (answer.status_code, answer.headers["location"]) == (303, "/runs/1")
    page: Any = html.fromstring(client.get("/runs/1").text)
    [row] = page.xpath("//tbody/tr")
    assert [each.xpath("string()") for each in row.xpath("th | td[position() < 4]")] == [
        "plan.txt",
        "stored",
        "plan",
        "text",
    ]
    assert client.get("/documents/plan", follow_redirects=True).status_code == 200
    assert "/runs/1" in client.get("/runs").text
    assert kept(tmp_path) == ["plan.txt"]
    [line] = [json.loads(record.message) for record in caplog.records]
    assert (line["change"], line["person"], line["file"], line["outcome"]) == ("uploaded", PERSON, "plan.txt", "stored")


def test_a_program_sends_a_document_once_and_again(client: TestClient) -> None:
    first = client.post(f"{API}?name=plan.txt", content=WORDS, headers=BEARER)
    assert (first.status_code, first.json()["outcome"]) == (201, "stored")
    assert first.json()["facts"]["observations"] == 2
    again = client.post(f"{API}?name=plan.txt", content=WORDS, headers=BEARER)
    assert (again.status_code, again.json()["outcome"]) == (200, "unchanged")


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 422, "empty-file"),
        (b"\x1f\x8b\x08\0", 415, "unsupported-format"),
        (b"\0\x01\x02" * 90, 415, "unsupported-format"),
        (b"%PDF-1.4 and nothing more", 422, "truncated-pdf"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_code(client: TestClient, content: bytes, status: int, code: str) -> None:
    answer = client.post(f"{API}?name=plan.pdf", content=content, headers=BEARER)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


def test_a_file_that_is_too_large_is_not_kept(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.uploads.MOST", 100)
    monkeypatch.setattr("web.uploads._ROUND_IT", 300)
    answer = client.post(f"{API}?name=plan.txt", content=WORDS, headers=BEARER)
    assert answer.json()["error"]["code"] == "too-large"
    pieces = (WORDS[:60] for _ in range(3))
    assert client.post(f"{API}?name=plan.txt", content=pieces, headers=BEARER).status_code == 413
    assert client.post("/upload", files={"file": ("plan.txt", WORDS)}).status_code == 413
    assert kept(tmp_path) == []


def test_while_another_batch_is_read_nothing_is_taken(client: TestClient, store: Store) -> None:
    with turn(store.engine, lambda: None):
        answer = client.post(f"{API}?name=plan.txt", content=WORDS, headers=BEARER)
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "busy")


def test_a_form_without_a_file_is_said(client: TestClient) -> None:
    for given in ({"data": {"file": "words"}}, {"files": {"other": ("plan.txt", WORDS)}}, {"content": b"words"}):
        answer = client.post("/upload", **given)
        assert answer.status_code == 400
        assert html.fromstring(answer.text).xpath("//*[@role = 'alert']")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\plans\\Plan 2007-08.pdf", "Plan 2007-08.pdf"),
        (".hidden", "hidden"),
        ("..", "upload"),
        ("a\0b\n.txt", "a_b_.txt"),
        ("<b>.txt", "b_.txt"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
    ],
)
def test_names_lead_nowhere_else(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_program_says_something_of_a_fact(client: TestClient) -> None:
    client.post(f"{API}?name=plan.txt", content=WORDS, headers=BEARER)
    [fact, *_] = client.get("/api/v1/facts/observations?measure=outturn&fields=id").json()["rows"]
    address = f"/api/v1/fact/{fact['id']}/corrections"
    client.cookies.clear()
    given = {"decision": "corrected", "changes": {"value": "70.1"}, "person": "A Reader", "reason": "so"}
    answer = client.post(address, json=given, headers=BEARER)
    assert (answer.status_code, answer.json()["value"]) == (201, 70.1)
    assert [row["person"] for row in client.get(address).json()["rows"]] == ["A Reader"]
    wrongs: list[Any] = [{}, {**given, "person": ""}, {**given, "decision": "praised"}, {**given, "colour": "red"}, []]
    for wrong in wrongs:
        assert client.post(address, json=wrong, headers=BEARER).json()["error"]["code"] == "bad-body"
    for value in ("nan", "1e400", "\0"):
        assert client.post(address, json={**given, "changes": {"value": value}}, headers=BEARER).status_code == 400
