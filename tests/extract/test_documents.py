"""What a document is, from its own words: plans, inspections, reviews and releases of all years, and look-alikes."""

import csv
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import documents
from parsers.reader import parse
from tests.shared_documents import SHARED, document_path, needs_shared

PLAN_2004 = """SOUTH TEES YOUTH OFFENDING SERVICE

YOUTH JUSTICE PLAN 2004-05

Foreword

The service is shared by Middlesbrough and Redcar & Cleveland. The steering group met on 3 March 2004.

Measure\t2003 actual\t2004 target
Final warnings with interventions\t82%\t80%
"""
PLAN_OF_FOUR = """Wessex Youth Offending Team

Strategic Youth Justice Plan 2009 - 2012

Foreword

The team serves Hampshire, the Isle of Wight, Portsmouth and Southampton, and works beside Hampshire Police.
"""
PLAN_DRAFT = """West Mercia Youth Justice Service

Youth Justice Plan 2023/24

Version 1.0 DRAFT

The service covers Herefordshire, Shropshire, Telford & Wrekin and Worcestershire.
"""
PLAN_WITH_DATE = """Conwy and Denbighshire Youth Justice Service

Annual Youth Justice Strategic Plan 2019-20

Published: June 2019

The service works in Conwy and in Denbighshire.
"""
JOINT_2006 = """HMI Probation

Joint Inspection of Youth Offending Teams

Inspection Report on:

Bournemouth and Poole Youth Offending Team

August 2006

Foreword

Bournemouth and Poole were visited in January 2006.
"""
FULL_JOINT_2013 = """Full Joint Inspection of Youth Offending Work in

Hartlepool

ISBN: 978-1-84099-600-5

2013

Foreword

This team was one of few that we chose.

Jo Example
HM Chief Inspector of Probation

March 2013

Inspection fieldwork took place in November 2012.
"""
SCREENING_2014 = """19 February 2014

Dear Director,

Report of Short Quality Screening (SQS) of youth offending work in Kingston and Richmond

Here is what we found from 27 to 29 January 2014 in Kingston upon Thames and Richmond upon Thames.
"""
RATED_2022 = """An inspection of youth justice services in

Blaenau Gwent and Caerphilly

HM Inspectorate of Probation, SEPTEMBER 2022

Foreword

The service was rated as Good. Fieldwork for this inspection took place in May 2022.
"""
RELEASE = """Inspectors praise youth offending work in Leeds

Posted on 12 October 2011

Safeguarding was done well enough 68% of the time.

Councillor Jane Example said: "Our youth offending service works hard." The chief inspector added: "Encouraging."

ENDS

Notes to editors: the core case inspection is by HM Inspectorate of Probation.
"""
COMMITTEE = """REPORT TO: Children's Scrutiny Committee

DATE OF MEETING: 14 July 2011

REPORT OF: Director of Children's Services

TITLE: Youth Offending Service Performance 2010/11 - the three national indicators

1. PURPOSE OF REPORT

Blackpool Council's YOT had fewer first time entrants. Members are asked to note this.
"""
MINUTES = """MINUTES OF THE CABINET

held on Tuesday 6 March 2012

Present: Councillor Ann Example (Chair)

1. Apologies for absence

2. Youth Offending Service Core Case Inspection

The head of the Newport Youth Offending Service spoke; the YOS scored 62%. RESOLVED that this be noted.
"""
AFTER_INSPECTION = """Uploaded 3 May 2016

Sefton Youth Offending Team

Post Inspection Improvement Plan

January 2012

Recommendation\tAction\tLead
1\tReview assessments\tYOT Manager
"""
CASES = {
    "a plan of two towns": (
        PLAN_2004,
        "youth_justice_plan",
        "South Tees",
        "Middlesbrough;Redcar and Cleveland",
        "2004/05",
        "",
        "",
    ),
    "a plan of four councils for three years": (
        PLAN_OF_FOUR,
        "strategic_plan",
        "Wessex",
        "Hampshire;Isle of Wight;Portsmouth;Southampton",
        "2009-2012",
        "",
        "",
    ),
    "a draft": (
        PLAN_DRAFT,
        "strategic_plan",
        "West Mercia",
        "Herefordshire;Shropshire;Telford and Wrekin;Worcestershire",
        "2023/24",
        "",
        "draft",
    ),
    "a dated plan": (
        PLAN_WITH_DATE,
        "strategic_plan",
        "Conwy and Denbighshire",
        "Conwy;Denbighshire",
        "2019/20",
        "2019-06",
        "",
    ),
    "a joint inspection": (
        JOINT_2006,
        "inspection_report",
        "Bournemouth and Poole",
        "Bournemouth;Poole",
        "2006",
        "2006-08",
        "",
    ),
    "a full joint inspection": (
        FULL_JOINT_2013,
        "inspection_report",
        "Hartlepool",
        "Hartlepool",
        "2013",
        "2013-03",
        "",
    ),
    "a screening's letter": (
        SCREENING_2014,
        "inspection_report",
        "Kingston and Richmond",
        "Kingston upon Thames;Richmond upon Thames",
        "2014",
        "2014-02-19",
        "",
    ),
    "an inspection with ratings": (
        RATED_2022,
        "inspection_report",
        "Blaenau Gwent and Caerphilly",
        "Blaenau Gwent;Caerphilly",
        "2022",
        "2022-09",
        "",
    ),
    "a release": (RELEASE, "press_release", "Leeds", "Leeds", "2011", "2011-10-12", ""),
    "a report to a committee": (COMMITTEE, "scrutiny_report", "Blackpool", "Blackpool", "2010/11", "2011-07-14", ""),
    "minutes": (MINUTES, "scrutiny_report", "Newport", "Newport", "2012", "2012-03-06", ""),
    "a plan after an inspection": (AFTER_INSPECTION, "improvement_plan", "Sefton", "Sefton", "2012", "2012-01", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_a_document_says_what_it_is(name: str) -> None:
    text, *expected = CASES[name]
    fact = documents.read(parse(text.encode()))
    found = [fact.doc_type, fact.authority, fact.areas, fact.period, fact.published, fact.status]
    assert found == expected
    assert documents.is_youth_justice(parse(text.encode()))


CHILDRENS_PLAN = """Suffolk County Council

Children and Young People's Plan 2006-2009

Our plan for all children. The youth offending team will reduce first time entrants by 5%.

Indicator\t2005/06
First time entrants to the youth justice system\t900
"""
ADULT_CARE = """Adult Social Care Local Account 2012/13

Derby City Council

Indicator\t2011/12 outturn
Delayed transfers of care\t9.2
"""
CRIME_STRATEGY = """Crime and Disorder Reduction Strategy 2005-2008

Safer Barnet Partnership

Crime fell. Police, council, probation and the youth offending team work together; the YOT supports young offenders.
"""


@pytest.mark.parametrize(
    ("text", "authority", "period"),
    [
        (CHILDRENS_PLAN, "Suffolk", "2006-2009"),
        (ADULT_CARE, "Derby", "2012/13"),
        (CRIME_STRATEGY, "Barnet", "2005-2008"),
    ],
)
def test_another_services_plan_is_other_and_not_about_youth_justice(text: str, authority: str, period: str) -> None:
    document = parse(text.encode())
    fact = documents.read(document)
    assert (fact.doc_type, fact.authority, fact.period) == ("other", authority, period)
    assert not documents.is_youth_justice(document)


def test_an_area_that_the_text_does_not_name_is_left_out() -> None:
    text = "Leicestershire Youth Offending Service\n\nYouth Justice Plan 2006/07\n\nOur work in Leicestershire.\n"
    assert documents.read(parse(text.encode())).areas == "Leicestershire"
    assert documents.read(parse((text + "\nAnd in Rutland.\n").encode())).areas == "Leicestershire;Rutland"


def test_an_ended_county_covers_what_took_its_place() -> None:
    text = "Inspection of youth offending work in:\n\nCheshire\n\n2009\n\nCHESHIRE EAST, CHESHIRE WEST & CHESTER\n"
    fact = documents.read(parse(text.encode()))
    assert (fact.authority, fact.areas) == ("Cheshire", "Cheshire East;Cheshire West and Chester")


def test_a_watermark_makes_a_draft() -> None:
    document = parse(b"Leeds Youth Offending Service\n\nYouth Justice Plan 2006/07\n")
    marked = replace(document, meta=replace(document.meta, watermarks=("DRAFT",)))
    assert (documents.read(document).status, documents.read(marked).status) == ("", "draft")


def test_days_of_signature_and_review_are_no_publication() -> None:
    text = (
        "Leeds Youth Justice Plan 2006/07\n\nReview and Approval\n\nReview date\tReviewer\n1 May 2006\tBoard\n\n"
        "Name of chief officer\tSignature\tDate\nJo Example\t\t3 April 2006\n"
    )
    assert documents.read(parse(text.encode())).published == ""


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["C"], include_characters="\n\t"), max_size=300))
def test_noise_never_raises_and_quotes_what_stands_there(text: str) -> None:
    document = parse(("x " + text).encode("utf-8", "ignore"))
    fact = documents.read(document)
    assert document.quote(fact.anchor.start, fact.anchor.end) == fact.quote


