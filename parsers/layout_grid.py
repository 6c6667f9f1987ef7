"""Ruled tables: the cells that a page's rules close in, with the rows and columns that they cover."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from parsers.page import Area, Rule

_SNAP = 3.0
"""Rules closer than this, in points, are one."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell's place: where it begins, what it covers, and its area on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    area: Area


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page; `columns` are the left edges of its columns and the right edge of the last."""

    area: Area
    columns: tuple[float, ...]
    height: int
    slots: tuple[Slot, ...]

    @property
    def width(self) -> int:
        return len(self.columns) - 1


class SlotFinder:
    """Finds the cell of a grid that a point stands in."""

    def __init__(self, grid: Grid) -> None:
        self.slots = grid.slots
        tops = {slot.row: slot.area[1] for slot in grid.slots}
        self.rows = sorted(tops)
        self.tops = [tops[row] for row in self.rows]
        self.covering: dict[int, list[int]] = {row: [] for row in self.rows}
        for index, slot in enumerate(grid.slots):
            for row in range(slot.row, slot.row + slot.row_span):
                self.covering.setdefault(row, []).append(index)

    def at(self, x: float, y: float) -> int | None:
        """The index of the slot at `x`, `y`; None outside of all."""
        position = bisect_right(self.tops, y + _SNAP)
        for row in self.rows[max(0, position - 2) : position]:
            for index in self.covering[row]:
                x0, top, x1, bottom = self.slots[index].area
                if x0 <= x < x1 and top <= y < bottom:
                    return index
        return None


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that `rules` draw, from the top of the page down. A box with a single cell is a frame, not a table."""
    if len(rules) < 4:
        return []
    edges = merge_edges([_edge(rule) for rule in rules], _SNAP, _SNAP, _SNAP, _SNAP)
    cells = intersections_to_cells(edges_to_intersections(edges, _SNAP, _SNAP))
    return [_grid(table) for table in cells_to_tables(cells)]


def _edge(rule: Rule) -> dict[str, float | str]:
    if rule.is_flat:
        middle = (rule.top + rule.bottom) / 2
        return _named(rule.x0, middle, rule.x1, middle, "h")
    middle = (rule.x0 + rule.x1) / 2
    return _named(middle, rule.top, middle, rule.bottom, "v")


def _named(x0: float, top: float, x1: float, bottom: float, orientation: str) -> dict[str, float | str]:
    return {
        "x0": x0, "top": top, "x1": x1, "bottom": bottom,
        "width": x1 - x0, "height": bottom - top, "orientation": orientation,
    }  # fmt: skip


def _grid(cells: Sequence[Area]) -> Grid:
    columns = _edges(edge for cell in cells for edge in (cell[0], cell[2]))
    rows = _edges(edge for cell in cells for edge in (cell[1], cell[3]))
    slots = []
    for cell in sorted(cells, key=lambda area: (area[1], area[0])):
        row, column = _nearest(rows, cell[1]), _nearest(columns, cell[0])
        below, right = _nearest(rows, cell[3]), _nearest(columns, cell[2])
        slots.append(Slot(row, column, max(1, below - row), max(1, right - column), cell))
    return Grid((columns[0], rows[0], columns[-1], rows[-1]), tuple(columns), len(rows) - 1, tuple(slots))


def _edges(values: Iterable[float]) -> list[float]:
    """The distinct ones of `values`, those within the snapping distance taken as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return edges


def _nearest(edges: Sequence[float], value: float) -> int:
    index = bisect_left(edges, value)
    if index and (index == len(edges) or value - edges[index - 1] < edges[index] - value):
        index -= 1
    return index
