"""Headings, paragraphs and items, told from how lines look and what stands around them."""

import pytest

from parsers.document import Heading
from tests.parsers.reading import read, shown

LONG = "The service works with partners across the area to keep young people out of trouble and safe from harm."


def headings(text: str) -> list[str]:
    return [block.text for block in read(text).blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    "line",
    [
        "# Youth Justice Plan",
        "#### **Foreword**",
        "**Next steps**",
        "A. Summary",
        "PREVENT OFFENDING",
        "SUMMARY OF PERFORMANCE 2006-07 (see table p. 47)",
        "Appendix B - Performance Measures",
        "Part one: Strategic plan",
        "Section 2a: Self-assessment",
        "C1. Governance and Leadership",
        "C3 a - FINANCIAL RESOURCES",
        "1. Purpose.",
        "1. Structures and governance",
        "1 Age ranges",
        "1.1 Risk of Harm to others:",
        "Objective 1 – By April 2014, to have in place an effective board with full and appropriate membership",
        "Focus for 2007/8",
        "Strengths:",
    ],
)
def test_a_heading(line: str) -> None:
    (heading,) = headings(f"{LONG}\n\n{line}\n\n{LONG}\n")
    assert heading == line.strip("#* ").strip("*")


@pytest.mark.parametrize(
    "line",
    [
        "The meeting concluded at 8.05 pm.",
        "In response to questions the following points were clarified:",
        "Date published: 16 June 2015",
        "TUESDAY, 16 JUNE 2015 AT 7.00 PM",
        "Councillor Ann Smith Councillor Bob Jones Councillor Cy Brown",
        "16 March 2015 was the date of the first meeting",
        "ISBN: 978-1-84099-254-0",
        "25%",
        "Section 3 sets out how the service will use its money.",
        "contact@example.org",
        f"2.1 {LONG[:-1]} each day",
    ],
)
def test_no_heading(line: str) -> None:
    assert headings(f"{LONG}\n\n{line}\n\n{LONG}\n") == []


def test_short_lines_among_short_lines_are_names_not_headings() -> None:
    assert headings(f"{LONG}\n\nParenting Board\n\nTeenage Pregnancy Board\n\nYouth Offer Board\n\n{LONG}\n") == []


def test_numbered_lines_in_a_row_are_a_list() -> None:
    text = f"{LONG}\n\n1. Use of custody\n\n2. Safeguarding\n\n3. Public confidence\n\n{LONG}\n"
    assert shown(read(text))[1:4] == ["1. Use of custody", "2. Safeguarding", "3. Public confidence"]


def test_levels_follow_letters_numbers_and_capitals() -> None:
    text = "\n\n".join(
        ["Westshire Youth Justice Plan", LONG, "A. Summary", LONG, "B. Delivery", "PREVENT OFFENDING", "Context", LONG]
    )
    assert [line for line in shown(read(text)) if line.startswith("#")] == [
        "# Westshire Youth Justice Plan",
        "## A. Summary",
        "## B. Delivery",
        "### PREVENT OFFENDING",
        "#### Context",
    ]


def test_headings_with_equal_hashes_are_nested_by_their_numbers() -> None:
    text = "\n\n".join(["#### 1. PLANNING", "#### 1.1 Risk of Harm:", "#### Strengths:", LONG, "#### 1.2 Likelihood:"])
    assert [line.split()[0] for line in shown(read(text)) if line.startswith("#")] == ["#", "##", "###", "##"]


def test_an_item_before_the_item_n_1_is_the_sections_heading() -> None:
    text = f"- 4.9 {LONG}\n- To consider how service users engage\n- 5.1 {LONG}\n- 5.2 {LONG}\n"
    assert headings(text) == ["To consider how service users engage"]


def test_a_bold_item_among_items_is_a_heading() -> None:
    assert headings("- Improved completion\n- **Focus for 2007/08**\n- Monitor completion\n") == ["Focus for 2007/08"]


def test_a_caption_is_the_heading_of_its_table() -> None:
    document = read(f"{LONG}\n\nTable A2: Budget\n\nInclude payments in kind.\n\nAgency\tTotal (£)\nPolice\t240,887\n")
    assert shown(document)[1:] == ["# Table A2: Budget", "Include payments in kind.", "[2 x 2]"]


def test_in_a_glossary_short_lines_are_entries() -> None:
    text = f"## Glossary\n\nPCT Primary Care Trust\n\nASB Antisocial behaviour: {LONG}\n\nLSC Skills Council\n\n{LONG}"
    assert headings(text) == ["Glossary"]


@pytest.mark.parametrize(
    ("line", "marker"),
    [
        ("- text", "-"),
        ("· text", "·"),
        ("• text", "•"),
        ("○ text", "○"),
        ("* text", "*"),
        ("(1) text", "(1)"),
        ("3. text", "3."),
        ("1.1 text", "1.1"),
        ("a) text", "a)"),
        ("- 2.1 text", "2.1"),
        ("- (4) text", "(4)"),
        ("-\ttext", "-"),
    ],
)
def test_markers(line: str, marker: str) -> None:
    assert shown(read(f"{line} that goes on for a while.\n")) == [f"{marker} text that goes on for a while."]