FIELDS = ("doc_type", "authority", "areas", "period", "period_start", "period_end", "published", "status")
READ = {
    "001": (
        "youth_justice_plan",
        "Leicestershire",
        "Leicestershire;Rutland",
        "2007/08",
        "2007-04-01",
        "2008-03-31",
        "",
        "draft",
    ),
    "002": ("strategic_plan", "Cambridgeshire", "Cambridgeshire", "2010/11", "2010-04-01", "2011-03-31", "", ""),
    "004": (
        "inspection_report",
        "Cheshire",
        "Cheshire East;Cheshire West and Chester",
        "2009",
        "2009-01-01",
        "2009-12-31",
        "2009-10",
        "",
    ),
}


@needs_shared
@pytest.mark.parametrize("number", ["000", "003"])
def test_real_documents_are_what_their_facts_say(number: str) -> None:
    path = document_path(number)
    with (SHARED / "gold" / path.stem / "documents.csv").open(encoding="utf-8", newline="") as file:
        expected = next(csv.DictReader(file))
    fact = documents.read(parse(path.read_bytes()))
    assert [getattr(fact, name) for name in FIELDS] == [expected[name] for name in FIELDS]


@needs_shared
@pytest.mark.parametrize("number", READ)
def test_real_documents_are_what_their_readers_say(number: str) -> None:
    fact = documents.read(parse(document_path(number).read_bytes()))
    assert tuple(getattr(fact, name) for name in FIELDS) == READ[number]


