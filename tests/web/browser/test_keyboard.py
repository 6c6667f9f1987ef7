"""Everything can be done with the keyboard alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from samples.serving import TOKEN
from tests.web.browser.visit import PERSON, Visit

_REACHABLE = "a[href], svg a, summary, [tabindex='0'], :is(button, input, select):not([disabled], [type='hidden'])"
_SEEN = """() => {
    const one = document.activeElement, box = one.getClientRects()[0];
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return top !== null && (one.contains(top) || top.contains(one));
}"""
"""Whether the middle of what has the focus is in the window, with nothing before it."""


def test_the_first_key_skips_to_the_content(visit: Visit) -> None:
    page = visit.open("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("main").get_by_role("link").first).to_be_focused()


def test_the_tab_key_reaches_all_that_can_be_pressed_each_with_a_frame_and_is_never_caught(visit: Visit) -> None:
    for place in ("/indicators/ete", "/documents/cambridgeshire-strategy-2010/pages/1", "/review", "/sign-in"):
        page = visit.open(place)
        wanted = page.locator(_REACHABLE).evaluate_all(
            "all => all.filter(one => one.checkVisibility()).map((one, number) => one.dataset.number = number).length"
        )
        frames = {}
        for _ in range(wanted):
            page.keyboard.press("Tab")
            number, frame = page.evaluate(
                "[document.activeElement.dataset.number, getComputedStyle(document.activeElement).outlineStyle]"
            )
            frames[number] = frame
        assert len(frames) == wanted, place
        assert set(frames.values()) == {"solid"}, place


@pytest.mark.parametrize(("place", "width"), [("/", 360), ("/authorities/Cheshire", 1280)])
def test_what_has_the_focus_is_never_behind_a_heading_that_stays(visit: Visit, place: str, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 740})
    page = visit.open(place)
    number = page.locator(_REACHABLE).evaluate_all("all => (all.at(-1).focus(), all.length)")
    hidden = []
    for _ in range(number - 1):
        page.keyboard.press("Shift+Tab")
        if not page.evaluate(_SEEN):
            hidden.append(page.evaluate("document.activeElement.outerHTML"))
    assert hidden == []


def test_from_the_overview_to_a_figure_on_its_page_and_back_by_keyboard(visit: Visit) -> None:
    page = visit.open("/")
    visit.enter(page.get_by_role("navigation").get_by_role("link", name="Indicators"))
    visit.enter(page.get_by_role("link", name="Education training and employment", exact=True))
    visit.tab_to(page.get_by_label("Year of the ranking"))
    page.keyboard.type("2009")
    visit.enter(page.get_by_role("button", name="Show"))
    visit.enter(page.get_by_role("rowheader", name="Cambridgeshire").get_by_role("link"))
    visit.enter(page.get_by_role("table", name="Indicators of").get_by_role("link", name="57%", exact=True))
    visit.enter(page.get_by_role("link", name="see it lit on its page"))
    expect(page.locator("svg rect.lit")).to_be_in_viewport()
    visit.enter(page.locator("svg a#lit"))
    expect(page.locator(".told")).to_contain_text("57%")


def test_contradictions_and_figures_are_reviewed_by_keyboard(visit: Visit) -> None:
    page = visit.open("/review?sort=facts")
    told, waiting = page.locator("p.told"), page.get_by_text("wait for a word")
    number = int(waiting.inner_text().split()[0])
    visit.enter(page.get_by_role("link", name="Sign in to decide"))
    visit.type(page.get_by_label("Your name"), PERSON)
    visit.type(page.get_by_label("Token"), TOKEN)
    page.keyboard.press("Enter")
    visit.type(page.get_by_label("Right"), "58")
    visit.type(page.get_by_label("Reason"), "the page has 58")
    page.keyboard.press("Enter")
    expect(waiting).to_have_count(1)
    visit.enter(page.get_by_role("button", name="Correct"))
    expect(page.get_by_role("status")).to_contain_text("is corrected: 58")
    page = visit.open("/review?sort=contradictions")
    first = told.inner_text()
    visit.enter(page.get_by_role("link", name="Skip", exact=True))
    expect(told).not_to_have_text(first)
    visit.enter(page.get_by_role("button", name="Accept"))
    expect(page.get_by_role("status")).to_contain_text("is accepted")
    visit.open("/review?sort=facts")
    expect(waiting).to_contain_text(f"{number - 1} wait")


def test_a_chart_with_many_marks_can_be_passed_by(visit: Visit) -> None:
    page = visit.open("/indicators/ete")
    visit.enter(page.get_by_role("link", name="Skip the chart"))
    page.keyboard.press("Tab")
    expect(page.locator("summary", has_text="The figures as a table")).to_be_focused()
    visit.enter(page.get_by_role("link", name="Skip the ranking's chart"))
    expect(page.locator("#standings")).to_be_focused()


@pytest.mark.parametrize(("place", "name"), [("", "Skip the text"), ("/pages/1", "Skip the picture")])
def test_a_document_can_be_passed_by_to_its_facts(visit: Visit, place: str, name: str) -> None:
    page = visit.open(f"/documents/cambridgeshire-strategy-2010{place}")
    visit.enter(page.get_by_role("link", name=name))
    expect(page.get_by_role("complementary")).to_be_focused()


def test_the_chart_is_of_the_authorities_that_are_ticked_by_keyboard(visit: Visit) -> None:
    page = visit.open("/indicators/ete?area=Cheshire")
    visit.enter(page.locator("summary", has_text="Authorities in the chart"))
    visit.tab_to(page.get_by_role("checkbox", name="Leicestershire"))
    page.keyboard.press("Space")
    visit.enter(page.get_by_role("button", name="Show"))
    expect(page.locator("summary", has_text="Authorities in the chart (2 of")).to_have_count(1)
    marks = page.get_by_role("region", name="Chart of").get_by_label(re.compile("^Leicestershire 2005/06: "))
    expect(marks).to_have_count(1)


def test_a_document_is_uploaded_by_keyboard_and_who_uploaded_it_signs_out(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "rutland-2007.txt"
    path.write_text("Rutland Youth Justice Plan 2007/08\n\nA lighthouse project began.\n", encoding="utf-8")
    page = visit.open("/runs")
    visit.enter(page.get_by_role("link", name="Upload a document"))
    visit.enter(page.get_by_role("link", name="Sign in to upload"))
    visit.type(page.get_by_label("Your name"), PERSON)
    visit.type(page.get_by_label("Token"), TOKEN)
    visit.enter(page.get_by_role("button", name="Sign in"))
    with page.expect_file_chooser() as chooser:
        visit.enter(page.get_by_label("Document", exact=True))
    chooser.value.set_files(path)
    visit.enter(page.get_by_role("button", name="Upload"))
    expect(page.get_by_role("row", name="rutland-2007.txt")).to_contain_text("stored")
    visit.enter(page.get_by_role("link", name="rutland-2007", exact=True))
    expect(page.get_by_role("region", name="The document")).to_contain_text("A lighthouse project began.")
    visit.open("/review")
    visit.enter(page.get_by_role("link", name="sign out"))
    visit.enter(page.get_by_role("button", name="Sign out"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
    visit.open("/upload")
    expect(page.get_by_role("link", name="Sign in to upload")).to_have_count(1)


def test_search_table_and_download_by_keyboard(visit: Visit) -> None:
    page = visit.open("/")
    visit.type(page.get_by_label("Search all passages"), "remand")
    page.keyboard.press("Enter")
    visit.enter(page.locator("ol.list a").first)
    expect(page.locator(":target")).to_be_in_viewport()
    visit.open("/indicators/ete")
    visit.enter(page.get_by_text("The figures as a table"))
    expect(page.get_by_role("table", name=re.compile("over time$"))).to_be_visible()
    with page.expect_download() as coming:
        visit.enter(page.get_by_role("link", name="These figures as CSV"))
    assert coming.value.suggested_filename == "ete.csv"
