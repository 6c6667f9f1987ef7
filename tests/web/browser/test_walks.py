"""Walks through the explorer over the samples, as people take them."""

from __future__ import annotations

import csv
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Locator, Page, expect

from samples.serving import TOKEN
from tests.web.browser.visit import PERSON, Visit
from tests.web.samples import SAMPLES

STRATEGY = SAMPLES / "cambridgeshire-strategy-2010.pdf"


def link(page: Page, name: str, exact: bool = True) -> Locator:
    """The only link of the page's own content with this name."""
    return page.get_by_role("main").get_by_role("link", name=name, exact=exact)


def box(lit: Locator) -> tuple[float, float, float, float]:
    """Where a rectangle stands on its page, in points: left, top, right, bottom."""
    x, y, width, height = (float(lit.get_attribute(name) or "nan") for name in ("x", "y", "width", "height"))
    return x, y, x + width, y + height


def words_in(place: tuple[float, float, float, float], page: int) -> str:
    """The words of the sample's page that stand within a rectangle, with a point around it."""
    left, top, right, bottom = place
    with pdfplumber.open(STRATEGY) as pdf:
        words: str = pdf.pages[page - 1].crop((left - 1, top - 1, right + 1, bottom + 1)).extract_text()
        return words


def test_from_the_overview_over_an_indicator_and_an_authority_to_the_figure_lit_on_its_page(visit: Visit) -> None:
    page = visit.open("/")
    page.get_by_role("link", name="Indicators", exact=True).click()
    link(page, "Education training and employment").click()
    page.get_by_label("Year of the ranking").select_option("2009/10")
    page.get_by_role("button", name="Show").click()
    link(page, "Cambridgeshire").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cambridgeshire")
    page.get_by_role("table", name="Indicators of").get_by_role("link", name="57%", exact=True).click()
    expect(page.locator("blockquote mark")).to_contain_text("57")
    link(page, "see it lit on its page").click()
    lit = page.locator("svg rect.lit")
    expect(lit).to_be_in_viewport()
    assert "57" in words_in(box(lit), int(page.url.rpartition("/pages/")[2].partition("?")[0]))
    picture = page.request.get(page.locator("svg image").get_attribute("href") or "")
    assert picture.headers["content-type"] == "image/png"


def test_from_a_place_on_the_page_back_to_its_fact(visit: Visit) -> None:
    page = visit.open("/documents/cambridgeshire-strategy-2010")
    link(page, "see its pages").click()
    first = page.locator("svg a").first
    told = (first.get_attribute("aria-label") or "").rpartition(": ")[2]
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A fact in its place")
    expect(page.locator(".told")).to_contain_text(told)


def test_a_contradiction_leads_to_both_of_its_places(visit: Visit) -> None:
    page = visit.open("/checks?kind=conflicting_values")
    row = page.get_by_role("row").filter(has_text="95.2")
    row.get_by_role("link", name="conflicting values").click()
    beside = page.locator("h2", has_text="Facts that it is about").locator("+ ul")
    for figure in ("95.2%", "90.2%"):
        expect(beside.get_by_role("listitem").filter(has_text=figure)).to_have_count(1)
    beside.get_by_role("link").first.click()
    page.get_by_role("link", name="Plan", exact=False).first.click()
    expect(page.locator("section mark.lit").first).to_be_in_viewport()


def test_a_figure_that_is_corrected_in_review_is_another_in_the_series(visit: Visit) -> None:
    page = visit.open("/indicators/ete?area=Leicestershire")
    chart = page.get_by_role("region", name="Chart of")
    expect(chart.get_by_label("Leicestershire 2005/06: 74.6%")).to_have_count(1)
    page.get_by_text("The figures as a table").click()
    page.get_by_role("row", name="Leicestershire 2005/06 outturn own").get_by_role("link", name="74.6%").click()
    link(page, "Accept, correct or reject it").click()
    link(page, "Sign in to decide").click()
    visit.sign_in()
    page.get_by_label("Right value").fill("77.7")
    page.get_by_label("Reason").fill("a figure of the plan was misprinted")
    page.get_by_role("button", name="Correct").click()
    expect(page.get_by_role("status")).to_contain_text("is corrected: 77.7%")
    page = visit.open("/indicators/ete?area=Leicestershire")
    expect(chart.get_by_label("Leicestershire 2005/06: 77.7%")).to_have_count(1)
    page.get_by_text("The figures as a table").click()
    row = page.get_by_role("row", name="Leicestershire 2005/06 outturn own")
    expect(row).to_contain_text("77.7%")
    row.get_by_role("link", name="corrected").click()
    expect(page.get_by_role("main")).to_contain_text(f"corrected by {PERSON}")
    expect(page.get_by_role("main")).to_contain_text("As it was read: value 74.6")


def rows_of(visit: Visit, download: Locator, folder: Path) -> list[dict[str, str]]:
    """The rows of the CSV that a link downloads."""
    with visit.page.expect_download() as coming:
        download.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_csv_of_a_view_has_all_of_its_rows(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("/indicators/ete?area=Cheshire&area=Cambridgeshire")
    page.get_by_text("The figures as a table").click()
    shown = page.get_by_role("table", name="Education training and employment over time")
    facts = shown.locator("td:nth-child(5) > a:first-child").evaluate_all("each => each.map(a => a.pathname)")
    rows = rows_of(visit, link(page, "These figures as CSV"), tmp_path)
    assert len(facts) > 5
    assert sorted(f"/facts/{row['fact']}" for row in rows) == sorted(facts)


@pytest.mark.parametrize(
    ("place", "name"),
    [("/checks", "These as CSV"), ("/checks?kind=sum_mismatch", "These as CSV"), ("/documents", "As CSV")],
)
def test_the_csv_of_a_list_has_a_row_for_each_of_its_rows(visit: Visit, tmp_path: Path, place: str, name: str) -> None:
    page = visit.open(place)
    number = page.get_by_role("main").locator("tbody tr").count()
    assert number > 1
    assert len(rows_of(visit, link(page, name), tmp_path)) == number


def test_each_table_of_an_authority_has_a_csv_with_all_of_its_rows(visit: Visit, tmp_path: Path) -> None:
    page = visit.open("/authorities/Cheshire")
    outturns = page.get_by_role("table", name="Indicators of").locator("td > div").count()
    assert len(rows_of(visit, link(page, "Indicators as CSV"), tmp_path)) == outturns > 0
    for name in ("Money", "Staff", "Actions"):
        rows = page.get_by_role("table", name=name).locator("tbody tr").count()
        assert len(rows_of(visit, link(page, f"{name} as CSV"), tmp_path)) == rows > 0


def test_a_wrong_token_signs_nobody_in(visit: Visit) -> None:
    page = visit.open("/sign-in")
    page.get_by_label("Your name").fill(PERSON)
    page.get_by_label("Token").fill(TOKEN.upper())
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("not the token")
    visit.forgive("401")
