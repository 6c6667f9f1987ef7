"""What pages print beside their content is left out, and said."""

import pytest

from tests.parsers.reading import read, shown

LONG = "The service works with partners across the area to keep young people out of trouble and safe from harm."


def test_a_watermark_is_no_block() -> None:
    document = read(f"{LONG}\n\nDRAFT\n\n{LONG}\n\nDRAFT\n\nThe draft was agreed.\n")
    assert shown(document) == [LONG, LONG, "The draft was agreed."]
    assert document.meta.watermarks == ("DRAFT",)


@pytest.mark.parametrize(
    "mark", ["Page 27", "Page 3 of 40", "- 12 -", "23", "7 | P a g e", "This page is intentionally left blank"]
)
def test_page_marks(mark: str) -> None:
    document = read(f"{LONG}\n\n{mark}\n\n{LONG}\n")
    assert shown(document) == [LONG, LONG]
    assert document.meta.warnings == ("1 page mark left out",)


def test_numbers_that_do_not_go_up_are_no_page_numbers() -> None:
    document = read("".join(f"{LONG}\n\n{number}\n\n" for number in (971, 12, 45, 3)))
    assert shown(document)[1] == "971"


def test_a_title_on_each_page_counts_once() -> None:
    document = read("Westshire Youth Justice Plan\n\n" + f"{LONG}\n\nWestshire Youth Justice Plan\n\n" * 3)
    assert shown(document) == ["# Westshire Youth Justice Plan", LONG, LONG, LONG]
    assert document.meta.warnings == ("3 running headers and footers left out",)


def test_a_footer_with_the_pages_number() -> None:
    document = read("".join(f"{LONG}\n\nWestshire plan, Page {number}\n\n" for number in range(1, 5)))
    assert shown(document) == [LONG] * 4


def test_headings_that_come_again_stay() -> None:
    assert shown(read(f"Context\n\n{LONG}\n\n" * 4)).count("# Context") == 4


@pytest.mark.parametrize("between", ["\t", " ......... ", "    ", " "])
def test_a_contents_list_is_no_table_and_no_outline(between: str) -> None:
    entries = "".join(f"{n}. Section on matters{between}{4 * n}\n" for n in (1, 2, 3, 4))
    document = read(f"Contents\n\n{entries}\n1. Section on matters\n\n{LONG}\n")
    assert shown(document) == ["# 1. Section on matters", LONG]
    assert document.meta.warnings == ("5 lines of the contents list left out",)


def test_dotted_leaders_need_no_heading() -> None:
    assert shown(read(f"Introduction ................ 3\nResources ........ 12\n\n{LONG}\n")) == [LONG]


def test_figures_in_a_table_are_no_contents_list() -> None:
    assert shown(read("Staff\tNumber\nManagers\t4\nOfficers\t12\nVolunteers\t30\n")) == ["[4 x 2]"]


def test_field_codes_of_a_word_processor_go() -> None:
    document = read(f"{LONG}\n\nPAGE  \n1\n STYLEREF Title \\* MERGEFORMAT \n[image: image1.png]\n")
    assert shown(document) == [LONG]
    assert document.meta.warnings == ("1 page mark left out", "3 lines of a word processor's field codes left out")


def test_form_feeds_count_pages() -> None:
    assert read(f"{LONG}\n\f{LONG}\n").meta.pages == 2


def test_what_pages_repeat_at_their_edges_goes() -> None:
    names = ("Money", "Staff", "Courts", "Health")
    pages = [
        f"Westshire Plan 2007/08\n{name} matter to all. {LONG}\nOf {name} more is said below.\nWestshire council {n}\n"
        for n, name in enumerate(names)
    ]
    document = read("\f".join(pages))
    kept = shown(document)
    assert sum("Westshire Plan" in line for line in kept) == 1
    assert sum("Westshire council" in line for line in kept) == 1
    assert document.meta.pages == 4
    assert document.meta.warnings == ("6 running headers and footers left out",)


def test_lines_without_blank_ones_between_are_parted_all_the_same() -> None:
    lines = ["The head of the service left in May and a successor was found in autumn.",
             "Leadership of the board",
             "The board meets each quarter and hears from all of the partners, who bring their own figures",
             "to the table. Its chair is the chief executive of the council."]  # fmt: skip
    assert shown(read("\n".join(lines))) == [lines[0], f"# {lines[1]}", f"{lines[2]} {lines[3]}"]
