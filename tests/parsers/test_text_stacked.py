"""Tables that lost everything but their cells, one a line, are told by their figures."""

from __future__ import annotations

import pytest

from parsers.document import Document, Table
from parsers.reader import parse

CELLS = ["Measure", "Target 2003", "Actual 2003", "Final warnings", "80%", "82.4%", "Custody", "6%", "n/a"]


def read(lines: list[str], between: str = "\n\n") -> Document:
    return parse(between.join(lines).encode())


def rows(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in document.tables]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_cells_one_a_line_make_rows_of_a_label_and_its_figures(between: str) -> None:
    document = read(
        ["Table 1. Measures of 2003", *CELLS, "The year was a good one for the team and its partners."], between
    )
    assert rows(document) == [[CELLS[:3], CELLS[3:6], CELLS[6:]]]
    assert document.tables[0].header_rows == 1
    assert len([block for block in document.blocks if not isinstance(block, Table)]) == 2


def test_a_corner_without_a_heading_is_blank() -> None:
    cells = ["2008", "2009", "Shropshire", "0.71", "0.66", "West Midlands", "0.92", "0.90"]
    assert rows(read(cells)) == [[["", "2008", "2009"], cells[2:5], cells[5:]]]


@pytest.mark.parametrize(
    "lines",
    [
        ["Measure", "Target", "Custody", "6%", "5%", "Some words", "7%"],
        ["Overview", "Performance", "ETE fell.", "69%"],
        ["One", "2", "Two", "3"],
    ],
)
def test_figures_that_do_not_repeat_make_no_table(lines: list[str]) -> None:
    assert rows(read(lines)) == []


def test_periods_may_head_the_columns() -> None:
    cells = ["Indicator", "Q1 2023/24", "2022/23", "Custody", "6%", "5%", "Remand", "30%", "-"]
    assert rows(read(cells)) == [[cells[:3], cells[3:6], cells[6:]]]
