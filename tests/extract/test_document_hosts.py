"""What a document is where others have put words around it: copies on sites, council pages, news, letters."""

import pytest

from extract import documents
from parsers.reader import parse

COPY_OF_INSPECTION = """report on youth offending work in - example council · every case was read with...

31
Core Case Inspection of youth offending work in England and Wales Report on youth offending work in: Bury 2010

Upload: others

Post on 14-Feb-2021

3 views

Category:

Documents

0 download

TRANSCRIPT

Page 1: Report on youth offending work in - Example Council · Every case was read with the worker

Core Case Inspection of youth offending work in England and Wales

Report on youth offending work in:

Bury

2010ISBN: 978-1-84099-000-3

Page 2: Report on youth offending work in - Example Council · Every case was read with the worker

Foreword

We saw cases of this team for a week and say here what we found.
"""
COPY_OF_PLAN = """walsall yos strategic plan 2018 -19 · a service for families...

22
Walsall YOS Strategic Plan 2018 -19

Upload: others

Post on 30-Jun-2020

Category:

Documents

TRANSCRIPT

Page 1: Walsall YOS Strategic Plan 2018 -19 · A service for families

Walsall YOS Strategic Plan 2018 -19

Page 2: Walsall YOS Strategic Plan 2018 -19 · A service for families

Walsall YOS Strategic Plan 2018 -19

1. Foreword

The youth offending service gives an account of a year here.
"""
LIST_OF_DOWNLOADS = """Calderdale Youth Justice Plan 2016-2017

4y ago
612.40 KB
31 Pages
Last View : 2d ago
Upload by : A Reader

Executive Summary

The youth offending team has written this plan with its partners.
"""
DECISION = """Issue - decisions

Youth Justice Strategic Plan 2015/16

14/07/2015 - Youth Justice Strategic Plan 2015/16

That the draft Youth Justice Strategic Plan in the appendix go to full Council.
"""
ITEM = """Agenda item

Rotherham Youth Justice Service Youth Justice Plan 2023-2026

Minutes:

The manager of the youth justice service told the Committee how the plan had come about.
"""
REPORT_BY_AN_OFFICER = """Cabinet
Tuesday, 13 June 2006

ITEM CA7

CABINET – 13 JUNE 2006

YOUTH JUSTICE PLAN 2006/07

Report by the Head of the Youth Offending Service

1. The draft plan for 2006/07 must be with the Youth Justice Board by 31 July 2006, and Solihull wrote it on time.
"""
NEWS_OF_A_REPORT = """Inspection of youth offending work: Gateshead does better

Youth offending work in Gateshead has grown better, said Jo Example, Chief Inspector of Probation, publishing the report
of a recent joint inspection.

The youth offending team was told of this in spring.

Related topics
- Published8 February 2009
"""
ARTICLE = """ date 2021-11-05 AN inspection of Bolton's youth justice service went well.

The manager said: "Staff did this." A councillor added: "We thank the youth justice service for its work."
"""
LETTER = """HM Inspectorate of Probation
Trafford House
4th March 2013
Dear Colleague,
Arrangements for visits to youth offending teams
From May we shall visit youth offending teams in another way.
"""
YEARLY_REPORT = """Youth Justice Board: Annual Report and Accounts 2011/12

The Youth Justice Board looks back on its year with youth offending teams.
"""
CASES = {
    "a copy of an inspection": (COPY_OF_INSPECTION, "inspection_report", "Bury", "2010", "2010", ""),
    "a copy of a plan whose cover is on every page": (COPY_OF_PLAN, "strategic_plan", "Walsall", "2018/19", "", ""),
    "a download": (LIST_OF_DOWNLOADS, "strategic_plan", "Calderdale", "2016/17", "", ""),
    "a page of decisions": (DECISION, "scrutiny_report", "", "2015/16", "2015-07-14", ""),
    "an item of an agenda": (ITEM, "scrutiny_report", "Rotherham", "2023-2026", "", ""),
    "an officer's report": (REPORT_BY_AN_OFFICER, "scrutiny_report", "Solihull", "2006/07", "2006-06-13", ""),
    "news of a report": (NEWS_OF_A_REPORT, "press_release", "Gateshead", "", "", ""),
    "an article with its day before its words": (ARTICLE, "press_release", "Bolton", "2021", "2021-11-05", ""),
    "a letter to all": (LETTER, "other", "", "2013", "2013-03-04", ""),
    "a report of the national board": (YEARLY_REPORT, "other", "", "2011/12", "", ""),
}


