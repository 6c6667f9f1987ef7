"""Words of a PDF page: whole, once, with their size, type and direction."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from parsers.page import Page, Word, upright
from parsers.pdf import parse
from parsers.pdf_pages import pages
from tests.parsers.pdf_files import HEIGHT, WIDTH, Draw, grid, pdf, read, write


def page(draw: Draw) -> Page:
    (only,) = pages(pdf(draw))
    return only


def words(draw: Draw) -> list[Word]:
    return list(page(draw).words)


def texts(draw: Draw) -> list[str]:
    return [word.text for word in words(draw)]


def test_a_word_stands_where_it_is_printed() -> None:
    (word,) = words(lambda canvas: write(canvas, 72, 100, "Custody", 10))
    assert word.x0 == pytest.approx(72, abs=1)
    assert [word.top, word.bottom] == pytest.approx([92, 102.2], abs=0.5)
    assert word.size == 10


def test_size_is_that_of_the_print_whatever_scale_the_file_uses() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.scale(12, 12)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(6, 60, "scaled")

    (word,) = words(draw)
    assert word.size == pytest.approx(12)
    assert word.bottom - word.top == pytest.approx(12.24, abs=0.1)


def test_bold_type_is_known_by_its_font() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 100, "plain")
        write(canvas, 72, 120, "strong", bold=True)

    assert [word.bold for word in words(draw)] == [False, True]


def test_words_printed_twice_for_bold_type_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0, 0.4):
            write(canvas, 72 + shift, 100, "Total budget")

    assert texts(draw) == ["Total", "budget"]


def test_letters_struck_twice_one_by_one_are_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        x = 72.0
        for letter in "Board":
            for shift in (0, 0.3):
                write(canvas, x + shift, 100, letter)
            x += canvas.stringWidth(letter, "Helvetica", 11)

    assert texts(draw) == ["Board"]


def test_real_double_letters_stay() -> None:
    assert texts(lambda canvas: write(canvas, 72, 100, "2200 aabb")) == ["2200", "aabb"]


def test_a_word_and_a_figure_that_touch_are_two_words() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 100, "Police")
        write(canvas, 72 + canvas.stringWidth("Police", "Helvetica", 11), 100, "240,887")

    assert texts(draw) == ["Police", "240,887"]


def test_figures_of_neighbouring_cells_that_touch_are_divided_at_the_rule() -> None:
    def draw(canvas: Canvas) -> None:
        grid(canvas, 100, [["", ""], ["", ""]], width=60)
        width = canvas.stringWidth("971", "Helvetica", 11)
        write(canvas, 132 - width, 114, "971")
        write(canvas, 132, 114, "921")

    assert texts(draw) == ["971", "921"]


@pytest.mark.parametrize(("degrees", "angle"), [(0, 0), (90, 1), (180, 2), (270, 3)])
def test_direction_counts_quarter_turns_against_the_clock(degrees: int, angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(degrees)
        canvas.drawString(0, 0, "turned words")

    assert [word.angle for word in words(draw)] == [angle, angle]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_turned_in_its_content_is_read_upright_and_shown_where_it_is_printed(degrees: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(degrees)
        canvas.drawString(0, 0, "first second")

    shown = page(draw)
    first, second = upright(shown).words
    assert (first.text, second.text) == ("first", "second")
    assert first.x1 < second.x0
    assert first.middle == pytest.approx(second.middle)
    assert [word.shown for word in (first, second)] == [word.area for word in shown.words]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_turned_by_its_rotate_entry_is_read_and_shown_as_the_viewer_turns_it(degrees: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(degrees)
        canvas.drawString(72, 300, "first second")

    shown = page(draw)
    assert (shown.width, shown.height) == (WIDTH, HEIGHT)  # the file's own page lies on its side
    for word in shown.words:
        assert 0 <= word.x0 <= word.x1 <= shown.width
        assert 0 <= word.top <= word.bottom <= shown.height
    first, second = upright(shown).words
    assert first.x1 < second.x0
    assert first.middle == pytest.approx(second.middle)


def test_a_hyphen_at_the_lines_end_goes_where_the_word_is_one() -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, 72, 100, "A long line of words that says how far the perform-")
        write(canvas, 72, 113, "ance of the team, of one agency or many, or multi-")
        write(canvas, 72, 126, "agency, as it is called in the multi plan for 2007-")
        write(canvas, 72, 139, "08 was rated")

    (block,) = read(draw).blocks
    text = getattr(block, "text", "")
    assert "how far the performance of the team" in text
    assert "or multi-agency, as it is" in text
    assert "2007-08 was rated" in text


def test_slanted_words_are_faint() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica", 70)
        canvas.drawString(0, 0, "DRAFT")

    (word,) = words(draw)
    assert (word.text, word.faint) == ("DRAFT", True)


def test_words_that_a_damaged_file_places_nowhere_are_left_out() -> None:
    document = parse((Path(__file__).parent / "damaged" / "nowhere.pdf").read_bytes())
    assert document.text.strip()
