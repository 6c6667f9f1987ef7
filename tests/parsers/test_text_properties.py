"""What holds for any text: no error, places that are right, and time that grows with the length alone."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.document import Document, Passage, Table
from parsers.text import parse

LINES = st.sampled_from(
    [
        "", "", "A. Summary", "PREVENT OFFENDING", "## 1.1 Risk", "1. First point", "- item", " - lower item",
        "(1) In 75% of cases plans were", "met.", "and so on.", "Measure\t2005/06\tTarget", "Custody\t5.5%\t5%",
        "\tcell", "\t", " \tnext", "---\t--", "| a | b |", "|---|---|", "Name      Rate    Target", "DRAFT", "12",
        "<p>One</p> <ul> • two\t<b>3</b>", "\t0.94 = *100 \\#0%", "94.2%", "Contents", "A. Summary\t4", "\f",
        "The service works with partners across the area to keep young people out of trouble and", "¹ A note.",
        "Page 3", "No\tAction\tBy whom", "1\tTrain\tBoard\tJune", "\trest of it\t\t", "*x* **y** <i>z</i>&amp;",
    ]
)  # fmt: skip
TEXTS = st.lists(LINES, min_size=1, max_size=40).map("\n".join).filter(str.strip)


def passages(document: Document) -> list[Passage]:
    found = []
    for block in document.blocks:
        found += [cell.passage for cell in block.cells()] if isinstance(block, Table) else [block.passage]
    return found


@given(TEXTS)
@settings(max_examples=300)
def test_every_character_is_the_one_at_its_place(text: str) -> None:
    document = parse(text.encode())
    for passage in passages(document):
        for place, character in enumerate(passage.text):
            start, _ = passage.span(place, place + 1)
            assert character.isspace() or document.text[start] == character
        assert document.text[passage.start : passage.stop].strip() == document.text[passage.start : passage.stop]


@given(TEXTS)
@settings(max_examples=300)
def test_tables_are_whole(text: str) -> None:
    document = parse(text.encode())
    for number, table in enumerate(document.tables):
        assert table.index == number
        assert table.header_rows <= len(table.rows)
        assert {len(row) for row in table.rows} == {table.width}
        assert all(table.start <= cell.passage.start <= cell.passage.stop <= table.end for cell in table.cells())
        for cell in table.cells():
            for down in range(cell.row_span):
                for across in range(cell.column_span):
                    assert table.rows[cell.row + down][cell.column + across] is cell


@given(st.text(min_size=1).filter(lambda text: text.strip("\0 \t\r\n\x85\u2028\u2029")))
def test_any_text_is_read(text: str) -> None:
    assert parse(text.encode("utf-8", "replace")).text is not None


def seconds(text: str) -> float:
    begin = time.process_time()
    parse(text.encode())
    return time.process_time() - begin


def test_time_grows_with_length_alone() -> None:
    for line in (
        "\tcell\n\n",
        "a\tb\n\nprose\n\n",
        "*a ",
        "<p",
        "- ",
        "a|b\n",
        "word  word\n",
        "1. x\n\n",
        "-",
        "x = \\#",
    ):
        short = min(seconds(line * 2_000) for _ in range(2))
        assert seconds(line * 16_000) < 40 * short + 0.5, line
