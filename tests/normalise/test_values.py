"""Figures in the spellings that documents print, and what is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise import values

CELLS = [
    ("69.5%", "69.5", "percent", ()),
    ("46.9%%", "46.9", "percent", ("malformed",)),
    ("%59", "59", "percent", ("malformed",)),
    ("75.%", "75", "percent", ("malformed",)),
    ("2 .8%", "2.8", "percent", ("malformed",)),
    ("68per cent", "68", "percent", ()),
    ("68 per cent", "68", "percent", ()),
    ("99.5 %", "99.5", "percent", ()),
    ("93.6\n%", "93.6", "percent", ()),
    (".5%", "0.5", "percent", ()),
    ("-23.1%", "-23.1", "percent", ()),
    ("−23.1%", "-23.1", "percent", ()),
    ("- 5%", "-5", "percent", ()),
    ("+2.4", "2.4", "", ()),
    ("▲ 5%", "5", "percent", ()),
    ("1,259", "1259", "", ()),
    ("1360", "1360", "", ()),
    ("0.89", "0.89", "", ()),
    ("1½", "1.5", "", ()),
    ("2.", "2", "", ("malformed",)),
    ("(5)", "5", "", ("bracketed",)),
    ("921 (p)", "921", "", ("provisional",)),
    ("68%*", "68", "percent", ()),
    ("YES", "1", "yes_no", ()),
    ("No", "0", "yes_no", ()),
    ("four", "4", "", ("in_words",)),
    ("Nil", "0", "", ("in_words",)),
    ("five per cent", "5", "percent", ("in_words",)),
    ("Reduction of 5%", "-5", "percent", ()),
    ("5% reduction", "-5", "percent", ()),
    ("reduce by 5%", "-5", "percent", ()),
    ("increase of 5%", "5", "percent", ()),
    ("5% (new target)", "5", "percent", ()),
    ("-5 pp", "-5", "percentage_points", ()),
    ("3 percentage points", "3", "percentage_points", ()),
    ("2% points", "2", "percentage_points", ()),
    ("0.47 per 1,000", "0.47", "rate_per_1k", ()),
    ("471 per 100,000", "471", "rate_per_100k", ()),
]


@pytest.mark.parametrize(("text", "number", "unit", "flags"), CELLS)
def test_a_cell_with_one_figure_is_read(text: str, number: str, unit: str, flags: tuple[str, ...]) -> None:
    assert values.read(text) == values.Value(Decimal(number), unit, text, flags)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "£",
        "£54,000",
        "XX.X",
        "-",
        "<5",
        ">80%",
        "over 20%",
        "at least 80%",
        "no more than 6%",
        "80% or more",
        "80%+",
        "12 (15%)",
        "100%100%",
        "2006/07",
        "10-17",
        "24/7",
        "1:4",
        "1.2.3",
        "12,34",
        "25 hours",
        "Area1",
        "NI 19",
        "05",
        "reduction or increase of 5%",
        "Reduction of 5% on the 2005/06 baseline",
        "9 " * 90,
    ],
)
def test_other_cells_are_no_value(text: str) -> None:
    assert values.read(text) is None


def test_a_hint_gives_a_bare_number_its_unit_and_changes_no_printed_one() -> None:
    bare, printed = values.read("42", "count"), values.read("42%", "count")
    assert bare is not None
    assert printed is not None
    assert (bare.unit, printed.unit) == ("count", "percent")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it was enough66% of", [("66", "percent", "")]),
        ("100% Actual 100% Target", [("100", "percent", ""), ("100", "percent", "")]),
        ("from 45.3% - 42.5%", [("45.3", "percent", ""), ("42.5", "percent", "")]),
        ("37% 91% 68%", [("37", "percent", ""), ("91", "percent", ""), ("68", "percent", "")]),
        ("by 8% to 72 entrants per 100,000 people", [("8", "percent", ""), ("72", "rate_per_100k", "")]),
        ("5.6 sentences per 1,000 of the 10-17 population", [("5.6", "rate_per_1k", "")]),
        ("it went four points down", [("4", "percentage_points", "")]),
        ("twenty-one per cent of them", [("21", "percent", "")]),
        ("a reduction of -14.7%", [("-14.7", "percent", "")]),
        ("over 20%, below 3.5%", [("20", "percent", "over"), ("3.5", "percent", "under")]),
        ("about 40, up to 12", [("40", "", "about"), ("12", "", "under")]),
        ("just over 5% and less than the 6%", [("5", "percent", "about"), ("6", "percent", "under")]),
        ("30% or more, 6% or less", [("30", "percent", "over"), ("6", "percent", "under")]),
        ("75-85% of the cohort", [("85", "percent", "about")]),
        ("was 80 per cent. In 4 cases", [("80", "percent", ""), ("4", "", "")]),
        ("£1,200, £ 500 and 5", [("5", "", "")]),
        ("NI 19, A2, 3rd, 22 nd May, 05 rating, Q1, 1.2.3, 2007/08, 10-17, 18.12.14, page 7, x_9", []),
        ("no figure at all", []),
        ("a point per centimetre", []),
    ],
)
def test_figures_are_found_in_running_text(text: str, found: list[tuple[str, str, str]]) -> None:
    got = values.find(text)
    assert [(str(each.value.number), each.value.unit, each.bound) for each in got] == found
    assert all(text[each.start : each.end] == each.value.printed for each in got)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "–",
        "*",
        "..",
        "N/A",
        "n/a",
        "n.a.",
        "Data not yet available",
        "Not available",
        "No data",
        "tbc",
        "XX.X",
        "Due April 07",
        "awaiting figures from the board",
        "not known",
    ],
)
def test_what_stands_for_a_missing_value(text: str) -> None:
    assert values.is_missing(text)
    assert values.read(text) is None


@pytest.mark.parametrize(
    "text", ["XX.X", "XXX", "xx%", "£XX,XXX", "TBC", "(tbc)", "[insert figure]", "to be confirmed"]
)
def test_what_was_never_filled_in(text: str) -> None:
    assert values.is_placeholder(text)


@pytest.mark.parametrize("text", ["0", "5%", "No", "Nil", "Due to a fall", "custody", "x" * 300])
def test_what_is_neither_missing_nor_a_placeholder(text: str) -> None:
    assert not values.is_missing(text)
    assert not values.is_placeholder(text)


NUMBERS = st.decimals(min_value=0, max_value=99_999, places=2)


def _printed(number: Decimal) -> str:
    return f"{number:,}".rstrip("0").rstrip(".")


@given(NUMBERS, st.sampled_from(["%", " %", " per cent", "per cent", "%%", " percent"]))
def test_every_percentage_is_read_back_in_a_cell_and_in_a_sentence(number: Decimal, sign: str) -> None:
    text = _printed(number) + sign
    value = values.read(text)
    assert value is not None
    assert (value.number, value.unit) == (number, "percent")
    (found,) = values.find(f"It came to {text}, as said.")
    assert (found.value.number, found.value.unit, found.value.printed) == (number, "percent", text)


@given(NUMBERS, st.sampled_from(["", "-", "+", "−"]))
def test_every_bare_number_is_read_back_with_its_sign_and_no_unit(number: Decimal, sign: str) -> None:
    value = values.read(sign + _printed(number))
    assert value is not None
    assert value.number == (-number if sign in ("-", "−") else number)
    assert value.unit == ""


NOISE = st.text(alphabet=st.sampled_from("0123456789.,%£()/-–+<>½ \n\tpercntosdKkmx"), max_size=50)


@given(st.one_of(st.text(max_size=60), NOISE))
def test_nothing_raises_and_found_figures_are_the_printed_ones(text: str) -> None:
    for found in values.find(text):
        assert text[found.start : found.end] == found.value.printed
    values.read(text)
    values.is_missing(text)
    values.is_placeholder(text)


@given(st.text(alphabet="abcdwxyz ;!'", max_size=60))
def test_words_alone_hold_no_figure(text: str) -> None:
    assert values.find(text) == []
