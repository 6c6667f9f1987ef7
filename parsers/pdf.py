"""PDF files: pages streamed from the file, their layout read."""

from __future__ import annotations

from parsers.document import Document
from parsers.layout import read
from parsers.pdf_pages import pages


def parse(data: bytes) -> Document:
    """Read a PDF file. Raises ParseError where it is encrypted, truncated or damaged."""
    warnings: list[str] = []
    return read(pages(data, warnings), "pdf", warnings)
