"""Youth justice services: by place and body, whatever the body was called at the time."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise import areas, services

NAMES = [
    ("Leicestershire Youth Offending Service", "leicestershire", ["Leicestershire", "Rutland"]),
    ("Wessex YOT", "wessex", ["Hampshire", "Isle of Wight", "Portsmouth", "Southampton"]),
    ("South Tees Youth Justice Service", "south-tees", ["Middlesbrough", "Redcar and Cleveland"]),
    ("Hull Youth Justice Partnership", "kingston-upon-hull", ["Kingston upon Hull"]),
    ("Bournemouth & Poole Youth Offending Team", "bournemouth-and-poole", ["Bournemouth", "Poole"]),
    ("Conwy Denbighshire YJS", "conwy-and-denbighshire", ["Conwy", "Denbighshire"]),
    ("Leicester City Council Youth Offending Service", "leicester", ["Leicester"]),
    ("Gwynedd Môn", "gwynedd-and-mon", ["Gwynedd", "Isle of Anglesey"]),
]


@pytest.mark.parametrize(("printed", "service_id", "names"), NAMES)
def test_a_printed_name_is_its_service(printed: str, service_id: str, names: list[str]) -> None:
    service = services.read_service(printed)
    assert service is not None
    assert service.id == service_id
    assert [area.name for area in service.areas] == names


@pytest.mark.parametrize("text", ["", "Youth Offending Team", "Congleton YOT", "the service", "Youth Justice Board"])
def test_anything_else_is_no_service(text: str) -> None:
    assert services.read_service(text) is None


@pytest.mark.parametrize(
    ("day", "names"),
    [
        (date(2007, 4, 1), ["Cheshire"]),
        (date(2009, 7, 1), ["Cheshire East", "Cheshire West and Chester"]),
        (date(2020, 1, 1), ["Cheshire East", "Cheshire West and Chester", "Halton", "Warrington"]),
        (date(2015, 1, 1), []),
    ],
)
def test_what_a_service_covers_changes_with_time(day: date, names: list[str]) -> None:
    assert [area.name for area in services.get("cheshire").areas_on(day)] == names


def test_of_two_services_with_one_name_the_day_decides() -> None:
    before, after = (services.read_service("Dorset YOT", on=date(year, 1, 1)) for year in (2010, 2020))
    assert (before and before.id, after and after.id) == ("dorset", "dorset-combined")


FOUND = [
    ("The Wessex Youth Offending Team was split.", ["Wessex Youth Offending Team"]),
    ("Report on youth offending work in: Halton and Warrington", ["youth offending work in: Halton and Warrington"]),
    ("Leeds City Council's YOS and Leeds", ["Leeds City Council's YOS"]),
    ("Kent Police and the Youth Justice Board", []),
    ("youth offending work in: Kent youth offending work in: Kent", ["youth offending work in: Kent"]),
]


@pytest.mark.parametrize(("text", "printed"), FOUND)
def test_services_are_found_by_place_and_body(text: str, printed: list[str]) -> None:
    assert [text[m.start : m.end] for m in services.find_services(text)] == printed


def test_every_authority_of_today_has_a_service_today() -> None:
    today = date(2024, 4, 1)
    covered = {area.code for service in services.services() for area in service.areas_on(today)}
    alive = {area.code for area in areas.all_areas() if area.exists_on(today) and area.kind != "regional_authority"}
    assert alive <= covered


@pytest.mark.parametrize("service", services.services(), ids=lambda service: service.id)
def test_an_id_has_one_name_and_no_two_spells_at_once(service: services.Service) -> None:
    spells = service.coverage
    for earlier, later in pairwise(spells):
        assert earlier.end is not None
        assert later.start is not None
        assert earlier.end < later.start
    assert all(area.name for spell in spells for area in spell.areas)


@pytest.mark.parametrize("body", ["YOT", "Youth Offending Service", "youth justice partnership"])
@pytest.mark.parametrize("service", services.services(), ids=lambda service: service.id)
def test_every_service_is_read_back(service: services.Service, body: str) -> None:
    day = service.coverage[-1].start or service.coverage[-1].end or date(2005, 1, 1)
    assert services.read_service(f"{service.name} {body}", on=day) == service
    found = services.find_services(f"visited {service.name} {body} twice", on=day)
    assert [mention.service.id for mention in found] == [service.id]


@given(st.text(max_size=80))
def test_noise_never_raises(text: str) -> None:
    services.read_service(text)
    assert all(0 <= m.start < m.end <= len(text) for m in services.find_services(text))
