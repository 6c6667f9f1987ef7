"""One indicator in the caption, years and changes in the rows, own and other values in the columns."""

from __future__ import annotations

from extract import national_indicators
from extract.context import Context
from tests.extract.build import heading, paragraph, table
from tests.extract.observed import context, quotes_hold, short


def read(context: Context) -> list[tuple[str, str, str, str, str]]:
    facts = list(national_indicators.read(context))
    assert quotes_hold(context, facts)
    return short(facts)


def test_rates_changes_and_projections_of_first_time_entrants() -> None:
    facts = read(
        context(
            paragraph("Table 1: First-time entrants to the youth justice system (NI 111)"),
            table(
                ["", "Wessex", "Family"],
                ["2007/08 rate per 100,000 of 10-17 population", "1,769", "1,579"],
                ["2008/09 rate per 100,000 of 10-17 population", "1360", "1168"],
                ["% change - baseline v 2008/09 out-turn", "-23.1%", "-26%"],
                ["2009/10 projected rate", "944", "788"],
                ["Partnership comment", "", ""],
            ),
        )
    )
    assert facts == [
        ("fte", "outturn", "", "2007/08", "1769 rate_per_100k"),
        ("fte", "outturn", "family", "2007/08", "1579 rate_per_100k"),
        ("fte", "outturn", "", "2008/09", "1360 rate_per_100k"),
        ("fte", "outturn", "family", "2008/09", "1168 rate_per_100k"),
        ("fte", "change", "", "2008/09", "-23.1 percent"),
        ("fte", "change", "family", "2008/09", "-26 percent"),
        ("fte", "projection", "", "2009/10", "944 rate_per_100k"),
        ("fte", "projection", "family", "2009/10", "788 rate_per_100k"),
    ]


def test_the_months_a_cohort_was_followed_stand_in_the_row() -> None:
    facts = read(
        context(
            paragraph("Table 2: Rate of proven reoffending by young offenders (NI 19)"),
            table(
                ["", "Wessex", "Family"],
                ["2005 12-month rate", "0.89", "1.02"],
                ["2009 6-month rate", "0.64", "0.56"],
                ["% change - baseline 6-month v. 2009 6-month", "8.4%", "-5.5%"],
            ),
        )
    )
    assert facts == [
        ("reoffending_frequency@12", "outturn", "", "2005", "0.89 ratio"),
        ("reoffending_frequency@12", "outturn", "family", "2005", "1.02 ratio"),
        ("reoffending_frequency@6", "outturn", "", "2009", "0.64 ratio"),
        ("reoffending_frequency@6", "outturn", "family", "2009", "0.56 ratio"),
        ("reoffending_frequency@6", "change", "", "2009", "8.4 percent"),
        ("reoffending_frequency@6", "change", "family", "2009", "-5.5 percent"),
    ]


def test_a_change_that_is_the_difference_of_two_percentages_is_in_points() -> None:
    facts = read(
        context(
            paragraph("Table 4: Engagement in education, training and employment (NI 45)"),
            table(
                ["", "Wessex", "Family"],
                ["April-December 2009", "57%", "69.6%"],
                ["2006/07 baseline", "62.5%", "65.3%"],
                ["% change - baseline v Apr-Dec 2009", "-8.8%", "4.3%"],
            ),
        )
    )
    assert facts[2:] == [
        ("ete", "baseline", "", "2006/07", "62.5 percent"),
        ("ete", "baseline", "family", "2006/07", "65.3 percent"),
        ("ete", "change", "", "2009/10 Apr-Dec", "-8.8 percent"),
        ("ete", "change", "family", "2009/10 Apr-Dec", "4.3 percentage_points"),
    ]


def test_ethnic_groups_are_populations_of_two_bases() -> None:
    facts = read(
        context(
            paragraph("Table 6: Ethnic composition of offenders on youth justice disposals (NI 44)"),
            table(
                [
                    "",
                    "% of youth justice pop. in 2007/08",
                    "% of youth justice pop. in 2008/09",
                    "% of general pop. in 2008/09",
                ],
                ["White", "n/a", "93.1%", "93.0%"],
                ["Mixed", "n/a", "4.0%", "2.6%"],
            ),
        )
    )
    assert facts == [
        ("ethnic_composition/youth_justice/white", "outturn", "", "2008/09", "93.1 percent"),
        ("ethnic_composition/general/white", "outturn", "", "2008/09", "93 percent"),
        ("ethnic_composition/youth_justice/mixed", "outturn", "", "2008/09", "4 percent"),
        ("ethnic_composition/general/mixed", "outturn", "", "2008/09", "2.6 percent"),
    ]


def test_a_change_below_its_years_is_of_the_later_one() -> None:
    facts = read(
        context(
            paragraph("First-time entrants to the youth justice system (NI 111), rate per 100,000"),
            table(
                ["", "Wessex", "Family"],
                ["2007/08", "1,769", "1,579"],
                ["2008/09", "1,360", "1,168"],
                ["% change", "-23.1%", "-26%"],
                ["2009/10 target", "1,300", "-"],
            ),
        )
    )
    assert facts[4:] == [
        ("fte", "change", "", "2008/09", "-23.1 percent"),
        ("fte", "change", "family", "2008/09", "-26 percent"),
        ("fte", "target", "", "2009/10", "1300 rate_per_100k"),
    ]


def test_the_general_population_of_an_ethnic_table_is_headed_by_its_ages() -> None:
    facts = read(
        context(
            heading("Ethnic composition of those on disposals (NI 44), 2008/09"),
            table(
                ["Group", "Young offenders %", "Population aged 10-17 %", "Difference"],
                ["White", "81.5", "88.2", "-6.7"],
                ["Black", "9.4", "4.1", "+5.3"],
            ),
        )
    )
    assert facts == [
        ("ethnic_composition/youth_justice/white", "outturn", "", "2008/09", "81.5 percent"),
        ("ethnic_composition/general/white", "outturn", "", "2008/09", "88.2 percent"),
        ("ethnic_composition/youth_justice/black", "outturn", "", "2008/09", "9.4 percent"),
        ("ethnic_composition/general/black", "outturn", "", "2008/09", "4.1 percent"),
    ]


def test_a_line_below_the_table_says_how_long_its_cohorts_were_followed() -> None:
    facts = read(
        context(
            heading("Reoffending, binary rate"),
            table(
                ["Cohort", "Wessex", "Wales"], ["Jan 12 - Dec 12", "36.1%", "38%"], ["Jan 13 - Dec 13", "35%", "37%"]
            ),
            paragraph("Every cohort was followed for twelve months."),
        )
    )
    assert {fact[0] for fact in facts} == {"reoffending@12"}


def test_the_length_of_a_cohort_is_not_how_long_it_was_followed() -> None:
    facts = read(
        context(
            heading("Reoffending: binary rate, 3-month cohorts"),
            table(
                ["Cohort", "Wessex", "Wales"], ["Jan 17 - Mar 17", "36.1%", "38%"], ["Apr 17 - Jun 17", "35%", "37%"]
            ),
        )
    )
    assert {fact[0] for fact in facts} == {"reoffending"}


def test_a_small_difference_of_two_percentages_is_in_points() -> None:
    facts = read(
        context(
            heading("Reoffending binary rate"),
            table(
                ["", "Wessex", "Wales"],
                ["2009", "40.1%", "38%"],
                ["2010", "39.8%", "37.5%"],
                ["Change", "-0.3", "-0.5"],
            ),
        )
    )
    assert [fact[4] for fact in facts[-2:]] == ["-0.3 percentage_points", "-0.5 percentage_points"]
