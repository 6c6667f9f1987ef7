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
        ("DRAFT v2 - April 2018", "2018-04", "draft"),
        ("Final version approved by the Partnership Board – 12 July 2018", "2018-07-12", "final"),
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


def read_short(text: str) -> tuple[str, str, str, str]:
    fact = documents.read(parse(text.encode()))
    return fact.doc_type, fact.authority, fact.period, fact.published


ONE_LONG_LINE = (
    "report to: joint meeting...\n\nReport To: JOINT MEETING OF CABINET AND PANEL Date: 10 March 2015 Subject: "
    "REVIEW OF YOUTH OFFENDING SERVICES IN TRAFFORD Report Summary: The panel is asked to say what it thinks of the "
    "youth offending service. Recommendations: That the report be noted by all who read it.\n"
)


def test_a_page_that_was_flattened_to_one_line_is_read_by_its_labels() -> None:
    fact = documents.read(parse(ONE_LONG_LINE.encode()))
    assert (fact.title, fact.published) == ("REVIEW OF YOUTH OFFENDING SERVICES IN TRAFFORD", "2015-03-10")


def test_an_item_with_its_minutes_goes_by_the_item() -> None:
    text = (
        "Agenda item\n\nSlough Youth Justice Plan 2024/25\n\nReport by Executive Director of Children's Services\n\n"
        "Minutes:\n\nThe youth justice service had written a plan.\n"
    )
    assert documents.read(parse(text.encode())).title == "Slough Youth Justice Plan 2024/25"


def test_news_goes_by_its_headline_and_is_about_no_one_of_many() -> None:
    text = (
        "YOTs told what to mend\n\nTuesday, May 31, 2011\n\nResults of four youth offending teams are out.\n\n"
        'Luton was "better", Derby "worse", Leeds "average", York "strong".\n\nOne said: "We saw all four."\n\n'
        "In Luton the staff is new. In Derby it is old. In Leeds it is large. In York it is small.\n"
    )
    fact = documents.read(parse(text.encode()))
    assert (fact.title, fact.authority, fact.areas) == ("YOTs told what to mend", "", "")
    assert (fact.doc_type, fact.published) == ("press_release", "2011-05-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Meeting documents\n\nCabinet\n\nDerby Youth Justice Plan 2006 -2007\n\nA. Summary\n\n"
            "B. Local Planning Environment\n\nC. Drivers of Performance\n\nD. Delivery Plan\n\n"
            "E. Review and Approval\n",
            ("youth_justice_plan", "Derby", "2006/07", ""),
        ),
        (
            "Derby Youth Offending Service\n\nYouth Justice Strategic Plan 2010/11\n\nStrategic Youth Justice "
            "Plan V1.0 10.03.10\n\nForeword\n",
            ("strategic_plan", "Derby", "2010/11", "2010-03-10"),
        ),
        (
            "DERBY YOUTH OFFENDING TEAM\nYOUTH JUSTICE PLAN\n2002 - 2005\nA B Example 10.01.02\n\nWe plan on.\n",
            ("youth_justice_plan", "Derby", "2002-2005", "2002-01-10"),
        ),
        (
            "Derby Youth Justice Plan 2019 2021 - Derby Council\n\nPage created by A Reader\n\nForeword\n",
            ("strategic_plan", "Derby", "2019-2021", ""),
        ),
        (
            "Youth Offending Services - Improvement Action Plan\n\nIn response to the Short Quality Screening of youth "
            "offending work in Derby in May 2012 by HM Inspectorate of Probation\n\nUpdate (July 2013)\n",
            ("improvement_plan", "Derby", "2013", ""),
        ),
        (
            "Towards a Youth Crime Strategy\n\nMarch 2007\n\n© YJB 2007\n\nThe youth justice system and youth crime.\n",
            ("other", "", "2007", "2007-03"),
        ),
        (
            "Youth Justice Statistics\n2013/14\nEngland and Wales\nPublished 29 January 2015\n\nOn youth justice.\n",
            ("other", "", "2013/14", "2015-01-29"),
        ),
    ],
)
def test_what_covers_and_first_pages_print(text: str, expected: tuple[str, str, str, str]) -> None:
    assert read_short(text) == expected


def test_a_report_on_a_plan_that_a_board_agreed_is_not_final_itself() -> None:
    text = (
        "Issue - decisions\n\nYouth Justice Plan 2019/20\n\n08/01/2020 - Youth Justice Plan 2019/20\n\nThe plan was "
        "named in a notice published on 4 December 2019.\n\nIt was agreed at the Management Board on 24 May 2019.\n"
    )
    fact = documents.read(parse(text.encode()))
    assert (fact.published, fact.status) == ("2020-01-08", "")


def test_a_service_of_two_areas_is_told_by_both_their_names() -> None:
    text = (
        "Issue - meetings\n\nYOUTH JUSTICE PLAN\n\nMeeting: 20/10/2011 - Cabinet\n\nThe plan of the youth offending "
        "service is written for Herefordshire Council and Worcestershire County Council.\n"
    )
    fact = documents.read(parse(text.encode()))
    assert (fact.authority, fact.areas) == ("Worcestershire and Herefordshire", "Herefordshire;Worcestershire")


