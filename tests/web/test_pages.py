"""The pages: every figure leads to its fact and to its place, nothing comes from elsewhere, and all is escaped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html
from reportlab.pdfgen.canvas import Canvas

from db.corrections import Word, decide
from db.store import Store
from ingest.batch import ingest
from ingest.engines import Local
from tests.web.site import PLAN, application, filled, reading
from web.app import create_app

__all__ = ["application", "filled", "reading"]
PAGES = (
    "/", "/indicators", "/indicators/ete", "/indicators/fte", "/authorities/Rutland", "/documents", "/checks",
    "/search?q=remand", "/downloads", "/documents/rutland-2007", "/runs", "/review", "/nowhere",
)  # fmt: skip


def page(client: TestClient, address: str, status: int = 200) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


def fact_ids(client: TestClient, query: str = "") -> list[str]:
    rows = client.get(f"/api/v1/facts/observations?fields=id&{query}").json()["rows"]
    return [row["id"] for row in rows]


def addresses(found: html.HtmlElement) -> set[str]:
    linked = found.xpath("//@href | //@src | //@action | //@*[name() = 'xlink:href']")
    return {str(each) for each in linked}


def walk(client: TestClient) -> Iterator[tuple[str, html.HtmlElement]]:
    """Every page that the first one leads to, however far."""
    known, waiting = {"/"}, ["/"]
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert answer.status_code == 200, address
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        found = html.fromstring(answer.text)
        yield address, found
        for linked in addresses(found):
            parts = urlsplit(urljoin(address, linked))
            assert not parts.netloc, f"{address} leads to {linked}"
            following = parts._replace(fragment="").geturl()
            if following not in known and not following.startswith("/api/v1/export"):
                known.add(following)
                waiting.append(following)


def test_every_address_on_every_page_leads_to_something_of_our_own(reader: TestClient) -> None:
    seen = {address for address, _ in walk(reader)}
    assert {f"/facts/{fact}" for fact in fact_ids(reader)} < seen
    assert {"/authorities/Rutland", "/authorities/Norfolk", "/indicators/ete"} < seen


@pytest.mark.parametrize("address", PAGES)
def test_pages_can_be_read_by_everybody(reader: TestClient, address: str) -> None:
    found = page(reader, address, 404 if address == "/nowhere" else 200)
    assert found.get("lang") == "en-GB"
    assert len(found.xpath("//h1")) == 1
    ids = Counter(found.xpath("//@id"))
    assert [each for each, number in ids.items() if number > 1] == []
    for field in found.xpath("//input | //select"):
        assert field.xpath("ancestor::label") or found.xpath(f"//label[@for = '{field.get('id')}']"), field.get("name")
    assert found.xpath("//table//th[not(@scope)]") == []
    for table in found.xpath("//table"):
        assert table.xpath(".//th")
        assert table.xpath("normalize-space(caption)"), "a table says what it is"
    assert found.xpath("//th[not(normalize-space())]") == []
    assert found.xpath("//a[not(normalize-space()) and not(@aria-label) and not(.//*[@aria-label])]") == []


@pytest.mark.parametrize("address", PAGES)
def test_pages_have_no_script_and_no_style_of_their_own(reader: TestClient, address: str) -> None:
    words = reader.get(address).text
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|javascript:", words)


def test_an_indicator_ranks_authorities_and_every_figure_leads_to_its_fact(reader: TestClient) -> None:
    found = page(reader, "/indicators/ete?year=2006/07")
    rows = found.xpath("//h2[@id = 'ranking']/following::tbody[1]/tr")
    assert [row.xpath("string(th)") for row in rows] == ["Norfolk", "Rutland"]
    assert [row.xpath("string(td[1])") for row in rows] == ["91%", "69.5%"]
    assert {row.xpath("td[1]/a/@href")[0] for row in rows} < {f"/facts/{fact}" for fact in fact_ids(reader)}


def test_an_indicator_is_rated_against_its_target_by_what_is_better(reader: TestClient) -> None:
    found = page(reader, "/indicators/ete?year=2007/08")
    rows = found.xpath("//h2[@id = 'ranking']/following::tbody[1]/tr")
    told = {row.xpath("string(th)"): row.xpath("normalize-space(td[3])") for row in rows}
    assert told == {"Norfolk": "amber", "Rutland": "red"}


def test_the_chart_has_a_mark_for_each_figure_that_leads_to_its_fact(reader: TestClient) -> None:
    found = page(reader, "/indicators/ete?area=Rutland&area=Norfolk")
    links = found.xpath("(//figure)[1]//*[local-name() = 'svg']//a/@*[name() = 'xlink:href']")
    assert set(links) == {f"/facts/{fact}" for fact in fact_ids(reader, "measure=outturn")}
    table = found.xpath("//details[contains(summary, 'as a table')]//tbody/tr")
    assert len(table) == 8


def test_the_ranking_has_a_bar_for_each_outturn_with_its_target_that_lead_to_their_facts(reader: TestClient) -> None:
    found = page(reader, "/indicators/ete?year=2007/08")
    [chart] = found.xpath("//h2[@id = 'ranking']/following::figure[1]//*[local-name() = 'svg']")
    links = chart.xpath(".//a/@*[name() = 'xlink:href']")
    assert sorted(links) == sorted(f"/facts/{fact}" for fact in fact_ids(reader, "year=2007/08"))
    told = chart.xpath(".//@aria-label")
    assert {"Norfolk, outturn: 85%", "Norfolk, target: 90%", "Rutland, outturn: 72.25%"} <= set(told)


def test_an_authority_shows_its_years_money_and_documents(reader: TestClient) -> None:
    found = page(reader, "/authorities/rutland")
    assert found.xpath("string(//h1)") == "Rutland"
    words = found.xpath("normalize-space(//main)")
    assert "72.25% red ▲ better target 90%" in words
    assert "£142,427" in words
    assert len(found.xpath("//h2[. = 'Documents']/following::ul[1]/li")) == 2


def test_an_areas_permanent_address_leads_to_its_authority(reader: TestClient) -> None:
    answer = reader.get("/areas/E10000004")
    assert answer.url.path == "/authorities/Cheshire"
    assert "Cheshire East" in answer.text


def test_a_document_shows_its_text_with_each_facts_place(reader: TestClient) -> None:
    [fact] = fact_ids(reader, "document=rutland-2007&measure=outturn")
    link = page(reader, f"/facts/{fact}").xpath("//a[contains(@href, '#f-')]/@href")[0]
    found = page(reader, link)
    assert link.endswith(f"#f-{fact}")
    assert len(found.xpath(f"//*[@id = 'f-{fact}']")) == 1
    assert "69.5%" in "".join(found.xpath("//section//mark[@class = 'lit']//text()"))
    assert found.xpath("//aside//li[@class = 'lit']/a/@href")[0] == f"#f-{fact}"
    whole = " ".join(" ".join(found.xpath("//section//text()")).split())
    assert "Remand services 142,427" in whole


def test_a_documents_address_by_its_label_keeps_the_fact_that_is_lit(reader: TestClient) -> None:
    [fact] = fact_ids(reader, "document=rutland-2007&measure=outturn")
    found = page(reader, f"/documents/rutland-2007?fact={fact}")
    assert found.xpath("//aside//li[@class = 'lit']/a/@href")[0] == f"#f-{fact}"


def test_what_people_said_stands_with_the_fact(client: TestClient, store: Store) -> None:
    fact = fact_ids(client, "measure=outturn&sort=-value")[0]
    decide(store.engine, "observations", fact, Word("corrected", "A Reader", "misprint", {"value": "90.5"}))
    words = page(client, f"/facts/{fact}").xpath("normalize-space(//main)")
    assert "corrected by A Reader" in words
    assert "As it was read: value 91" in words
    assert "90.5%" in client.get("/indicators/ete?year=2006/07").text


def test_search_finds_words_in_any_form_and_leads_to_the_passage(reader: TestClient) -> None:
    found = page(reader, "/search?q=remanded+service")
    assert {str(mark.text) for mark in found.xpath("//ol//mark")} == {"Remand", "services"}
    link = found.xpath("//ol//a/@href")[0]
    target = urlsplit(link).fragment
    assert page(reader, link).xpath(f"//*[@id = '{target}']")


@pytest.mark.parametrize(
    "asked", ['"', '""', "*", "AND", "a OR", "NEAR(x y)", "words:remand", "'; DROP", "\x02\x03", "é"]
)
def test_search_takes_any_words_as_words(reader: TestClient, asked: str) -> None:
    assert reader.get("/search", params={"q": asked}).status_code == 200


def test_search_follows_the_store(client: TestClient, store: Store, tmp_path: Path) -> None:
    assert "0 passages" in client.get("/search?q=lighthouse").text
    path = tmp_path / "new.txt"
    path.write_text("Devon Youth Justice Plan 2004/05\n\nA lighthouse project began.\n", encoding="utf-8")
    list(ingest([path], store, Local(0)))
    assert "1 passages" in client.get("/search?q=lighthouse").text


def test_words_of_documents_are_never_markup(tmp_path: Path) -> None:
    words = PLAN.format(
        authority="Rutland", year="2007/08", before="2006/07", outturn="69.5%", target="90%",
        ete='Young people in education, training or employment <script>alert(1)</script> <img src="x" onerror="y">',
    )  # fmt: skip
    path = tmp_path / "bad.txt"
    path.write_text(words, encoding="utf-8")
    store = Store(str(tmp_path / "store.db"))
    list(ingest([path], store, Local(0)))
    with TestClient(create_app(store.engine, tmp_path), base_url="http://localhost") as client:
        answers = [client.get(f"/facts/{fact}") for fact in fact_ids(client)]
        answers += [client.get("/documents/bad"), client.get("/search?q=alert"), client.get("/search?q=<script>")]
        answers.append(client.get("/nowhere/<script>"))
        assert "&lt;script&gt;" in answers[-4].text + answers[-3].text
        for answer in answers:
            assert "<script" not in answer.text
            assert "<img" not in answer.text
    store.close()


@pytest.fixture(name="printed")
def printed_plan(tmp_path: Path) -> Iterator[TestClient]:
    """The application over a plan as a PDF of two pages."""
    path = tmp_path / "plan.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(72, 760, "Rutland Youth Justice Plan 2007/08")
    canvas.showPage()
    canvas.setFont("Helvetica", 11)
    canvas.drawString(72, 700, "In 2006/07 69.5% of young people were in education, training or employment.")
    canvas.showPage()
    canvas.save()
    store = Store(str(tmp_path / "store.db"))
    list(ingest([path], store, Local(0)))
    with TestClient(create_app(store.engine, tmp_path), base_url="http://localhost") as client:
        yield client
    store.close()


def test_a_figure_is_lit_on_its_page(printed: TestClient) -> None:
    [fact] = fact_ids(printed)
    link = page(printed, f"/facts/{fact}").xpath("//a[contains(., 'lit on its page')]/@href")[0]
    found = page(printed, link)
    [box] = found.xpath("//*[local-name() = 'rect'][@class = 'lit']")
    assert 72 - 2 <= float(box.get("x")) < 595
    assert abs(float(box.get("y")) + float(box.get("height")) - (842 - 700)) < 6
    picture = printed.get(found.xpath("//*[local-name() = 'image']/@href")[0])
    assert picture.content.startswith(b"\x89PNG")


def test_a_file_that_is_not_what_was_read_is_never_shown(printed: TestClient, tmp_path: Path) -> None:
    [fact] = fact_ids(printed)
    with (tmp_path / "plan.pdf").open("ab") as stream:
        stream.write(b"\n% another file")
    assert "lit on its page" not in printed.get(f"/facts/{fact}").text
    assert printed.get("/documents/plan/pages/2").status_code == 404


def test_a_page_that_is_not_there_is_not_found(printed: TestClient) -> None:
    for number in ("0", "3", "-1"):
        assert printed.get(f"/documents/plan/pages/{number}").status_code == 404
    assert printed.get("/documents/plan/pages/x").status_code == 400
