"""Recommendations as lists and tables print them."""

from __future__ import annotations

from extract import recommendations
from tests.extract.build import Part, context, heading, item, paragraph, table


def read(*parts: Part) -> list[tuple[str, str, str]]:
    return [(fact.ref, fact.text, fact.owner) for fact in recommendations.read(context(*parts))]


def test_a_numbered_list_below_its_heading_with_the_owner_in_brackets() -> None:
    assert read(
        heading("Recommendations (primary responsibility is indicated in brackets)"),
        paragraph("Changes are needed so that, in more cases:"),
        item("plans say how harm is kept low (YOS Head of Service)", "(1)"),
        item("managers see that plans are followed (Chair of the Board).", "(2)"),
        heading("Next steps"),
        item("A plan is due in four weeks.", "(1)"),
    ) == [
        ("1", "plans say how harm is kept low", "YOS Head of Service"),
        ("2", "managers see that plans are followed", "Chair of the Board"),
    ]


def test_who_should_before_a_list_is_its_owner() -> None:
    assert read(
        heading("Recommendations"),
        paragraph("We have made three recommendations that we believe will have a lasting effect."),
        paragraph("The Anytown Youth Offending Service should:"),
        item("review how it assesses safety", "1."),
        item("give staff time to reflect", "2."),
        paragraph("The management board should:"),
        item("find suitable premises", "3."),
    ) == [
        ("1", "review how it assesses safety", "Anytown Youth Offending Service"),
        ("2", "give staff time to reflect", "Anytown Youth Offending Service"),
        ("3", "find suitable premises", "management board"),
    ]


def test_who_should_may_be_an_item_or_a_heading_of_its_own() -> None:
    assert read(
        paragraph("The report made the following recommendations:"),
        item("The Anytown Youth Justice Service manager should:"),
        item("ensure that supervision supports staff and volunteers."),
        heading("The management board should ensure that:", 3),
        item("the service has what it needs.", "2."),
    ) == [
        ("", "ensure that supervision supports staff and volunteers.", "Anytown Youth Justice Service manager"),
        ("2", "the service has what it needs.", "management board"),
    ]


def test_the_owner_of_a_listed_recommendation_may_stand_in_a_table() -> None:
    assert read(
        heading("Recommendations"),
        item("That support for the team goes on (conclusion 1).", "1."),
        heading("Implications"),
        table(
            ["", "Recommendation", "Action by", "Resources"],
            ["", "That support for the team goes on. (conclusion 1)", "Board Chair", "None"],
        ),
    ) == [("1", "That support for the team goes on (conclusion 1).", "Board Chair")]


def test_a_table_alone_gives_number_words_and_owner() -> None:
    assert read(
        table(
            ["No", "Recommendation", "Owner"],
            ["1", "Review the triage panel", "Police"],
            ["R2", "Meet monthly", "Board"],
        )
    ) == [("1", "Review the triage panel", "Police"), ("R2", "Meet monthly", "Board")]


def test_labelled_lines_and_pairs_of_cells() -> None:
    assert read(
        paragraph(
            "Recommendation 1 - The board leads the service well and holds partners to account (Chair of the board)."
        ),
        table(["Recommendation 2 -", "All partners attend the board (All partners)."], header_rows=0),
    ) == [
        ("1", "The board leads the service well and holds partners to account", "Chair of the board"),
        ("2", "All partners attend the board", "All partners"),
    ]


def test_formal_lines_and_mentions_are_none() -> None:
    assert (
        read(
            heading("Agenda"),
            paragraph("RECOMMENDED that the minutes be signed."),
            item("Minutes of the last meeting", "3."),
            paragraph("Recommendation 1 was completed in March and the board has seen the evidence."),
            paragraph("Linked recommendations: 1, 2"),
            item("Some other list", "1."),
        )
        == []
    )


def test_a_table_of_numbers_and_words_under_a_heading_that_says_what_it_lists() -> None:
    rows = [["R1", "That figures come each quarter (Head of Service)"], ["R2", "That schools be asked"]]
    assert read(heading("6 What we recommend"), table(*rows, header_rows=0)) == [
        ("R1", "That figures come each quarter", "Head of Service"),
        ("R2", "That schools be asked", ""),
    ]


def test_a_list_behind_words_that_they_recommended() -> None:
    found = read(paragraph("The reviewers met staff. They recommended:"), item("that the board be told", "1."))
    assert [text for _, text, _ in found] == ["that the board be told"]


def test_a_numbered_line_of_a_report_may_head_the_list() -> None:
    found = read(item("Recommendations", "4."), item("Note the figures in the table.", "4.1"))
    assert found == [("4.1", "Note the figures in the table.", "")]


def test_a_short_introduction_may_stand_between_the_heading_and_who_should() -> None:
    found = read(
        heading("Recommendations"), paragraph("Positive change will be helped by the following."),
        paragraph("The chief executive should:"), item("review the board", "1."),
    )  # fmt: skip
    assert found == [("1", "review the board", "chief executive")]
