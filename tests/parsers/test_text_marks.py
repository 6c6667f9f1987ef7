"""Marks go, words stay, and each word knows its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.text_marks import passage, words


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("  plain words ", "plain words"),
        ("**Safeguarding** score", "Safeguarding score"),
        ("the *Risk of Harm to others* work", "the Risk of Harm to others work"),
        ("***both***", "both"),
        ("Payments in kind*1 and (staffing *2)", "Payments in kind*1 and (staffing *2)"),
        ("comment*", "comment*"),
        ("4 * 5 * 6", "4 * 5 * 6"),
        ("<b>71</b> %", "71 %"),
        ("<u>Data not yet available</u>", "Data not yet available"),
        ('<ul style="list-style-type: none"> first</ul>', "first"),
        ("<p>One.</p><p>Two.</p>", "One. Two."),
        ("a<br/>b", "a b"),
        ("a score of 2.69³ in 2006", "a score of 2.69 in 2006"),
        ("green or amber¹ for", "green or amber for"),
        ("Rutland<sup>1</sup> and 15<sup>th</sup>", "Rutland and 15th"),
        ("1½ posts", "1½ posts"),
        ("Children &amp; families&nbsp;team", "Children & families team"),
        ("under <5 and <= 7 of <script>", "under <5 and <= 7 of <script>"),
        ("no\u00a0break, soft\u00adhyphen, zero\u200bwidth", "no break, softhyphen, zerowidth"),
        ("wide   gaps\tand tabs", "wide gaps and tabs"),
        ("", ""),
        ("** **", ""),
    ],
)
def test_marks_are_dropped(printed: str, clean: str) -> None:
    assert words(printed, 0, len(printed)) == clean


def test_in_a_cell_breaks_are_kept_as_lines() -> None:
    printed = "<p>Context</p> <ul> • first item • second<br>line"
    assert passage(printed, [(0, len(printed))], "\n").text == "Context\nfirst item\nsecond\nline"


def test_pieces_are_joined_and_a_word_broken_at_its_hyphen_is_not_parted() -> None:
    text = "well-\n\nbeing of\nall"
    assert passage(text, [(0, 5), (7, 15), (16, 19)]).text == "well-being of all"


def test_each_word_leads_back_to_its_place() -> None:
    text = "| <b>Custody</b>  **5.5%** |"
    found = passage(text, [(1, len(text) - 1)])
    start, end = found.span(found.text.index("5.5%"), len(found.text))
    assert text[start:end] == "5.5%"
    assert text[slice(*found.span(0, 7))] == "Custody"


PRINTED = st.lists(
    st.sampled_from(
        ["word", "5.5%", " ", "  ", "\t", "**", "*", "<b>", "</b>", "<p>", "³", "\u00a0", "&amp;", "• ", "\n", "£"]
    )
).map("".join)


@given(PRINTED, st.sampled_from([" ", "\n"]))
def test_every_clean_character_is_the_one_at_its_offset_or_white(printed: str, joint: str) -> None:
    found = passage(printed, [(0, len(printed))], joint)
    for place, character in enumerate(found.text):
        start, end = found.span(place, place + 1)
        assert end == start + 1
        assert character.isspace() or printed[start] == character


@given(PRINTED)
def test_white_space_is_folded(printed: str) -> None:
    clean = words(printed, 0, len(printed))
    assert clean == " ".join(clean.split())
