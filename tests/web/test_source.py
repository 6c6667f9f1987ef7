"""A document's text cut where facts begin and end: nothing is lost, and each fact begins once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from web.reading.source import Mark, blocks

LENGTH = 40
TEXT = "".join(chr(ord("a") + number % 26) for number in range(LENGTH))
PLACES = st.integers(0, LENGTH)


@given(st.lists(st.tuples(PLACES, PLACES), max_size=6), PLACES, PLACES)
def test_pieces_are_the_text_and_know_their_facts(ends: list[tuple[int, int]], one: int, other: int) -> None:
    start, end = sorted((one, other))
    marks = [Mark(min(pair), max(pair), str(number)) for number, pair in enumerate(ends)]
    [block] = blocks(TEXT, [{"kind": "paragraph", "start": start, "end": end}], marks)
    assert "".join(piece.text for piece in block.pieces) == TEXT[start:end]
    place = start
    for piece in block.pieces:
        stop = place + len(piece.text)
        for mark in marks:
            covers = mark.start < stop and mark.end > place
            assert (mark.fact in piece.facts) == covers
        place = stop
    begun = [fact for piece in block.pieces for fact in piece.begins]
    within = [m.fact for m in marks if start <= m.start < end and m.start < m.end]
    assert sorted(begun) == sorted(within)


def test_a_table_keeps_its_rows_headings_and_spans() -> None:
    table = {
        "kind": "table", "start": 0, "end": 6, "header_rows": 1,
        "cells": [[0, 0, 1, 2, 0, 2], [1, 0, 1, 1, 2, 4], [1, 1, 1, 1, 4, 6]],
    }  # fmt: skip
    [block] = blocks(TEXT, [table], [Mark(3, 5, "fact")])
    shown = [[(cell.columns, cell.heading, [p.text for p in cell.pieces]) for cell in row.cells] for row in block.rows]
    assert shown == [[(2, True, ["ab"])], [(1, False, ["c", "d"]), (1, False, ["e", "f"])]]
    assert [row.start for row in block.rows] == [0, 2]
