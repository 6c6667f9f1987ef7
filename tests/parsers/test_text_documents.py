"""The real documents: their blocks against the known ones, places of all words, and the time it takes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from parsers.document import Document, Heading, ListItem, Paragraph, Passage, Table
from parsers.reader import parse
from tests.parsers.reading import rows
from tests.shared_documents import document_path, needs_shared, read_document, shared_path

NUMBERS = ("000", "001", "002", "003", "004")

TORN = {
    "000": {
        # The words keep the dash before a condition, which the known blocks dropped.
        ("Appendix B: Performance Indicators (1)", 2, 0),
    },
    "003": {
        # A page's mark that was printed over a row's number is left out; a lone dash in its place is kept.
        ("Section 11: Budgetary and policy implications", 1, 0),
        ("Section 11: Budgetary and policy implications", 2, 0),
        ("Section 11: Budgetary and policy implications", 5, 0),
        # Two meetings that ran together are told apart by their content alone.
        ("Appendix 1: meetings", 1, 0),
        ("Appendix 1: meetings", 1, 1),
        ("Appendix 1: meetings", 2, 0),
        ("Appendix 1: meetings", 2, 1),
        # The end of one row's comment is printed at the beginning of the next row's.
        ("Objective 8", 6, 4),
        ("Objective 8", 7, 4),
    },
}
"""Cells (table, row, column) whose words differ from the known ones, and why."""

HEADINGS_LEFT_OUT = {
    "000": {"Contents"},  # goes with the contents list
    "003": {
        "CONTENTS",
        "Anne Fleming, Child and Adolescent Mental Health Service (CAMHS) Service Manager, Solent NHS Trust",  # long
        # Lines behind a glossary, which look like its entries.
        "YOT Board Monitoring of Portsmouth Post-Inspection Improvement Plan",
        "March 2015 Monitoring Part A Only",
        "Post-Inspection Improvement Plan 2014",
    },
}


def known(number: str) -> list[dict[str, Any]]:
    """The blocks that the document is known to hold."""
    (path,) = shared_path("carriers", "blocks").glob(f"{number}_*.json")
    blocks: list[dict[str, Any]] = json.loads(path.read_text())["blocks"]
    return blocks


def said(runs: list[list[str]]) -> str:
    return " ".join("".join(run[0] for run in runs).split())


def known_rows(table: dict[str, Any]) -> list[list[str]]:
    """The words of a known table, a merged cell once; rows filled up to the table's width."""
    found = []
    for row in table["rows"]:
        line: list[str] = []
        for cell in row:
            line.append(" ".join(said(paragraph["runs"]) for paragraph in cell["p"]))
            line += [""] * (cell.get("cs", 1) - 1)
        found.append(line + [""] * (table["cols"] - len(line)))
    return found


def passages(document: Document) -> list[Passage]:
    found = []
    for block in document.blocks:
        if isinstance(block, Table):
            found += [cell.passage for cell in block.cells()]
        else:
            found.append(block.passage)
    return found


@needs_shared
@pytest.mark.parametrize("number", ["000", "003"])
def test_tables_are_the_known_ones(number: str) -> None:
    expected = [block for block in known(number) if block["t"] == "table"]
    tables = read_document(number).tables
    assert len(tables) == len(expected)
    for table, block in zip(tables, expected, strict=True):
        name, cells = block["name"], known_rows(block)
        assert (name, len(table.rows), table.width, table.header_rows) == (
            name,
            len(cells),
            block["cols"],
            block["head"],
        )
        differing = {
            (name, r, c)
            for r, (row, known_row) in enumerate(zip(rows(table), cells, strict=True))
            for c, (cell, known_cell) in enumerate(zip(row, known_row, strict=True))
            if " ".join(cell.split()) != known_cell
        }
        assert differing <= TORN[number]


@needs_shared
@pytest.mark.parametrize("number", ["000", "003"])
def test_known_headings_are_headings_in_the_same_order(number: str) -> None:
    expected = [said(block["runs"]) for block in known(number) if block["t"] == "h"]
    expected = [words for words in expected if words not in HEADINGS_LEFT_OUT[number]]
    found = [block.text for block in read_document(number).blocks if isinstance(block, Heading)]
    assert [words for words in found if words in set(expected)] == expected


