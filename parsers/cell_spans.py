"""What the cells of a table cover, so that no two cover one place: damaged files say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """Where a cell begins, and how many rows and columns it covers."""

    row: int
    column: int
    down: int
    across: int


def apart(spans: Sequence[Span], width: int) -> list[Span]:
    """The spans, ordered by row and column and with beginnings that differ, each cut to what reaches over neither the
    table's `width` nor the beginning of another nor what an earlier one covers."""
    if all(span.down == span.across == 1 for span in spans):
        return list(spans)
    taken = {(span.row, span.column) for span in spans}
    found = []
    for span in spans:
        cut = _cut(span, width, taken)
        taken.update((span.row + r, span.column + c) for r in range(cut.down) for c in range(cut.across))
        found.append(cut)
    return found


def _cut(span: Span, width: int, taken: set[tuple[int, int]]) -> Span:
    across = down = 1
    while across < min(span.across, width - span.column) and (span.row, span.column + across) not in taken:
        across += 1
    columns = range(span.column, span.column + across)
    while down < span.down and not any((span.row + down, column) in taken for column in columns):
        down += 1
    return Span(span.row, span.column, down, across)
