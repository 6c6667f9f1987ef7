"""Tables in the shapes that flattened text prints them in."""

import pytest

from parsers.document import CalculatedField
from tests.parsers.reading import only_table, read, rows, shown

BUDGET = "Agency\tStaff (£)\tTotal (£)\nPolice\t168,920\t240,887\nHealth\t\t126,493\nTotal:\t168,920\t367,380\n"


def test_lines_with_tabs_are_rows_and_empty_cells_keep_their_columns() -> None:
    table = only_table(BUDGET)
    assert rows(table)[1:3] == [["Police", "168,920", "240,887"], ["Health", "", "126,493"]]
    assert table.header_rows == 1
    assert table.heading(2) == "Total (£)"


def test_a_cell_leads_to_its_place() -> None:
    document = read(BUDGET)
    cell = document.tables[0].rows[3][2]
    assert document.text[slice(*cell.passage.span())] == "367,380"


def test_columns_without_any_words_at_the_right_are_no_columns() -> None:
    assert only_table("Quarter\tRate\t\t\nQ1\t1.50\t\t\n").width == 2


@pytest.mark.parametrize("gap", ["\n", "\n\n\n", "\nDRAFT\n\n", "\n12\n\n", "\nPage 12\n\n", "---\t--\n"])
def test_a_table_goes_on_over_blank_lines_and_page_marks(gap: str) -> None:
    table = only_table("Measure\tOutturn\nCustody\t5.5%\n" + gap + "Remand\t30.2%\nDTO\t94.5%\n")
    assert [row[0] for row in rows(table)] == ["Measure", "Custody", "Remand", "DTO"]


def test_headings_that_a_new_page_repeats_count_once() -> None:
    document = read("Measure\tOutturn\nCustody\t5.5%\n\nMeasure\tOutturn\nRemand\t30.2%\n")
    assert rows(document.tables[0]) == [["Measure", "Outturn"], ["Custody", "5.5%"], ["Remand", "30.2%"]]
    assert document.meta.warnings == ("1 repeated heading row of tables left out",)


def test_other_headings_begin_another_table() -> None:
    document = read("Measure\tOutturn\nCustody\t5.5%\n\nStaff\tNumber\nManagers\t4\nOfficers\t12\n")
    assert [rows(table)[0] for table in document.tables] == [["Measure", "Outturn"], ["Staff", "Number"]]


def test_other_headings_right_under_a_table_begin_another() -> None:
    document = read("Measure\tQ1\tQ2\nEntrants\t12\t14\nMeasure\tOwn area\tEngland\nEntrants\t512\t640\n")
    assert [rows(table)[0] for table in document.tables] == [
        ["Measure", "Q1", "Q2"],
        ["Measure", "Own area", "England"],
    ]


def test_words_between_part_two_tables() -> None:
    document = read("Measure\tOutturn\nCustody\t5.5%\n\n25%\n\nMeasure\tOutturn\nRemand\t30.2%\n")
    assert shown(document) == ["[2 x 2]", "25%", "[2 x 2]"]


def test_a_row_that_a_page_broke_is_one() -> None:
    table = only_table(
        "No\tAction\tBy whom\tBy when\n1\tReview the range of\tManager\tMay 2015\n\n"
        "\tservices offered\t\t\n2\tTrain\tBoard\tJune\n"
    )
    assert rows(table)[1] == ["1", "Review the range of services offered", "Manager", "May 2015"]
    assert len(table.rows) == 3


def test_a_row_printed_line_by_line_with_its_number_in_the_middle_is_one() -> None:
    table = only_table(
        "No\tAction\tBy whom\tBy when\n1\tReview\tManager\tMay\n\n"
        "\tAgree a protocol\tHead of\t\n2\twith health\tService\tJune\n\tpartners\t\t-\n\n"
        "3\tTrain\tBoard\tJuly\n"
    )
    assert rows(table)[2] == ["2", "Agree a protocol with health partners", "Head of Service", "June"]


