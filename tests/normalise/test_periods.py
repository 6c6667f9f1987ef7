"""Periods in the spellings that documents print, and the words and numbers that are none."""

from datetime import date

import pytest

from normalise import periods

WHOLE = [
    ("2007/08", "2007/08"),
    ("2007-08", "2007/08"),
    ("2007/8", "2007/08"),
    ("2006 -2007", "2006/07"),
    ("2007 / 2008", "2007/08"),
    ("2007–08", "2007/08"),
    ("1999/00", "1999/00"),
    ("07/08", "2007/08"),
    ("08-09", "2008/09"),
    ("FY 2012-13", "2012/13"),
    ("financial year 2009/10", "2009/10"),
    ("in 2003", "2003"),
    ("2009", "2009"),
    ("calendar year 2006", "2006"),
    ("2006/07 Apr-Dec", "2006/07 Apr-Dec"),
    ("2006/07 Apr Dec", "2006/07 Apr-Dec"),
    ("2006/07\xa0Apr\xa0–\xa0Dec", "2006/07 Apr-Dec"),
    ("06/07 April – December", "2006/07 Apr-Dec"),
    ("Apr-Dec 06/07", "2006/07 Apr-Dec"),
    ("April - December 2009", "2009/10 Apr-Dec"),
    ("Apr−Dec 2009", "2009/10 Apr-Dec"),
    ("April – Dec 05", "2005/06 Apr-Dec"),
    ("between April and September 09", "2009/10 Apr-Sep"),
    ("quarter October to December 09", "2009/10 Oct-Dec"),
    ("Jan to Mar 2010", "2009/10 Jan-Mar"),
    ("2006/07 up to December", "2006/07 Apr-Dec"),
    ("first nine months of 2006/07", "2006/07 Apr-Dec"),
    ("first half of 2009/10", "2009/10 Apr-Sep"),
    ("second half of 2009/10", "2009/10 Oct-Mar"),
    ("Q1 13/14", "2013/14 Q1"),
    ("Q1 (13/14)", "2013/14 Q1"),
    ("Quarter 3 14/15", "2014/15 Q3"),
    ("Quarter 3 of 2014/15", "2014/15 Q3"),
    ("third quarter of 2009/10", "2009/10 Q3"),
    ("3rd quarter 2009/10", "2009/10 Q3"),
    ("2014/15 Q2", "2014/15 Q2"),
    ("2014-15 Quarter 4", "2014/15 Q4"),
    ("Q3 (Oct-Dec) 2009/10", "2009/10 Q3"),
    ("Q1-Q3 2009/10", "2009/10 Apr-Dec"),
    ("Q3 YTD 2009/10", "2009/10 Apr-Dec"),
    ("2009/10 Q2 (cumulative)", "2009/10 Apr-Sep"),
    ("Q2 2009/10 (Jul-Sep)", "2009/10 Q2"),
    ("Quarters 1 to 3 of 2009/10", "2009/10 Apr-Dec"),
    ("Oct - Dec 2002 cohort", "2002 Oct-Dec cohort"),
    ("2002 Oct-Dec cohort", "2002 Oct-Dec cohort"),
    ("cohort of October to December 2005", "2005 Oct-Dec cohort"),
    ("2005 recidivism cohort", "2005 cohort"),
    ("2005 cohort (October to December)", "2005 Oct-Dec cohort"),
    ("2002 12month cohort", "2002 cohort"),
    ("2002/03 re-offending cohort", "2002/03 cohort"),
    ("October 2017 - September 2018 cohort", "2017 Oct-2018 Sep cohort"),
    ("January to December 2012", "2012 Jan-Dec"),
    ("Jan-Dec 11", "2011 Jan-Dec"),
    ("October 2013-September 2014", "2013 Oct-2014 Sep"),
    ("Oct 18 - Sep 19", "2018 Oct-2019 Sep"),
    ("Jul 2011/Jun 2012", "2011 Jul-2012 Jun"),
    ("between February 2015 and June 2015", "2015 Feb-Jun"),
    ("April 2008 to March 2009", "2008/09"),
    ("April 2008 to March 2011", "2008/09-2010/11"),
    ("1st April 2005 to 31st March 2006", "2005/06"),
    ("01/04/2005 to 31/03/2006", "2005/06"),
    ("01.04.13-31.03.14", "2013/14"),
    ("2 February 2015 to 16 June 2015", "2015-02-02/2015-06-16"),
    ("12 months ending June 2015", "2014 Jul-2015 Jun"),
    ("12 months to March 2011", "2010/11"),
    ("12 months up to and including March 2011", "2010/11"),
    ("12-month period ending September 2012", "2011 Oct-2012 Sep"),
    ("year ending March 2022", "2021/22"),
    ("the year to 31 March 2010", "2009/10"),
    ("quarter ending June 2010", "2010/11 Apr-Jun"),
    ("six months to September 2012", "2012/13 Apr-Sep"),
    ("the year to 14 May 2010", "2009-05-15/2010-05-14"),
    ("March 2016", "2016 Mar"),
    ("by March 2008", "2008 Mar"),
    ("Feb. 2015", "2015 Feb"),
    ("Mar-16", "2016 Mar"),
    ("Mar '07", "2007 Mar"),
    ("Mar 16", "2016 Mar"),
    ("January 2006/07", "2007 Jan"),
    ("April/May 2015", "2015/16 Apr-May"),
    ("1 March 2007", "2007-03-01"),
    ("31/3/07", "2007-03-31"),
    ("2007-03-01", "2007-03-01"),
    ("2005/06-2007/08", "2005/06-2007/08"),
    ("2006-07 to 2008-09", "2006/07-2008/09"),
    ("2009-12", "2009-2012"),
    ("2010 to 2013", "2010-2013"),
    ("2010 - 2013", "2010-2013"),
    ("2006/8", "2006-2008"),
]

