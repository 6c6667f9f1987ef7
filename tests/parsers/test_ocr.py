"""Pages that are pictures: what is read of them, where it stands, and what is said where nothing can be read."""

from __future__ import annotations

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers import ocr
from parsers.document import Document, Heading, Table
from parsers.errors import ParseError
from parsers.ocr import Ocr, Recogniser, most_pages, scale_for
from parsers.reader import parse
from tests.parsers.pdf_files import HEIGHT, WIDTH, grid, lines, page_of, pdf, words_at, write
from tests.parsers.scans import file_of, scan

needs_ocr = pytest.mark.skipif(not ocr.is_installed(), reason="the extra yotdata[ocr] is not installed")

ROWS = (("Core activity", "Staffing (£)", "Total (£)"), ("Remand services", "140,308", "142,427"), ("Other", "9%", "0"))


def budget(canvas: Canvas) -> None:
    write(canvas, 72, 80, "Resources of the service", 18, bold=True)
    lines(
        canvas,
        120,
        "The grant of £555,000 is spent on remand, prevention and",
        "resettlement. It is reviewed in March.",
    )
    grid(canvas, 170, ROWS)


def aligned(canvas: Canvas) -> None:
    write(canvas, 72, 80, "Measures of the year", 18, bold=True)
    for index, row in enumerate(
        (("Measure", "2005/06", "2006/07"), ("Custody", "5.5%", "10.1%"), ("Bail", "100%", "98%"))
    ):
        for column, words in enumerate(row):
            write(canvas, 72 + 150 * column, 130 + 24 * index, words, bold=not index)
    lines(canvas, 260, *["What follows the table is a paragraph of prose that runs over the whole of the page."] * 3)


@pytest.fixture(scope="module")
def document() -> Document:
    """A page that lies askew, and one that was scanned on its head."""
    return parse(file_of(scan(budget, skew=-3.5), scan(aligned, quarters=2)))


@needs_ocr
class TestScannedPages:
    def test_their_prose_and_headings_are_read_as_printed(self, document: Document) -> None:
        assert [block.text for block in document.blocks if isinstance(block, Heading)] == [
            "Resources of the service", "Measures of the year",
        ]  # fmt: skip
        assert (
            "The grant of £555,000 is spent on remand, prevention and resettlement. It is reviewed in March."
            in " ".join(document.text.split())
        )

    def test_their_rules_divide_a_table_into_cells(self, document: Document) -> None:
        assert _rows(document.tables[0]) == [list(row) for row in ROWS]

    def test_words_in_columns_are_a_table_without_rules(self, document: Document) -> None:
        assert _rows(document.tables[1])[1:] == [["Custody", "5.5%", "10.1%"], ["Bail", "100%", "98%"]]

    def test_words_are_placed_where_the_page_shows_them(self, document: Document) -> None:
        [cell] = [cell for cell in document.tables[0].cells() if cell.text == "142,427"]
        [box] = document.anchor(*cell.passage.span()).boxes
        # The cell is at 296 across and 204 down on the straight page, which is turned about its middle.
        turn = np.radians(3.5)
        x, y = 296 + 15 - WIDTH / 2, 200 - HEIGHT / 2
        shown = (
            WIDTH / 2 + x * np.cos(turn) - y * np.sin(turn),
            HEIGHT / 2 + x * np.sin(turn) + y * np.cos(turn),
        )
        assert box.page == 1
        assert box.x0 - 2 < shown[0] < box.x1 + 2
        assert box.top - 2 < shown[1] < box.bottom + 2

    def test_words_of_a_page_on_its_head_are_placed_on_the_page_as_scanned(self, document: Document) -> None:
        [cell] = [cell for cell in document.tables[1].cells() if cell.text == "Custody"]
        [box] = document.anchor(*cell.passage.span()).boxes
        assert box.page == 2
        assert (box.x1, box.bottom) == pytest.approx((WIDTH - 72, HEIGHT - 154 + 9), abs=4)

    def test_every_word_has_the_recognisers_confidence(self, document: Document) -> None:
        assert document.layout is not None
        assert len(document.layout.confidences) == len(document.layout.starts)
        confidence = document.layout.confidence(0, len(document.text))
        assert confidence is not None
        assert 0.3 < confidence <= 1

    def test_it_is_said_which_pages_were_recognised(self, document: Document) -> None:
        assert "recognised by OCR: pages 1-2; check figures against the page" in document.meta.warnings


@needs_ocr
def test_a_picture_without_words_is_said_to_have_none() -> None:
    grey = np.full((1100, 800), 200, dtype=np.uint8)
    grey[300:600, 200:500] = 60
    document = parse(file_of(grey, kind="PNG"), "photo.png")
    assert (document.meta.format, document.text.strip()) == ("image", "")
    assert document.meta.warnings == ("no text found on page 1",)


@needs_ocr
def test_a_damaged_picture_is_refused() -> None:
    with pytest.raises(ParseError) as raised:
        parse(b"\x89PNG\r\n\x1a\n....", "scan.png")
    assert raised.value.code == "damaged-image"


def test_pictures_are_not_read_where_ocr_is_off() -> None:
    with pytest.raises(ParseError) as raised:
        parse(file_of(np.full((50, 50), 255, dtype=np.uint8), kind="PNG"), ocr=Ocr("never"))
    assert raised.value.code == "ocr-off"


def test_pages_are_left_as_they_are_where_ocr_is_off() -> None:
    document = parse(file_of(np.full((500, 400), 255, dtype=np.uint8)), ocr=Ocr("never"))
    assert any("no text layer" in warning for warning in document.meta.warnings)


def test_a_missing_extra_is_a_warning_that_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_spec", lambda _name: None)
    document = parse(file_of(np.full((500, 400), 255, dtype=np.uint8)))
    assert any('pip install "yotdata[ocr]"' in warning for warning in document.meta.warnings)


@needs_ocr
@pytest.mark.parametrize(("mode", "needs", "wanted"), [("auto", True, True), ("auto", False, False),
                                                       ("always", False, True), ("never", True, False)])  # fmt: skip
def test_the_mode_says_which_pages_are_recognised(mode: ocr.Mode, needs: bool, wanted: bool) -> None:
    page = page_of(words_at(72, 72, "Page 1"))
    assert Recogniser(Ocr(mode)).wants(type(page)(1, WIDTH, HEIGHT, page.words, (), needs)) is wanted


def test_a_digital_page_is_not_recognised() -> None:
    document = parse(pdf(lambda canvas: lines(canvas, 80, *["The board met in March and in June."] * 12)))
    assert document.meta.warnings == ()


def test_large_pages_are_recognised_at_a_lower_resolution() -> None:
    assert scale_for(595, 842) == pytest.approx(200 / 72)
    assert 14_400 * scale_for(14_400, 14_400) == pytest.approx(5000)


def test_how_many_pages_may_be_pictures_is_told_by_the_files_bytes() -> None:
    picture = np.full((50, 50), 255, dtype=np.uint8)
    assert most_pages(file_of(picture, picture)) == 2
    assert most_pages(file_of(picture, kind="PNG")) == 1
    assert most_pages(pdf(lambda canvas: write(canvas, 72, 72, "Board"))) == 0
    assert most_pages(b"/Subtype /Image in a text") == 0


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]