def test_rows_of_capitals_around_one_label_are_rows_of_their_own() -> None:
    table = only_table("\tName\tBody\nChair\tJo Example\tCouncil\n\tSam Sample\tPolice\n\tAlex Third\tProbation\n")
    assert rows(table)[1:3] == [["Chair", "Jo Example", "Council"], ["", "Sam Sample", "Police"]]


def test_cells_broken_over_lines_are_whole() -> None:
    table = only_table(
        "Action\tLead\tBy when\tStatus\nTrain staff in\napproaches\tHead of\nService\tMarch 2012\tGreen\n"
    )
    assert rows(table)[1] == ["Train staff in approaches", "Head of Service", "March 2012", "Green"]
    assert table.rows[1][1].lines == ("Head of", "Service")


def test_the_rest_of_a_last_cell_stands_under_the_table() -> None:
    document = read(
        "Action\tComment\tDone\nTrain\tOffer in place & rolled out to\tYes\n\nteam\n\nA new paragraph follows here.\n"
    )
    assert rows(document.tables[0])[1][1] == "Offer in place & rolled out to team"
    assert shown(document)[1:] == ["A new paragraph follows here."]


def test_a_sentence_over_the_cells_of_two_rows_is_one_merged_cell() -> None:
    table = only_table(
        "No\tAction\tBy whom\tSuccess\n1\tMeasure\tBoard\tThe Board has an accurate\n"
        "2\tReport\tChair\tunderstanding of quality\n"
    )
    assert table.rows[1][3] is table.rows[2][3]
    assert table.rows[1][3].text == "The Board has an accurate understanding of quality"
    assert table.rows[1][3].row_span == 2


def test_a_first_row_that_repeats_the_line_above_is_an_echo() -> None:
    document = read(
        "Linked indicators: A5, A15, B1-B21\n\nLIN\tLinked indicators: A5, A15, B1-B21\t\n"
        "No\tAction\tLead\n1\tTrain\tBoard\n"
    )
    assert rows(document.tables[0])[0] == ["No", "Action", "Lead"]
    assert "repeats the line above" in document.meta.warnings[0]


def test_a_page_mark_in_a_rows_number_goes() -> None:
    table = only_table("\tRecommendation\tOwner\n4.\tGo on\tManager\n5. Page 28\tFinish the audits\tDeputy\n")
    assert [row[0] for row in rows(table)] == ["", "4.", "5."]


def test_two_rows_of_headings_merge_over_their_columns() -> None:
    table = only_table("Cash £\tPayments in kind\t\tTotal (£)\n\tItems\tValue £\t\n112,618\t0\t\t112,618\n")
    assert table.header_rows == 2
    assert [table.heading(c) for c in range(4)] == [
        "Cash £",
        "Payments in kind Items",
        "Payments in kind Value £",
        "Total (£)",
    ]
    assert table.rows[0][1] is table.rows[0][2]
    assert table.rows[0][0] is table.rows[1][0]


def test_a_title_row_stands_over_all_columns() -> None:
    table = only_table("Trend data\t\t\nQuarter\tSize\tRate\nQ1\t350\t46.9%\n")
    assert table.rows[0][0] is table.rows[0][2]
    assert table.header_rows == 2


def test_boxes_side_by_side_are_one_table_without_headings() -> None:
    table = only_table(
        "Outturn (acute)\t100%\tOutturn (other)\t98%\tEPQA: 06 rating\t2.56\n"
        "Target\t100%\tTarget\t100%\tEPQA: 07\tN/A\n"
    )
    assert (table.header_rows, table.width) == (0, 6)


def test_html_in_cells_gives_clean_lines() -> None:
    table = only_table("Theme\tTarget\n<p>Prevention:</p> <p>Reduce <b>entrants</b></p>\t<u>5%</u>\nCustody\t5%\n")
    assert table.rows[1][0].lines == ("Prevention:", "Reduce entrants")
    assert table.rows[1][1].text == "5%"


def test_numbered_lines_with_a_tab_are_a_list() -> None:
    assert shown(read("1.\tThe board should meet.\n2.\tThe head should report\n\tto the board.\n")) == [
        "1. The board should meet.",
        "2. The head should report to the board.",
    ]


