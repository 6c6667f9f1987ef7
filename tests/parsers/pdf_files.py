"""Small PDF files, written word by word, for tests of the PDF reader; and pages of words for tests of the layout."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from parsers.document import Document
from parsers.page import Page, Rule, Word
from parsers.reader import parse

WIDTH, HEIGHT = 595.0, 842.0
Draw = Callable[[Canvas], None]


def pdf(*pages: Draw, size: tuple[float, float] = (WIDTH, HEIGHT), key: str = "") -> bytes:
    """A PDF file with a page for each function that draws one."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, encrypt=key or None)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def read(*pages: Draw) -> Document:
    return parse(pdf(*pages))


def write(canvas: Canvas, x: float, top: float, words: str, size: float = 11, bold: bool = False) -> None:
    """Write `words` at `x`, their base line `top` points under the page's top edge."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    canvas.drawString(x, HEIGHT - top, words)


def lines(canvas: Canvas, top: float, *texts: str, x: float = 72, pitch: float = 13) -> None:
    """Write one line under the other."""
    for index, text in enumerate(texts):
        write(canvas, x, top + index * pitch, text)


def grid(canvas: Canvas, top: float, rows: Sequence[Sequence[str]], x: float = 72, width: float = 110) -> None:
    """Draw a ruled table with rows of 20 points."""
    bottom = top + 20 * len(rows)
    for index in range(len(rows) + 1):
        canvas.line(x, HEIGHT - top - 20 * index, x + width * len(rows[0]), HEIGHT - top - 20 * index)
    for index in range(len(rows[0]) + 1):
        canvas.line(x + width * index, HEIGHT - top, x + width * index, HEIGHT - bottom)
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            write(canvas, x + width * c + 4, top + 20 * r + 14, words, 9)


def words_at(x: float, top: float, text: str, size: float = 10, bold: bool = False, page: int = 1) -> list[Word]:
    """The words of a line, set in Helvetica, as a page holds them."""
    found = []
    font = "Helvetica-Bold" if bold else "Helvetica"
    for word in text.split(" "):
        width = stringWidth(word, font, size)
        if word:
            found.append(Word(word, x, top, x + width, top + 1.02 * size, size, bold, page=page))
        x += width + stringWidth(" ", font, size)
    return found


def page_of(*content: Sequence[Word], number: int = 1, rules: Sequence[Rule] = ()) -> Page:
    """A page of the words in `content`."""
    return Page(number, WIDTH, HEIGHT, [word for words in content for word in words], rules)
