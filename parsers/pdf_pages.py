"""The pages of a PDF one by one: words and rules as shown, each page closed before the next is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from parsers.errors import ParseError
from parsers.limits import DEFAULT, Limits, mend
from parsers.ocr import Ocr, Picture, Recogniser, scale_for
from parsers.page import Page, turned
from parsers.pdf_quality import is_garbage
from parsers.pdf_rules import rules
from parsers.pdf_words import words

_LENGTH = re.compile(rb"/Linearized\b.{0,200}?/L\s+(\d+)", re.DOTALL)
_FEW_WORDS = 10
_MOSTLY = 0.5
_MANY_PATHS = 100


def pages(
    data: bytes, warnings: list[str] | None = None, ocr: Ocr | None = None, limits: Limits = DEFAULT
) -> Iterator[Page]:
    """Every page of the PDF file `data`, in order; what damage cuts off is said in `warnings`.

    A page whose text layer is missing or garbage is recognised as `ocr` says (without it, none is); else it has
    `needs_ocr` set and, where its text is garbage, no words. Raises ParseError: `encrypted-pdf`, `truncated-pdf`,
    `damaged-pdf`, `too-many-pages` or `too-much-text`.
    """
    warnings = [] if warnings is None else warnings
    recogniser = Recogniser(ocr or Ocr("never"))
    characters = 0
    with _opened(data) as document:
        _check_count(len(document), limits)
        for index in range(len(document)):
            page = _page(document, index, warnings, recogniser, limits)
            if page is not None:
                characters += sum(len(word.text) for word in page.words)
                _check_text(characters, limits)
                yield page
    warnings.extend(recogniser.warnings())


def _check_count(count: int, limits: Limits) -> None:
    if count > limits.pages:
        raise ParseError(
            "too-many-pages",
            f"the PDF has {count:,} pages, more than the {limits.pages:,} that are read{mend('pages')}",
        )


def _check_text(characters: int, limits: Limits) -> None:
    if characters > limits.characters:
        raise ParseError(
            "too-much-text",
            f"the PDF holds more than the {limits.characters:,} characters that are read{mend('characters')}",
        )


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
    document: pdfium.PdfDocument, index: int, warnings: list[str], recogniser: Recogniser, limits: Limits
) -> Page | None:
    """The page, recognised where it has to be; None where it is damaged."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        warnings.append(f"page {index + 1} is damaged and left out")
        return None
    try:
        read = _read(page, index + 1, limits)
        return recogniser.page(read, lambda: _picture(page)) if recogniser.wants(read) else read
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


def _read(page: pdfium.PdfPage, number: int, limits: Limits) -> Page:
    left, bottom, right, top = page.get_bbox()
    textpage = page.get_textpage()
    count, most = textpage.count_chars(), limits.page_characters
    if count > most:
        raise ParseError(
            "too-much-text",
            f"page {number} holds {count:,} characters, more than the {most:,} that are read{mend('page_characters')}",
        )
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
