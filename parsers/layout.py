"""Pages in, one document out: blocks in reading order, wherever the pages' words come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from parsers.builder import Builder
from parsers.document import Document, Heading, Meta
from parsers.layout_blocks import Piece, Spacing, go_on, goes_on, levels, pieces
from parsers.layout_columns import Aligned
from parsers.layout_furniture import Furniture
from parsers.layout_hyphens import Hyphens
from parsers.layout_page import Element, PageReader
from parsers.layout_parts import parts
from parsers.layout_tables import PlacedTable, aligned_table, join
from parsers.layout_tables import goes_on as table_goes_on
from parsers.limits import DEFAULT, Limits
from parsers.page import Page


def read(pages: Iterable[Page], kind: str, warnings: Sequence[str] = (), limits: Limits = DEFAULT) -> Document:
    """The document that `pages` print; `kind` is the format of their file. Pages are taken one by one, a few are held.

    `warnings` may grow while `pages` is read; those of the layout follow them.
    """
    writer = Writer(Builder(limits=limits))
    for page in writer.furniture.cleared(writer.seen(pages)):
        writer.page(page)
    return writer.document(kind, warnings)


@dataclass(slots=True)
class Writer:
    """Writes the blocks of page after page; the last one is held back as long as the next page may go on it."""

    builder: Builder = field(default_factory=Builder)
    furniture: Furniture = field(default_factory=Furniture)
    reader: PageReader = field(default_factory=PageReader)
    hyphens: Hyphens = field(default_factory=Hyphens)
    spacing: Spacing = field(default_factory=Spacing)
    held: Piece | PlacedTable | Aligned | None = None
    styles: list[tuple[float, bool]] = field(default_factory=list)
    item_lefts: list[float] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    count: int = 0

    def seen(self, pages: Iterable[Page]) -> Iterable[Page]:
        """The pages, counted, their words learnt, and those without words noted."""
        for page in pages:
            self.count += 1
            self.hyphens.learn(page.words)
            if page.needs_ocr:
                self.unread.append(page.number)
            yield page

    def page(self, page: Page) -> None:
        """Write a page that is free of furniture."""
        for part in parts(page):
            at_top = True
            open_table = self.held if isinstance(self.held, Aligned) else None
            for element in self.reader.elements(part, open_table):
                self._element(element, at_top)
                at_top = False

    def _element(self, element: Element, at_top: bool) -> None:
        if isinstance(element, PlacedTable):
            if at_top and isinstance(self.held, PlacedTable) and table_goes_on(self.held, element):
                join(self.held, element)
            else:
                self._hold(element)
        elif isinstance(element, Aligned):
            self._hold(element)
        else:
            for index, piece in enumerate(pieces(element.lines, element.right, self.furniture.body, self.spacing)):
                may = index == 0 and (at_top or element.follows)
                if may and isinstance(self.held, Piece) and goes_on(self.held, piece):
                    go_on(self.held, piece)
                else:
                    self._hold(piece)

    def _hold(self, block: Piece | PlacedTable | Aligned | None) -> None:
        """Write the block that was held back, and hold this one."""
        held, self.held = self.held, block
        if isinstance(held, Piece):
            self._write(held)
        elif held is not None:
            table = aligned_table(held) if isinstance(held, Aligned) else held
            for cell in table.cells:
                cell.lines = [list(self.hyphens.mended(line)) for line in cell.lines]
            self.builder.table(table.cell_words(), table.width, table.heads)
            self.item_lefts.clear()

    def _write(self, piece: Piece) -> None:
        words = [self.hyphens.mended(piece.words)]
        if piece.style is not None:
            self.styles.append(piece.style)
            self.builder.heading(words, 1)
            self.item_lefts.clear()
        elif piece.marker:
            self.builder.item(words, piece.marker, self._level(piece.left))
        else:
            self.builder.paragraph(words)

    def _level(self, left: float) -> int:
        """How deep an item stands in the lists around it, by its indent."""
        while self.item_lefts and self.item_lefts[-1] > left + 3:
            self.item_lefts.pop()
        if not self.item_lefts or self.item_lefts[-1] < left - 3:
            self.item_lefts.append(left)
        return len(self.item_lefts)

    def document(self, kind: str, warnings: Sequence[str]) -> Document:
        """The document of all pages written."""
        self._hold(None)
        ranks = levels(self.styles)
        self.builder.blocks = [
            replace(block, level=next(ranks)) if isinstance(block, Heading) else block for block in self.builder.blocks
        ]
        said = [*warnings, *self._unread(), *self.furniture.warnings()]
        if self.reader.contents:
            said.append(f"{self.reader.contents} lines of a table of contents left out")
        if self.reader.page_marks:
            said.append(f"{self.reader.page_marks} page marks left out")
        return self.builder.document(Meta(kind, self.count, "", tuple(self.furniture.watermarks), tuple(said)))

    def _unread(self) -> list[str]:
        """What is said of the pages that could not be read without a recogniser."""
        if not self.unread:
            return []
        if len(self.unread) == self.count:
            return ["no text layer: the pages are pictures, or their letters tell no text"]
        which = ", ".join(map(str, self.unread))
        return [f"no text layer on {'page' if len(self.unread) == 1 else 'pages'} {which}"]
