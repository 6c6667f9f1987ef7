"""Templates of wordings: what they stand for, and where they are found."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.wordings import Wordings, spellings, words


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("custody", ["custody"]),
        ("final warning[s]", ["final warning", "final warnings"]),
        ("re-offend", ["reoffend", "re offend"]),
        ("(pre|post) court", ["pre court", "post court"]),
        ("a [b|c] d", ["a d", "a b d", "a c d"]),
        ("[very (good|bad)] score", ["score", "very good score", "very bad score"]),
        ("# of ... victims", ["# of ... victims"]),
    ],
)
def test_a_template_stands_for_each_of_its_spellings(template: str, expected: list[str]) -> None:
    assert sorted(spellings(template)) == sorted(expected)


def found(wordings: Wordings[str], text: str) -> list[tuple[str, str]]:
    return [(match.name, text[match.start : match.end]) for match in wordings.find(text)]


def test_the_longest_wording_is_found_and_none_overlap() -> None:
    wordings = Wordings([("custody", "place"), ("custody rate[s]", "rate"), ("rates of", "other")])
    assert found(wordings, "Custody rates of the area; custody") == [("rate", "Custody rates"), ("place", "custody")]


@pytest.mark.parametrize("text", ["re-offending", "Re‑offending", "re offending", "reoffending", "RE-\nOFFENDING"])
def test_a_hyphen_is_any_hyphen_a_space_or_nothing(text: str) -> None:
    assert found(Wordings([("re-offending", "x")]), text) == [("x", text)]


def test_a_gap_takes_a_few_words_but_no_figure_and_no_end_of_a_clause() -> None:
    wordings = Wordings([("victims ... satisfied", "x")])
    assert found(wordings, "victims who had answered were satisfied")
    assert not found(wordings, "victims were asked. All were satisfied")
    assert not found(wordings, "victims were asked and 80% were satisfied")
    assert not found(wordings, "victims a b c d e f g satisfied")


def test_numbers_stand_for_any_number_or_for_one_that_is_not_whole() -> None:
    wordings = Wordings([("# posts", "any"), ("#.# FTE", "part")])
    assert [name for name, _ in found(wordings, "12 posts, 1,200 posts, 1.5 posts")] == ["any"] * 3
    assert [name for name, _ in found(wordings, "2.5 FTE, 1½ FTE, ½ FTE, 25 FTE")] == ["part"] * 3


def test_initials_in_brackets_behind_their_words_are_passed_over() -> None:
    wordings = Wordings([("detention and training order plans", "x")])
    assert found(wordings, "Detention and Training Order (DTO) plans")
    assert not found(wordings, "Detention and Training Order (new) plans")


def test_the_whole_of_a_text_is_read_or_nothing() -> None:
    wordings = Wordings([("first tier [penalties]", "first_tier")])
    assert wordings.read(" First-tier: penalties ") == "first_tier"
    assert wordings.read("first tier penalties and more") is None
    assert wordings.read("") is None


def test_the_first_to_name_a_spelling_keeps_it() -> None:
    assert found(Wordings([("a b", "one"), ("a [b]", "two")]), "a b a") == [("one", "a b"), ("two", "a")]


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    read = words(text)
    assert all(0 <= word.start < word.end <= len(text) for word in read)
    assert all(one.end <= other.start for one, other in itertools.pairwise(read))


@pytest.mark.parametrize("unit", ["a", "final warning ", "victims victims ", "(a) ", "1,", "\n \n"])
def test_time_grows_with_the_length_of_a_line(unit: str) -> None:
    wordings = Wordings([("final warning ... intervention", "x"), ("victims ... were ... satisfied", "y")])

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        began = time.process_time()
        wordings.find(text)
        return time.process_time() - began

    assert seconds(400_000) < 0.2 + 16 * min(seconds(100_000) for _ in range(2))
