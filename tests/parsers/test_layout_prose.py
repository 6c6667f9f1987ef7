"""Prose of pages: headings by their type, paragraphs, lists, columns, contents."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from tests.parsers.pdf_files import grid, lines, read, write
from tests.parsers.reading import shown

LONG = "The management board met in every quarter of the year and looked at how"
REST = "many of the young people who came to it had a place to live."


def test_lines_that_wrap_are_one_paragraph_and_space_divides() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 100, LONG, REST)
        lines(canvas, 140, LONG, REST)

    assert shown(read(draw)) == [f"{LONG} {REST}"] * 2


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 100, LONG, "many came.", LONG, REST)

    assert shown(read(draw)) == [f"{LONG} many came.", f"{LONG} {REST}"]


def test_paragraphs_with_hanging_indents_are_told_apart_without_space_between() -> None:
    def draw(canvas: Canvas) -> None:
        for index, (x, text) in enumerate(((72, f"First – {LONG}"), (140, REST), (72, f"Next – {LONG}"), (140, REST))):
            write(canvas, x, 100 + 13 * index, text)

    assert shown(read(draw)) == [f"First – {LONG} {REST}", f"Next – {LONG} {REST}"]


def test_headings_are_ranked_by_their_type() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 60, "Annual plan", 20, bold=True)
        write(canvas, 72, 100, "Governance", 14, bold=True)
        lines(canvas, 130, LONG, REST)
        write(canvas, 72, 170, "Membership", 11, bold=True)
        lines(canvas, 190, LONG, REST)
        write(canvas, 72, 230, "Resources", 14, bold=True)
        lines(canvas, 250, LONG, REST)

    headings = [line for line in shown(read(draw)) if line.startswith("#")]
    assert headings == ["# Annual plan", "## Governance", "### Membership", "## Resources"]


def test_a_heading_that_wraps_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 100, "To assess how well the partnership is joining its", 16, bold=True)
        write(canvas, 72, 120, "services", 16, bold=True)
        lines(canvas, 150, LONG, REST)

    assert shown(read(draw))[0] == "# To assess how well the partnership is joining its services"


def test_a_bold_sentence_is_no_heading() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 80, "The board agreed to this plan in May.", bold=True)
        lines(canvas, 110, LONG, REST)

    assert shown(read(draw))[0] == "The board agreed to this plan in May."


def test_items_have_their_marks_and_depth() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 100, LONG, REST)
        for top, x, mark, words in (
            (150, 72, "•", "Young people"), (165, 100, "-", "in custody"), (180, 72, "•", "Victims")
        ):  # fmt: skip
            write(canvas, x, top, mark)
            write(canvas, x + 18, top, words)

    assert shown(read(draw))[1:] == ["• Young people", "  - in custody", "• Victims"]


def test_a_number_within_a_sentence_that_wraps_is_no_mark() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 100, f"{LONG} well item", "3. of the protocol was kept by all.")

    assert shown(read(draw)) == [f"{LONG} well item 3. of the protocol was kept by all."]


def test_a_paragraph_goes_on_over_a_page() -> None:
    def first(canvas: Canvas) -> None:
        lines(canvas, 700, LONG)

    assert shown(read(first, lambda canvas: lines(canvas, 60, REST))) == [f"{LONG} {REST}"]


def test_a_sentence_at_its_end_does_not_go_on_over_a_page() -> None:
    def first(canvas: Canvas) -> None:
        lines(canvas, 700, LONG, REST)

    assert len(shown(read(first, lambda canvas: lines(canvas, 60, LONG, REST)))) == 2


def test_narrative_in_two_columns_is_read_column_by_column() -> None:
    left = [f"words of the left column {chr(97 + n)}" for n in range(10)]
    right = [f"words of the right column {chr(97 + n)}" for n in range(10)]

    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 60, "A heading over both of the columns that is wide", 16, bold=True)
        lines(canvas, 100, *left, x=72)
        lines(canvas, 100, *right, x=320)

    text = " ".join(shown(read(draw)))
    assert text.index("heading") < text.index("left column a") < text.index("left column j")
    assert text.index("left column j") < text.index("right column a")


def test_the_contents_list_is_left_out_and_said() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 60, "Contents", 16, bold=True)
        for index, entry in enumerate(("Summary", "Resources", "Delivery plan")):
            write(canvas, 72, 90 + 16 * index, f"{entry}{'.' * 60}{index + 3}")
        write(canvas, 72, 138, "Glossary")
        write(canvas, 500, 138, "44")
        write(canvas, 72, 200, "Summary", 16, bold=True)
        lines(canvas, 220, LONG, REST)

    document = read(draw)
    assert shown(document) == ["# Summary", f"{LONG} {REST}"]
    assert "5 lines of a table of contents left out" in document.meta.warnings


def test_a_line_that_only_numbers_a_page_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 100, LONG)
        write(canvas, 280, 400, "Page 12")
        lines(canvas, 500, REST)

    assert "Page 12" not in read(draw).text


LEFT = [f"what the left column says on its line {chr(97 + n)}" for n in range(10)]
RIGHT = [f"what the right column says on line {chr(97 + n)}" for n in range(10)]


def two_columns(canvas: Canvas, top: float = 100, count: int = 10, shift: float = 0) -> None:
    lines(canvas, top, *LEFT[:count], x=72)
    lines(canvas, top + shift, *RIGHT[:count], x=300)


def in_order(text: str, *parts: str) -> bool:
    places = [text.index(part) for part in parts]
    return places == sorted(places)


def test_columns_whose_lines_stand_at_other_heights_are_read_apart() -> None:
    text = " ".join(shown(read(lambda canvas: two_columns(canvas, shift=5))))
    assert in_order(text, "left column says on its line j", "right column says on line a")


def test_short_columns_are_known_by_those_of_the_page_before() -> None:
    def second(canvas: Canvas) -> None:
        two_columns(canvas, count=2)

    text = " ".join(shown(read(two_columns, second)))
    last = text[text.rindex("its line a") :]
    assert in_order(last, "its line b", "right column says on line a", "says on line b")


def test_a_sentence_goes_on_in_the_next_column() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 100, *["The board met again and saw that most of"] * 8, x=72)
        lines(canvas, 100, *["the young people had a place to live in it"] * 8, x=300)

    assert len(shown(read(draw))) == 1


def test_a_table_within_a_column_stays_in_it() -> None:
    def draw(canvas: Canvas) -> None:
        two_columns(canvas, top=100)
        grid(canvas, 240, [["Police", "9"], ["Health", "3"]], width=90)
        two_columns(canvas, top=310)

    text = read(draw).text
    assert in_order(text, "its line j", "Police", "right column says on line a")


def test_a_table_without_rules_is_not_read_by_columns() -> None:
    def draw(canvas: Canvas) -> None:
        for index in range(8):
            write(canvas, 72, 100 + 34 * index, f"What the partner number {index} gives to it")
            write(canvas, 72, 113 + 34 * index, "in each of the years of this plan")
            write(canvas, 330, 100 + 34 * index, f"the sum of {index} posts for the year")

    (table,) = read(draw).tables
    assert (len(table.rows), table.width) == (8, 2)
