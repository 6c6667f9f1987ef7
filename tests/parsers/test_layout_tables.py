"""Tables ruled and unruled, over pages, merged and turned."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.document import Document, Table
from tests.parsers.pdf_files import HEIGHT, Draw, grid, lines, read, write
from tests.parsers.reading import rows, shown

BUDGET = [["Agency", "Staffing", "Total"], ["Police", "168,920", "240,887"], ["Probation", "112,618", "112,618"]]


def only_table(*pages: Draw) -> Table:
    (table,) = read(*pages).tables
    return table


def aligned(canvas: Canvas, top: float, table: list[list[str]], x: tuple[int, ...], pitch: float = 20) -> None:
    for index, row in enumerate(table):
        for left, words in zip(x, row, strict=True):
            write(canvas, left, top + pitch * index, words, 9, bold=index == 0)


def test_a_ruled_table_has_its_cells() -> None:
    table = only_table(lambda canvas: grid(canvas, 100, BUDGET))
    assert rows(table) == BUDGET
    assert table.header_rows == 1


def test_a_table_drawn_by_boxes_has_its_cells() -> None:
    def draw(canvas: Canvas) -> None:
        for r, row in enumerate(BUDGET):
            for c, words in enumerate(row):
                canvas.rect(72 + 110 * c, HEIGHT - 120 - 20 * r, 110, 20)
                write(canvas, 76 + 110 * c, 114 + 20 * r, words, 9)

    assert rows(only_table(draw)) == BUDGET


def test_many_rules_drawn_as_one_path_are_all_seen() -> None:
    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        for index in range(4):
            path.moveTo(72, HEIGHT - 100 - 20 * index)
            path.lineTo(402, HEIGHT - 100 - 20 * index)
            path.moveTo(72 + 110 * index, HEIGHT - 100)
            path.lineTo(72 + 110 * index, HEIGHT - 160)
        canvas.drawPath(path)
        for r, row in enumerate(BUDGET):
            for c, words in enumerate(row):
                write(canvas, 76 + 110 * c, 114 + 20 * r, words, 9)

    assert rows(only_table(draw)) == BUDGET


def test_a_table_inside_a_moved_form_stands_where_it_is_shown() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("table")
        grid(canvas, 100, BUDGET)
        canvas.endForm()
        canvas.translate(20, -200)
        canvas.doForm("table")

    document = read(draw)
    assert rows(document.tables[0]) == BUDGET
    start, end = document.tables[0].rows[0][0].passage.span()
    assert document.layout is not None
    assert document.layout.boxes(start, end)[0].top == pytest.approx(307, abs=3)


def test_a_frame_around_words_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(60, HEIGHT - 140, 400, 60)
        lines(canvas, 100, "The words in a frame are words", "and no table at all.")

    assert not read(draw).tables


def test_neither_diagonals_nor_curves_make_a_table() -> None:
    def draw(canvas: Canvas) -> None:
        for index in range(4):
            canvas.line(72, HEIGHT - 100 - 30 * index, 300, HEIGHT - 300 - 30 * index)
            canvas.circle(150 + 40 * index, HEIGHT - 300, 30)
        lines(canvas, 220, "words behind the drawing")

    assert not read(draw).tables


def test_a_merged_cell_stands_in_every_position() -> None:
    def draw(canvas: Canvas) -> None:
        for y in (100, 120, 140):
            canvas.line(72, HEIGHT - y, 392, HEIGHT - y)
        for x in (72, 232, 392):
            canvas.line(x, HEIGHT - 120, x, HEIGHT - 140)
        canvas.line(72, HEIGHT - 100, 72, HEIGHT - 120)
        canvas.line(392, HEIGHT - 100, 392, HEIGHT - 120)
        write(canvas, 76, 114, "Outturn of both years")
        write(canvas, 76, 134, "78.8%")
        write(canvas, 236, 134, "69.5%")

    table = only_table(draw)
    assert table.rows[0][0] is table.rows[0][1]
    assert rows(table) == [["Outturn of both years", ""], ["78.8%", "69.5%"]]


def test_a_table_over_pages_with_its_header_again_is_one() -> None:
    def first(canvas: Canvas) -> None:
        grid(canvas, 700, BUDGET)

    def second(canvas: Canvas) -> None:
        grid(canvas, 60, [BUDGET[0], ["Health", "84,311", "126,493"]])

    table = only_table(first, second)
    assert rows(table) == [*BUDGET, ["Health", "84,311", "126,493"]]
    assert table.header_rows == 1


def test_a_row_that_the_pages_end_breaks_is_one() -> None:
    def first(canvas: Canvas) -> None:
        grid(canvas, 700, [["No", "Action", "Owner"], ["1", "Agree a protocol with", "Head of"]])

    def second(canvas: Canvas) -> None:
        grid(canvas, 60, [["", "housing providers", "service"], ["2", "Train the staff", "Manager"]])

    table = only_table(first, second)
    assert rows(table)[1:] == [
        ["1", "Agree a protocol with housing providers", "Head of service"],
        ["2", "Train the staff", "Manager"],
    ]


def test_tables_with_headings_of_their_own_stay_apart() -> None:
    def table(canvas: Canvas, top: float, head: str) -> None:
        grid(canvas, top, [["", ""], ["Police", "9"]])
        for x, words in ((76, "Agency"), (186, head)):
            write(canvas, x, top + 14, words, 9, bold=True)

    document = read(lambda canvas: table(canvas, 700, "Cost"), lambda canvas: table(canvas, 60, "Posts"))
    assert [rows(each)[0] for each in document.tables] == [["Agency", "Cost"], ["Agency", "Posts"]]


def test_words_that_run_up_their_cell_are_read() -> None:
    def draw(canvas: Canvas) -> None:
        grid(canvas, 100, [["", "Police"], ["", "Health"], ["", "Education"], ["", "Probation"]], width=40)
        canvas.setFillGray(0)
        canvas.translate(96, HEIGHT - 118)
        canvas.rotate(90)
        canvas.drawString(0, 0, "YOT")

    assert rows(only_table(draw))[0] == ["YOT", "Police"]


def test_columns_without_rules_are_a_table() -> None:
    table = only_table(lambda canvas: aligned(canvas, 100, BUDGET, (72, 250, 400)))
    assert rows(table) == BUDGET
    assert table.header_rows == 1


def test_cells_without_rules_wrap_and_leave_holes() -> None:
    def draw(canvas: Canvas) -> None:
        aligned(canvas, 100, [["Measure", "2005/06", "2006/07"], ["First time entrants", "971", ""]], (72, 250, 400))
        write(canvas, 72, 131, "to the system", 9)
        aligned(canvas, 151, [["", "", ""], ["Reoffending", "", "41.3%"]], (72, 250, 400), pitch=0)

    assert rows(only_table(draw)) == [
        ["Measure", "2005/06", "2006/07"],
        ["First time entrants to the system", "971", ""],
        ["Reoffending", "", "41.3%"],
    ]


def test_a_table_without_rules_goes_on_over_a_page() -> None:
    def second(canvas: Canvas) -> None:
        aligned(canvas, 60, [BUDGET[0], ["Health", "84,311", "126,493"]], (72, 250, 400))

    table = only_table(lambda canvas: aligned(canvas, 740, BUDGET, (72, 250, 400)), second)
    assert rows(table) == [*BUDGET, ["Health", "84,311", "126,493"]]


def test_a_list_is_no_table() -> None:
    def draw(canvas: Canvas) -> None:
        for index, words in enumerate(("Agree a protocol", "Train the staff", "Review the plan")):
            write(canvas, 72, 100 + 20 * index, f"({index + 1})")
            write(canvas, 110, 100 + 20 * index, words)

    assert shown(read(draw)) == ["(1) Agree a protocol", "(2) Train the staff", "(3) Review the plan"]


def upside_down(canvas: Canvas, draw: Draw) -> None:
    canvas.translate(595, HEIGHT)
    canvas.rotate(180)
    draw(canvas)


def words_of(document: Document) -> list[str]:
    return [*shown(document), *(cell.text for table in document.tables for cell in table.cells())]


def test_a_page_upside_down_reads_as_upright() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 80, "Scores by area", 16, bold=True)
        grid(canvas, 100, BUDGET)

    assert words_of(read(lambda canvas: upside_down(canvas, draw))) == words_of(read(draw))


def test_a_table_upside_down_on_an_upright_page_is_turned() -> None:
    many = [*BUDGET, ["Health", "84,311", "126,493"], ["Education", "0", "90,000"]]

    def draw(canvas: Canvas) -> None:
        lines(canvas, 100, *["The table below says what each partner of the service gives to it."] * 4)
        lines(canvas, 700, *["What follows says how the money of the partners is going to be spent."] * 4)
        canvas.saveState()
        upside_down(canvas, lambda canvas: grid(canvas, 400, many))
        canvas.restoreState()

    document = read(draw)
    assert rows(document.tables[0]) == many
    kinds = [type(block).__name__ for block in document.blocks]
    assert kinds == ["Paragraph", "Table", "Paragraph"]


def test_a_further_paragraph_in_cells_without_rules_stays_in_its_row() -> None:
    def draw(canvas: Canvas) -> None:
        table = [["No", "Action", "Owner"], ["1", "Agree a protocol", "Manager"], ["2", "Train staff", "Board"]]
        aligned(canvas, 100, table[:2], (72, 150, 400))
        write(canvas, 150, 131, "with partners.", 9)
        write(canvas, 150, 151, "Report on it.", 9)
        aligned(canvas, 171, [["", "", ""], table[2]], (72, 150, 400), pitch=0)

    assert rows(only_table(draw))[1:] == [
        ["1", "Agree a protocol with partners. Report on it.", "Manager"],
        ["2", "Train staff", "Board"],
    ]


def test_the_rest_of_a_merged_cell_on_the_next_page_is_the_same_cell() -> None:
    def table(canvas: Canvas, top: float, theme: str, measures: list[str]) -> None:
        height = 20 * len(measures)
        canvas.rect(72, HEIGHT - top - height, 100, height)
        for index, words in enumerate(measures):
            canvas.rect(172, HEIGHT - top - 20 * (index + 1), 150, 20)
            write(canvas, 176, top + 14 + 20 * index, words, 9)
        write(canvas, 76, top + 14, theme, 9)

    def first(canvas: Canvas) -> None:
        table(canvas, 740, "Custody", ["Remands", "Sentences"])

    def second(canvas: Canvas) -> None:
        table(canvas, 60, "", ["Resettlement", "Licences"])

    found = only_table(first, second)
    assert len(found.rows) == 4
    assert all(row[0] is found.rows[0][0] for row in found.rows)


def test_words_between_the_cells_of_a_broken_grid_are_kept() -> None:
    def draw(canvas: Canvas) -> None:
        for x, y in ((72, 100), (182, 100), (72, 120), (182, 140)):
            canvas.rect(x, HEIGHT - y - 20, 110, 20)
            write(canvas, x + 4, y + 14, f"cell {y}", 9)
        write(canvas, 200, 134, "lost", 9)

    assert "lost" in read(draw).text
