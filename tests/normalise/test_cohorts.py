"""Cohorts: their months, how long they were followed, and years made into cohorts."""

import pytest

from normalise import periods


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("% reoffending after 12 months", 12),
        ("the 12-month rate", 12),
        ("2005 12 month cohort", 12),
        ("2002 12month cohort", 12),
        ("within 6 months", 6),
        ("after nine months", 9),
        ("reoffended within a year", 12),
        ("reoffended within a year of release", None),
        ("Recidivism 12 months", 12),
        ("12 months follow-up", 12),
        ("compared with the baseline for a 12 month period", 12),
        ("the last 12 months", None),
        ("in the 12 months to March 2010", None),
        ("within 12 months of release", None),
        ("an 18 month programme", None),
        ("after 6 months or after 12 months", None),
        ("after 99 months", None),
        ("no months at all", None),
    ],
)
def test_how_long_a_cohort_was_followed(text: str, months: int | None) -> None:
    assert periods.follow_up(text) == months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("05/06 actual (Oct – Dec cohort)", (10, 12)),
        ("October to December cohort", (10, 12)),
        ("Oct-Dec 2002 cohort", (10, 12)),
        ("cohort (Jan - Mar)", (1, 3)),
        ("2005 cohort", None),
        ("April - December actual", None),
    ],
)
def test_the_months_of_a_cohort_whose_year_stands_elsewhere(text: str, months: tuple[int, int] | None) -> None:
    assert periods.cohort_months(text) == months


@pytest.mark.parametrize(
    ("year", "label"),
    [
        ("2005", "2005 Oct-Dec cohort"),
        ("2002/03", "2002 Oct-Dec cohort"),
        ("2005 cohort", "2005 Oct-Dec cohort"),
        ("2012 Jan-Dec", "2012 Jan-Dec cohort"),
        ("Oct 2013 - Sep 2014", "2013 Oct-2014 Sep cohort"),
        ("Jan-Mar 2005", "2005 Jan-Mar cohort"),
    ],
)
def test_a_year_becomes_the_cohort_of_some_of_its_months(year: str, label: str) -> None:
    period = periods.read(year)
    assert period is not None
    refined = periods.refine_cohort(period, (10, 12))
    assert refined.label == label
    assert refined == periods.read(label)


def test_the_months_after_new_year_are_in_the_financial_years_second_year() -> None:
    assert periods.refine_cohort(periods.financial_year(2005), (1, 3)).label == "2006 Jan-Mar cohort"
    assert periods.refine_cohort(periods.calendar_year(2005), (1, 3)).label == "2005 Jan-Mar cohort"


@pytest.mark.parametrize(
    ("label", "part"),
    [("2006/07 Apr-Dec", True), ("2014/15 Q2", True), ("2016 Mar", True), ("2006/07", False), ("2009-2012", False)],
)
def test_a_part_of_a_year_says_so(label: str, part: bool) -> None:
    period = periods.read(label)
    assert period is not None
    assert period.is_part_year is part


def test_the_day_before_a_leap_day_is_a_day() -> None:
    leap = periods.read("2004-02-29")
    assert leap is not None
    assert periods.previous(leap).label == "2003-02-28"


def test_just_before_a_quarter_is_the_quarter_before() -> None:
    labels = {"2009/10 Oct-Dec": "2009/10 Jul-Sep", "2014/15 Q1": "2013/14 Jan-Mar", "2009/10": "2008/09"}
    for label, before in labels.items():
        period = periods.read(label)
        assert period is not None
        assert periods.just_before(period).label == before


def test_the_word_between_two_periods_belongs_to_the_first() -> None:
    text = "Oct-Dec 2002 cohort Dec 03"
    found = [(each.period.label, text[each.start : each.end]) for each in periods.find(text)]
    assert found == [("2002 Oct-Dec cohort", "Oct-Dec 2002 cohort"), ("2003 Dec", "Dec 03")]
