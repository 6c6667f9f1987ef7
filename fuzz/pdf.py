"""Any bytes as a PDF, without recognising pictures."""

from __future__ import annotations

from fuzz.holds import read_or_refused
from parsers import pdf
from parsers.document import Document
from parsers.ocr import Ocr


def check(data: bytes) -> None:
    """The file is read whole, or refused with a code."""
    read_or_refused(_parse, data)


def _parse(data: bytes) -> Document:
    return pdf.parse(data, Ocr("never"))
