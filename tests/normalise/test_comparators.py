"""Whom a figure is compared with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise import comparators


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Family", "family"),
        ("YOT Family average", "family"),
        ("Family group", "family"),
        ("similar YOTs", "family"),
        ("National", "national"),
        ("National average", "national"),
        ("England", "national"),
        ("England and Wales", "national"),
        ("E&W", "national"),
        ("all areas inspected so far", "national"),
        ("average of all inspected", "national"),
        ("Region", "region"),
        ("Regional average", "region"),
        ("East Midlands", "East Midlands"),
        ("north-west", "North West"),
        ("Wales", "Wales"),
        ("South Wales", "South Wales"),
        ("statistical neighbours", "Statistical neighbours"),
        ("Anyshire PCC area", "Anyshire PCC area"),
        ("Anyshire and Otherton police force area", "Anyshire and Otherton police force area"),
        ("YOT", None),
        ("Outturn", None),
        ("family intervention project", None),
        ("National Standards", None),
        ("national and family", None),
        ("New England Road", None),
        ("", None),
        ("national " * 50, None),
    ],
)
def test_a_heading_names_a_comparator(text: str, comparator: str | None) -> None:
    assert comparators.read(text) == comparator


def test_comparators_are_found_in_running_text_with_their_characters() -> None:
    text = "It was 40% (family 42%, England and Wales 45%, South West 39%)."
    found = comparators.find(text)
    assert [each.comparator for each in found] == ["family", "national", "South West"]
    assert [text[each.start : each.end] for each in found] == ["family", "England and Wales", "South West"]


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Anyshire", True),
        ("Anyshire YOT", True),
        ("ANYSHIRE", True),
        ("YOT", True),
        ("Own", True),
        ("Local", True),
        ("Otherton", False),
        ("Family", False),
        ("YOT Family", False),
        ("Anyshire and Otherton", False),
        ("", False),
    ],
)
def test_a_heading_is_of_the_authoritys_own_figures(text: str, own: bool) -> None:
    assert comparators.is_own(text, "Anyshire") is own


@given(st.text(max_size=80))
def test_nothing_raises(text: str) -> None:
    comparators.read(text)
    comparators.is_own(text, text)
    assert all(each.start < each.end for each in comparators.find(text))
