"""Web pages give the blocks that a browser shows, in its order."""

from __future__ import annotations

import pytest

from parsers.document import Document, Heading, ListItem, Paragraph, Table
from parsers.errors import ParseError
from parsers.reader import parse


def read(body: str) -> Document:
    return parse(f"<!DOCTYPE html><html><head><title>Page</title></head><body>{body}</body></html>".encode())


def shown(document: Document) -> list[tuple[str, str]]:
    return [(type(block).__name__, block.text) for block in document.blocks if not isinstance(block, Table)]


def test_headings_paragraphs_and_loose_words_come_in_order() -> None:
    document = read("<h2>Scrutiny &amp; Panel</h2>Loose <b>bold</b><br>words<p>Resolved.</p>")
    assert shown(document) == [
        ("Heading", "Scrutiny & Panel"),
        ("Paragraph", "Loose bold words"),
        ("Paragraph", "Resolved."),
    ]
    assert isinstance(document.blocks[0], Heading)
    assert document.blocks[0].level == 2


def test_menus_scripts_and_forms_are_not_shown() -> None:
    document = read("<nav>Home</nav><script>alert(1)</script><form>Search</form><p>Minutes</p>")
    assert shown(document) == [("Paragraph", "Minutes")]


def test_lists_have_their_markers_and_levels() -> None:
    document = read("<ol start='3'><li>First<ul><li>inner</li></ul></li><li><p>Second</p></li></ol>")
    items = [(block.marker, block.level, block.text) for block in document.blocks if isinstance(block, ListItem)]
    assert items == [("3.", 1, "First"), ("-", 2, "inner"), ("4.", 1, "Second")]


def test_spanning_cells_stand_in_every_position() -> None:
    document = read(
        "<table><tr><th>Year</th><th colspan='2'>ETE</th></tr>"
        "<tr><td rowspan='2'>2010</td><td>69.5%</td><td>a<br>b</td></tr><tr><td>70%</td><td></td></tr></table>"
    )
    [table] = document.tables
    assert table.header_rows == 1
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Year", "ETE", "ETE"],
        ["2010", "69.5%", "a b"],
        ["2010", "70%", ""],
    ]
    assert table.rows[1][2].lines == ("a", "b")


def test_a_table_of_one_cell_is_only_a_frame() -> None:
    assert shown(read("<table><tr><td><h1>Title</h1><p>Words</p></td></tr></table>")) == [
        ("Heading", "Title"),
        ("Paragraph", "Words"),
    ]


def test_every_block_stands_where_its_passage_says() -> None:
    document = read("<h1>A</h1><p>some   words</p>")
    for block in document.blocks:
        assert isinstance(block, Heading | Paragraph)
        assert document.text[slice(*block.passage.span())] == block.text


def test_a_page_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(ParseError) as error:
        read("<div>" * 255 + "deep" + "</div>" * 255)
    assert error.value.code == "nested-too-deep"
