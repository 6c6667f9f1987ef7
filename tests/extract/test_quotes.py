"""Quotes: verbatim, about 120 characters, whole words, with the figure in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract import quotes
from tests.extract.build import document, paragraph, table

WORDS = st.lists(st.text("abcdefgh,.", min_size=1, max_size=12), min_size=1, max_size=80)


@given(WORDS, st.data())
def test_a_quote_is_short_and_of_whole_words_and_holds_the_figure(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    given_document = document(paragraph(text))
    position = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:position])) + (1 if position else 0)
    figure = (start, start + len(words[position]))
    begin, end = quotes.shorten(given_document, 0, len(text), figure)
    assert begin <= figure[0] < figure[1] <= end
    assert end - begin <= quotes.LONGEST + len(words[position])
    assert begin == 0 or text[begin - 1] == " "
    assert end == len(text) or text[end] == " "


def test_words_that_are_too_long_are_cut_where_they_must_be() -> None:
    given_document = document(paragraph("a" * 400))
    assert quotes.shorten(given_document, 0, 400) == (0, 120)
    begin, end = quotes.shorten(given_document, 0, 400, (300, 310))
    assert begin <= 300
    assert end == 310


def test_a_figure_in_a_row_is_quoted_with_its_row() -> None:
    given_document = document(table(["Agency", "£"], ["Police", "1,000"]))
    (budget,) = given_document.tables
    cell = budget.rows[1][1]
    quote, anchor = quotes.in_row(given_document, budget, budget.rows[1], cell, cell.passage.span())
    assert quote == "Police 1,000"
    assert (anchor.table, anchor.row, anchor.column) == (0, 1, 1)


def test_a_figure_in_a_very_long_row_is_quoted_from_its_cell() -> None:
    given_document = document(table(["Agency", "£"], ["words " * 200, "1,000"]))
    (budget,) = given_document.tables
    cell = budget.rows[1][1]
    quote, _ = quotes.in_row(given_document, budget, budget.rows[1], cell, cell.passage.span())
    assert quote == "1,000"


def test_the_line_around_a_figure() -> None:
    given_document = document(paragraph("A line before"), paragraph("In all 12 of 40 plans were late."))
    start = given_document.text.index("12")
    assert given_document.quote(*quotes.around(given_document, start, start + 2)) == "In all 12 of 40 plans were late."
