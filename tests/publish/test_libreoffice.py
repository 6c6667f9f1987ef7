"""LibreOffice opens the workbook and finds in each cell the type that it was written with."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from db.models import ROWS
from db.store import Store
from parsers.office import program
from publish.choice import Choice
from publish.formats import EXPORTERS
from publish.schema import schema
from tests.publish.exporting import FIGURES, filled

__all__ = ["filled"]

SOFFICE = Path(program() or "").resolve()
needs_calc = pytest.mark.skipif(
    not (SOFFICE.parent / "libsclo.so").is_file(),
    reason="LibreOffice Calc is not installed: apt-get install libreoffice-calc",
)
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
TYPES = {"string": "string", "number": "float", "integer": "float", "boolean": "boolean", "date": "date"}
"""How OpenDocument calls the types of columns."""
UTF_8 = "--infilter=CSV:44,34,76,1"
"""Commas, quotes and the encoding: without a window LibreOffice does not look which one a CSV file is in."""
Cell = tuple[str, str]
"""The type of a cell, empty where nothing is in it, and what it shows."""


def opened(path: Path, folder: Path) -> dict[str, list[list[Cell]]]:
    """The rows of each sheet as LibreOffice understands them."""
    subprocess.run(
        [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
         *([UTF_8] if path.suffix == ".csv" else []), "--convert-to", "fods", "--outdir", folder, path],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    book = etree.parse(folder / f"{path.stem}.fods")
    sheets = book.iterfind(".//table:table", SPACES)
    return {_named(sheet, "table", "name"): [list(_cells(row)) for row in _rows(sheet)] for sheet in sheets}


def _rows(sheet: etree._Element) -> Iterator[etree._Element]:
    """The rows that have anything in them."""
    return (row for row in sheet.iterfind(".//table:table-row", SPACES) if row.find(".//text:p", SPACES) is not None)


def _cells(row: etree._Element) -> Iterator[Cell]:
    for cell in row.iterfind("table:table-cell", SPACES):
        times = int(_named(cell, "table", "number-columns-repeated") or 1)
        words = "".join(str(part) for each in cell.iterfind("text:p", SPACES) for part in each.itertext())
        yield from [(_named(cell, "office", "value-type"), words)] * min(times, 99)


def _named(element: etree._Element, space: str, name: str) -> str:
    return element.get(f"{{{SPACES[space]}}}{name}", "")


@needs_calc
def test_libreoffice_finds_numbers_dates_yes_and_no_and_text(store: Store, tmp_path: Path) -> None:
    EXPORTERS["xlsx"](store.engine, tmp_path / "out", Choice())
    sheets = opened(tmp_path / "out" / "yotdata.xlsx", tmp_path)
    assert list(sheets) == [*ROWS, "notes"]
    for kind in ROWS:
        headings, *rows = sheets[kind]
        columns = schema(kind)
        assert [name for _, name in headings[: len(columns)]] == [column.name for column in columns]
        for row in rows:
            wrong = [
                (column.name, cell)
                for column, cell in zip(columns, row, strict=False)
                if cell[0] not in ("", TYPES[column.type])
            ]
            assert wrong == []
    names = [name for _, name in sheets["observations"][0]]
    by_name = [dict(zip(names, row, strict=False)) for row in sheets["observations"][1:]]
    assert [row["value"] for row in by_name] == [("float", str(figure)) for figure in FIGURES]
    assert by_name[0]["period_start"] == ("date", "2006-04-01")
    assert by_name[2]["printed"] == ("string", '=HYPERLINK("x")')
    assert ("boolean", "FALSE") in sheets["finances"][1]


@needs_calc
def test_libreoffice_opens_csv_for_spreadsheets_without_a_formula(store: Store, tmp_path: Path) -> None:
    EXPORTERS["csv"](store.engine, tmp_path / "out", Choice(spreadsheets=True))
    [(_, [headings, *rows])] = opened(tmp_path / "out" / "observations.csv", tmp_path).items()
    names = [name for _, name in headings]
    found = [dict(zip(names, row, strict=False)) for row in rows]
    assert [row["value"] for row in found] == [("float", str(figure)) for figure in FIGURES]
    assert found[2]["printed"] == ("string", '\'=HYPERLINK("x")')
    [(_, [headings, paid])] = opened(tmp_path / "out" / "finances.csv", tmp_path).items()
    assert ("string", "£240,887") in paid
