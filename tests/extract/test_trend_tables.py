"""Figures over time: times in the rows and indicators in the columns, or the indicator in the caption."""

from __future__ import annotations

from extract import kpi_tables, trend_tables
from extract.context import Context
from tests.extract.build import ABOVE, LEFT, heading, paragraph, table
from tests.extract.observed import context, quotes_hold, short


def read(context: Context) -> list[tuple[str, str, str, str, str]]:
    facts = [*kpi_tables.read(context), *trend_tables.read(context)]
    assert quotes_hold(context, facts)
    return short(facts)


def test_quarters_in_the_rows_and_indicators_in_the_columns() -> None:
    facts = read(
        context(
            paragraph("Fig 3: Re-offending data"),
            table(
                ["Wessex trend data", LEFT, LEFT, LEFT],
                ["Quarter", "Cohort size", "Re-offenders within 12 months", "Offences per offender"],
                ["Q1 (13/14)", "350", "164", "1.82"],
                ["Q2 (13/14)", "343", "168", "1.90"],
                header_rows=2,
            ),
        )
    )
    assert facts == [
        ("reoffending_cohort@12", "outturn", "", "2013/14 Q1", "350 count"),
        ("reoffenders@12", "outturn", "", "2013/14 Q1", "164 count"),
        ("reoffending_frequency@12", "outturn", "", "2013/14 Q1", "1.82 ratio"),
        ("reoffending_cohort@12", "outturn", "", "2013/14 Q2", "343 count"),
        ("reoffenders@12", "outturn", "", "2013/14 Q2", "168 count"),
        ("reoffending_frequency@12", "outturn", "", "2013/14 Q2", "1.9 ratio"),
    ]


def test_a_column_headed_by_a_unit_is_of_the_captions_indicator() -> None:
    facts = read(
        context(
            paragraph("Fig 4: Custody rate data"),
            table(["Quarter", "Number of custodial sentences", "Rate per 1,000"], ["Q1 13/14", "26", "1.50"]),
        )
    )
    assert facts == [
        ("custodial_sentences", "outturn", "", "2013/14 Q1", "26 count"),
        ("custody_rate", "outturn", "", "2013/14 Q1", "1.5 rate_per_1k"),
    ]


def test_services_in_the_rows_and_rolling_cohorts_in_the_columns() -> None:
    facts = read(
        context(
            heading("Reoffending binary rate"),
            table(
                ["", "Oct 13 - Sep 14", "Oct 14 - Sep 15", "Direction of travel"],
                ["Wessex", "32.4%", "30.1%", "better"],
                ["PCC area", "35%", "34.5%", ""],
                ["England", "37.8%", "37.7%", ""],
            ),
        )
    )
    assert facts[0] == ("reoffending", "outturn", "", "2013 Oct-2014 Sep", "32.4 percent")
    assert facts[-1] == ("reoffending", "outturn", "national", "2014 Oct-2015 Sep", "37.7 percent")
    assert len(facts) == 6


def test_years_in_the_rows_and_own_and_others_in_the_columns() -> None:
    facts = read(
        context(
            paragraph("First time entrants per 100,000 of the 10-17 population"),
            table(
                ["Period", "Wessex", "Statistical neighbours", "England"],
                ["2012/13", "512", "540", "556"],
                ["2013/14", "433", "451", "431"],
            ),
        )
    )
    assert facts[0] == ("fte", "outturn", "", "2012/13", "512 rate_per_100k")
    assert facts[1][2] == "Statistical neighbours"
    assert len(facts) == 6


def test_a_theme_that_spans_rows_names_the_indicator_of_each() -> None:
    facts = read(
        context(
            table(
                ["Theme", "Measure", "2010/11", "2011/12"],
                ["NI 45 ETE", "Actual", "70%", "72%"],
                [ABOVE, "Target", "75%", "78%"],
            )
        )
    )
    assert facts == [
        ("ete", "outturn", "", "2010/11", "70 percent"),
        ("ete", "outturn", "", "2011/12", "72 percent"),
        ("ete", "target", "", "2010/11", "75 percent"),
        ("ete", "target", "", "2011/12", "78 percent"),
    ]


def test_an_indicator_named_by_its_number_is_looked_up_in_the_legend() -> None:
    facts = read(
        context(
            paragraph("KPI 7: Young people with suitable accommodation"),
            paragraph("KPI 8: Education, training and employment"),
            table(["Indicator", "2005/06", "2006/07"], ["KPI 7", "93%", "95%"], ["KPI 8", "71%", "73.5%"]),
        )
    )
    assert [(fact[0], fact[3]) for fact in facts] == [
        ("accommodation", "2005/06"),
        ("accommodation", "2006/07"),
        ("ete", "2005/06"),
        ("ete", "2006/07"),
    ]


