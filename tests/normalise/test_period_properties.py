"""What holds of every period: what is printed is read back, nothing raises, and time grows with the text's length."""

from calendar import month_name
from datetime import date, timedelta
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise import periods, spans
from normalise.spans import Period

YEARS = st.integers(1995, 2029)
DASHES = st.sampled_from(["-", "–", " - ", " – ", "—", "\xa0-\xa0", "−"])
TO = st.one_of(DASHES, st.sampled_from([" to ", " until "]))


def _name(month: int, length: int) -> str:
    return month_name[month] if length > 3 else month_name[month][:3]


@st.composite
def financial_years(draw: st.DrawFn) -> tuple[str, Period]:
    year = draw(YEARS)
    first = draw(st.sampled_from([f"{year}", f"{year % 100:02d}"]))
    rest = [f"{(year + 1) % 100:02d}"]
    if len(first) == 4:
        rest += [f"{year + 1}", f"{(year + 1) % 10}"]
    mark = draw(st.sampled_from(["/", "-", "–", " / ", " -"] if len(first) == 4 else ["/"]))
    return f"{first}{mark}{draw(st.sampled_from(rest))}", spans.financial_year(year)


@st.composite
def parts_of_financial_years(draw: st.DrawFn) -> tuple[str, Period]:
    printed, year = draw(financial_years())
    assert year.start is not None
    number = draw(st.integers(1, 4))
    quarter = draw(st.sampled_from([f"Q{number}", f"Quarter {number}", f"quarter {number}", f"Qtr {number}"]))
    order = draw(st.sampled_from(["{0} {1}", "{1} {0}", "{0} ({1})", "{0} of {1}"]))
    return order.format(quarter, printed), spans.quarter(year.start.year, number)


@st.composite
def months_of_years(draw: st.DrawFn) -> tuple[str, Period]:
    year, first = draw(YEARS), draw(st.integers(1, 11))
    last = draw(st.integers(first + 1, 12))
    length, to = draw(st.sampled_from([3, 9])), draw(TO)
    end = draw(st.sampled_from([f"{year}", f"{year % 100:02d}"]))
    printed = f"{_name(first, length)}{to}{_name(last, length)} {end}"
    start = spans.month(year, first).start
    finish = spans.month(year, last).end
    assert start is not None
    assert finish is not None
    return printed, spans.months(start, finish)


@st.composite
def months_over_years(draw: st.DrawFn) -> tuple[str, Period]:
    year, first, last = draw(YEARS), draw(st.integers(1, 12)), draw(st.integers(1, 12))
    length, to, short = draw(st.sampled_from([3, 9])), draw(TO), draw(st.booleans())
    years = [f"{each % 100:02d}" if short else f"{each}" for each in (year, year + 1)]
    printed = f"{_name(first, length)} {years[0]}{to}{_name(last, length)} {years[1]}"
    start, finish = spans.month(year, first).start, spans.month(year + 1, last).end
    assert start is not None
    assert finish is not None
    return printed, spans.months(start, finish)


@st.composite
def single_times(draw: st.DrawFn) -> tuple[str, Period]:
    year, month = draw(YEARS), draw(st.integers(1, 12))
    if draw(st.booleans()):
        return str(year), spans.calendar_year(year)
    return f"{_name(month, draw(st.sampled_from([3, 9])))} {year}", spans.month(year, month)


SPELLINGS = st.one_of(
    financial_years(), parts_of_financial_years(), months_of_years(), months_over_years(), single_times()
)


@given(SPELLINGS)
def test_every_spelling_is_read_back(spelling: tuple[str, Period]) -> None:
    printed, period = spelling
    assert periods.read(printed) == period


@given(SPELLINGS)
def test_every_label_is_read_back(spelling: tuple[str, Period]) -> None:
    period = spelling[1]
    assert periods.read(period.label) == period
    assert periods.read(periods.cohort(period).label) == periods.cohort(period)


@given(SPELLINGS)
def test_every_spelling_is_found_in_a_sentence_at_its_place(spelling: tuple[str, Period]) -> None:
    printed, period = spelling
    text = f"The rate went up in {printed}, as it was expected."
    found = periods.find(text)
    assert [(each.period, text[each.start : each.end]) for each in found] == [(period, printed)]


@given(SPELLINGS)
def test_the_time_before_is_as_long_and_earlier(spelling: tuple[str, Period]) -> None:
    period, before = spelling[1], periods.previous(spelling[1])
    assert before.start is not None
    assert period.start is not None
    assert before.start < period.start
    assert abs(before.days - period.days) <= 1
    assert periods.read(before.label) == before


@given(st.dates(date(1981, 1, 1), date(2048, 1, 1)))
def test_a_day_lies_in_its_financial_year(day: date) -> None:
    year = periods.containing_financial_year(day)
    assert year.start is not None
    assert year.end is not None
    assert year.start <= day <= year.end
    assert periods.containing_financial_year(year.start - timedelta(1)) == periods.previous(year)


NOISE = st.text(alphabet=st.sampled_from("0123456789/-–.,()' \t\nQqAprDecmarchtoyendingcohort%£"), max_size=60)


@given(st.one_of(st.text(max_size=80), NOISE))
def test_nothing_raises_and_what_is_found_lies_in_order(text: str) -> None:
    found = periods.find(text)
    assert all(each.start < each.end for each in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(each.period.start is not None and each.period.end is not None for each in found)
    assert all(each.period.start <= each.period.end for each in found if each.period.start and each.period.end)
    periods.read(text)
    periods.read_date(text)
    periods.read_deadline(text)
    periods.follow_up(text)
    periods.cohort_months(text)
    periods.find_short_years(text)


@given(st.text(alphabet="abcdefgh ,;%()", max_size=60))
def test_words_without_numbers_are_no_period(text: str) -> None:
    assert periods.find(text) == []


@pytest.mark.parametrize("piece", ["1-2-", "2006/07-", "12 - ", "1/1/", "20062007", "April ", "Q1 to ", "1 month to "])
def test_time_grows_with_the_length_of_a_line(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        began = process_time()
        periods.find(text)
        return process_time() - began

    seconds(1000)
    assert seconds(240_000) < 0.1 + 16 * min(seconds(60_000) for _ in range(2))
