"""Days in any print."""

from datetime import date

import pytest

from normalise.dates import find_dates, read_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18/12/14", date(2014, 12, 18)),
        ("10.03.10", date(2010, 3, 10)),
        ("1-3-2007", date(2007, 3, 1)),
        ("2007-03-01", date(2007, 3, 1)),
        ("23 rd February 2007", date(2007, 2, 23)),
        ("27th April 2007", date(2007, 4, 27)),
        ("11TH FEBRUARY 2010", date(2010, 2, 11)),
        ("1 March 2007", date(2007, 3, 1)),
        ("5th of May 2010", date(2010, 5, 5)),
        ("2nd Feb. 2015", date(2015, 2, 2)),
        ("3 Mar 10", date(2010, 3, 3)),
        ("March 1, 2007", date(2007, 3, 1)),
        ("Monday 5 May 2008", date(2008, 5, 5)),
        ("Date: 23.04.07", date(2007, 4, 23)),
        ("31/02/2010", None),
        ("1.2.3.4", None),
        ("32 March 2007", None),
        ("March 2007", None),
        ("24/2", None),
        ("2007", None),
        ("1 May 2007 and 2 May 2007", None),
        ("signed on 1 May 2007", None),
        ("", None),
    ],
)
def test_a_text_that_is_one_day_is_read(text: str, day: date | None) -> None:
    assert read_date(text) == day


def test_days_are_found_in_running_text_with_their_characters() -> None:
    text = "Met on 2 February 2015, 24th February 2015 and 16.06.15; NS 1.2, 2014/15, March 2015."
    found = find_dates(text)
    assert [each.date for each in found] == [date(2015, 2, 2), date(2015, 2, 24), date(2015, 6, 16)]
    assert [text[each.start : each.end] for each in found] == ["2 February 2015", "24th February 2015", "16.06.15"]
