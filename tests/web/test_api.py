"""The API: facts by what is asked for, in pages that lose none, in one shape of answers and of errors."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pyarrow import parquet

from db.corrections import Word, decide
from db.models import FACT_ROWS
from db.store import Store
from normalise.indicators import all_indicators
from publish.schema import schema
from tests.web.site import application, filled, reading

__all__ = ["application", "filled", "reading"]
FACTS = "/api/v1/facts/observations"
ROOT = Path(__file__).resolve().parents[2]


def rows(client: TestClient, address: str) -> list[dict[str, Any]]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["rows"]
    return found


def test_facts_are_found_by_their_columns_authority_and_year(client: TestClient) -> None:
    found = rows(client, f"{FACTS}?indicator=ete&measure=outturn&authority=rutland&year=2006/07")
    assert [(row["value"], row["unit"], row["authority"], row["document"]) for row in found] == [
        (69.5, "percent", "Rutland", "rutland-2007")
    ]


def test_several_values_of_a_column_are_asked_for_by_repeating_it(client: TestClient) -> None:
    both = rows(client, f"{FACTS}?measure=outturn&measure=target")
    assert {row["measure"] for row in both} == {"outturn", "target"}
    assert len(both) == 8


@pytest.mark.parametrize("sort", ["", "value", "-value", "period_start", "-id", "confidence"])
def test_pages_of_any_size_and_order_hold_each_row_once(client: TestClient, sort: str) -> None:
    whole = [row["id"] for row in rows(client, f"{FACTS}?sort={sort}")]
    address: str | None = f"{FACTS}?sort={sort}&limit=3"
    paged: list[str] = []
    while address:
        answer = client.get(address).json()
        assert len(answer["rows"]) <= 3
        paged += [row["id"] for row in answer["rows"]]
        address = answer["next"]
    assert paged == whole
    assert len(set(whole)) == len(whole) == 8


def test_an_order_by_value_is_one_of_numbers(client: TestClient) -> None:
    values = [row["value"] for row in rows(client, f"{FACTS}?measure=outturn&sort=-value")]
    assert values == [91, 85, 72.25, 69.5]


def test_only_the_fields_that_are_asked_for_are_answered(reader: TestClient) -> None:
    assert [list(row) for row in rows(reader, f"{FACTS}?fields=value,indicator&limit=1")] == [["value", "indicator"]]


@pytest.mark.parametrize("kind", list(FACT_ROWS))
def test_every_kind_answers_as_json_and_as_csv_with_the_same_rows(reader: TestClient, kind: str) -> None:
    found = rows(reader, f"/api/v1/facts/{kind}?limit=1000")
    answer = reader.get(f"/api/v1/facts/{kind}?format=csv")
    assert answer.headers["content-type"].startswith("text/csv")
    lines = list(csv.DictReader(io.StringIO(answer.text)))
    assert [line["id"] for line in lines] == [row["id"] for row in found]


@pytest.mark.parametrize("kind", [*FACT_ROWS, "documents"])
def test_every_kind_is_a_parquet_file_with_the_same_rows_in_the_types_of_their_columns(
    reader: TestClient, kind: str
) -> None:
    address = f"/api/v1/{'documents' if kind == 'documents' else f'facts/{kind}'}"
    answer = reader.get(f"{address}?format=parquet&limit=1")
    assert answer.headers["content-type"] == "application/vnd.apache.parquet"
    table = parquet.read_table(io.BytesIO(answer.content))
    found = rows(reader, f"{address}?limit=1000")
    plain = [{name: value or None for name, value in row.items()} for row in found]
    told = [
        {name: str(v) if isinstance(v, date) else v or None for name, v in row.items()} for row in table.to_pylist()
    ]
    assert told == plain
    kinds = {column.name: column.type for column in schema(kind)}
    words = {"number": "double", "integer": "int64", "boolean": "bool", "date": "date32[day]"}
    assert {field.name: str(field.type) for field in table.schema} == {
        field.name: words.get(kinds.get(field.name, ""), "string") for field in table.schema
    }


def test_a_parquet_file_holds_the_rows_and_columns_of_the_view(reader: TestClient) -> None:
    answer = reader.get(f"{FACTS}?format=parquet&fields=value,period_start&measure=outturn&sort=-value")
    assert parquet.read_table(io.BytesIO(answer.content)).to_pydict() == {
        "value": [91, 85, 72.25, 69.5],
        "period_start": [date(2006, 4, 1), date(2007, 4, 1), date(2007, 4, 1), date(2006, 4, 1)],
    }


def test_a_corrected_row_of_a_parquet_file_says_what_was_read(client: TestClient, store: Store) -> None:
    [fact] = rows(client, f"{FACTS}?sort=-value&limit=1")
    decide(store.engine, "observations", fact["id"], Word("corrected", "A Reader", "smudged", {"value": "88.8"}))
    answer = client.get(f"{FACTS}?format=parquet&fields=id,value,as_read")
    [found] = [row for row in parquet.read_table(io.BytesIO(answer.content)).to_pylist() if row["id"] == fact["id"]]
    assert (found["value"], json.loads(found["as_read"])) == (88.8, {"value": "91"})


def test_a_csv_holds_all_rows_of_the_view_whatever_the_limit(reader: TestClient) -> None:
    answer = reader.get(f"{FACTS}?format=csv&limit=1&measure=outturn")
    assert len(list(csv.DictReader(io.StringIO(answer.text)))) == 4


@pytest.mark.parametrize(
    ("address", "status", "code"),
    [
        ("/facts/observations?colour=red", 400, "unknown-parameter"),
        ("/facts/observations?sort=follow_up", 400, "bad-parameter"),
        ("/facts/observations?fields=secret", 400, "bad-parameter"),
        ("/facts/observations?limit=0", 400, "bad-parameter"),
        ("/facts/observations?limit=٣", 400, "bad-parameter"),
        ("/facts/observations?format=", 400, "bad-parameter"),
        ("/facts/observations?format=csv&limit=0", 400, "bad-parameter"),
        ("/facts/observations?after=x", 400, "bad-place"),
        ("/facts/observations?after=WzEsICJhIl0", 400, "bad-place"),
        ("/facts/observations?sort=value&after=WyJOYU4iLCAiYSJd", 400, "bad-place"),
        ("/facts/observations?after=WzExODA1OTE2MjA3MTc0MTEzMDM0MjQsIDBd", 400, "bad-place"),
        ("/facts/observations?period_start_to=soon", 400, "bad-parameter"),
        ("/facts/observations?indicator=%00", 400, "bad-parameter"),
        ("/facts/finances?is_total=maybe", 400, "bad-parameter"),
        ("/areas?colour=red", 400, "unknown-parameter"),
        ("/fact/%00", 400, "bad-parameter"),
        ("/facts/dreams", 404, "not-found"),
        ("/fact/0000", 404, "not-found"),
        ("/documents/none", 404, "not-found"),
        ("/indicators/none", 404, "not-found"),
        ("/areas/none", 404, "not-found"),
        ("/series", 400, "bad-parameter"),
        ("/series?indicator=none", 404, "not-found"),
        ("/export/tape", 404, "not-found"),
    ],
)
def test_every_error_has_one_shape(reader: TestClient, address: str, status: int, code: str) -> None:
    answer = reader.get(f"/api/v1{address}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert set(answer.json()["error"]) == {"code", "message"}


def test_writing_is_refused(reader: TestClient) -> None:
    assert reader.post(FACTS).json()["error"]["code"] == "method-not-allowed"


def test_a_fact_comes_with_its_passage_and_what_people_said(client: TestClient, store: Store) -> None:
    [first] = rows(client, f"{FACTS}?authority=Norfolk&measure=outturn&year=2006/07")
    decide(store.engine, "observations", first["id"], Word("corrected", "A Reader", "misprint", {"value": "90.5"}))
    found = client.get(f"/api/v1/fact/{first['id']}").json()
    assert (found["value"], found["decision"], found["as_read"]) == (90.5, "corrected", {"value": "91"})
    assert found["passage"]["marked"].split() == found["quote"].split()
    assert found["corrections"][0]["reason"] == "misprint"
    assert client.get(f"/api/v1/fact/{found['slot']}").json()["id"] == first["id"]


def test_what_a_person_rejected_is_left_out(client: TestClient, store: Store) -> None:
    [first, *_] = rows(client, f"{FACTS}?measure=outturn")
    decide(store.engine, "observations", first["id"], Word("rejected", "A Reader"))
    assert first["id"] not in [row["id"] for row in rows(client, FACTS)]
    assert first["id"] not in [row["fact"] for row in rows(client, "/api/v1/series?indicator=ete")]


def test_a_series_has_each_period_once_with_the_newest_documents_value(client: TestClient, store: Store) -> None:
    found = rows(client, "/api/v1/series?indicator=ete&area=Rutland&measure=outturn")
    assert [(row["year"], row["value"]) for row in found] == [("2006/07", 69.5), ("2007/08", 72.25)]
    newest = next(row for row in found if row["year"] == "2007/08")
    [old] = rows(client, f"{FACTS}?authority=Rutland&measure=outturn&year=2006/07")
    change = {"period": "2007/08", "period_start": "2007-04-01", "period_end": "2008-03-31"}
    decide(store.engine, "observations", old["id"], Word("corrected", "A Reader", "", change))
    [both] = rows(client, "/api/v1/series?indicator=ete&area=Rutland&measure=outturn")
    assert (both["fact"], both["others"]) == (newest["fact"], [old["id"]])


def test_coverage_has_a_row_for_each_authority_and_year(reader: TestClient) -> None:
    found = rows(reader, "/api/v1/coverage")
    told = {(row["authority"], row["year"]): (row["documents"], row["outturns"], row["targets"]) for row in found}
    assert told["Rutland", "2006/07"] == ([], 1, 0)
    assert told["Rutland", "2007/08"] == (["rutland-2007"], 1, 1)
    assert told["Rutland", "2008/09"] == (["rutland-2008"], 0, 1)


def test_documents_are_told_with_their_files_and_counts(reader: TestClient) -> None:
    [listed] = rows(reader, "/api/v1/documents?document=rutland-2007")
    found = reader.get(f"/api/v1/documents/{listed['id']}").json()
    assert found["authority"] == "Rutland"
    assert [file["name"] for file in found["files"]] == ["rutland-2007.txt"]
    assert found["facts"]["observations"] == 2
    text = reader.get("/api/v1/documents/rutland-2007/text").text
    [fact, *_] = rows(reader, f"{FACTS}?document=rutland-2007")
    assert text[fact["start"] : fact["end"]].split() == fact["quote"].split()


def test_indicators_and_areas_are_told_by_id_and_code(reader: TestClient) -> None:
    assert len(rows(reader, "/api/v1/indicators")) == len(all_indicators())
    assert reader.get("/api/v1/indicators/ete").json()["values"] == 8
    [found] = [row for row in rows(reader, "/api/v1/areas?name=cheshire east") if row["name"] == "Cheshire East"]
    area = reader.get(f"/api/v1/areas/{found['code']}").json()
    before = [reader.get(f"/api/v1/areas/{code}").json()["name"] for code in area["predecessors"]]
    assert "Cheshire" in before


def test_an_answer_that_is_known_already_is_not_sent_again_until_something_changes(
    client: TestClient, store: Store
) -> None:
    first = client.get(FACTS)
    known = {"If-None-Match": first.headers["etag"]}
    assert client.get(FACTS, headers=known).status_code == 304
    assert client.get(f"{FACTS}?limit=1", headers=known).status_code == 200
    decide(store.engine, "observations", first.json()["rows"][0]["id"], Word("accepted", "A Reader"))
    assert client.get(FACTS, headers=known).status_code == 200


@pytest.mark.parametrize("form", ["package", "csv", "jsonl", "parquet"])
def test_the_whole_store_comes_as_a_zip_file(reader: TestClient, form: str) -> None:
    answer = reader.get(f"/api/v1/export/{form}?people=false")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
        assert any(name.startswith("observations.") for name in file.namelist())
        assert not any(name.startswith("people.") for name in file.namelist())


@pytest.mark.parametrize(("form", "begins"), [("xlsx", b"PK"), ("sqlite", b"SQLite format 3")])
def test_the_whole_store_comes_as_one_file(reader: TestClient, form: str, begins: bytes) -> None:
    assert reader.get(f"/api/v1/export/{form}").content.startswith(begins)


def test_the_description_names_every_address_and_parameter(reader: TestClient) -> None:
    described = reader.get("/api/v1/openapi.json").json()
    paths = described["paths"]
    assert {f"/api/v1/facts/{kind}" for kind in FACT_ROWS} < set(paths)
    names = [each["name"] for each in paths["/api/v1/facts/observations"]["get"]["parameters"]]
    assert {"indicator", "authority", "year", "sort", "after", "limit", "fields", "format"} <= set(names)
    for path in paths.values():
        assert {"400", "404"} <= set(path["get"]["responses"])


def test_answers_say_what_browsers_may_do_and_other_names_are_refused(reader: TestClient) -> None:
    headers = reader.get(FACTS).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert reader.get(FACTS, headers={"Host": "example.org"}).status_code == 400


def test_outturns_stand_beside_their_targets_or_say_why_they_cannot(client: TestClient) -> None:
    found = rows(client, "/api/v1/outturns?indicator=ete&authority=rutland")
    told = [(row["year"], row["outturn"], row["target"], row["rating"], row["on_target"]) for row in found]
    assert told == [("2006/07", 69.5, None, "", "cannot be told"), ("2007/08", 72.25, 90, "red", "no")]
    assert found[0]["reason"] == "no target is stored"
    answer = client.get("/api/v1/outturns?on_target=no&format=csv")
    assert {line["authority"] for line in csv.DictReader(io.StringIO(answer.text))} == {"Rutland", "Norfolk"}


@pytest.mark.parametrize("asked", ["", "indicator=ete&", "authority=rutland&", "on_target=no&"])
def test_pages_of_outturns_of_any_size_hold_each_row_once(client: TestClient, asked: str) -> None:
    whole = rows(client, f"/api/v1/outturns?{asked}limit=1000")
    address: str | None = f"/api/v1/outturns?{asked}limit=1"
    paged: list[dict[str, Any]] = []
    while address:
        answer = client.get(address).json()
        paged += answer["rows"]
        address = answer["next"]
    assert paged == whole
    assert whole
    lines = csv.DictReader(io.StringIO(client.get(f"/api/v1/outturns?{asked}format=csv&limit=1").text))
    assert [(line["authority"], line["period"]) for line in lines] == [(r["authority"], r["period"]) for r in whole]


@pytest.mark.parametrize(
    "place",
    ["x", "WzEsICJhIl0", "WyIiLCIiLCIiLDAsIiIsIiIsIlx1MDAwMCIsMV0", "WyIiLCIiLCIiLDAsIiIsIiIsIlx1ZDgwMCIsMV0"],
)
def test_a_place_that_no_page_of_outturns_gave_is_refused(client: TestClient, place: str) -> None:
    answer = client.get(f"/api/v1/outturns?after={place}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "bad-place")


def test_the_description_says_which_addresses_need_the_token(reader: TestClient) -> None:
    described = reader.get("/api/v1/openapi.json").json()
    schemes = described["components"]["securitySchemes"]
    assert {name: each["type"] for name, each in schemes.items()} == {"token": "http", "session": "apiKey"}
    for address, methods in described["paths"].items():
        for method, operation in methods.items():
            either: list[dict[str, list[str]]] = [{"token": []}, {"session": []}]
            assert operation.get("security") == (either if method == "post" else None), f"{method} {address}"


def test_facts_are_found_by_their_days(client: TestClient) -> None:
    begun = rows(client, f"{FACTS}?period_start_from=2007-04-01&period_start_to=2007-04-01")
    assert {row["period"] for row in begun} == {"2007/08"}
    assert rows(client, f"{FACTS}?period_end_to=2006-04-01") == []


def test_the_guide_names_every_address_and_every_code_of_an_error(reader: TestClient) -> None:
    guide = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for path in reader.get("/api/v1/openapi.json").json()["paths"]:
        told = path.removeprefix("/api/v1").replace("{document}", "{id}").replace("{form}", "{format}")
        told = re.sub(r"^/facts/\w+$", "/facts/{kind}", told).replace("{fact}", "{id}").replace("{indicator}", "{id}")
        assert f"`{told}`" in guide
    codes = re.findall(
        r'RequestError\(\s*\d+, "([a-z-]+)"', "".join(p.read_text() for p in (ROOT / "web").rglob("*.py"))
    )
    assert codes
    for code in codes:
        assert f"| `{code}` |" in guide


@pytest.mark.parametrize("asked", ["", "measure=outturn&", "contains=9&", "year=2007&", "contains=none&"])
def test_pages_hold_each_row_once_however_many_documents_are_looked_at(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    lines = csv.DictReader(io.StringIO(client.get(f"{FACTS}?{asked}format=csv").text))
    whole = [line["id"] for line in lines]
    monkeypatch.setattr("web.reading.facts._DOCUMENTS", 1)
    monkeypatch.setattr("web.reading.facts._LOOKED_AT", 2)
    address: str | None = f"{FACTS}?{asked}limit=3"
    paged: list[str] = []
    while address:
        answer = client.get(address).json()
        paged += [row["id"] for row in answer["rows"]]
        address = answer["next"]
    assert paged == whole
    assert bool(whole) == ("none" not in asked)


def test_everything_is_read_some_documents_at_a_time_in_the_same_order(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [row["id"] for row in rows(client, FACTS)]
    monkeypatch.setattr("web.reading.facts._DOCUMENTS", 3)
    answer = client.get(f"{FACTS}?format=csv")
    assert [line["id"] for line in csv.DictReader(io.StringIO(answer.text))] == whole
