"""Pages for everybody: axe-core finds nothing against WCAG 2.2 AA, and a phone's width is enough."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.web.browser.visit import Visit

PLAN = "cheshire-plan-2007"
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
OVERVIEW = "/"
INDICATOR = "/indicators/ete?area=Cheshire"
KINDS = {
    "overview": OVERVIEW,
    "indicators": "/indicators",
    "indicator": INDICATOR,
    "indicator without values": "/indicators/accommodation_officer",
    "authority": "/authorities/Cheshire",
    "documents": "/documents",
    "document with a lit fact": f"/documents/{PLAN}?fact={{check}}#f-{{check}}",
    "fact in its passage": "/facts/{fact}",
    "contradiction": "/facts/{check}",
    "page of a PDF": "/documents/cambridgeshire-strategy-2010/pages/1",
    "contradictions": "/checks",
    "imports": "/runs",
    "import": "/runs/1",
    "search": "/search",
    "results": "/search?q=remand",
    "downloads": "/downloads",
    "review": "/review",
    "upload": "/upload",
    "sign in": "/sign-in",
}
SIGNED_IN = {
    "review of a figure": "/review/{fact}",
    "review of a contradiction": "/review/{check}",
    "upload": "/upload",
}
EVERY_RULE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""What axe-core looks at by itself, and the size of what can be pressed, which is new in WCAG 2.2."""


def open_kind(visit: Visit, place: str) -> Page:
    """A page of a kind; `{fact}` and `{check}` stand for ids of the plan."""
    names = {"{fact}": "finances", "{check}": "checks"}
    for name, kind in names.items():
        if name in place:
            place = place.replace(name, first_id(visit, kind))
    visit.page.set_viewport_size(DESK)
    return visit.open(place)


def first_id(visit: Visit, kind: str) -> str:
    """The id of the plan's first fact of a kind."""
    answer = visit.page.request.get(f"/api/v1/facts/{kind}?document={PLAN}&limit=1&fields=id")
    fact: str = answer.json()["rows"][0]["id"]
    return fact


def violations(page: Page) -> list[Any]:
    """What axe-core finds: each rule with the parts of the page that break it."""
    found = Axe().run(page, options=EVERY_RULE).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


def overflowing(page: Page) -> list[str]:
    """What a phone cannot show without moving the whole page sideways: what reaches beyond its width and is in no box
    that can be moved by itself."""
    page.set_viewport_size(PHONE)
    wide: list[str] = page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll("*")]
             .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
             .map(each => each.outerHTML.slice(0, 100))"""
    )
    return wide


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_can_read_a_page(reader: Visit, kind: str) -> None:
    page = open_kind(reader, KINDS[kind])
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert violations(page) == []
    assert overflowing(page) == []
    assert reader.faults == []


@pytest.mark.parametrize("kind", SIGNED_IN)
def test_everybody_can_use_what_needs_a_token(visit: Visit, kind: str) -> None:
    visit.open("/sign-in")
    visit.sign_in()
    page = open_kind(visit, SIGNED_IN[kind])
    assert violations(page) == []
    assert overflowing(page) == []


def test_everybody_can_read_what_went_wrong(visit: Visit) -> None:
    page = visit.open("/documents/nowhere")
    assert violations(page) == []
    assert overflowing(page) == []
    visit.forgive("404")


def test_a_fault_would_be_found(visit: Visit) -> None:
    """Were axe-core or the measure of width to find nothing at all, the tests above would pass over it."""
    page = visit.open("/")
    page.evaluate("document.querySelector('h1').innerHTML += '<img src=\"/static/icon.svg\" width=\"900\">'")
    assert [rule for rule, _ in violations(page)] == ["image-alt"]
    assert len(overflowing(page)) > 0


def test_pages_fetch_their_style_and_pictures_and_nothing_from_elsewhere(visit: Visit) -> None:
    for place in (OVERVIEW, INDICATOR, "/documents/cambridgeshire-strategy-2010/pages/1"):
        visit.open(place)
    assert {f"{visit.address}/static/style.css", f"{visit.address}/static/icon.svg"} <= set(visit.requests)
    assert visit.foreign() == []
