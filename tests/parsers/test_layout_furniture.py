"""What pages repeat is left out and said: running headers, page numbers, watermarks. What only looks so stays."""

from __future__ import annotations

from parsers.layout import read
from parsers.layout_furniture import Furniture
from parsers.page import Page, Rule, Word
from tests.parsers.pdf_files import HEIGHT, WIDTH, page_of, words_at

LINES = [
    "The board met in every quarter and looked at the plan again",
    "Each partner said what it had done and what it would do next",
]


def body(number: int) -> list[Word]:
    return [
        word
        for index in range(12)
        for word in words_at(72, 200 + 13 * index, f"{LINES[index % 2]} {chr(97 + number)}", page=number)
    ]


def shown(*pages: Page) -> list[str]:
    return [" ".join(word.text for word in page.words) for page in Furniture().cleared(pages)]


def kept(words: str, *pages: Page) -> list[bool]:
    return [words in text for text in shown(*pages)]


def test_a_header_that_pages_repeat_is_left_out_and_said() -> None:
    pages = [page_of(words_at(72, 40, "Annual plan of the service"), body(n), number=n) for n in range(1, 5)]
    furniture = Furniture()
    assert not any("Annual plan" in " ".join(word.text for word in page.words) for page in furniture.cleared(pages))
    assert furniture.warnings() == ["running header or footer left out on 4 pages: Annual plan of the service"]


def test_page_numbers_go_up_with_the_pages() -> None:
    pages = [page_of(body(n), words_at(280, 800, f"Page {n} of 9"), number=n) for n in range(1, 5)]
    assert kept("Page", *pages) == [False] * 4


def test_headers_of_left_and_right_pages_may_differ() -> None:
    heads = ["The service", "Annual plan"] * 3
    pages = [page_of(words_at(72, 40, head), body(n), number=n) for n, head in enumerate(heads, 1)]
    assert kept("The service", *pages) == [False] * 6
    assert kept("Annual plan", *pages) == [False] * 6


def test_numbered_headings_at_the_tops_of_pages_stay() -> None:
    pages = [page_of(words_at(72, 40, f"Objective {n}", size=14, bold=True), body(n), number=n) for n in range(1, 5)]
    assert kept("Objective", *pages) == [True] * 4


def test_a_repeated_line_right_above_the_body_belongs_to_it() -> None:
    pages = [page_of(words_at(72, 190, "Measure Outturn Target"), body(n), number=n) for n in range(1, 4)]
    assert kept("Measure", *pages) == [True] * 3


def test_a_tables_header_that_pages_repeat_is_no_running_header() -> None:
    rules = [Rule(x, 30, x, 120) for x in (70, 200, 400)]
    pages = [
        page_of(words_at(72, 40, "Measure"), words_at(210, 40, "Target"), words_at(72, 100, f"row {n}"), body(n),
                number=n, rules=rules)
        for n in range(1, 4)
    ]  # fmt: skip
    assert kept("Measure Target", *pages) == [True] * 3


def test_a_header_above_a_repeated_table_header_goes_alone() -> None:
    pages = [
        page_of(words_at(72, 30, "Annual plan"), words_at(72, 60, "Measure"), words_at(300, 60, "Target"), body(n),
                number=n)
        for n in range(1, 4)
    ]  # fmt: skip
    assert kept("Annual plan", *pages) == [False] * 3
    assert kept("Measure Target", *pages) == [True] * 3


def slanted(text: str, number: int) -> list[Word]:
    return [Word(text, 150, 300, 430, 560, 80, page=number, faint=True)]


def test_a_slanted_large_word_is_a_watermark_even_on_one_page() -> None:
    document = read([page_of(body(1), slanted("DRAFT", 1))], "pdf")
    assert document.meta.watermarks == ("DRAFT",)
    assert "DRAFT" not in document.text


def test_a_pale_level_word_is_a_watermark_where_pages_repeat_it() -> None:
    def pale(number: int) -> list[Word]:
        return [Word("CONFIDENTIAL", 100, 400, 500, 460, 60, page=number, faint=True)]

    repeated = read([page_of(body(n), pale(n), number=n) for n in (1, 2)], "pdf")
    once = read([page_of(body(1), pale(1)), page_of(body(2), number=2)], "pdf")
    assert repeated.meta.watermarks == ("CONFIDENTIAL",)
    assert (once.meta.watermarks, "CONFIDENTIAL" in once.text) == ((), True)


def test_small_slanted_labels_stay() -> None:
    label = [Word("2005/06", 100, 100, 130, 130, 9, faint=True)]
    assert kept("2005/06", page_of(body(1), label)) == [True]


def test_the_header_of_a_turned_page_is_found_too() -> None:
    pages = [page_of(words_at(72, 40, "Annual plan of the service"), body(n), number=n) for n in range(1, 4)]
    turned = Page(
        2, WIDTH, HEIGHT, [word.moved(
            (WIDTH - word.x1, HEIGHT - word.bottom, WIDTH - word.x0, HEIGHT - word.top), 2, None
        ) for word in pages[1].words],
    )  # fmt: skip
    assert kept("Annual plan", pages[0], turned, pages[2]) == [False] * 3
    upright_header = Page(2, WIDTH, HEIGHT, [
        *words_at(72, 40, "Annual plan of the service", page=2), *[word for word in turned.words if word.top < 750]
    ])  # fmt: skip
    assert kept("Annual plan", pages[0], upright_header, pages[2]) == [False] * 3


def test_only_a_few_pages_are_held() -> None:
    drawn = 0

    def pages() -> object:
        nonlocal drawn
        for number in range(1, 50):
            drawn += 1
            yield page_of(body(number), number=number)

    cleared = Furniture().cleared(pages())  # type: ignore[arg-type]
    next(iter(cleared))
    assert drawn <= 3