def test_the_date_and_committee_of_a_report_stand_in_a_table_at_its_top() -> None:
    text = (
        "London Borough of Barnet\n\nReport to:\tCrime and Disorder Scrutiny Commission\nDate:\t17/06/09\n"
        "Subject:\tPerformance of the Youth Offending Team\n\n1 Purpose\n\nTo report on 2008/09.\n"
    )
    fact = documents.read(parse(text.encode()))
    assert (fact.doc_type, fact.published, fact.period) == ("scrutiny_report", "2009-06-17", "2009")


def test_a_version_for_a_board_is_dated_and_may_be_a_draft() -> None:
    text = (
        "Barnet Youth Offending Service\n\nYouth Justice Strategic Plan 2013/14\n\n"
        "Version for the Management Board, 4 July 2013. DRAFT\n\nThe plan sets out what the partners will do.\n"
    )
    fact = documents.read(parse(text.encode()))
    assert (fact.published, fact.status, fact.period) == ("2013-07-04", "draft", "2013/14")


def test_a_plan_that_a_board_has_agreed_is_final_and_has_its_day() -> None:
    text = (
        "Barnet Youth Offending Team\n\nYouth Justice Strategic Plan 2009/10\n\n"
        "Agreed by the YOT Management Board on 26th May 2009\n\nThe plan sets out what the partners will do.\n"
    )
    fact = documents.read(parse(text.encode()))
    assert (fact.published, fact.status, fact.period) == ("2009-05-26", "final", "2009/10")
