"""The whole store over the API for spreadsheets: in wide shape, with text that none of them takes for formulas."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from fastapi.testclient import TestClient

from tests.web.site import application, filled, reading

__all__ = ["application", "filled", "reading"]


def test_csv_files_for_spreadsheets_have_notes_and_the_wide_shape(reader: TestClient) -> None:
    answer = reader.get("/api/v1/export/csv?spreadsheets=true&wide=true")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        assert {"observations.csv", "wide.csv", "notes.csv"} < set(file.namelist())
        assert b"spreadsheets," in file.read("notes.csv")


def test_a_workbook_may_have_a_wide_sheet(reader: TestClient) -> None:
    answer = reader.get("/api/v1/export/xlsx?wide=true")
    assert "wide" in openpyxl.load_workbook(io.BytesIO(answer.content)).sheetnames


@pytest.mark.parametrize("asked", ["package?spreadsheets=true", "parquet?wide=true"])
def test_formats_for_programs_have_neither(reader: TestClient, asked: str) -> None:
    answer = reader.get(f"/api/v1/export/{asked}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not-found")