def test_paragraphs_that_begin_with_a_tab_are_no_table() -> None:
    assert shown(read("\tA first paragraph of a typed letter.\n\n\tA second one, with a tab too.\n")) == [
        "A first paragraph of a typed letter.",
        "A second one, with a tab too.",
    ]


CELLS = """Table 4: ETE

\t
\tOwn
\tFamily

\tApril-December 2009
\t0.56000000000000005 = *100 \\#0%\u0020
57%

\t0.69000000000000006 = *100 \\#0%\u0020
69.6%


\t2006/07 baseline
\t62.5%
\t65.3%

\tComment

The board notes the fall.

It asked for more.


* A note under the table that belongs to it.
"""


def test_one_cell_a_line() -> None:
    document = read(CELLS)
    assert rows(document.tables[0]) == [
        ["", "Own", "Family"],
        ["April-December 2009", "57%", "69.6%"],
        ["2006/07 baseline", "62.5%", "65.3%"],
        ["Comment The board notes the fall. It asked for more.", "", ""],
    ]
    assert document.tables[0].rows[3][0].column_span == 3
    assert shown(document)[-1] == "* A note under the table that belongs to it."


def test_a_stored_calculation_is_set_apart_from_its_printed_result() -> None:
    cell = read(CELLS).tables[0].rows[1][1]
    assert cell.text == "57%"
    assert cell.calculated == CalculatedField("0.56000000000000005", "= *100 \\#0%")


def test_cells_of_several_paragraphs_stay_in_their_row() -> None:
    table = only_table(
        "\tName\n\tSignature\n\tDate\n\n\tA. Smith\n\nDirector of Services\n\t\n\t\n\n"
        "\tB. Jones\n\nSuperintendent\n\t\n\t1 May\n\n"
    )
    assert rows(table)[1:] == [["A. Smith Director of Services", "", ""], ["B. Jones Superintendent", "", "1 May"]]


def test_a_row_of_one_cell_among_rows_of_four() -> None:
    table = only_table(
        "\t1.1 The quality of plans.\n\n\tEvidence:\n\nPlans are good.\n\n\n\tOwn score\n\t2\n"
        "\tValidated\n\t\n\n\t1.2 Training.\n"
    )
    assert rows(table) == [
        ["1.1 The quality of plans.", "", "", ""],
        ["Evidence: Plans are good.", "", "", ""],
        ["Own score", "2", "Validated", ""],
        ["1.2 Training.", "", "", ""],
    ]


def test_a_section_that_a_space_begins_ends_a_table_of_cells() -> None:
    document = read(
        "\tOwn score\n\t2\n\n\tEvidence:\n\nAll is well.\n 8. Safeguarding\n\n"
        "Please say how well children are kept safe by the service and others.\n"
    )
    assert shown(document)[1] == "# 8. Safeguarding"


def test_markdown() -> None:
    table = only_table("| Measure | 2016/17 | Target |\n|---|:-:|--:|\n| Custody | **0.31** |  |\n")
    assert rows(table) == [["Measure", "2016/17", "Target"], ["Custody", "0.31", ""]]
    assert table.header_rows == 1


def test_markdown_without_outer_strokes() -> None:
    assert rows(only_table("Item | Amount\n--- | ---\nPolice | £120,000\n")) == [
        ["Item", "Amount"],
        ["Police", "£120,000"],
    ]


def test_columns_aligned_by_spaces() -> None:
    table = only_table(
        "Indicator               2012/13   2013/14   Rating\n"
        "First-time entrants     210       187       Amber\n"
        "Custody (rate per\n"
        "1,000 young people)     0.45      0.31      Green\n"
        "Reoffending                       34.0%     Green\n"
    )
    assert rows(table) == [
        ["Indicator", "2012/13", "2013/14", "Rating"],
        ["First-time entrants", "210", "187", "Amber"],
        ["Custody (rate per 1,000 young people)", "0.45", "0.31", "Green"],
        ["Reoffending", "", "34.0%", "Green"],
    ]


def test_prose_with_wide_spaces_is_no_table() -> None:
    assert not read("The service met.  It agreed.\nAll was  well.  No one left.\nThen  they went home.  Done.\n").tables


