"""No two cells of a table cover one place, whatever a file says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parsers.builder import Builder, CellWords
from parsers.cell_spans import Span, apart
from parsers.document import Table


def places(span: Span) -> set[tuple[int, int]]:
    return {(span.row + r, span.column + c) for r in range(span.down) for c in range(span.across)}


def test_spans_that_do_not_meet_stay() -> None:
    spans = [Span(0, 0, 1, 3), Span(1, 0, 2, 1), Span(1, 1, 1, 1), Span(1, 2, 2, 1), Span(2, 1, 1, 1)]
    assert apart(spans, 3) == spans


def test_a_span_ends_before_another_cell_s_beginning_and_at_the_table_s_edge() -> None:
    assert apart([Span(0, 0, 1, 9), Span(0, 2, 1, 9)], 4) == [Span(0, 0, 1, 2), Span(0, 2, 1, 2)]
    assert apart([Span(0, 0, 3, 2), Span(1, 1, 1, 1)], 2) == [Span(0, 0, 1, 2), Span(1, 1, 1, 1)]


@given(st.lists(st.tuples(*[st.integers(0, 5)] * 2, *[st.integers(1, 6)] * 2), max_size=12))
def test_whatever_cells_say_they_are_apart_and_within_what_they_said(said: list[tuple[int, int, int, int]]) -> None:
    spans = sorted({(row, column): Span(row, column, down, across) for row, column, down, across in said}.values())
    found = apart(spans, 6)
    assert [(span.row, span.column) for span in found] == [(span.row, span.column) for span in spans]
    assert all(places(cut) <= places(span) for cut, span in zip(found, spans, strict=True))
    assert sum(len(places(span)) for span in found) == len(set().union(*map(places, found)))


def test_the_words_of_cells_that_begin_at_one_place_are_kept() -> None:
    builder = Builder()
    builder.table([CellWords(["one"], 0, 0, 1, 2), CellWords(["two"], 0, 0), CellWords(["three"], 0, 1)], 2)
    (table,) = builder.blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["one two", "three"]
