"""A page taken apart: its tables and the stretches of prose between them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.layout_columns import Aligned, cells_of, continued, divided, rules_between
from parsers.layout_grid import Grid, grids
from parsers.layout_lines import Line
from parsers.layout_marks import is_entry, is_page_mark, opens_contents
from parsers.layout_reading import columns
from parsers.layout_tables import PlacedTable, is_table, ruled_table
from parsers.page import Page, Rule, Word


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines of one column, with the right edge at which they wrap, 0 where it is that of the page's prose."""

    lines: Sequence[Line]
    right: float = 0.0


Element = PlacedTable | Aligned | Prose


@dataclass(slots=True)
class PageReader:
    """Takes pages apart; remembers from page to page whether a contents list is open, and counts what it leaves out."""

    in_contents: bool = False
    contents: int = 0
    page_marks: int = 0

    def elements(self, page: Page, open_table: Aligned | None) -> list[Element]:
        """What stands on a page. Lines at its top that go on `open_table` are added to that."""
        tables, words = _tables(page)
        sideways = [word for word in words if word.angle]
        tops = [table.top for table in tables]
        bands: list[list[Word]] = [[] for _ in range(len(tables) + 1)]
        for word in words:
            if not word.angle:
                bands[sum(top < word.middle for top in tops)].append(word)
        found: list[Element] = []
        for index, band in enumerate(bands):
            found.extend(self._prose(band, page, open_table if index == 0 else None))
            found.extend(tables[index : index + 1])
        if sideways:
            found.append(Prose([Line((word,)) for word in sideways], page.width))
        return _aligned_right(found)

    def _prose(self, words: Sequence[Word], page: Page, open_table: Aligned | None) -> Iterator[Element]:
        if not words:
            return
        found = columns(words, page.width)
        for column in found:
            kept = self._kept(column.lines)
            if open_table is not None:
                kept = _extend(open_table, kept, page.rules)
                open_table = None
            if len(found) > 1:
                if kept:
                    yield Prose(kept, column.right)
                continue
            yield from _elements(kept, page.rules)

    def _kept(self, page_lines: Sequence[Line]) -> list[Line]:
        """The lines without those of a contents list and those that only number a page."""
        kept = []
        for line in page_lines:
            if is_page_mark(line):
                self.page_marks += 1
            elif is_entry(line, self.in_contents) or opens_contents(line):
                self.contents += 1
                self.in_contents = self.in_contents or opens_contents(line)
            else:
                self.in_contents = False
                kept.append(line)
        return kept


def _tables(page: Page) -> tuple[list[PlacedTable], list[Word]]:
    """The ruled tables of a page from the top down, and the words outside of them."""
    found: list[tuple[Grid, list[Word]]] = [(grid, []) for grid in grids(page.rules)]
    outside: list[Word] = []
    for word in page.words:
        home = next((inside for grid, inside in found if _holds(grid, word)), outside)
        home.append(word)
    tables = []
    for grid, inside in found:
        if is_table(grid, inside):
            tables.append(ruled_table(grid, inside))
        else:
            outside.extend(inside)
    return sorted(tables, key=lambda table: (table.top, table.columns[0])), outside


def _holds(grid: Grid, word: Word) -> bool:
    x0, top, x1, bottom = grid.area
    return x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= word.middle <= bottom


def _elements(page_lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[Element]:
    prose: list[Line] = []
    for found in divided(page_lines, rules):
        if isinstance(found, Line):
            prose.append(found)
            continue
        if prose:
            yield Prose(prose)
        prose = []
        yield found
    if prose:
        yield Prose(prose)


def _aligned_right(elements: Sequence[Element]) -> list[Element]:
    """The elements, prose that stands in one column with the right edge of all such prose on the page."""
    edges = [line.x1 for found in elements if isinstance(found, Prose) and not found.right for line in found.lines]
    right = max(edges, default=0.0)
    return [Prose(found.lines, right) if isinstance(found, Prose) and not found.right else found for found in elements]


def _extend(table: Aligned, page_lines: Sequence[Line], rules: Sequence[Rule]) -> list[Line]:
    """Add the lines at a page's top that go on a table to it, but for its header where repeated; the other lines."""
    head = [line.text for line in table.lines[: len(page_lines)]]
    skipped = 0
    while skipped < len(head) and page_lines[skipped].text == head[skipped]:
        skipped += 1
    taken = list(page_lines[skipped : skipped + continued(table, page_lines[skipped:])])
    if not skipped and not any(len(cells_of(line, table.gutters)) > 1 for line in taken):
        return list(page_lines)
    table.lines.extend(taken)
    table.rules.extend(rules_between(rules, taken))
    return list(page_lines[skipped + len(taken) :])