NONE = [
    "",
    "outturn",
    "1.2/1.3",
    "24/7",
    "1/2",
    "10-17",
    "05-07",
    "2002 children",
    "2006%",
    "£2006",
    "2,006",
    "3/15",
    "31/02/2010",
    "Q2 2014",
    "June 30",
    "Apr-Dec 2009-12",
    "March and August 2009",
    "2009-12 to December",
    "March 2009-12",
    "third half of 2009/10",
    "second nine months of 2009/10",
    "40 months to March 2009",
    "31/03/2009-01/04/2008",
    "31 June 2009 to 1 July 2010",
    "65/66",
    "2013 to 2010",
    "third quarter of 2009",
    "September 2014 - October 2013",
    "2008/09 outturn",
    "2007/08 and 2008/09",
    "99/98",
    "2005-1999",
    "12345",
    "2007/085",
    "9" * 1000,
]


@pytest.mark.parametrize(("text", "label"), WHOLE)
def test_a_text_that_is_one_period_is_read(text: str, label: str) -> None:
    period = periods.read(text)
    assert period is not None
    assert period.label == label


@pytest.mark.parametrize("text", NONE)
def test_other_texts_are_no_period(text: str) -> None:
    assert periods.read(text) is None


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("2003-04,2004-05", ["2003/04", "2004/05"]),
        ("80 per cent. for 2003-04, 2004-05 and 2005-06", ["2003/04", "2004/05", "2005/06"]),
        ("2006/07 Apr- Dec Outturn", ["2006/07 Apr-Dec"]),
        ("Indicator: 06/07 April – December actual and % against target", ["2006/07 Apr-Dec"]),
        ("As at 1 March 2007 it stood at 65%", ["2007-03-01"]),
        ("a meeting on 24 February 2015", []),
        ("from the 2002/3 cohort baseline for a 12 month period", ["2002/03 cohort"]),
        ("% change - baseline v. Apr-Dec 2009", ["2009/10 Apr-Dec"]),
        ("fell from 2005/06 to 2007/08", ["2005/06", "2007/08"]),
        ("between Jan-Dec 11 and Jan-Dec 12", ["2011 Jan-Dec", "2012 Jan-Dec"]),
        ("In 2006/7 8 staff completed it", ["2006/07"]),
        ("In 2006 young people were asked", ["2006"]),
        ("the 2008 12-month rate", ["2008"]),
        ("the outturn for 09-10 is ambitious", ["2009/10"]),
        ("2005/06\t2006/07\n\n2007/08", ["2005/06", "2006/07", "2007/08"]),
        ("41.5\n\n\t2008/09 rate", ["2008/09"]),
        ("2005/2006 - 45.3%", ["2005/06"]),
        ("July 2011 and March 2012", ["2011 Jul", "2012 Mar"]),
        ("employment for 16/17 year olds", []),
        ("aged 16/17", []),
        ("14/15 cases", []),
        ("07/08 young people", ["2007/08"]),
        ("12/13-year-olds", []),
        ("see pages 22-23", []),
        ("in the 2010s", []),
        ("under the 1998 Act", []),
        ("cycles 05-07 or 06-08", []),
        ("the Crime and Disorder Act 1998", []),
        ("the Crime and Disorder Act of 1998", []),
        ("call 0161 2006 234", []),
        ("ISBN 978-0-2003-1234-5", []),
        ("you may 2 may", []),
        ("reference 2006-17-4", []),
        ("R2006", []),
        ("code_2006", []),
    ],
)
def test_periods_are_found_in_running_text(text: str, labels: list[str]) -> None:
    assert [found.period.label for found in periods.find(text)] == labels


