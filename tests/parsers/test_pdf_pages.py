"""Files that are no whole PDF, pages without words, and limits."""

from __future__ import annotations

import tracemalloc

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers.document import Document
from parsers.errors import ParseError
from parsers.layout import read
from parsers.page import Word
from parsers.pdf import parse
from parsers.pdf_pages import pages
from parsers.pdf_quality import is_garbage
from parsers.reader import parse as parse_any
from tests.parsers.pdf_files import pdf, write
from tests.shared_documents import shared_path


def one_page(canvas: Canvas) -> None:
    write(canvas, 72, 100, "Youth Justice Plan")


def picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)


def read_as_it_is(data: bytes) -> Document:
    """The document as its text layer gives it, nothing recognised."""
    warnings: list[str] = []
    return read(pages(data, warnings), "pdf", warnings)


def code_of(data: bytes) -> str:
    with pytest.raises(ParseError) as error:
        parse(data)
    return error.value.code


def test_an_encrypted_file_needs_its_password() -> None:
    assert code_of(pdf(one_page, key="secret")) == "encrypted-pdf"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_whose_end_is_missing_is_truncated(share: float) -> None:
    data = pdf(*[one_page] * 20)
    assert code_of(data[: int(share * len(data))]) == "truncated-pdf"


def test_a_file_with_words_behind_its_end_is_whole() -> None:
    assert parse(pdf(one_page) + b"\n<!-- sent by a web server -->\n").text.strip() == "Youth Justice Plan"


def test_a_shell_without_content_is_damaged() -> None:
    assert code_of(b"%PDF-1.4\nnothing that was a PDF\n%%EOF\n") == "damaged-pdf"


def test_a_page_that_is_a_picture_needs_ocr_and_says_so() -> None:
    data = pdf(picture)
    assert [page.needs_ocr for page in pages(data)] == [True]
    assert read_as_it_is(data).meta.warnings == (
        "no text layer: the pages are pictures, or their letters tell no text",
    )


def test_pictures_among_pages_are_named() -> None:
    assert "no text layer on page 2" in read_as_it_is(pdf(one_page, picture)).meta.warnings


def test_an_empty_page_needs_no_ocr() -> None:
    assert [page.needs_ocr for page in pages(pdf(one_page, lambda _: None))] == [False, False]


def test_a_stamp_on_a_picture_is_no_text_layer() -> None:
    def stamped(canvas: Canvas) -> None:
        picture(canvas)
        one_page(canvas)

    assert [page.needs_ocr for page in pages(pdf(stamped))] == [True]


def _words(text: str) -> list[Word]:
    return [Word(word, 0, 0, 1, 1, 10) for word in text.split()]


GOOD = "The board met in each quarter of the year and looked at how many young people entered the system " * 5
SHIFTED = str.maketrans("abcdefghijklmnopqrstuvwxyz", "xyzbcdfghjklmnpqrstvwxzaei")


@pytest.mark.parametrize(
    ("text", "garbage"),
    [
        (GOOD, False),
        ("971 921 5% 100% 0.53 " * 40, False),
        ("Police Probation Health Education 240,887 112,618 " * 20, False),
        ("\ufffd\ufffd\ufffd \uf0a1\uf0a2 ab " * 20, True),
        ("".join(chr(ord(c) - 29) if c != " " else c for c in GOOD.lower()), True),
        (GOOD.lower().translate(SHIFTED), True),
    ],
)
def test_a_text_layer_that_forms_no_words_is_garbage(text: str, garbage: bool) -> None:
    assert is_garbage(_words(text)) is garbage


@pytest.mark.parametrize(
    ("name", "code"),
    [("truncated.pdf", "truncated-pdf"), ("encrypted.pdf", "encrypted-pdf"), ("empty.pdf", "empty-file")],
)
def test_bad_files_end_with_their_reason(name: str, code: str) -> None:
    with pytest.raises(ParseError) as error:
        parse_any(shared_path("carriers", "bad", name).read_bytes(), name)
    assert error.value.code == code


def test_a_page_of_200_inches_is_read_normally() -> None:
    document = parse(shared_path("carriers", "bad", "huge-page.pdf").read_bytes())
    assert all(figure in document.text for figure in ("971", "921", "5%"))


def test_5000_pages_are_read_to_the_last() -> None:
    document = parse(shared_path("carriers", "bad", "pages-5000.pdf").read_bytes())
    assert document.meta.pages == 5000
    start = document.text.index("First time entrants")
    assert document.anchor(start, start + 5).boxes[0].page == 4321


def test_pages_are_let_go_as_they_are_read() -> None:
    data = shared_path("carriers", "bad", "pages-5000.pdf").read_bytes()
    tracemalloc.start()
    parse(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000