@pytest.mark.parametrize(
    "line", ["75-85% of the cohort has needs.", "-0.5 is the change.", "45 people came.", "2.8% more."]
)
def test_figures_are_no_markers(line: str) -> None:
    assert shown(read(line)) == [line]


def test_indented_items_stand_a_level_lower() -> None:
    assert shown(read("- Areas were:\n - Governance\n - Practice\n- The plan was drawn up.\n")) == [
        "- Areas were:",
        "  - Governance",
        "  - Practice",
        "- The plan was drawn up.",
    ]


def test_wrapped_lines_of_a_paragraph_are_one() -> None:
    text = (
        "The number of first-time entrants fell from 210 in 2012/13 to\n187 in 2013/14. This is a reduction of 11% and"
        " places the\npartnership in the best quartile of all.\n\n"
        "In the second paragraph the plan turns to the custody\n"
        "rate, which is low.\n"
    )
    assert len(shown(read(text))) == 2


def test_lines_that_stand_for_themselves_stay_apart() -> None:
    assert shown(read("Councillor A. Smith (Chair)\nCouncillor B. Jones\nCouncillor C. Brown\n")) == [
        "Councillor A. Smith (Chair)",
        "Councillor B. Jones",
        "Councillor C. Brown",
    ]


@pytest.mark.parametrize(
    ("first", "gap", "rest"),
    [
        ("(5) The approach to delivering programmes was flexible and", "\n\n", "met the needs of most."),
        ("(5) The approach to delivering programmes was flexible and", "\n\n23\n\n", "met the needs of most."),
        (
            "(5) The approach to delivering programmes was flexible and",
            "\n\nPage 7 of 40\n\n",
            "met the needs of most.",
        ),
        ("(5) The approach to delivering programmes was flexible and", "\n\n- ", "met the needs of most."),
        ("- The board reviewed each of the plans in April and May when", "\n\n", "Training was complete."),
        ("The board meets each quarter and gives the service a clear", "\n\n", "direction for its work."),
    ],
)
def test_a_sentence_that_a_page_cut_is_whole(first: str, gap: str, rest: str) -> None:
    (line,) = shown(read(f"{first}{gap}{rest}\n"))
    assert line == f"{first} {rest}"


def test_the_last_item_goes_on_where_all_others_are_closed() -> None:
    items = "".join(f"- {n}. {LONG[:-1]} (conclusion {n}).\n" for n in (1, 2, 3))
    text = f"{items}- 4. {LONG[:-1]} with the feedback from the Victim\n\nSatisfaction Forms (conclusion 4).\n"
    assert shown(read(text))[-1].endswith("the Victim Satisfaction Forms (conclusion 4).")


def test_small_letters_begin_items_of_their_own() -> None:
    assert len(shown(read("- improve relationships with their children\n\n- reduce negative factors\n"))) == 2


def test_a_footnote_inside_a_sentence_stays_a_paragraph_of_its_own() -> None:
    text = (
        "- Performance is above Family (71.9%) and Regional (72.1%)\n\n¹ Green is above target.\n\n"
        "and National (68.5%) groups.\n"
    )
    document = read(text)
    assert shown(document) == [
        "- Performance is above Family (71.9%) and Regional (72.1%) and National (68.5%) groups.",
        "Green is above target.",
    ]


def test_a_paragraph_without_end_is_cut_at_its_sentences() -> None:
    document = read("The service kept its rate of custody low. " * 1000)
    assert 2 < len(document.blocks) < 20
    assert all(line.endswith("low.") for line in shown(document))


def test_a_short_line_over_a_short_sentence_is_a_heading() -> None:
    assert headings(f"{LONG}\n\nTheme: Intervene early\n\nClinics are held weekly at both stations.\n") == [
        "Theme: Intervene early"
    ]


def test_a_term_and_its_meaning_stay_on_a_line_of_their_own() -> None:
    lines = ["Asset - the assessment that all of them had", "Triage - a decision made by two workers"]
    assert shown(read(f"{LONG}\n{LONG}\n\n" + "\n".join(lines) + "\n"))[-2:] == lines


def test_who_should_do_the_next_items_is_a_line_of_its_own() -> None:
    text = "Recommendations\n\n1. publish what the service is for\n\nThe Head should:\n\n2. review cases\n"
    assert shown(read(text))[1:] == [
        "1. publish what the service is for",
        "The Head should:",
        "2. review cases",
    ]


def test_a_date_right_under_a_line_is_a_line_of_its_own() -> None:
    assert shown(read("An inspection of youth offending services in a city\nJuly 2020\n"))[-1] == "July 2020"