def test_found_periods_have_their_characters() -> None:
    text = "It was 20% in Quarter 3 of 2014/15 (2013/14: 22%)."
    assert [text[found.start : found.end] for found in periods.find(text)] == ["Quarter 3 of 2014/15", "2013/14"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2006/07", date(2006, 4, 1), date(2007, 3, 31)),
        ("06/07 April - December", date(2006, 4, 1), date(2006, 12, 31)),
        ("Q4 14/15", date(2015, 1, 1), date(2015, 3, 31)),
        ("Oct-Dec 2005 cohort", date(2005, 10, 1), date(2005, 12, 31)),
        ("Oct 18 - Sep 19", date(2018, 10, 1), date(2019, 9, 30)),
        ("February 2008", date(2008, 2, 1), date(2008, 2, 29)),
        ("2003", date(2003, 1, 1), date(2003, 12, 31)),
        ("2005/06-2007/08", date(2005, 4, 1), date(2008, 3, 31)),
        ("12 months ending June 2015", date(2014, 7, 1), date(2015, 6, 30)),
        ("Oct to Mar 2008/09", date(2008, 10, 1), date(2009, 3, 31)),
        ("November 2009 - February 10", date(2009, 11, 1), date(2010, 2, 28)),
    ],
)
def test_a_period_has_its_first_and_last_day(text: str, first: date, last: date) -> None:
    period = periods.read(text)
    assert period is not None
    assert (period.start, period.end) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01 June 2007", date(2007, 6, 1)),
        ("by 31st of March 2010", date(2010, 3, 31)),
        ("30/9/2014", date(2014, 9, 30)),
        ("May 2015", date(2015, 5, 31)),
        ("Due April 07", date(2007, 4, 30)),
        ("Sep-14", date(2014, 9, 30)),
        ("end of March 2008", date(2008, 3, 31)),
        ("June 2014 and ongoing", date(2014, 6, 30)),
        ("Achieved", None),
        ("Ongoing", None),
        ("2007/08", None),
        ("Q2 2010/11", None),
        ("Tbc (roll out due Summer 2016)", None),
        ("January 2015, then June 2015", None),
        ("1 May 2007 and 1 June 2007", None),
    ],
)
def test_a_deadline_is_a_date_or_the_last_day_of_a_month(text: str, day: date | None) -> None:
    assert periods.read_deadline(text) == day


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("EPQA: 03 rating", ["2003"]),
        ("EPQA: 05 or 06 rating", ["2005", "2006"]),
        ("07 target", ["2007"]),
        ("07/08 target", []),
        ("30 target", []),
        ("1.05 target", []),
    ],
)
def test_a_year_of_two_digits_stands_before_a_rating(text: str, labels: list[str]) -> None:
    found = periods.find_short_years(text)
    assert [each.period.label for each in found] == labels
    assert all(text[each.start : each.end] == each.period.label[2:] for each in found)
