"""People in a role: in the tables, lists, lines and sentences that plans, inspections and minutes print."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import documents, people, person_names
from extract.context import Context
from extract.facts import Person
from extract.merge import merge
from parsers.reader import parse
from tests.shared_documents import SHARED, document_path, needs_shared

PLAN = "Leeds Youth Offending Service\n\nYouth Justice Plan 2006/07\n\n"
INSPECTION = "An inspection of youth offending services in\n\nTrafford\n\nHM Inspectorate of Probation, MARCH 2019\n\n"
MINUTES = "Bury Council\n\nOverview and Scrutiny Committee\n\nReview of the Youth Offending Team\n\n"


def read(text: str) -> list[Person]:
    document = parse(text.encode())
    found = list(people.read(Context(document, documents.read(document))))
    for person in found:
        assert document.quote(person.anchor.start, person.anchor.end) == person.quote
    return [fact for fact in merge(found) if isinstance(fact, Person)]


def roles(text: str) -> list[tuple[str, str]]:
    return [(person.role, person.name) for person in read(text)]


NAMES = [
    ("Jo Example", "Jo Example"),
    ("J. Example", "J. Example"),
    ("H Example", "H Example"),
    ("Supt. Paul Example", "Paul Example"),
    ("Councillor Anne Green", "Anne Green"),
    ("Detective Chief Superintendent Mary O'Neill", "Mary O'Neill"),
    ("Tariq Al-Example", "Tariq Al-Example"),
    ("Dr Anita de Souza", "Anita de Souza"),
]


@pytest.mark.parametrize(("printed", "name"), NAMES)
def test_a_name_has_no_title_or_rank(printed: str, name: str) -> None:
    found = person_names.read(printed)
    assert found is not None
    assert (found.name, printed[found.start : found.end]) == (name, name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Chief Executive",
        "Vacant",
        "Cheshire East",
        "Youth Offending Team",
        "jo example",
        "Jo",
        "Four Objectives",
        "PYOT Manager",
    ],
)
def test_words_are_no_names(text: str) -> None:
    assert person_names.read(text) is None


def test_a_list_of_names_may_have_nothing_between_them() -> None:
    lists = [
        "Jo Example Sam Sample",
        "Jo Example; Sam Sample",
        "Cllrs Jo Example and Sam Sample",
        "Cllr Jo Example Cllr Sam Sample",
    ]
    for printed in lists:
        assert [name.name for name in person_names.split(printed)] == ["Jo Example", "Sam Sample"]


@given(st.text(max_size=100))
def test_noise_never_raises(text: str) -> None:
    assert all(text[n.start : n.end] for n in [*person_names.find(text), *person_names.split(text)])


def test_a_boards_table_gives_chair_and_members() -> None:
    found = read(
        PLAN
        + "Table A: Composition of Management Board\n\nName\tAgency representing\tPost in agency\tEthnicity\tGender\n"
        "Chair: Jo Example\tLeeds City Council\tChief Executive\tWhite\tFemale\nVacant\tHealth\t\t\t\n"
        "Supt. Sam Sample\tPolice\tSuperintendent\tAsian\tMale\n"
    )
    assert [(p.role, p.name, p.organisation, p.post, p.ethnicity, p.gender) for p in found] == [
        ("board_chair", "Jo Example", "Leeds City Council", "Chief Executive", "White", "Female"),
        ("board_member", "Sam Sample", "Police", "Superintendent", "Asian", "Male"),
    ]


def test_a_table_of_signatures_gives_approvers_once_for_each_body() -> None:
    found = read(
        PLAN + "Table C: Signature of approval\n\n\tName Of Chief Officer\tSignature\tDate\n"
        "Chief Executive\tJo Example\t\t23.04.06\nEducation Department\tSam Sample\t\t27.04.06\n"
        "Social Services\tSam Sample\t\t27.04.06\nArea Director, HM Courts Service\tR. Third\t\t\n"
    )
    assert [(p.role, p.name, p.organisation, p.post, p.date) for p in found] == [
        ("approver", "Jo Example", "", "Chief Executive", "2006-04-23"),
        ("approver", "Sam Sample", "Education Department", "", "2006-04-27"),
        ("approver", "Sam Sample", "Social Services", "", "2006-04-27"),
        ("approver", "R. Third", "HM Courts Service", "Area Director", ""),
    ]


def test_reviewers_are_persons_only() -> None:
    text = PLAN + "Table B: Schedule for review\n\nReview date\tReviewer\n1 May 2006\tJo Example\n3 June 2006\tBoard\n"
    assert [(p.role, p.name, p.date) for p in read(text)] == [("reviewer", "Jo Example", "2006-05-01")]


def test_a_list_under_the_boards_name_gives_members() -> None:
    found = read(
        PLAN
        + "Board members\n\n- Jo Example, Head of Service, Leeds YOS\n- Sam Sample - Chair, Police\n\nAims: many.\n"
    )
    assert [(p.role, p.name, p.post, p.organisation) for p in found] == [
        ("board_member", "Jo Example", "Head of Service", "Leeds YOS"),
        ("board_chair", "Sam Sample", "", "Police"),
    ]


def test_a_signature_in_lines_gives_an_approver() -> None:
    found = read(PLAN + "Sign off\n\nSigned: Jo Example\n\nDirector of Children's Services\n\nDate: 30 June 2006\n")
    assert [(p.role, p.name, p.post, p.date) for p in found] == [
        ("approver", "Jo Example", "Director of Children's Services", "2006-06-30")
    ]


def test_an_inspections_team_and_who_signed_its_foreword() -> None:
    found = read(
        INSPECTION + "Foreword\n\nThis was good.\n\nJo Example HM Chief Inspector of Probation\n\nOctober 2019\n\n"
        "Acknowledgements\n\nLead Inspector Sam Sample\n\nPractice Assessors Ann Third; Bob Fourth\n\n"
        "Editor Cat Fifth Regional Assessor Dan Sixth\n"
    )
    assert [(p.role, p.name, p.post, p.date) for p in found] == [
        ("inspector", "Sam Sample", "Lead Inspector", ""),
        ("inspector", "Ann Third", "Practice Assessor", ""),
        ("inspector", "Bob Fourth", "Practice Assessor", ""),
        ("inspector", "Cat Fifth", "Editor", ""),
        ("inspector", "Dan Sixth", "Regional Assessor", ""),
        ("approver", "Jo Example", "HM Chief Inspector of Probation", "2019-10"),
    ]


@pytest.mark.parametrize("words", ["", ", said", " commented"])
def test_a_chief_inspector_who_is_quoted_signs_nothing(words: str) -> None:
    assert read(INSPECTION + f"Jo Example, HM Chief Inspector of Probation{words}:\n\n'The work was good.'\n") == []


def test_an_inspections_team_in_a_table() -> None:
    text = (
        INSPECTION + "Inspection team\n\nLead inspector\tSam Sample\nInspectors\tAnn Third, Bob Fourth and Cat Fifth\n"
    )
    assert [name for _, name in roles(text)] == ["Sam Sample", "Ann Third", "Bob Fourth", "Cat Fifth"]


def test_a_panels_members_and_deputies() -> None:
    found = read(
        MINUTES + "Membership\n\nCouncillor Jo Example (Chair)\nCouncillor Sam Sample\n\n"
        "Standing Deputies\n\nCouncillor Ann Third\n\n"
        "The team had improved since the last visit and the members thanked everybody.\n\nBob Fourth\n"
    )
    assert [(p.role, p.name, p.post) for p in found] == [
        ("panel_member", "Jo Example", "Chair"),
        ("panel_member", "Sam Sample", ""),
        ("panel_member", "Ann Third", "Standing Deputy"),
    ]


def test_those_present_at_a_meeting_are_members_and_those_in_attendance_are_not() -> None:
    text = (
        MINUTES + "Present: Councillor J. Example (in the Chair); Councillors S Sample, C. P. Brown and Mrs D Green\n\n"
        "Also in attendance: Eve Guest, Head of Youth Offending Service\n"
    )
    assert roles(text) == [("panel_member", name) for name in ("J. Example", "S Sample", "C. P. Brown", "D Green")]


def test_witnesses_by_meeting_and_their_seats_on_the_board() -> None:
    found = read(
        MINUTES + "Ann Third explained that she had no comment.\n\nMeeting Date\tWitnesses\tDocuments\n"
        "2 February 2015 24 February\tJo Example, YOT Manager Jo Example, YOT Manager\tPaper\n"
        "2015\tSuperintendent Sam Sample, YOT Board Chair Ann Third, Service Manager, Solent NHS Trust\tSlides\n"
    )
    assert [(p.role, p.name, p.post, p.organisation, p.date) for p in found] == [
        ("witness", "Jo Example", "YOT Manager", "", "2015-02-02;2015-02-24"),
        ("witness", "Sam Sample", "YOT Board Chair", "", "2015-02-24"),
        ("witness", "Ann Third", "Service Manager", "Solent NHS Trust", "2015-02-24"),
        ("board_chair", "Sam Sample", "YOT Board Chair", "", ""),
    ]


def test_a_seat_on_the_board_in_a_sentence() -> None:
    text = (
        MINUTES + "Jo Example had taken over the role of Vice Chair of the Board from "
        "the Chair of the YOT Board, Superintendent Sam Sample.\n"
    )
    assert roles(text) == [("board_member", "Jo Example"), ("board_chair", "Sam Sample")]


def test_who_is_only_mentioned_has_no_row() -> None:
    text = MINUTES + "Jo Example, the manager, told members that Sam Sample and Superintendent Third would write.\n"
    assert roles(text) == []


@needs_shared
@pytest.mark.parametrize("number", ["000", "003"])
def test_real_documents_name_those_in_their_facts(number: str) -> None:
    path = document_path(number)
    with (SHARED / "gold" / path.stem / "people.csv").open(encoding="utf-8", newline="") as file:
        expected = [(row["role"], row["name"]) for row in csv.DictReader(file)]
    assert sorted(roles(path.read_bytes().decode())) == sorted(expected)


@needs_shared
@pytest.mark.parametrize(("number", "count"), [("001", 19), ("002", 4), ("004", 12)])
def test_real_documents_name_as_many_as_their_readers_count(number: str, count: int) -> None:
    assert len(roles(document_path(number).read_bytes().decode())) == count


# -- chairs, lists and teams outside tables


@pytest.mark.parametrize(
    ("line", "post", "organisation"),
    [
        ("Chair of the Management Board: Jo Example, Director of Children", "Director of Children", ""),
        ("Jo Example, Chair of the Management Board", "Chair of the Management Board", ""),
        ("The Board is chaired by Jo Example, Chief Executive, Leeds City Council, and meets often.", "Chief Executive",
         "Leeds City Council"),
        ("The Steering Group was chaired by the Chief Executive, Jo Example.", "Chief Executive", ""),
        ("The Board is chaired by Councillor Jo Example and met twice.", "", ""),
    ],
)  # fmt: skip
def test_a_chair_in_a_line_or_sentence(line: str, post: str, organisation: str) -> None:
    found = read(f"{PLAN}{line}\n")
    assert [(p.role, p.name, p.post, p.organisation) for p in found] == [
        ("board_chair", "Jo Example", post, organisation)
    ]


def test_a_list_under_the_board_with_its_chair_before_a_dash() -> None:
    found = read(
        PLAN + "The Board\n\nChair - Jo Example, Director, Leeds City Council\n\nSam Sample, West Yorkshire Police\n"
    )
    assert [(p.role, p.name, p.organisation) for p in found] == [
        ("board_chair", "Jo Example", "Leeds City Council"),
        ("board_member", "Sam Sample", "West Yorkshire Police"),
    ]


def test_a_table_of_nothing_but_words_has_its_headings_in_the_first_row() -> None:
    found = read(
        PLAN + "Board members\n\nName\tOrganisation\nJo Example\tWest Yorkshire Police\nSam Sample\tLeeds PCT\n"
    )
    assert [(p.role, p.name, p.organisation) for p in found] == [
        ("board_member", "Jo Example", "West Yorkshire Police"),
        ("board_member", "Sam Sample", "Leeds PCT"),
    ]


def test_a_signature_in_a_row_of_post_name_and_date() -> None:
    found = read(PLAN + "Sign off\n\nChair of the Management Board\tJo Example\tDate\t12/12/2023\n")
    assert [(p.role, p.name, p.post, p.date) for p in found] == [
        ("approver", "Jo Example", "Chair of the Management Board", "2023-12-12"),
        ("board_chair", "Jo Example", "", ""),
    ]


def test_one_who_signs_as_chair_is_chair_and_approver() -> None:
    text = PLAN + "Signed: Jo Example, Chair of the Youth Justice Management Board, 18/06/24\n"
    assert sorted(roles(text)) == [("approver", "Jo Example"), ("board_chair", "Jo Example")]


def test_witnesses_in_lines_below_words_that_lead_to_them() -> None:
    found = read(
        MINUTES + "The group met on 14.01.14 and 11.02.14. It heard from:\n\n- Jo Example, Head of Service\n"
        "- Inspector Sam Sample, Greater Manchester Police\n- Jo Example, Head of Service\n\nAll were thanked.\n"
    )
    assert [(p.role, p.name, p.post, p.organisation, p.date) for p in found] == [
        ("witness", "Jo Example", "Head of Service", "", "2014-01-14;2014-02-11"),
        ("witness", "Sam Sample", "", "Greater Manchester Police", "2014-01-14"),
    ]


def test_witnesses_behind_a_label() -> None:
    text = MINUTES + "Witnesses: Jo Example, Service Manager; Sam Sample, Bury Health Trust\n"
    assert roles(text) == [("witness", "Jo Example"), ("witness", "Sam Sample")]


def test_peers_who_reviewed_a_service() -> None:
    found = read(PLAN + "The reviewers were Jo Example of Hull Youth Offending Service and Sam Sample of York YOT.\n")
    assert [(p.role, p.name, p.organisation) for p in found] == [
        ("reviewer", "Jo Example", "Hull Youth Offending Service"),
        ("reviewer", "Sam Sample", "York YOT"),
    ]


def test_inspectors_with_the_bodies_that_they_come_from() -> None:
    found = read(
        INSPECTION + "Local Assessor: Ann Third, Sunderland YOS\n\nInspection team\n\n"
        "Lead Inspector\tJo Example, HMI Probation\nSocial Services Inspector\tSam Sample, Ofsted\n"
    )
    assert [(p.name, p.post, p.organisation) for p in found] == [
        ("Ann Third", "Local Assessor", "Sunderland YOS"),
        ("Jo Example", "Lead Inspector", "HMI Probation"),
        ("Sam Sample", "Social Services Inspector", "Ofsted"),
    ]


def test_members_on_lines_of_their_own_under_a_label() -> None:
    found = read(
        PLAN + "Membership of the Board:\nJo Example (Chair), Head of Service, Cyngor Gwynedd\n"
        "Sam Sample, Superintendent, North Wales Police\nAnn Third - Gwynedd Health Board\n"
    )
    assert [(p.role, p.name, p.organisation) for p in found] == [
        ("board_chair", "Jo Example", "Cyngor Gwynedd"),
        ("board_member", "Sam Sample", "North Wales Police"),
        ("board_member", "Ann Third", "Gwynedd Health Board"),
    ]


def test_an_inspections_team_goes_on_in_lines_of_a_name_and_a_body() -> None:
    found = read(
        INSPECTION + "Inspection team\n\nLead Inspector: Sam Sample, HMI Probation\nTeam members:\n"
        "Ann Third, Ofsted\nBob Fourth, Healthcare Commission\n\nThe report says more.\n"
    )
    assert [(p.role, p.name, p.post, p.organisation) for p in found] == [
        ("inspector", "Sam Sample", "Lead Inspector", "HMI Probation"),
        ("inspector", "Ann Third", "", "Ofsted"),
        ("inspector", "Bob Fourth", "", "Healthcare Commission"),
    ]


def test_a_sentence_tells_who_inspected() -> None:
    found = read(
        INSPECTION + "The inspection team was led by HM Inspector Sam Sample. The other inspectors were Ann Third and\n"
        "Bob Fourth.\n\nPlease ask the lead inspector, who was Cat Fifth. She is glad to help.\n"
    )
    assert [(p.name, p.post) for p in found] == [
        ("Sam Sample", "HM Inspector"), ("Ann Third", ""), ("Bob Fourth", ""), ("Cat Fifth", "lead inspector"),
    ]  # fmt: skip


def test_minutes_list_councillors_by_surname_and_those_who_came_to_speak() -> None:
    found = read(
        MINUTES + "PRESENT: Councillor Jo Example - in the Chair\n         Councillors Sample, Green and Fourth\n\n"
        "ALSO PRESENT: Dan Sixth (Head of Youth Offending Service)\n              Eve Seventh (Assistant Director)\n"
    )
    assert [(p.role, p.name, p.post) for p in found] == [
        ("panel_member", "Jo Example", "Chair"),
        ("panel_member", "Sample", ""),
        ("panel_member", "Green", ""),
        ("panel_member", "Fourth", ""),
        ("witness", "Dan Sixth", "Head of Youth Offending Service"),
        ("witness", "Eve Seventh", "Assistant Director"),
    ]


def test_a_signatures_row_may_name_the_post_behind_the_name() -> None:
    found = read(PLAN + "Approval\n\nSigned\tJo Example\tChair of the Management Board\t26/05/06\n")
    assert [(p.role, p.name, p.post, p.date) for p in found] == [
        ("approver", "Jo Example", "Chair of the Management Board", "2006-05-26"),
        ("board_chair", "Jo Example", "", ""),
    ]


def test_a_boards_members_in_long_lines_are_told_apart() -> None:
    found = read(
        PLAN + "8  Management Board\n\n"
        "Chair: Jo Example, Corporate Director of Communities and Wellbeing, Bury Metropolitan Borough Council\n"
        "Sam Sample, Head of Children's Social Work and Safeguarding, Bury Metropolitan Borough Council\n"
        "Ann Third, Superintendent, Greater Manchester Police\n"
    )
    assert [(p.role, p.name) for p in found] == [
        ("board_chair", "Jo Example"), ("board_member", "Sam Sample"), ("board_member", "Ann Third"),
    ]  # fmt: skip
