"""Real documents as PDF: their tables and headings as they were made, their words in the boxes that are given."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from parsers.document import Document, Heading, ListItem, Paragraph, Passage, Table
from parsers.pdf import parse
from tests.printed_words import PrintedWords, plain
from tests.shared_documents import needs_shared, shared_path

pytestmark = needs_shared

RULED = ["000_*.pdf", "003_*.pdf", "hard/003_*.landscape.pdf"]
DIGITAL = [*RULED, "hard/000_*.borderless.pdf", "hard/004_*.rotated.pdf"]


def data_of(pattern: str) -> bytes:
    return next(iter(shared_path("carriers").glob(pattern))).read_bytes()


@cache
def read(pattern: str) -> Document:
    return parse(data_of(pattern))


def made_from(pattern: str) -> list[dict[str, Any]]:
    number = pattern.rsplit("/", maxsplit=1)[-1][:3]
    path = next(iter(shared_path("carriers", "blocks").glob(f"{number}_*.json")))
    blocks: list[dict[str, Any]] = json.loads(path.read_text())["blocks"]
    return blocks


def written(holder: dict[str, Any]) -> str:
    return "".join(run[0] for run in holder["runs"])


def made_rows(table: dict[str, Any]) -> list[list[str]]:
    """The words of each position of a table as it was made; a position that a merged cell covers is empty."""
    found = []
    for row in table["rows"]:
        cells = []
        for cell in row:
            words = "" if cell.get("vm") else " ".join(f"{p.get('num') or ''} {written(p)}" for p in cell.get("p", ()))
            cells += [plain(words), *[""] * (cell.get("cs", 1) - 1)]
        found.append(cells)
    return found


def read_rows(table: Table) -> list[list[str]]:
    return [
        [plain(cell.text) if (cell.row, cell.column) == (r, c) else "" for c, cell in enumerate(row)]
        for r, row in enumerate(table.rows)
    ]


@pytest.mark.parametrize("pattern", RULED)
def test_every_ruled_table_is_as_it_was_made(pattern: str) -> None:
    made = [block for block in made_from(pattern) if block["t"] == "table"]
    tables = read(pattern).tables
    assert [read_rows(table) for table in tables] == [made_rows(block) for block in made]
    assert [table.header_rows for table in tables] == [block.get("head", 0) for block in made]


def test_most_tables_without_rules_are_as_they_were_made() -> None:
    pattern = "hard/000_*.borderless.pdf"
    made = Counter(str(made_rows(block)) for block in made_from(pattern) if block["t"] == "table")
    found = Counter(str(read_rows(table)) for table in read(pattern).tables)
    assert (made & found).total() >= 20


@pytest.mark.parametrize("pattern", [*RULED, "hard/000_*.borderless.pdf"])
def test_every_heading_is_found_at_a_level_that_keeps_the_order_of_levels(pattern: str) -> None:
    levels = {plain(block.text): block.level for block in read(pattern).blocks if isinstance(block, Heading)}
    made = [(block["level"], plain(written(block))) for block in made_from(pattern) if block["t"] == "h"]
    made = [(level, words) for level, words in made if words != "contents"]
    assert [words for _, words in made if words not in levels] == []
    for level, words in made:
        assert all(levels[words] <= levels[other] for deeper, other in made if deeper > level + 1)


@pytest.mark.parametrize("pattern", [*RULED, "hard/000_*.borderless.pdf"])
def test_nearly_every_paragraph_and_item_is_whole(pattern: str) -> None:
    made = [plain(written(block)) for block in made_from(pattern) if block["t"] in ("p", "np", "li")]
    found = set()
    for block in read(pattern).blocks:
        if not isinstance(block, Table):
            found |= {plain(block.text), plain(getattr(block, "marker", "") + block.text)}
    missing = [words for words in made if words not in found]
    assert len(missing) <= 0.02 * len(made)


def test_the_page_upside_down_gives_its_scores() -> None:
    rows = [
        [cell.text for cell in row]
        for table in read("hard/004_*.rotated.pdf").tables
        for row in table.rows
        if table.width == 4
    ]
    scores = {row[0][:3]: row[1:] for row in rows}
    assert scores["1.1"] == ["71%", "65%", "77%"]
    assert scores["3.2"] == ["80%", "68%", "93%"]


@pytest.mark.parametrize("pattern", DIGITAL)
def test_running_words_are_left_out_and_said(pattern: str) -> None:
    document = read(pattern)
    assert "Page 3 of" not in document.text
    assert any("running header or footer left out" in warning for warning in document.meta.warnings)


def passages(document: Document) -> Iterator[Passage]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.passage for cell in block.cells() if cell.text)
        elif isinstance(block, Heading | Paragraph | ListItem):
            yield block.passage


@pytest.mark.parametrize("pattern", DIGITAL)
def test_the_words_inside_the_boxes_are_the_quote(pattern: str) -> None:
    document, printed = read(pattern), PrintedWords(data_of(pattern))
    checked = 0
    for passage in passages(document):
        boxes = document.anchor(*passage.span()).boxes
        said = plain(document.quote(*passage.span()))
        inside = plain(" ".join(printed.within(box) for box in boxes))
        # The file may hold a line's words in another order than they are printed.
        assert said == inside or Counter(said) == Counter(inside), passage.folded
        checked += 1
    assert checked > 250


@pytest.mark.parametrize("pattern", DIGITAL)
def test_a_word_has_its_own_box(pattern: str) -> None:
    document, printed = read(pattern), PrintedWords(data_of(pattern))
    for passage in list(passages(document))[::25]:
        end = (passage.folded + " ").index(" ")
        boxes = document.anchor(*passage.span(0, end)).boxes
        assert plain(printed.within(boxes[0])) == plain(passage.folded[:end])
