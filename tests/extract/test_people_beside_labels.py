"""People whose role stands beside their names: in a letter's address, before a row, in brackets behind a post."""

from __future__ import annotations

from extract.people_posts import described
from tests.extract.test_people import read

PLAN = "Leeds Youth Offending Service\n\nYouth Justice Plan 2006/07\n\n"
INSPECTION = "Report of Short Quality Screening (SQS) of youth offending work in Leeds\n\nHMI Probation, March 2014\n\n"
MINUTES = "Bury Council\n\nExecutive\n\nMinutes\n\n25 September 2017\n\n"


def test_the_chair_before_the_first_member_of_a_board() -> None:
    found = read(
        f"{PLAN}Composition of the Management Board\n\n\tName\tAgency representing\tPost in agency\n"
        "Chair\tJo Example\tLeeds City Council\tChief Executive\n"
        "\tSam Sample\tWest Yorkshire Police\tChief Superintendent\n\tAlex Third\tLeeds PCT\tHead of Service\n"
    )
    assert [(person.role, person.name, person.post) for person in found] == [
        ("board_chair", "Jo Example", "Chief Executive"),
        ("board_member", "Sam Sample", "Chief Superintendent"),
        ("board_member", "Alex Third", "Head of Service"),
    ]


def test_the_chair_of_the_board_who_signs_a_row_is_approver_and_chair() -> None:
    found = read(
        f"{PLAN}Sign-off\n\nChair of the Board\tJo Example\t17 June 2006\nDirector\tSam Sample\t18 June 2006\n"
    )
    assert [(person.role, person.name, person.date) for person in found] == [
        ("approver", "Jo Example", "2006-06-17"),
        ("board_chair", "Jo Example", ""),
        ("approver", "Sam Sample", "2006-06-18"),
    ]


def test_the_date_of_a_signature_may_stand_in_a_row_below_it() -> None:
    found = read(
        f"{PLAN}Sign off\n\nChair of the Board – name\tDr Jo Example\nSignature\tJ Example\nDate\t29 June 2006\n"
    )
    assert [(person.post, person.date) for person in found if person.role == "approver"] == [
        ("Chair of the Board", "2006-06-29")
    ]


def test_a_letter_is_from_an_inspector_to_the_chair_of_the_board() -> None:
    found = read(
        "To: Jo Example, Director of Children's Services and Chair of the Youth Offending Service Management Board, "
        "Leeds City Council\n\nCopy to: see the end\n\nFrom: Sam Sample, Assistant Chief Inspector\n\n" + INSPECTION
    )
    assert [(person.role, person.name, person.post, person.organisation) for person in found] == [
        ("board_chair", "Jo Example", "Director of Children's Services", "Leeds City Council"),
        ("inspector", "Sam Sample", "Assistant Chief Inspector", ""),
    ]


def test_a_letter_to_anybody_else_makes_nobody_a_chair() -> None:
    words = "To: Jo Example, Vice-Chair of the Management Board\n\nFrom: Sam Sample, Chief Executive\n\n"
    assert read(words + INSPECTION) == []


def test_the_inspector_whom_a_sentence_calls_responsible() -> None:
    found = read(f"{INSPECTION}The Assistant Chief Inspector responsible for this programme is Jo Example.\n")
    assert [(person.role, person.name, person.post) for person in found] == [
        ("inspector", "Jo Example", "Assistant Chief Inspector")
    ]


def test_each_of_several_under_a_plural_label_has_its_singular() -> None:
    found = read(f"{INSPECTION}Acknowledgements\n\nPractice Assessors\tJo Example; Sam Sample\n")
    assert [(person.name, person.post) for person in found] == [
        ("Jo Example", "Practice Assessor"),
        ("Sam Sample", "Practice Assessor"),
    ]


def test_members_of_an_executive_in_brackets_behind_their_posts() -> None:
    found = read(
        f"{MINUTES}PRESENT\n\nExecutive Member for Children and Families (Councillor J. Example) (in the Chair),\n"
        "Executive Member for Finance (Councillor S. Sample).\n\n"
        "In attendance: Corporate Director, Children and Families (Ms. A. Third), Clerk (Mr. B. Fourth).\n"
    )
    assert [(person.role, person.name, person.post) for person in found] == [
        ("panel_member", "J. Example", "Executive Member for Children and Families"),
        ("panel_member", "S. Sample", "Executive Member for Finance"),
    ]


def test_an_authority_behind_a_post_is_where_the_post_is() -> None:
    told = described("Head of Children, Families and Safeguarding, Conwy")
    assert (told.post, told.organisation) == ("Head of Children, Families and Safeguarding", "Conwy")
