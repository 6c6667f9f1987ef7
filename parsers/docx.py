"""Word files: paragraphs, lists and tables in document order, with what python-docx does not see."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from parsers.builder import Builder
from parsers.document import Document, Meta
from parsers.docx_names import TBL, P, w
from parsers.docx_package import Package, open_package
from parsers.docx_styles import Numbering, Style, heading_level, numbering_of, read_numbering, read_styles, value
from parsers.docx_tables import children, table_words
from parsers.docx_words import Words, words_of
from parsers.limits import DEFAULT, Limits

_BY_LOOK = 6
"""The level of a heading that only its bold type shows: below those of the styles."""
_LONGEST_HEADING = 120
_BULLET = re.compile(r"^([-–•·○●▪])\s+")
_NUMBERED = re.compile(r"^(\(?\d{1,2}[.)]|\([a-z]\)|\(\d{1,2}\))\s+")
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"


def parse(data: bytes, limits: Limits = DEFAULT) -> Document:
    """Read a Word file. Raises ParseError where it is damaged, encrypted, too large or nested too deep."""
    package = open_package(data, limits)
    reader = _Reader(
        read_styles(package.part("styles")), read_numbering(package.part("numbering")), Builder(limits=limits)
    )
    body = package.body.find(w("body"))
    reader.read(body if body is not None else package.body)
    reader.footnotes(package)
    running = _running_words(package)
    warnings = [f"{reader.contents} lines of a table of contents left out"] if reader.contents else []
    warnings += [f"running header or footer left out: {words}" for words in running]
    meta = Meta("docx", watermarks=_watermarks(package), warnings=tuple(warnings))
    return reader.builder.document(meta)


@dataclass(slots=True)
class _Reader:
    styles: dict[str, Style]
    numbering: Numbering
    builder: Builder
    contents: int = 0

    def read(self, container: etree._Element) -> None:
        """Every block under `container` in order; what a table or a text box holds inside comes right behind it."""
        stack = [children(container, P, TBL)]
        while stack:
            block = next(stack[-1], None)
            if block is None:
                stack.pop()
            elif block.tag == TBL:
                stack.append(iter(self._table(block)))
            elif block.tag == P:
                stack.append(iter(self._paragraph(block)))
            else:
                stack.append(children(block, P, TBL))

    def _table(self, table: etree._Element) -> list[etree._Element]:
        words = table_words(table)
        if words.cells:
            self.builder.table(words.cells, words.width, words.heads)
        return words.inner

    def _paragraph(self, paragraph: etree._Element) -> list[etree._Element]:
        words = words_of(paragraph)
        text = " ".join(words.text.split())
        properties = paragraph.find(w("pPr"))
        style = self.styles.get(value(properties.find(w("pStyle"))) if properties is not None else "", Style("Normal"))
        marker, level = self._list_place(properties, style)
        if style.is_contents:
            self.contents += 1
        elif text:
            self._block(text, words, style, heading_level(properties) or style.level, marker, level)
        return words.boxes

    def _list_place(self, properties: etree._Element | None, style: Style) -> tuple[str, int]:
        """The marker that the paragraph's list prints and the level in it; no marker outside of lists."""
        number, level = numbering_of(properties)
        if not number:
            number, level = style.number, style.number_level
        if number and number != "0":
            return self.numbering.marker(number, level), level + 1
        return ("-", style.list_level) if style.is_list else ("", 1)

    def _block(self, text: str, words: Words, style: Style, heading: int | None, marker: str, level: int) -> None:
        if heading is not None:
            self.builder.heading([f"{marker} {text}" if marker.strip("-") else text], heading)
        elif marker:
            self.builder.item([text], marker, level)
        elif (words.is_bold or style.bold) and _looks_like_heading(text):
            self.builder.heading([text], _BY_LOOK)
        elif found := _BULLET.match(text) or _NUMBERED.match(text):
            self.builder.item([text[found.end() :]], found.group(1), level)
        else:
            self.builder.paragraph([text])

    def footnotes(self, package: Package) -> None:
        """Footnotes and endnotes as paragraphs behind the text; separators hold no words."""
        for kind in ("footnotes", "endnotes"):
            for part in package.parts.get(kind, ()):
                for paragraph in part.iter(P):
                    if text := " ".join(words_of(paragraph).text.split()):
                        self.builder.paragraph([text])


def _looks_like_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not text.endswith((".", ",", ";")) and any(c.isalpha() for c in text)


def _running_words(package: Package) -> list[str]:
    """What the headers and footers print, each once."""
    found = dict.fromkeys(
        text
        for kind in ("header", "footer")
        for part in package.parts.get(kind, ())
        for paragraph in part.iter(P)
        if (text := " ".join(words_of(paragraph).text.split())) and not text.isdigit()
    )
    return list(found)


def _watermarks(package: Package) -> tuple[str, ...]:
    """The words of shapes drawn behind the pages, as `DRAFT`."""
    parts = [package.body, *package.parts.get("header", ())]
    found = dict.fromkeys(
        " ".join(shape.get("string", "").split()) for part in parts for shape in part.iter(_TEXT_PATH)
    )
    return tuple(words for words in found if words)
