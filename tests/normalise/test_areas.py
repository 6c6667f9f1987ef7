"""Printed names of authorities in, one authority with its official code out; nothing for anything else."""

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise import areas
from tests.shared_documents import needs_shared, shared_path

SPELLINGS = [
    ("Cheshire", "Cheshire"),
    ("Bath & NE Somerset", "Bath and North East Somerset"),
    ("B&NES", "Bath and North East Somerset"),
    ("Hull", "Kingston upon Hull"),
    ("Kingston upon Hull, City of", "Kingston upon Hull"),
    ("Brighton & Hove", "Brighton and Hove"),
    ("Telford and Wrekin", "Telford and Wrekin"),
    ("RCT", "Rhondda Cynon Taf"),
    ("CHESHIRE WEST & CHESTER", "Cheshire West and Chester"),
    ("Stoke on Trent", "Stoke-on-Trent"),
    ("St. Helens MBC", "St Helens"),
    ("Leicester City Council", "Leicester"),
    ("Durham County Council", "Durham"),
    ("County Durham", "Durham"),
    ("London Borough of Barnet", "Barnet"),
    ("Royal Borough of Greenwich", "Greenwich"),
    ("City and County of Swansea", "Swansea"),
    ("City of London", "City of London"),
    ("City of York Council", "York"),
    ("Council of the Isles of Scilly", "Isles of Scilly"),
    ("Ynys Môn", "Isle of Anglesey"),
    ("Reading", "Reading"),
]


@pytest.mark.parametrize(("printed", "name"), SPELLINGS)
def test_a_printed_name_is_its_authority(printed: str, name: str) -> None:
    area = areas.read(printed)
    assert area is not None
    assert area.name == name


@pytest.mark.parametrize(
    "text", ["", "reading", "London", "Council", "Cheshire plan", "North", "YOT", "2007/08", "Congleton"]
)
def test_anything_else_is_no_area(text: str) -> None:
    assert areas.read(text) is None


def test_of_two_with_one_name_the_day_decides() -> None:
    old, new = areas.read("Cornwall", on=date(2005, 5, 1)), areas.read("Cornwall", on=date(2015, 5, 1))
    assert (old and old.code, new and new.code) == ("E10000005", "E06000052")
    assert areas.read("Cornwall") == new


def test_an_ended_county_names_its_successors() -> None:
    cheshire = areas.get("E10000004")
    assert cheshire.end == date(2009, 3, 31)
    assert [areas.get(code).name for code in cheshire.successors] == ["Cheshire East", "Cheshire West and Chester"]


def test_a_former_code_leads_to_its_authority() -> None:
    assert areas.get("E08000020").name == "Gateshead"


FOUND = [
    ("Cheshire, Halton & Warrington scheme", ["Cheshire", "Halton", "Warrington"]),
    ("CHESHIRE EAST (n=40) CHESHIRE WEST &\nCHESTER (n=39)", ["Cheshire East", "Cheshire West and Chester"]),
    ("Leicester, Leicestershire and Rutland1", ["Leicester", "Leicestershire", "Rutland"]),
    ("Bournemouth, Christchurch and Poole", ["Bournemouth, Christchurch and Poole"]),
    ("courts in Reading and Wokingham", ["Reading", "Wokingham"]),
    ("Reading\nWokingham", ["Reading", "Wokingham"]),
    ("Reading skills improved. Reading the plan helps. A Reading group met.", []),
    ("in Bury, Kent and Hull", ["Bury", "Kent", "Kingston upon Hull"]),
    ("the office in Derby Road and Kent House", []),
    ("South Cambridgeshire, North West Leicestershire and Newcastle-under-Lyme", []),
    ("Councillor Paula Brent and Mr Kent spoke in Brent", ["Brent"]),
    ("bath, bury and reading", []),
]


@pytest.mark.parametrize(("text", "names"), FOUND)
def test_areas_are_found_in_running_text(text: str, names: list[str]) -> None:
    mentions = areas.find(text)
    assert [mention.area.name for mention in mentions] == names
    assert all(areas.read(text[m.start : m.end]) is not None for m in mentions)


def test_names_do_not_run_on_over_cells_or_blank_lines() -> None:
    assert [m.area.name for m in areas.find("Cheshire\tEast\n\nCheshire\n\nEast")] == ["Cheshire", "Cheshire"]


@given(st.sampled_from(areas.all_areas()), st.sampled_from([str, str.upper]), st.sampled_from(["and", "&"]))
def test_every_name_is_read_back(area: areas.Area, case: type[str], joint: str) -> None:
    printed = case(area.name).replace(case(" and "), f" {joint} ")
    read = areas.read(printed, on=area.start or date(2010, 1, 1))
    assert read == area
    assert [m.area.name for m in areas.find(f"young people in {printed}.")] == [area.name]


@given(st.text(max_size=80))
def test_noise_never_raises(text: str) -> None:
    areas.read(text)
    mentions = areas.find(text)
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)


@needs_shared
def test_codes_names_ends_and_successors_are_those_of_the_reference() -> None:
    with shared_path("reference", "areas.csv").open(encoding="utf-8", newline="") as file:
        reference = {row["gss_code"]: row for row in csv.DictReader(file)}
    ours = {area.code: area for area in areas.all_areas()}
    assert ours.keys() == reference.keys()
    for code, row in reference.items():
        area = ours[code]
        named = areas.read(row["plain_name"], on=area.start)
        assert named == area, row["plain_name"]
        assert (area.end.isoformat() if area.end else "") == row["end"]
        assert ";".join(area.successors) == row["successors"]
