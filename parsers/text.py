"""A text file read into a document: lines, tables and prose among them, the outline of the prose, then the blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.document import Block, Document, Heading, ListItem, Meta, Paragraph
from parsers.encodings import decode
from parsers.limits import DEFAULT, Limits
from parsers.text_cells import read as read_cells
from parsers.text_columns import has_gap, is_piped, read_aligned, read_piped
from parsers.text_figures import read as read_figures
from parsers.text_furniture import clear, say
from parsers.text_grids import table
from parsers.text_joins import join
from parsers.text_layout import unfold
from parsers.text_lines import Kind, Line, split
from parsers.text_marks import passage
from parsers.text_mending import Mended, mend
from parsers.text_outline import outline
from parsers.text_pieces import Piece, piece
from parsers.text_rows import CELLS
from parsers.text_rows import read as read_rows
from parsers.text_stacked import read as read_stacked

_LISTED = re.compile(
    r"[ ]*(?:[-–•·●○▪*]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]?|\d{1,2}(?:\.\d{1,2})+)\t\s*[^\t]*[^\W\d_][^\t]*"
)
_WRAPS = (62, 130)
"""Between these widths the longest lines of a text show that its paragraphs are broken into lines."""
_NO_LINES = 100_000
"""A text of this length or more on one line has lost its lines."""


def parse(data: bytes, limits: Limits = DEFAULT) -> Document:
    """Read the bytes of a text file. Raises ParseError: `empty-file`, `too-much-text`."""
    decoded = decode(data, limits)
    text = decoded.text
    cleared = clear(text, unfold(text, split(text)))
    parts = _Parts(text, cleared.lines, _wrap(cleared.lines)).read()
    blocks = _blocks(text, parts)
    pages = text.count("\f") + 1 if "\f" in text else None
    warnings = (*decoded.warnings, *cleared.warnings, *_warnings(text, parts))
    return Document(text, tuple(blocks), Meta("text", pages, decoded.encoding, cleared.watermarks, warnings))


def _warnings(text: str, parts: Sequence[Piece | Mended]) -> Iterator[str]:
    tables = [part for part in parts if isinstance(part, Mended)]
    repeated, echoes = sum(found.repeated for found in tables), sum(found.echoes for found in tables)
    if repeated:
        yield say(repeated, "repeated heading row of tables", "repeated heading rows of tables")
    if echoes:
        yield say(echoes, "row that repeats the line above its table", "rows that repeat the line above their table")
    if max(map(len, text.split("\n"))) >= _NO_LINES:
        yield "the text has no lines: tables and headings cannot be told from it"


def _wrap(lines: Sequence[Line]) -> int | None:
    """The width at which paragraphs are broken into lines, None where each stands on one line."""
    lengths = sorted(line.end - line.start for line in lines if line.kind is Kind.TEXT)
    widest = lengths[round(0.95 * (len(lengths) - 1))] if lengths else 0
    return widest if _WRAPS[0] <= widest <= _WRAPS[1] else None


@dataclass
class _Parts:
    """The tables and the pieces of prose of a text, in reading order."""

    text: str
    lines: Sequence[Line]
    wrap: int | None
    parts: list[Piece | Mended] = field(default_factory=list)
    stretch: list[Piece] = field(default_factory=list)
    listed_to: int = 0

    def read(self) -> list[Piece | Mended]:
        position = gap = 0
        while position < len(self.lines):
            line = self.lines[position]
            found, behind = self._table(position)
            if found:
                self._close()
                self.parts.append(found)
                position, gap = behind, 0
                continue
            if line.kind in (Kind.TEXT, *CELLS):
                self.stretch.append(piece(self.text, line, gap))
                gap = 0
            elif line.kind is not Kind.RULE:
                gap += 1
            position += 1
        self._close()
        return self.parts

    def _close(self) -> None:
        self.parts += join(self.stretch, self.wrap)
        self.stretch = []

    def _table(self, position: int) -> tuple[Mended | None, int]:
        """The table that begins at this line, if one does, and the line behind it."""
        line = self.lines[position]
        if position < self.listed_to:
            return None, position
        if is_piped(self.text, self.lines, position):
            return read_piped(self.text, self.lines, position)
        if has_gap(self.text, line):
            found, behind = read_aligned(self.text, self.lines, position)
        elif line.kind is Kind.CELL and self._under(position, Kind.ROW):
            found, behind = self._rows(position)
        elif line.kind is Kind.CELL:
            found, behind = read_cells(self.text, self.lines, position)
        elif line.kind is Kind.ROW:
            found, behind = self._rows(position)
        elif line.kind is Kind.TEXT:
            found, behind = read_figures(self.text, self.lines, position)
            return (found, behind) if found else read_stacked(self.text, self.lines, position)
        else:
            return None, position
        if not found:
            self.listed_to = behind
        return found, behind

    def _under(self, position: int, kind: Kind) -> bool:
        """Whether the lines with cells that stand together from `position` on have one of `kind` among them."""
        return any(line.kind is kind for line in self._together(position))

    def _together(self, position: int) -> Iterator[Line]:
        while position < len(self.lines) and self.lines[position].kind in CELLS:
            yield self.lines[position]
            position += 1

    def _rows(self, position: int) -> tuple[Mended | None, int]:
        together = list(self._together(position))
        if self._is_list(together):
            return None, position + len(together)
        segments, behind = read_rows(self.text, self.lines, position)
        above = self.stretch[-1].words if self.stretch else ""
        mended = mend(segments, above)
        return (mended if any(cell.words for row in mended.rows for cell in row) else None), behind

    def _is_list(self, together: Sequence[Line]) -> bool:
        """Numbered or marked items with a tab behind the mark, and lines that go on with them."""
        return together[0].kind is Kind.ROW and all(
            line.kind is Kind.CELL or _LISTED.fullmatch(self.text, line.start, line.end) for line in together
        )


def _blocks(text: str, parts: Sequence[Piece | Mended]) -> Iterator[Block]:
    outline([part if isinstance(part, Piece) else None for part in parts])
    tables = 0
    levels = _Levels()
    for part in parts:
        if isinstance(part, Mended):
            yield table(text, part.rows, tables, part.headings, part.spans)
            tables += 1
            levels.close()
        elif part.is_heading:
            numbered = part.marker and not part.is_bulleted
            yield Heading(passage(text, [part.whole] if numbered else part.spans), part.rank)
            levels.close()
        elif part.marker:
            yield ListItem(passage(text, part.spans), part.marker, levels.of(part))
        else:
            yield Paragraph(passage(text, part.spans))


@dataclass
class _Levels:
    """How deep an item stands in the lists around it: deeper by a wider indent, or by a round or short mark."""

    open: list[tuple[int, bool]] = field(default_factory=list)

    def of(self, item: Piece) -> int:
        here = (item.indent, item.marker in "○◦o–")
        while self.open and self.open[-1] > here:
            self.open.pop()
        if not self.open or self.open[-1] < here:
            self.open.append(here)
        return len(self.open)

    def close(self) -> None:
        self.open = []
