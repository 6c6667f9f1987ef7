"""What stands in a box of a PDF, asked of the file itself."""

from __future__ import annotations

import unicodedata
from typing import Any

import pypdfium2 as pdfium

from parsers.document import Box


def plain(words: str) -> str:
    """The letters and figures alone: what spaces and hyphens at line ends cannot change."""
    return "".join(character for character in unicodedata.normalize("NFKC", words) if character.isalnum()).lower()


class PrintedWords:
    """The words of a PDF by place."""

    def __init__(self, data: bytes) -> None:
        self.file = pdfium.PdfDocument(data)
        self.pages: dict[int, tuple[Any, float]] = {}

    def within(self, box: Box) -> str:
        """The words whose letters stand in a box, give or take half a point at its sides."""
        if box.page not in self.pages:
            page = self.file[box.page - 1]
            self.pages[box.page] = (page.get_textpage(), page.get_height())
        text, height = self.pages[box.page]
        found: str = text.get_text_bounded(box.x0 - 0.5, height - box.bottom, box.x1 + 0.5, height - box.top)
        return found
