"""Web pages, such as councils' minutes: headings, paragraphs, lists and tables in the order in which they are shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from parsers.builder import Builder, CellWords
from parsers.document import Document, Meta
from parsers.encodings import decode
from parsers.errors import ParseError
from parsers.limits import DEFAULT, Limits, mend

_HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "head", "nav", "form", "button", "select", "svg", "iframe", "object"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "address", "dl", "dt",
     "dd", "ul", "ol", "li", "table", "figure", "figcaption", "fieldset", "center", "body", "html", *_HEADINGS}
)  # fmt: skip


def parse(data: bytes, limits: Limits = DEFAULT) -> Document:
    """Read a web page. Raises ParseError where it is nested too deep to be read."""
    decoded = decode(data, limits)
    try:
        root = html.document_fromstring(decoded.text, parser=_parser(limits))
    except (etree.ParserError, ValueError) as error:
        raise ParseError("damaged-html", "the page holds nothing that can be read") from error
    reader = _Reader(Builder(limits=limits))
    try:
        reader.read(root, 0)
    except RecursionError as error:
        raise ParseError("nested-too-deep", "the page is nested too deep to be read") from error
    return reader.builder.document(Meta("html", encoding=decoded.encoding, warnings=decoded.warnings))


def _parser(limits: Limits) -> html.HTMLParser:
    return html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, huge_tree=limits.depth > DEFAULT.depth
    )


@dataclass(slots=True)
class _Reader:
    builder: Builder
    counts: list[int] = field(default_factory=list)

    def read(self, element: html.HtmlElement, depth: int) -> None:
        """Write the blocks under `element`; words between them are paragraphs of their own."""
        most = self.builder.limits.depth
        if depth > most:
            raise ParseError("nested-too-deep", f"the page is nested more than {most} levels deep{mend('depth')}")
        loose: list[str] = [element.text or ""]
        for child in element:
            tag = _tag(child)
            if tag in _HIDDEN:
                loose.append(child.tail or "")
                continue
            if tag in _BLOCKS:
                self._paragraph(loose)
                self._block(child, tag, depth)
                loose = [child.tail or ""]
            elif _holds_blocks(child):
                self._paragraph(loose)
                self.read(child, depth + 1)
                loose = [child.tail or ""]
            else:
                loose.extend((" " if tag == "br" else _words(child), child.tail or ""))
        self._paragraph(loose)

    def _paragraph(self, pieces: list[str]) -> None:
        if words := " ".join("".join(pieces).split()):
            self.builder.paragraph([words])

    def _block(self, element: html.HtmlElement, tag: str, depth: int) -> None:
        if tag in _HEADINGS:
            if words := " ".join(_words(element).split()):
                self.builder.heading([words], _HEADINGS[tag])
        elif tag == "table":
            self._table(element, depth)
        elif tag in ("ul", "ol"):
            self._list(element, tag, depth)
        else:
            self.read(element, depth + 1)

    def _list(self, element: html.HtmlElement, tag: str, depth: int) -> None:
        start = element.get("start") or "1"
        self.counts.append(int(start) if start.isdecimal() else 1)
        for child in element:
            if _tag(child) != "li":
                continue
            inner = [each for each in child if _tag(each) in _BLOCKS]
            words = " ".join("".join(_own_words(child)).split())
            marker = f"{self.counts[-1]}." if tag == "ol" else "-"
            self.counts[-1] += 1
            if words:
                self.builder.item([words], marker, len(self.counts))
            for block in inner:
                if _tag(block) in ("ul", "ol", "table"):
                    self._block(block, str(block.tag), depth + 1)
        self.counts.pop()

    def _table(self, element: html.HtmlElement, depth: int) -> None:
        caption = element.find("caption")
        if caption is not None:
            self._paragraph([_words(caption)])
        rows = list(_rows(element))
        if len(rows) == 1 and len(rows[0]) == 1:
            self.read(rows[0][0], depth + 1)
            return
        cells, width = _cells(rows, self.builder)
        heads = _heads(rows)
        self.builder.table(cells, width, heads or None)


def _tag(element: html.HtmlElement) -> str:
    return element.tag if isinstance(element.tag, str) else ""


def _holds_blocks(element: html.HtmlElement) -> bool:
    return any(_tag(inner) in _BLOCKS for inner in element.iterdescendants())


def _words(element: html.HtmlElement) -> str:
    """The shown words under an element; a `br` is a line break."""
    pieces = [element.text or ""]
    for child in element:
        tag = _tag(child)
        if tag == "br":
            pieces.append("\n")
        elif tag and tag not in _HIDDEN:
            words = _words(child)
            pieces.append(f"\n{words}\n" if tag in _BLOCKS else words)
        pieces.append(child.tail or "")
    return "".join(pieces)


def _own_words(item: html.HtmlElement) -> Iterator[str]:
    """The words of a list item without those of the lists and tables in it."""
    yield item.text or ""
    for child in item:
        if _tag(child) not in ("ul", "ol", "table", *_HIDDEN):
            yield f" {_words(child)} "
        yield child.tail or ""


def _rows(table: html.HtmlElement) -> Iterator[list[html.HtmlElement]]:
    for child in table:
        if _tag(child) in ("thead", "tbody", "tfoot"):
            yield from _rows(child)
        elif _tag(child) == "tr":
            yield [cell for cell in child if _tag(cell) in ("td", "th")]


def _cells(rows: list[list[html.HtmlElement]], builder: Builder) -> tuple[list[CellWords], int]:
    """The cells with what they cover, and the table's width."""
    taken: set[tuple[int, int]] = set()
    cells: list[CellWords] = []
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            while (r, column) in taken:
                column += 1
            down, across = min(_span(cell, "rowspan"), len(rows) - r), _span(cell, "colspan")
            builder.cover(down * across)
            lines = [folded for line in _words(cell).split("\n") if (folded := " ".join(line.split()))]
            cells.append(CellWords(lines, r, column, down, across))
            taken.update((r + i, column + j) for i in range(down) for j in range(across))
            column += across
    return cells, max((column + 1 for _, column in taken), default=0)


def _span(cell: html.HtmlElement, name: str) -> int:
    printed = cell.get(name) or "1"
    return min(max(int(printed), 1), 100) if printed.isdecimal() else 1


def _heads(rows: list[list[html.HtmlElement]]) -> int:
    """How many rows at the top are of headings alone."""
    heads = 0
    for row in rows:
        if not row or any(_tag(cell) != "th" for cell in row):
            break
        heads += 1
    return heads if heads < len(rows) else 0