@needs_shared
@pytest.mark.parametrize("number", ["000", "003"])
def test_known_paragraphs_and_items_are_there(number: str) -> None:
    words = " ".join(passage.folded for passage in passages(read_document(number)))
    prose = [said(block["runs"]) for block in known(number) if block["t"] in ("p", "li", "np")]
    missing = [block for block in prose if block not in words and block.split(" ", 1)[-1] not in words]
    dropped = ("Page 19", "This page is intentionally left blank", "LIN Linked", "inked Performance")
    assert [block for block in missing if not block.startswith(dropped)] == []


@needs_shared
@pytest.mark.parametrize("number", NUMBERS)
def test_every_character_is_the_one_at_its_place(number: str) -> None:
    document = read_document(number)
    for passage in passages(document):
        for place, character in enumerate(passage.text):
            start, end = passage.span(place, place + 1)
            assert end == start + 1
            assert character.isspace() or document.text[start] == character


@needs_shared
@pytest.mark.parametrize("number", NUMBERS)
def test_blocks_stand_in_reading_order(number: str) -> None:
    starts = [
        block.start if isinstance(block, Table) else block.passage.start for block in read_document(number).blocks
    ]
    assert starts == sorted(starts)


@needs_shared
@pytest.mark.parametrize("number", NUMBERS)
def test_no_word_is_lost_in_silence(number: str) -> None:
    """What no block holds is said: each warning counts the lines of its sort."""
    document = read_document(number)
    held = bytearray(len(document.text))
    for passage in passages(document):
        start, end = passage.span()
        held[start:end] = b"\1" * (end - start)
    markers = {block.marker for block in document.blocks if isinstance(block, ListItem)}
    left = "".join(character if not held[place] else "\n" for place, character in enumerate(document.text))
    lines = {line.strip("*#<>/bulpi0123456789.() \t-=_|") for line in left.split("\n")} - markers
    wordy = [line for line in lines if sum(character.isalpha() for character in line) > 3]
    counted = sum(int(warning.split()[0]) for warning in document.meta.warnings) + len(document.meta.watermarks)
    assert len(wordy) <= counted + sum(
        cell.calculated is not None for table in document.tables for cell in table.cells()
    )


@needs_shared
@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("latin1.txt", "000"),
        ("Cheshire plan 0708 (copy).txt", "000"),
        ("utf16-bom.txt", "004"),
        ("nul-bytes.txt", "004"),
    ],
)
def test_other_wrappings_of_a_text_give_the_same_tables(name: str, number: str) -> None:
    document = parse(shared_path("carriers", "bad", name).read_bytes(), name)
    assert "\r" not in document.text
    assert [[cell.text for cell in table.cells()] for table in document.tables][1] == [
        cell.text for cell in list(read_document(number).tables)[1].cells()
    ]
    assert len(document.tables) == len(read_document(number).tables)


@needs_shared
def test_pounds_survive_windows_1252() -> None:
    document = parse(shared_path("carriers", "bad", "latin1.txt").read_bytes())
    assert document.meta.encoding == "cp1252"
    assert document.text.count("£") == read_document("000").text.count("£")


@needs_shared
def test_a_text_on_one_line_is_read_and_said() -> None:
    data = shared_path("carriers", "bad", "long-line.txt").read_bytes()
    document = parse(data)
    assert "the text has no lines: tables and headings cannot be told from it" in document.meta.warnings
    assert all(len(block.text) <= 10_000 for block in document.blocks if isinstance(block, Paragraph))


@needs_shared
def test_a_national_indicator_table_of_cells_on_lines() -> None:
    tables = {table.rows[1][0].text: table for table in read_document("002").tables if len(table.rows) > 1}
    accommodation = tables["April-December 2009"]
    assert rows(accommodation)[0] == ["", "Cambridgeshire", "Family"]
    ethnicity = tables["White"]
    assert [row[:5] for row in rows(ethnicity)[1:6]] == [
        ["White", "n/a", "n/a", "93.1%", "93.0%"],
        ["Mixed", "n/a", "n/a", "4.0%", "2.6%"],
        ["Asian", "n/a", "n/a", "1.4%", "2.0%"],
        ["Black", "n/a", "n/a", "0.9%", "1.0%"],
        ["Chinese", "n/a", "n/a", "0.60%", "1.3%"],
    ]
    assert ethnicity.rows[1][3].calculated is not None


@needs_shared
def test_numbered_findings_over_pages_are_one_item_each() -> None:
    items = [block for block in read_document("004").blocks if isinstance(block, ListItem) and block.marker == "(5)"]
    assert any("flexible and met the needs" in item.text for item in items)


@needs_shared
def test_a_document_path_is_found() -> None:
    assert document_path("003").suffix == ".txt"