def test_a_table_that_lays_out_prose_is_read_as_prose() -> None:
    left = "<p>Achievements in 2006/7</p> <ul> • " + "The service kept its rate at 100%. " * 5
    right = (
        "<p>Focus for 2007/8</p> <ul> • "
        + "Maintain performance at this level. " * 5
        + "• Recruit a nurse to the vacant post."
    )
    document = read(f"{left}\t{right}\n---\t--\n")
    assert not document.tables
    assert [line.split(" ", 1)[0] for line in shown(document)] == ["#", "•", "##", "•", "•"]


SCORES = """Criterion Lowest Highest Average Own

Safeguarding 37% 91% 68% 44%

Public protection – risk of harm 36% 85% 62% 50%

The report was published in June.
"""


def test_lines_that_end_in_as_many_figures_are_a_table() -> None:
    document = read(SCORES)
    assert rows(document.tables[0]) == [
        ["Criterion", "Lowest", "Highest", "Average", "Own"],
        ["Safeguarding", "37%", "91%", "68%", "44%"],
        ["Public protection – risk of harm", "36%", "85%", "62%", "50%"],
    ]
    assert shown(document)[1] == "The report was published in June."


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Performance against target 2012/13 2013/14", ["Performance against target", "2012/13", "2013/14"]),
        ("Outturn Target", ["", "Outturn", "Target"]),
        ("The table shows how the service did.", None),
    ],
)
def test_headings_over_figures(heading: str, expected: list[str] | None) -> None:
    table = only_table(f"{heading}\nFirst-time entrants 210 187\nCustody rate 0.45 0.31\nReoffending 36.1% 34.0%\n")
    assert table.header_rows == (1 if expected else 0)
    assert rows(table)[0] == (expected or ["First-time entrants", "210", "187"])


def test_two_lines_with_a_figure_each_are_prose() -> None:
    assert not read("Custody was down to 5.5%\nRemand was up to 30.2%\n").tables


def test_a_line_between_rows_of_equal_width_heads_those_below() -> None:
    table = only_table("\tOwn\tFamily\nBinary rate\n2012\t31%\t33%\nFrequency rate\n2012\t0.9\t1.1\n")
    assert [row[0] for row in rows(table)] == ["", "Binary rate", "2012", "Frequency rate", "2012"]


def test_a_line_over_headings_of_another_table_stays_outside() -> None:
    document = read("Action\tOwner\tWhen\nTrain\tManager\t2016\nPriority 2\nAction\tOwner\tWhen\nAsk\tClerk\t2017\n")
    assert len(document.tables) == 2


def test_a_row_that_broke_between_two_owners_is_told_by_the_column_of_dates() -> None:
    above = "Aim\tAction\tWho\tWhen\tMeasure\nOne\tTrain\tHead\tMay 2012\tAll\nTwo\tMeet\tBoard\tJune 2012\tMinutes\n"
    table = only_table(f"{above}Three\tPlan\tManager\nLead\tMay 2012\tPlans\nFour\tRead\tStaff\tJuly 2012\tAudit\n")
    assert rows(table)[3:] == [
        ["Three", "Plan", "Manager Lead", "May 2012", "Plans"],
        ["Four", "Read", "Staff", "July 2012", "Audit"],
    ]


def test_short_rows_with_a_date_of_their_own_stay_apart() -> None:
    above = "Aim\tAction\tWhen\tWho\tMeasure\nOne\tTrain\tMay 2012\tHead\tAll\nTwo\tMeet\tJune 2012\tBoard\tNotes\n"
    table = only_table(f"{above}Three\tPlan\tMay 2012\nFour\tRead\tJuly 2012\nFive\tWrite\tMay 2012\tStaff\tAudit\n")
    assert [row[0] for row in rows(table)] == ["Aim", "One", "Two", "Three", "Four", "Five"]


def test_a_numbered_row_that_broke_inside_a_cell_is_one() -> None:
    text = "No\tAction\tWho\tWhen\n1.1\tTrain staff\tHead\tMay\n1.2\tRead plans\tManagers\nDirector\tJune\n"
    assert rows(only_table(text))[-1] == ["1.2", "Read plans", "Managers Director", "June"]
