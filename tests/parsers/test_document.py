"""Passages keep the way from clean words back to the text."""

from array import array

from parsers.document import Box, Layout, Passage


def test_a_passage_without_marks_maps_one_for_one() -> None:
    passage = Passage("ETE 69.5%", ((0, 10),), 19)
    assert passage.span(4, 9) == (14, 19)


def test_a_passage_skips_the_marks_between_its_runs() -> None:
    text = "<b>ETE</b> 69.5%"
    passage = Passage("ETE 69.5%", ((0, 3), (3, 10)), 16)
    start, end = passage.span(4, 9)
    assert text[start:end] == "69.5%"
    assert text[slice(*passage.span(0, 3))] == "ETE"


def test_an_empty_passage_has_an_empty_span() -> None:
    assert Passage("", (), 7).span() == (7, 7)


def test_words_on_one_line_share_a_box() -> None:
    layout = Layout()
    layout.add(0, 3, Box(1, 10, 100, 30, 110))
    layout.add(4, 9, Box(1, 35, 100, 60, 110))
    layout.add(10, 14, Box(1, 10, 120, 40, 130))
    assert layout.boxes(0, 9) == (Box(1, 10, 100, 60, 110),)
    assert layout.boxes(4, 14) == (Box(1, 35, 100, 60, 110), Box(1, 10, 120, 40, 130))
    assert layout.pages == array("l", [1, 1, 1])
