"""Letters read for figures, and figures for letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.ocr_repair import mended


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("1O0%", "100%"), ("l00%", "100%"), ("7S.3%", "75.3%"), ("£555,OOO", "£555,000"), ("E555,000", "£555,000"),
        ("f1,234,567", "£1,234,567"), ("(E41,300)", "(£41,300)"), ("E54k", "£54k"), ("1,5B7", "1,587"),
        ("3.528.530", "3,528,530"), ("2OO7/08", "2007/08"), ("200S/06", "2005/06"), ("£l2.50,", "£12.50,"),
    ],
)  # fmt: skip
def test_what_can_only_be_a_figure_is_made_one_and_is_less_sure(read: str, printed: str) -> None:
    text, left = mended(read)
    assert text == printed
    assert left < 1


@pytest.mark.parametrize(
    "word",
    ["E12", "A2b", "KPl", "S5", "Oct-Dec", "100%", "£555,000", "3,528,530", "46.9%%", "1.234", "IIP", "e.g.", "B&B",
     "90m", "v1.O", "E1.2E", "10.03.10", "£Sol", "F5", "2005-6"],
)  # fmt: skip
def test_what_may_be_a_word_stays_as_it_was_read(word: str) -> None:
    assert mended(word) == (word, 1.0)


@given(st.text(min_size=1, max_size=12))
def test_any_word_can_be_mended(word: str) -> None:
    text, left = mended(word)
    assert (left == 1.0) == (text == word)


@given(st.from_regex(r"£?[1-9]\d{0,2}(,\d{3}){0,2}(\.\d)?%?", fullmatch=True))
def test_figures_stay_as_they_are(figure: str) -> None:
    assert mended(figure) == (figure, 1.0)
