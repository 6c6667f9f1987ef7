"""CSV that pages offer can be opened in a spreadsheet; what programs ask for is exact."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from db.store import Store
from publish.spreadsheets import FORMULA, as_it_was
from tests.publish.exporting import FIGURES, filled
from web.app import create_app

__all__ = ["filled"]
FACTS = "/api/v1/facts/observations"


@pytest.fixture(name="client")
def application(store: Store, tmp_path: Path) -> Iterator[TestClient]:
    """A client of the application over a document that prints a formula."""
    with TestClient(create_app(store.engine, tmp_path), base_url="http://localhost") as client:
        yield client


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))


def test_text_is_harmless_numbers_are_numbers_and_the_encoding_is_told(client: TestClient) -> None:
    assert client.get(f"{FACTS}?format=spreadsheet").content.startswith(b"\xef\xbb\xbf")
    found = rows(client, f"{FACTS}?format=spreadsheet")
    assert {float(row["value"]) for row in found} == {float(figure) for figure in FIGURES}
    assert '\'=HYPERLINK("x")' in {row["printed"] for row in found}
    assert not [text for row in found for name, text in row.items() if name != "value" and text.startswith(FORMULA)]


def test_the_marks_taken_off_it_is_what_programs_get(client: TestClient) -> None:
    exact = rows(client, f"{FACTS}?format=csv")
    assert '=HYPERLINK("x")' in {row["printed"] for row in exact}
    assert [as_it_was(row, row.keys()) for row in rows(client, f"{FACTS}?format=spreadsheet")] == exact


@pytest.mark.parametrize(
    "address", ["outturns?", "series?indicator=ete&", "coverage?", "documents?", "facts/finances?"]
)
def test_every_csv_can_be_had_for_a_spreadsheet(client: TestClient, address: str) -> None:
    answer = client.get(f"/api/v1/{address}format=spreadsheet")
    assert answer.headers["content-type"].startswith("text/csv")
    found = [as_it_was(row, row.keys()) for row in rows(client, f"/api/v1/{address}format=spreadsheet")]
    assert found == rows(client, f"/api/v1/{address}format=csv") != []


@pytest.mark.parametrize(
    "page", ["/", "/documents", "/checks", "/downloads", "/indicators/ete", "/authorities/Rutland"]
)
def test_pages_offer_no_other_csv(client: TestClient, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    assert 'format=csv"' not in answer.text
    assert "format=spreadsheet" in answer.text
