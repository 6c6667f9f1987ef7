"""Upside-down percentages are read where other figures settle them, and not otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.rotated import Score, is_turned, readings, settle

TURN = {"0": "0", "1": "1", "2": "7", "5": "5", "6": "9", "7": "2", "8": "8", "9": "6", "3": "£"}


def turn(percent: int) -> str:
    """How recognition sees a percentage that stands upside down."""
    return "%" + "".join(TURN[digit] for digit in reversed(str(percent)))


def percents(scores: list[Score | None]) -> list[int | None]:
    return [score.percent if score else None for score in scores]


@pytest.mark.parametrize("words", ["%59", "% 59", "<b>%99</b>"[3:6], "%£6"])
def test_a_sign_before_its_digits_is_turned(words: str) -> None:
    assert is_turned(words)


@pytest.mark.parametrize("words", ["59%", "", "n/a", "MODERATE", "%", "1.1"])
def test_other_words_are_not_turned(words: str) -> None:
    assert not is_turned(words)


@pytest.mark.parametrize(
    ("words", "regular"), [("%59", 65), ("%02", 70), ("%£6", 93), ("%72", 72), ("%08", 80), ("%62", 79), ("71%", 71)]
)
def test_the_regular_reading_comes_first(words: str, regular: int) -> None:
    assert readings(words)[0] == regular


def test_a_row_that_fits_its_weighted_mean_is_read_and_marked() -> None:
    assert settle(["71%", "72%", "%02"], [79, 40, 39], None) == [Score(71, False), Score(72, False), Score(70, True)]


def test_the_mean_settles_which_digit_recognition_took_for_another() -> None:
    assert percents(settle(["%99", "%89", "74%"], [79, 40, 39], 66)) == [66, 58, 74]


def test_the_body_of_the_document_settles_the_whole() -> None:
    assert percents(settle(["%69", "52%", "65%"], [79, 40, 39], 59))[0] == 59


def test_an_upright_cell_far_from_what_the_others_need_has_no_score() -> None:
    assert percents(settle(["%69", "25%", "%59"], [79, 40, 39], 59)) == [59, None, 65]


def test_a_turned_cell_that_nothing_fits_has_no_score() -> None:
    assert percents(settle(["%69", "64%", "%82"], [79, 40, 39], 69)) == [69, 64, None]


def test_without_numbers_of_cases_only_what_the_body_prints_is_settled() -> None:
    assert percents(settle(["%59", "72%", "%02"], [None, None, None], 65)) == [65, 72, None]


def test_upright_rows_are_taken_as_they_are() -> None:
    assert settle(["83%", "", "78%"], [79, 40, 39], None) == [Score(83, False), None, Score(78, False)]


@given(st.integers(10, 99).filter(lambda n: "4" not in str(n)), st.integers(10, 99).filter(lambda n: "4" not in str(n)))
def test_what_was_turned_is_read_back_where_the_mean_is_printed(east: int, west: int) -> None:
    whole = round((east + west) / 2)
    found = percents(settle([f"{whole}%", turn(east), turn(west)], [80, 40, 40], whole))
    assert found == [whole, east, west]


@given(st.text(max_size=12))
def test_noise_never_raises(words: str) -> None:
    settle([words, "50%", words], [10, 5, 5], None)
