"""Contradictions stand beside the facts that they are about, and lead to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from lxml import html

from db.store import Store
from tests.web.samples import filled_with_samples
from web.app import create_app

__all__ = ["filled_with_samples"]
PLAN = "cheshire-plan-2007"


@pytest.fixture(name="client", scope="module")
def application(sampled: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with TestClient(
        create_app(sampled.engine, tmp_path_factory.mktemp("cache")), base_url="http://localhost"
    ) as client:
        yield client


def page(client: TestClient, address: str) -> html.HtmlElement:
    return html.fromstring(client.get(address).text)


def rows(client: TestClient, kind: str, **asked: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/api/v1/facts/{kind}", params={"document": PLAN, **asked}).json()["rows"]
    return found


def doubts(found: html.HtmlElement, fact: str) -> list[str]:
    """The kinds of the contradictions that the document's list of facts has beside a fact."""
    [item] = found.xpath(f"//aside//li[a/@href = '#f-{fact}']")
    return [str(each.text) for each in item.xpath(".//small[@class = 'doubt']/a")]


def test_a_sum_that_is_wrong_stands_beside_its_total_and_is_marked_in_the_text(client: TestClient) -> None:
    [total] = [row for row in rows(client, "finances") if row["amount"] == 3528530]
    found = page(client, f"/documents/{PLAN}")
    assert doubts(found, total["id"]) == ["sum mismatch"]
    [mark] = found.xpath(f"//section//span[@id = 'f-{total['id']}']/following::mark[1]")
    assert (mark.get("class"), mark.xpath("a/@href")) == ("doubted", [f"/facts/{total['id']}"])


def test_both_values_of_one_thing_have_the_contradiction_wherever_they_stand_and_it_has_them(
    client: TestClient,
) -> None:
    given = rows(client, "observations", indicator="parent_satisfaction", measure="outturn")
    values = [row["id"] for row in given if row["value"] in (90.2, 95.2)]
    [check] = [row for row in rows(client, "checks") if row["where"].startswith("parent_satisfaction")]
    found = page(client, f"/documents/{PLAN}")
    assert len(values) > 1
    assert [doubts(found, fact) for fact in values] == [["conflicting values"]] * len(values)
    assert set(links(client, check["id"])) == {f"/facts/{fact}" for fact in values}
    assert [links(client, fact) for fact in values] == [[f"/facts/{check['id']}"]] * len(values)


def links(client: TestClient, fact: str) -> list[str]:
    """Where the list of what stands beside a fact leads."""
    about = "//h2[starts-with(., 'Facts that') or starts-with(., 'Contradictions')]/following::ul[1]/li/a/@href"
    return [str(each) for each in page(client, f"/facts/{fact}").xpath(about)]


def test_what_was_read_from_the_same_words_is_found_from_each_of_its_facts(client: TestClient) -> None:
    given = rows(client, "observations", indicator="parent_satisfaction", measure="outturn")
    before, after = (next(row["id"] for row in given if row["value"] == value) for value in (88.9, 90.2))
    for one, other in ((before, after), (after, before)):
        others = page(client, f"/facts/{one}").xpath(
            "//h2[. = 'Other facts from these words']/following::ul[1]/li/a/@href"
        )
        assert f"/facts/{other}" in others
        assert f"/facts/{one}" not in others


def test_a_fact_without_a_contradiction_has_none_beside_it(client: TestClient) -> None:
    [first] = rows(client, "staffing")[:1]
    assert links(client, first["id"]) == []
    assert doubts(page(client, f"/documents/{PLAN}"), first["id"]) == []
