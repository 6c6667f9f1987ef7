"""Sums of money in cells and in running text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.values import find_money, read_money


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("£54,000", "54000"),
        ("£92m", "92000000"),
        ("£1.2 million", "1200000"),
        ("£70k", "70000"),
        ("£30K", "30000"),
        ("£ 1,259.50", "1259.50"),
        ("1,718,259", "1718259"),
        ("(41,300)", "-41300"),
        ("(£41,300)", "-41300"),
        ("-41,300", "-41300"),
        ("£-5", "-5"),
        ("0", "0"),
        ("126,493 (TBC)", "126493"),
        ("126,493*", "126493"),
        ("50p", "0.5"),
        ("", None),
        ("£", None),
        ("£000", None),
        ("-", None),
        ("abc", None),
        ("1,2000", None),
        ("(41,300", None),
        ("84,311 126,493", None),
        ("54%", None),
        ("9" * 100, None),
    ],
)
def test_a_cell_with_one_sum_is_read_in_pounds(text: str, pounds: str | None) -> None:
    assert read_money(text) == (None if pounds is None else Decimal(pounds))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("over £1m and £30k", [("1000000", "£1m", "over"), ("30000", "£30k", "")]),
        ("from £10-20k", [("10000", "£10", ""), ("20000", "20k", "")]),
        ("£10,000 - £20,000", [("10000", "£10,000", ""), ("20000", "£20,000", "")]),
        ("a saving of £228,470.", [("228470", "£228,470", "")]),
        ("around £5m to £6m", [("5000000", "£5m", "about"), ("6000000", "£6m", "about")]),
        ("a change of -£5,000", [("-5000", "-£5,000", "")]),
        ("it costs 50p a day, £1.20 a week", [("0.5", "50p", ""), ("1.20", "£1.20", "")]),
        ("£92million less", [("92000000", "£92million", "")]),
        ("£5 months", [("5", "£5", "")]),
        ("in £000s", []),
        ("£5,0000", []),
        ("54,000 people on page 12p3", []),
    ],
)
def test_sums_are_found_in_running_text(text: str, found: list[tuple[str, str, str]]) -> None:
    got = find_money(text)
    assert [(each.amount, text[each.start : each.end], each.bound) for each in got] == [
        (Decimal(amount), printed, bound) for amount, printed, bound in found
    ]


SCALES = {"": 1, "k": 1000, "m": 10**6, " million": 10**6, "bn": 10**9, " thousand": 1000}


@given(st.integers(1, 999_999), st.sampled_from(sorted(SCALES)))
def test_every_sum_is_read_back(number: int, scale: str) -> None:
    text = f"£{number:,}{scale}"
    assert read_money(text) == number * SCALES[scale]
    (found,) = find_money(f"They gave {text} that year.")
    assert found.amount == number * SCALES[scale]


@given(st.one_of(st.text(max_size=60), st.text(alphabet="£0123456789.,-–()km p%\n", max_size=40)))
def test_nothing_raises_and_sums_lie_in_order(text: str) -> None:
    read_money(text)
    found = find_money(text)
    assert [each.start for each in found] == sorted(each.start for each in found)
    assert all("£" in text or text[each.end - 1] == "p" for each in found)
