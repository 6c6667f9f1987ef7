"""Review: what is doubtful waits in a queue, and what a person says of it holds everywhere at once."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from db.corrections import Word, decide
from db.prepared import prepare
from db.store import File, Store
from extract.pipeline import extract
from parsers.reader import parse
from tests.web.signed import PERSON, client_of, sign_in
from tests.web.site import ETE, PLAN, filled

__all__ = ["filled"]
OTHERWISE = "\nIn 2006/07 69.5% of young people were in education, training or employment.\n"
"""What another place of a plan says of a figure in its table."""


@pytest.fixture(name="client")
def reviewer(store: Store, tmp_path: Path) -> TestClient:
    """A client that a person signed in with, over a store with a plan that gives two values for one thing."""
    words = PLAN.format(authority="Devon", year="2007/08", before="2006/07", outturn="41%", target="90%", ete=ETE)
    document = parse((words + OTHERWISE).encode())
    found = extract(document)
    store.add(File("0" * 64, "devon.txt", len(words)), prepare(document, found.facts, found.notices))
    client = client_of(store, tmp_path)
    assert sign_in(client) == 303
    return client


def page(client: TestClient, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return html.fromstring(answer.text)


def waiting(client: TestClient, address: str = "/review") -> list[str]:
    links = page(client, address).xpath("//aside//li/a/@href")
    return [str(link).rpartition("/")[2].partition("?")[0] for link in links]


def value_of(client: TestClient, fact: str) -> float:
    found: float = client.get(f"/api/v1/fact/{fact}").json()["value"]
    return found


def test_contradictions_wait_first_and_then_doubtful_facts(client: TestClient) -> None:
    kinds = [client.get(f"/api/v1/fact/{fact}").json()["kind"] for fact in waiting(client)]
    assert kinds == sorted(kinds)
    assert {"checks", "observations"} == set(kinds)
    assert len(waiting(client, "/review?sort=contradictions")) == kinds.count("checks")
    assert len(waiting(client, "/review?sort=facts&document=devon")) == kinds.count("observations")
    assert len(waiting(client, "/review?document=rutland-2007")) == 1


def test_a_fact_is_shown_in_its_passage_with_what_may_be_said(client: TestClient) -> None:
    found = page(client, "/review?sort=facts")
    assert "%" in found.xpath("string(//mark[@class = 'lit'])")
    buttons = [str(each.text) for each in found.xpath("//form//button[@name = 'action']")]
    assert buttons == ["Accept", "Correct", "Reject"]
    for field in found.xpath("//form//input[not(@type = 'hidden')]"):
        assert found.xpath(f"//label[@for = '{field.get('id')}']")


def test_who_has_not_signed_in_sees_it_and_decides_nothing(client: TestClient) -> None:
    client.cookies.clear()
    found = page(client, "/review")
    assert found.xpath("//a[contains(@href, '/sign-in?next=/review/')]")
    assert not found.xpath("//button[@name = 'action']")


def test_a_correction_holds_on_every_page_and_says_whose_it_is(client: TestClient) -> None:
    first, second, *_ = waiting(client, "/review?sort=facts")
    given = {"action": "correct", "value": "42.5", "reason": "misprint", "next": second, "sort": "facts"}
    answer = client.post(f"/review/{first}", data=given)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/review/{second}?sort=facts&said={first}")
    assert "42.5%" in page(client, answer.headers["location"]).xpath("string(//*[@role = 'status'])")
    assert first not in waiting(client)
    assert value_of(client, first) == 42.5
    series = client.get("/api/v1/series?indicator=ete&area=Devon").json()["rows"]
    assert 42.5 in [row["value"] for row in series]
    for address in ("/indicators/ete?year=2006/07", "/authorities/Devon", "/documents/devon"):
        found = client.get(address, follow_redirects=True).text
        assert "42.5%" in found, address
        assert f"/facts/{first}#said" in found, address
    words = page(client, f"/facts/{first}").xpath("normalize-space(//main)")
    assert f"corrected by {PERSON}" in words
    assert "misprint" in words


def test_accepting_and_rejecting_take_a_fact_from_the_queue(client: TestClient) -> None:
    first, second, *_ = waiting(client, "/review?sort=facts")
    assert client.post(f"/review/{first}", data={"action": "accept"}).status_code == 303
    assert client.post(f"/review/{second}", data={"action": "reject", "reason": "of others"}).status_code == 303
    assert not {first, second} & set(waiting(client))
    facts = client.get("/api/v1/facts/observations?document=devon&fields=id").json()["rows"]
    assert {"id": first} in facts
    assert {"id": second} not in facts


def test_a_contradiction_is_accepted_or_rejected(client: TestClient) -> None:
    first, *_ = waiting(client, "/review?sort=contradictions")
    assert len(page(client, "/").xpath(f"//a[@href = '/facts/{first}']")) == 1
    assert client.post(f"/review/{first}", data={"action": "reject", "reason": "two places"}).status_code == 303
    assert first not in waiting(client)
    assert not page(client, "/").xpath(f"//a[@href = '/facts/{first}']")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"action": "correct", "value": "42"}, "a reason is needed"),
        ({"action": "reject"}, "a reason is needed"),
        ({"action": "accept", "value": "42"}, "press Correct"),
        ({"action": "correct", "reason": "so"}, "nothing was changed"),
        ({"action": "correct", "value": "many", "reason": "so"}, "value cannot be"),
        ({"action": "correct", "set-indicator": "none", "reason": "so"}, "no indicator has the id none"),
        ({"action": "correct", "set-colour": "red", "reason": "so"}, "has no column colour"),
        ({"action": "praise"}, "accept, correct or reject"),
        ({}, "accept, correct or reject"),
    ],
)
def test_what_cannot_hold_is_said_and_nothing_typed_is_lost(
    client: TestClient, given: dict[str, str], told: str
) -> None:
    first, *_ = waiting(client, "/review?sort=facts")
    before = value_of(client, first)
    answer = client.post(f"/review/{first}", data=given)
    assert answer.status_code == 400
    found: Any = html.fromstring(answer.text)
    assert told in found.xpath("string(//*[@role = 'alert'])")
    assert found.xpath("string(//input[@name = 'reason']/@value)") == given.get("reason", "")
    if "value" in given:
        assert found.xpath("string(//input[@name = 'value']/@value)") == given["value"]
    assert value_of(client, first) == before
    assert first in waiting(client)


def test_a_second_correction_leaves_the_first_where_it_was_left(client: TestClient, store: Store) -> None:
    first, *_ = waiting(client, "/review?sort=facts")
    decide(store.engine, "observations", first, Word("corrected", "A Reader", "so", {"measure": "target"}))
    given = {"action": "correct", "value": "42.5", "set-measure": "target", "reason": "and this"}
    assert client.post(f"/review/{first}", data=given).status_code == 303
    found = client.get(f"/api/v1/fact/{first}").json()
    assert (found["value"], found["measure"]) == (42.5, "target")
    assert client.post(f"/review/{first}", data={"action": "accept"}).status_code == 303
    assert client.get(f"/api/v1/fact/{first}").json()["measure"] == "outturn"


def test_each_change_is_a_line_in_the_log(client: TestClient, caplog: pytest.LogCaptureFixture) -> None:
    first, *_ = waiting(client, "/review?sort=facts")
    with caplog.at_level(logging.INFO, "yotdata.changes"):
        client.post(f"/review/{first}", data={"action": "correct", "value": "42.5", "reason": "a\nb"})
        client.post(f"/review/{first}", data={"action": "correct", "value": "many", "reason": "no change"})
    [line] = [json.loads(record.message) for record in caplog.records]
    assert (line["change"], line["person"], line["fact"], line["values"]) == (
        "corrected",
        PERSON,
        first,
        {"value": "42.5"},
    )
    assert "\n" not in caplog.records[0].message


def test_words_of_a_person_are_never_markup(client: TestClient) -> None:
    first, *_ = waiting(client, "/review?sort=facts")
    bad = "<script>alert(1)</script>"
    answer = client.post(f"/review/{first}", data={"action": "correct", "value": bad, "reason": bad})
    assert bad not in answer.text
    client.post(f"/review/{first}", data={"action": "reject", "reason": bad})
    for address in (f"/review/{first}", f"/facts/{first}", f"/review?said={first}"):
        assert bad not in client.get(address).text


def test_what_is_not_there_is_not_found(client: TestClient) -> None:
    assert client.get("/review/none").status_code == 404
    assert client.get("/review?document=none").status_code == 404
    assert client.post("/review/none", data={"action": "accept"}).status_code == 404
    assert client.get("/review?said=none").status_code == 200