def test_two_areas_side_by_side_in_a_title_are_a_partnership() -> None:
    text = "Derby and Derbyshire Joint Youth Justice Plan 2019/20\n\nForeword\n\nThe two services plan together.\n"
    fact = documents.read(parse(text.encode()))
    assert (fact.authority, fact.areas) == ("Derby and Derbyshire", "Derby;Derbyshire")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Agenda item\n\nLocal Account of Adult Social Care 2012\n\nMinutes:\n\nThe officer drew attention to "
            "the following improvements:\n\nPeople in Stockport lived well.\n",
            "Local Account of Adult Social Care 2012",
        ),
        (
            "Agenda item\n\nYouth offending Team\n\nReport attached.\n\nMinutes:\n\nThe manager of the Stockport youth "
            "offending team came to the meeting.\n",
            "Youth offending Team",
        ),
        (
            "Public Document Pack\n\nSCRUTINY BOARD (SAFER COMMUNITIES)\n\nMeeting to be held in Stockport on Monday, "
            "11th March, 2013 at 10.00 am\n\n1 INSPECTION OF DOCUMENTS\n\nThe board says who may see them.\n",
            "SCRUTINY BOARD (SAFER COMMUNITIES)",
        ),
    ],
)
def test_a_councils_page_goes_by_its_item_and_its_agenda_by_who_meets(text: str, title: str) -> None:
    fact = documents.read(parse(text.encode()))
    assert (fact.title, fact.authority) == (title, "Stockport")


def test_a_report_to_a_cabinet_on_an_inspection_is_the_councils() -> None:
    text = (
        "Agenda Item No. 4\n\nCabinet Meeting: 24TH FEBRUARY 2014\n\nReport of the Cabinet Member for Children\n\nHM "
        "Inspectorate of Probation Inspection Report: Youth Offending Work in Torbay\n\nPurpose of the Report\n\nTo "
        "tell Cabinet of the inspection of youth offending work.\n"
    )
    assert read_short(text) == ("scrutiny_report", "Torbay", "2014", "2014-02-24")


def test_the_county_of_an_address_is_no_authority() -> None:
    text = "A Review of the Youth Justice Board\n\nFor copies write to Information, Kew, Richmond, Surrey TW9 4DU.\n"
    assert documents.read(parse(text.encode())).authority == ""


def test_a_service_that_a_text_about_all_gives_as_an_example_is_not_its_authority() -> None:
    text = (
        " date 2019-10-15 Youth offending services work in many ways, inspectors have found.\n\nA total of 26 youth "
        'offending services were seen.\n\nAn inspector said: "Some do well." Another added: "Most do."\n\n'
        "The Sheffield Youth Justice Service was one of the best.\n"
    )
    assert read_short(text) == ("press_release", "", "2019", "2019-10-15")


def test_a_boards_minutes_that_do_not_say_so_go_by_the_board() -> None:
    text = (
        "STOCKTON YOS MANAGEMENT BOARD\n\n22ND October 2013\n\nPresent:\n\nJo Example Head of Service (Chair)\n\n"
        "Apologies:\n\nNone\n\n1. Minutes\n\nAgreed.\n\n2. YOS Review\n\nThe youth offending service is under review.\n"
    )
    fact = documents.read(parse(text.encode()))
    assert (fact.title, fact.published) == ("STOCKTON YOS MANAGEMENT BOARD", "2013-10-22")


def test_a_plan_whose_cover_does_not_say_so_is_told_by_its_sections() -> None:
    text = (
        "LONDON BOROUGH OF\n\nHOUNSLOW\n\n2014 - 2016\n\n(Annual update for 2015/16)\n\nII. Structure and "
        "Governance\n\nIII. Resources and Value for Money\n\nThe law asks for a youth justice plan of the youth "
        "offending service and its partners in youth crime.\n"
    )
    assert read_short(text)[:3] == ("strategic_plan", "Hounslow", "2014-2016")


def test_a_page_without_a_title_goes_by_its_first_line() -> None:
    text = (
        "21 September 2023 - A farewell to all teams\n\nI leave the youth justice system and its youth offending teams "
        "after four years of youth justice.\n"
    )
    fact = documents.read(parse(text.encode()))
    assert (fact.title, fact.doc_type, fact.published) == ("A farewell to all teams", "other", "2023-09-21")


def test_a_headline_stands_though_a_sentence_is_liker_to_a_title() -> None:
    text = (
        "Inspectors find much to mend at ‘Inadequate’ Ceredigion Youth Justice Service\n\nThe Ceredigion Youth Justice "
        "Service was rated ‘Inadequate’ after an inspection by His Majesty’s Inspectorate of Probation. No such "
        'service had been since July 2020.\n\nAn inspector said: "Much is amiss." Another said: "We will be back."\n'
    )
    fact = documents.read(parse(text.encode()))
    assert fact.title == "Inspectors find much to mend at ‘Inadequate’ Ceredigion Youth Justice Service"
    assert (fact.authority, fact.period) == ("Ceredigion", "")


def test_the_financial_year_below_a_reports_title_is_its_year() -> None:
    text = (
        "Somerset County Council\n\nAdult Social Care Performance Report\n\nQuarter 3 2011/12 (October - December "
        "2011)\n\nReport of the Performance Manager\nScrutiny Committee, 14 February 2012\n\nAll is well.\n"
    )
    assert read_short(text) == ("other", "Somerset", "2011/12", "2012-02-14")