def test_a_year_so_far_is_the_quarters_that_are_printed() -> None:
    facts = read(
        context(
            heading("First time entrants 2012/13"),
            table(["Area", "Q1", "Q2", "Q3", "Q4", "YTD"], ["Wessex", "40", "38", "35", "", "113"]),
        )
    )
    assert facts[-1] == ("fte", "outturn", "", "2012/13 Apr-Dec", "113 count")


def test_bare_numbers_of_groups_beside_the_own_one_are_rates() -> None:
    given = context(
        heading("2011/12"), table(["Indicator", "Wessex", "YOT family"], ["First time entrants", "612", "701"])
    )
    facts = list(kpi_tables.read(given))
    assert [fact.unit for fact in facts] == ["rate_per_100k", "rate_per_100k"]
    assert [fact.flags for fact in facts] == [("unit_inferred",), ("unit_inferred",)]


def test_a_sum_over_a_country_is_a_number() -> None:
    facts = read(context(heading("2011/12"), table(["Indicator", "Wessex", "Wales"], ["FTEs", "210", "1,800"])))
    assert [fact[4] for fact in facts] == ["210 count", "1800 count"]


def test_a_change_in_a_rate_without_a_unit_is_no_value_and_one_in_percent_has_the_later_period() -> None:
    facts = read(
        context(
            heading("Custody rate per 1,000"),
            table(["", "2013/14", "2014/15", "Change", "% change"], ["Wessex", "0.30", "0.27", "-0.03", "-10%"]),
        )
    )
    assert facts[2:] == [("custody_rate", "change", "", "2014/15", "-10 percent")]


def test_a_sum_below_quarters_is_of_the_quarters_above_it() -> None:
    facts = read(
        context(
            paragraph("Education, training and employment"),
            table(["Period", "Engaged in ETE"], ["2010/11 Q1", "64%"], ["2010/11 Q2", "61.5%"], ["YTD", "62.8%"]),
        )
    )
    assert facts[-1] == ("ete", "outturn", "", "2010/11 Apr-Sep", "62.8 percent")


def test_populations_of_reoffending_are_no_indicators_of_their_own() -> None:
    given = context(
        heading("REDUCE RE-OFFENDING"),
        paragraph("Figures are of the Oct-Dec 2002 cohort and later ones."),
        table(
            ["", "2002 12 month cohort", "2005 12 month cohort", "12 month re-offending target"],
            ["Pre court", "18.4%", "Data not yet available", "5%"],
            ["Custody", "100%", "Data not yet available", "5%"],
        ),
    )
    assert short(trend_tables.read_populations(given)) == [
        ("reoffending/pre_court@12", "outturn", "", "2002 Oct-Dec cohort", "18.4 percent"),
        ("reoffending/pre_court@12", "target", "", "", "-5 percent"),
        ("reoffending/custody@12", "outturn", "", "2002 Oct-Dec cohort", "100 percent"),
        ("reoffending/custody@12", "target", "", "", "-5 percent"),
    ]


def test_age_groups_and_sexes_are_no_values_of_all() -> None:
    ages = table(["Age", "2012/13"], ["10-14", "2"], ["15-17", "20"], ["Total", "22"])
    assert read(context(heading("Custodial sentences"), ages)) == [
        ("custodial_sentences", "outturn", "", "2012/13", "22 count")
    ]
    sexes = table(["Year", "Male", "Female"], ["2012/13", "70%", "30%"])
    assert read(context(heading("First time entrants"), sexes)) == []


def test_other_authorities_are_areas_and_groups_are_comparators() -> None:
    facts = read(
        context(
            heading("First time entrants per 100,000"),
            table(["Area", "2014/15"], ["Portsmouth", "450"], ["Southampton", "555"], ["England", "390"]),
            authority="Portsmouth",
        )
    )
    assert [fact[2] for fact in facts] == ["", "Southampton", "national"]


def test_cohorts_and_reoffenders_of_each_population() -> None:
    given = context(
        heading("Reoffending by disposal 2012"),
        table(
            ["Disposal", "Cohort size", "Number of reoffenders", "% reoffending"],
            ["Pre-court", "120", "30", "25%"],
            ["Custody", "10", "8", "80%"],
        ),
    )
    facts = short(trend_tables.read_populations(given))
    assert facts[3:] == [
        ("reoffending_cohort/custody", "outturn", "", "2012", "10 count"),
        ("reoffenders/custody", "outturn", "", "2012", "8 count"),
        ("reoffending/custody", "outturn", "", "2012", "80 percent"),
    ]
