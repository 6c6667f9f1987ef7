"""PDF files: pages streamed from the file, their layout read."""

from __future__ import annotations

from parsers.document import Document
from parsers.layout import read
from parsers.limits import DEFAULT, Limits
from parsers.ocr import Ocr
from parsers.pdf_pages import pages


def parse(data: bytes, ocr: Ocr | None = None, limits: Limits = DEFAULT) -> Document:
    """Read a PDF file; pages that are pictures are recognised as `ocr` says.

    Raises ParseError where it is encrypted, truncated, damaged or too large.
    """
    warnings: list[str] = []
    return read(pages(data, warnings, ocr or Ocr(), limits), "pdf", warnings, limits)
