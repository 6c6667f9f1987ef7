"""A page taken apart: its tables and the stretches of prose between them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from parsers.layout_columns import Aligned, cells_of, continued, divided, rules_between
from parsers.layout_grid import Grid, grids
from parsers.layout_lines import Line
from parsers.layout_marks import is_entry, is_page_mark, opens_contents
from parsers.layout_reading import Column, ColumnFinder
from parsers.layout_tables import PlacedTable, ruled_table
from parsers.page import Page, Rule, Word


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines of one column, with the right edge at which they wrap, 0 where it is that of the page's prose. `follows`
    says that they may go on a column that ends before them."""

    lines: Sequence[Line]
    right: float = 0.0
    follows: bool = False


Element = PlacedTable | Aligned | Prose
_WIDE = 0.55
"""A table wider than this part of its page stands across all of its columns."""


@dataclass(slots=True)
class PageReader:
    """Takes pages apart; remembers from page to page whether a contents list is open, and counts what it leaves out."""

    finder: ColumnFinder = field(default_factory=ColumnFinder)
    in_contents: bool = False
    contents: int = 0
    page_marks: int = 0

    def elements(self, page: Page, open_table: Aligned | None) -> list[Element]:
        """What stands on a page. Lines at its top that go on `open_table` are added to that."""
        tables, words = _tables(page)
        wide = [table for table in tables if table.columns[-1] - table.columns[0] > _WIDE * page.width]
        narrow = [table for table in tables if table not in wide]
        sideways = [word for word in words if word.angle]
        found: list[Element] = []
        for index in range(len(wide) + 1):
            top = wide[index - 1].top if index else 0.0
            bottom = wide[index].top if index < len(wide) else page.height
            band = [word for word in words if not word.angle and top < word.middle <= bottom]
            inside = [table for table in narrow if top < table.top <= bottom]
            found.extend(self._band(band, inside, page, None if index else open_table))
            found.extend(wide[index : index + 1])
        if sideways:
            found.append(Prose([Line((word,)) for word in sideways], page.width))
        return _aligned_right(found)

    def _band(
        self, words: Sequence[Word], tables: Sequence[PlacedTable], page: Page, open_table: Aligned | None
    ) -> Iterator[Element]:
        """What stands between two wide tables, column by column."""
        columns = self.finder.columns(words, page.width)
        homes = [_home(table, columns) for table in tables]
        for index, column in enumerate(columns):
            kept = self._kept(column.lines)
            if open_table is not None:
                kept = _extend(open_table, kept, page.rules)
                open_table = None
            inside = [table for table, home in zip(tables, homes, strict=True) if home == index]
            right = column.right if len(columns) > 1 else 0.0
            yield from _elements(kept, inside, page.rules, Prose((), right, column.follows))
        if not columns:
            yield from tables

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
    """The ruled tables of a page from the top down, and the words outside of their cells."""
    found: list[tuple[Grid, list[Word]]] = [(grid, []) for grid in grids(page.rules)]
    outside: list[Word] = []
    for word in page.words:
        home = next((inside for grid, inside in found if _holds(grid, word)), outside)
        home.append(word)
    tables = []
    for grid, inside in found:
        placed = ruled_table(grid, inside)
        if placed is None:
            outside.extend(inside)
            continue
        tables.append(placed[0])
        outside.extend(placed[1])
    return sorted(tables, key=lambda table: (table.top, table.columns[0])), outside


def _holds(grid: Grid, word: Word) -> bool:
    x0, top, x1, bottom = grid.area
    return x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= word.middle <= bottom


def _home(table: PlacedTable, columns: Sequence[Column]) -> int:
    """Which of the columns a narrow table stands in: the nearest across, and of these the nearest down."""
    middle = (table.columns[0] + table.columns[-1]) / 2

    def distance(index: int) -> tuple[float, float]:
        column = columns[index]
        top, bottom = column.lines[0].top, column.lines[-1].bottom
        return (
            max(column.left - middle, middle - column.right, 0.0),
            max(top - table.top, table.top - bottom, 0.0),
        )

    return min(range(len(columns)), key=distance, default=-1)


def _elements(
    page_lines: Sequence[Line], tables: Sequence[PlacedTable], rules: Sequence[Rule], like: Prose
) -> Iterator[Element]:
    """The lines and tables of a column from the top down; prose as `like`."""
    start = 0
    for table in tables:
        behind = next(
            (i for i, line in enumerate(page_lines) if i >= start and line.middle > table.top), len(page_lines)
        )
        yield from _prose(page_lines[start:behind], rules, like)
        yield table
        start = behind
    yield from _prose(page_lines[start:], rules, like if not tables else replace(like, follows=False))


def _prose(page_lines: Sequence[Line], rules: Sequence[Rule], like: Prose) -> Iterator[Element]:
    prose: list[Line] = []
    for found in divided(page_lines, rules):
        if isinstance(found, Line):
            prose.append(found)
            continue
        if prose:
            yield replace(like, lines=prose)
        prose = []
        like = replace(like, follows=False)
        yield found
    if prose:
        yield replace(like, lines=prose)


def _aligned_right(elements: Sequence[Element]) -> list[Element]:
    """The elements, prose that stands in one column with the right edge of all such prose on the page."""
    edges = [line.x1 for found in elements if isinstance(found, Prose) and not found.right for line in found.lines]
    right = max(edges, default=0.0)
    return [
        replace(found, right=right) if isinstance(found, Prose) and not found.right else found for found in elements
    ]


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