@pytest.mark.parametrize("name", CASES)
def test_a_document_is_told_from_what_stands_around_it(name: str) -> None:
    text, *expected = CASES[name]
    fact = documents.read(parse(text.encode()))
    assert [fact.doc_type, fact.authority, fact.period, fact.published, fact.status] == expected


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (COPY_OF_PLAN, "Walsall YOS Strategic Plan 2018 -19"),
        (DECISION, "Youth Justice Strategic Plan 2015/16"),
        (LETTER, "Arrangements for visits to youth offending teams"),
        ("An inspection of youth offending services in\n\nDerby HM Inspectorate of Probation, May 2019\n\nForeword\n",
         "An inspection of youth offending services in Derby"),
        ("Issue - meetings\n\n14 Youth Offending Service Review pdf icon PDF 72 KB\n\nThe Cabinet noted it.\n",
         "Youth Offending Service Review"),
    ],
)  # fmt: skip
def test_a_title_is_without_what_hosts_and_pages_add(text: str, title: str) -> None:
    assert documents.read(parse(text.encode())).title == title


MINUTES = """Agenda and minutes

Children and Families Scrutiny Panel - Tuesday, 9th June, 2015 6.30 pm

Venue: Room 4

Items
No. Item

1.

Apologies for absence

2.

Review of the Youth Offending Team Improvement Plan 2014/15

The youth offending team manager spoke of the youth offending team and of its draft plan.
"""


def test_minutes_go_by_their_committee_and_day_though_an_item_is_liker_to_a_title() -> None:
    fact = documents.read(parse(MINUTES.encode()))
    assert (fact.title, fact.doc_type) == ("Children and Families Scrutiny Panel", "scrutiny_report")
    assert (fact.period, fact.published, fact.status) == ("2015", "2015-06-09", "")


@pytest.mark.parametrize(
    ("words", "published", "status"),
    [
        ("Youth Justice Plan 2018 - 2019      draft v3      12/04/18", "2018-04-12", "draft"),
        (
            "This is the partnership's plan. It was approved at the\nboard's meeting of 12 July 2018.",
            "2018-07-12",
            "final",
        ),
        ("This plan will be approved at the board's meeting of 12 July 2018.", "", ""),
        ("The partners wrote the plan, which is due with the Youth Justice Board by 31 July 2018.", "", ""),
    ],
)
def test_a_footers_version_and_a_boards_approval_date_a_plan(words: str, published: str, status: str) -> None:
    text = f"Torbay Youth Offending Team\n\nYouth Justice Plan 2018/19\n\nForeword\n\n{words}\n"
    fact = documents.read(parse(text.encode()))
    assert (fact.published, fact.status) == (published, status)


def test_half_a_year_in_a_reports_title_is_not_its_year() -> None:
    text = (
        "REPORT TO: Scrutiny Committee\n8 November 2016\n\nSUBJECT: Youth Offending Team Performance, "
        "April to September 2016\n\nThe youth offending team in Luton has done more work.\n"
    )
    assert documents.read(parse(text.encode())).period == "2016"


def test_the_one_year_of_a_reports_dates_is_the_year_printed_on_it() -> None:
    text = (
        "Barnsley's youth offending team praised by inspectors after its work in January 2023\n\n"
        "The inspectors came to the youth offending team in January 2023 and left it with praise in February 2023.\n"
    )
    assert documents.read(parse(text.encode())).period == "2023"
