"""The pages of a PDF one by one: words and rules as shown, each page closed before the next is opened."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.errors import ParseError
from parsers.ocr import Ocr, Picture, Recogniser, scale_for
from parsers.page import Page, turned
from parsers.pdf_quality import is_garbage
from parsers.pdf_rules import rules
from parsers.pdf_words import words

MOST_PAGES = 10_000
"""No more pages than this are read."""
MOST_SECONDS = 50.0
"""No page is begun when this time, in seconds, has passed since the first."""
MOST_CHARACTERS = 40_000_000
"""No page is begun when so many characters have been read: they take some 40 bytes each as a document."""
MOST_ON_PAGE = 400_000
"""A page with more characters than this is left out."""

_LENGTH = re.compile(rb"/Linearized\b.{0,200}?/L\s+(\d+)", re.DOTALL)
_FEW_WORDS = 10
_MOSTLY = 0.5
_MANY_PATHS = 100


def pages(data: bytes, warnings: list[str] | None = None, ocr: Ocr | None = None) -> Iterator[Page]:
    """Every page of the PDF file `data`, in order; what a limit or damage cuts off is said in `warnings`.

    A page whose text layer is missing or garbage is recognised as `ocr` says (without it, none is); else it has
    `needs_ocr` set and, where its text is garbage, no words. Raises ParseError: `encrypted-pdf`, `truncated-pdf` or
    `damaged-pdf`.
    """
    warnings = [] if warnings is None else warnings
    recogniser = Recogniser(ocr or Ocr("never"))
    begun, characters = time.monotonic(), 0
    with _opened(data) as document:
        count = len(document)
        for index in range(count):
            reason = _limit(index, time.monotonic() - begun, characters)
            if reason:
                warnings.append(f"only the first {index} of {count} pages were read: {reason}")
                break
            page, allowance = _page(document, index, warnings, recogniser)
            begun += allowance
            if page is not None:
                characters += sum(len(word.text) for word in page.words)
                yield page
    warnings.extend(recogniser.warnings())


def _limit(read: int, seconds: float, characters: int) -> str:
    if read >= MOST_PAGES:
        return f"the limit is {MOST_PAGES}"
    if seconds > MOST_SECONDS:
        return f"the limit of {MOST_SECONDS:.0f} seconds has passed"
    return f"the limit is {MOST_CHARACTERS:,} characters" if characters > MOST_CHARACTERS else ""


def _opened(data: bytes) -> pdfium.PdfDocument:
    _check_whole(data)
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise ParseError(
                "encrypted-pdf", "the PDF needs a password: remove its protection and try again"
            ) from error
        raise ParseError("damaged-pdf", "the PDF is damaged: get the file again or save it anew as PDF") from error
    if not count:
        document.close()
        raise ParseError("damaged-pdf", "the PDF has no pages: get the file again")
    return document


def _check_whole(data: bytes) -> None:
    """Refuse a file that ends before its end: pdfium would read what is left as if it were all."""
    end = data.rfind(b"%%EOF")
    promised = _LENGTH.search(data, 0, 2048)
    if end < 0 or b" obj" in data[end:] or (promised and len(data) < int(promised[1])):
        raise ParseError("truncated-pdf", "the PDF is truncated, its end is missing: get the file again")


def _page(
    document: pdfium.PdfDocument, index: int, warnings: list[str], recogniser: Recogniser
) -> tuple[Page | None, float]:
    """The page, and how many of the seconds that it took are not counted, since it was recognised."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        warnings.append(f"page {index + 1} is damaged and left out")
        return None, 0.0
    try:
        read = _read(page, index + 1, warnings)
        if not recogniser.wants(read):
            return read, 0.0
        begun = time.monotonic()
        recognised = recogniser.page(read, lambda: _picture(page))
        is_foreseen = recogniser.ocr.mode == "always" or _has_image(page)
        return recognised, min(time.monotonic() - begun, recogniser.ocr.seconds) if is_foreseen else 0.0
    finally:
        page.close()


def _picture(page: pdfium.PdfPage) -> Picture:
    """The page as shown, in grey."""
    scale = scale_for(*page.get_size())
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        return bitmap.to_numpy().reshape(bitmap.height, -1)[:, : bitmap.width].copy(), scale
    finally:
        bitmap.close()


def _has_image(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _read(page: pdfium.PdfPage, number: int, warnings: list[str]) -> Page:
    left, bottom, right, top = page.get_bbox()
    textpage = page.get_textpage()
    if textpage.count_chars() > MOST_ON_PAGE:
        warnings.append(f"page {number} holds more than {MOST_ON_PAGE:,} characters and is left out")
        return Page(number, right - left, top - bottom, [])
    drawn = rules(page, left, top)
    found = words(textpage, left, top, number, drawn)
    garbage = is_garbage(found)
    needs_ocr = garbage or (len(found) < _FEW_WORDS and _is_picture(page, bool(found)))
    unrotated = Page(number, right - left, top - bottom, [] if garbage else found, drawn, needs_ocr)
    return turned(unrotated, page.get_rotation() // 90, remember=False)


def _is_picture(page: pdfium.PdfPage, has_words: bool) -> bool:
    """Whether a page shows a picture in place of text: an image over most of it, or without words any, or letters
    drawn as paths."""
    width, height = page.get_size()
    paths = 0
    for drawn in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_PATH], max_depth=3):
        if drawn.type == pdfium_c.FPDF_PAGEOBJ_PATH:
            paths += 1
            continue
        left, bottom, right, top = drawn.get_bounds()
        if not has_words or (right - left) * (top - bottom) > _MOSTLY * width * height:
            return True
    return paths > _MANY_PATHS and not has_words
