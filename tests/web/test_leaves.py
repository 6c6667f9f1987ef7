"""Long lists are turned over leaf by leaf: every row is on one of them."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from tests.web.site import PLANS, reading
from web.reading import leaves

__all__ = ["reading"]
LABELS = [plan[0] for plan in PLANS]


@pytest.fixture(autouse=True)
def small_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "ROWS", 3)


def labels(page: str) -> list[str]:
    return re.findall(r"<small>([a-z]+-\d{4})</small>", page)


def test_documents_stand_by_authority_and_period_on_leaves_that_lead_to_each_other(reader: TestClient) -> None:
    first, second = reader.get("/documents").text, reader.get("/documents?leaf=2").text
    assert labels(first) + labels(second) == ["norfolk-2007", "norfolk-2008", "rutland-2007", "rutland-2008"]
    assert 'href="/documents?leaf=2" rel="next"' in first
    assert 'rel="prev"' not in first
    assert 'href="/documents?leaf=1" rel="prev"' in second
    assert 'rel="next"' not in second


def test_one_authoritys_documents_are_all_on_one_leaf(reader: TestClient) -> None:
    page = reader.get("/documents?authority=rutland").text
    assert labels(page) == ["rutland-2007", "rutland-2008"]
    assert "leaf=" not in page


def test_each_contradiction_is_on_one_leaf(reader: TestClient) -> None:
    facts = reader.get("/api/v1/facts/checks").json()["rows"]
    leaf = re.compile(r'<td><a href="(/facts/\w+)">')
    shown = [leaf.findall(reader.get(f"/checks?leaf={number}").text) for number in (1, 2)]
    assert [address for page in shown for address in page] == [fact["address"] for fact in facts]
    assert [len(page) for page in shown] == [3, len(facts) - 3]
    kind = facts[0]["kind"]
    assert reader.get(f"/checks?kind={kind}").text.count("<tr><td>") == min(3, sum(f["kind"] == kind for f in facts))


@pytest.mark.parametrize("number", ["0", "-1", "x", "10001", "99999999999999999999"])
def test_what_is_no_leaf_is_refused(reader: TestClient, number: str) -> None:
    for address in ("/documents", "/checks"):
        assert reader.get(f"{address}?leaf={number}").status_code == 400


def test_a_leaf_behind_the_last_one_is_empty(reader: TestClient) -> None:
    assert labels(reader.get("/documents?leaf=99").text) == []


def test_more_documents_than_a_leaf_has_are_named_and_not_chosen_in_a_review(
    reader: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert '<input id="document" name="document" placeholder="all" value="">' in reader.get("/review").text
    chosen = reader.get("/review?document=rutland-2007").text
    assert 'value="rutland-2007"' in chosen
    monkeypatch.setattr(leaves, "ROWS", 4)
    assert "<option selected>rutland-2008</option>" in reader.get("/review?document=rutland-2008").text
