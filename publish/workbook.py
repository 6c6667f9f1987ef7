"""Facts as one Excel workbook: a sheet for each kind, numbers and dates as such, and a sheet of notes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine

from publish import wide
from publish.choice import Choice, Row, tables
from publish.errors import ExportError, missing
from publish.notes import notes
from publish.schema import Column, schema, typed, typed_by
from publish.spreadsheets import FORMULA

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

NAME = "yotdata.xlsx"
_MOST_ROWS = 1_048_576
_MOST_CHARACTERS = 32_767
_WIDEST = 60
_BOOLEAN = '"TRUE";"TRUE";"FALSE"'
"""The format by which LibreOffice, too, takes yes and no for such and not for 1 and 0."""


def export(engine: Engine, folder: Path, choice: Choice) -> dict[str, int]:
    """Write the workbook `yotdata.xlsx`; returns how many rows each sheet has.

    Text that looks like a formula stays as it is, in cells that say they are text; the notes count them. Raises
    ExportError for more rows than a sheet can hold.
    """
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise missing("Excel workbooks", "tables") from error
    folder.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(folder / NAME, {"constant_memory": True, "strings_to_formulas": False}) as book:
        formats = {
            "heading": book.add_format({"bold": True, "bottom": 1}),
            "date": book.add_format({"num_format": "yyyy-mm-dd"}),
            "boolean": book.add_format({"num_format": _BOOLEAN}),
            "quoted": book.add_format({"quote_prefix": True}),
        }
        written: dict[str, int] = {}
        remarks: list[tuple[str, str]] = []
        for kind, rows in tables(engine, choice):
            sheet = _Sheet(book.add_worksheet(kind), schema(kind), formats)
            written[kind] = sheet.write(typed(kind, row) for row in rows)
            remarks.extend((kind, remark) for remark in sheet.remarks())
        if choice.wide:
            columns, found = wide.table(engine, choice)
            sheet = _Sheet(book.add_worksheet(wide.NAME), columns, formats)
            written[wide.NAME] = sheet.write(typed_by(columns, row) for row in found)
            remarks.extend((wide.NAME, remark) for remark in sheet.remarks())
        _write_notes(book.add_worksheet("notes"), [*notes(choice), *remarks], formats["heading"])
    return written


class _Sheet:
    """One sheet as it is filled, and what had to be changed for it."""

    def __init__(self, sheet: Worksheet, columns: tuple[Column, ...], formats: dict[str, Format]) -> None:
        self._sheet, self._columns, self._formats = sheet, columns, formats
        self._quoted = self._cut = 0
        sheet.freeze_panes(1, 1)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, min(max(len(column.name) + 3, 12), _WIDEST))
            sheet.write_string(0, number, column.name, formats["heading"])

    def write(self, rows: Iterable[Row]) -> int:
        number = 0
        for number, row in enumerate(rows, 1):
            if number >= _MOST_ROWS:
                raise ExportError(
                    f"a sheet holds no more than {_MOST_ROWS:,} rows; export to Parquet or SQLite instead"
                )
            for place, column in enumerate(self._columns):
                self._cell(number, place, row[column.name])
        self._sheet.autofilter(0, 0, number, len(self._columns) - 1)
        return number

    def remarks(self) -> list[str]:
        found = []
        if self._quoted:
            found.append(f"{self._quoted} cells hold text that begins as a formula does; they are marked as text")
        if self._cut:
            found.append(f"{self._cut} cells held more text than {_MOST_CHARACTERS:,} characters and are cut")
        return found

    def _cell(self, row: int, column: int, value: Any) -> None:
        kind = self._columns[column].type
        if value is None:
            return
        if kind == "date":
            self._sheet.write_datetime(row, column, date.fromisoformat(value), self._formats["date"])
        elif kind == "boolean":
            self._sheet.write_boolean(row, column, value, self._formats["boolean"])
        elif kind in ("number", "integer"):
            self._sheet.write_number(row, column, float(value))
        else:
            self._text(row, column, str(value))

    def _text(self, row: int, column: int, words: str) -> None:
        self._cut += len(words) > _MOST_CHARACTERS
        quoted = words.startswith(FORMULA)
        self._quoted += quoted
        self._sheet.write_string(row, column, words[:_MOST_CHARACTERS], self._formats["quoted"] if quoted else None)


def _write_notes(sheet: Worksheet, lines: Iterable[tuple[str, str]], heading: Format) -> None:
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 110)
    for row, (about, words) in enumerate([("about", "note"), *lines]):
        sheet.write_string(row, 0, about, None if row else heading)
        sheet.write_string(row, 1, words, None if row else heading)
