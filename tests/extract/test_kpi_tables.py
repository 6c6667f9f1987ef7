"""Measures in the rows, years and targets in the columns."""

from __future__ import annotations

from extract import kpi_tables
from extract.context import Context
from tests.extract.build import ABOVE, LEFT, heading, paragraph, table
from tests.extract.observed import context, quotes_hold, short

YEARS = ["Measure", "2005/06 outturn", "2006/07 Apr Dec Outturn", "2007/08 Target"]
ETE = "Education: Ensure that 90% of those we supervise are in suitable full-time education, training or employment"
OLD_RJ = (
    "Restorative justice (old target): Ensure that 75% of victims of youth crime referred to the team are offered the "
    "opportunity to participate in a restorative process"
)
SATISFIED = "Ensure that 75% of the victims who take part in a meeting are satisfied with it afterwards"
NOTE = (
    "1 The columns hold the October to December cohorts of 2002 and 2003, followed for 12 months; the target is for "
    "the cohort of 2004."
)
COHORTS = (
    "Reduce re-offending: Achieve a reduction in re-offending rates by 5% when compared with the 2002-03 re-offending "
    "cohort in each of four populations"
)


def read(context: Context) -> list[tuple[str, str, str, str, str]]:
    facts = list(kpi_tables.read(context))
    assert quotes_hold(context, facts)
    return short(facts)


def test_a_column_says_year_and_sort_of_figure() -> None:
    facts = read(context(table(YEARS, [ETE, "78.8%", "69.5%", "90%"])))
    assert facts[:3] == [
        ("ete", "outturn", "", "2005/06", "78.8 percent"),
        ("ete", "outturn", "", "2006/07 Apr-Dec", "69.5 percent"),
        ("ete", "target", "", "2007/08", "90 percent"),
    ]


def test_the_target_in_an_old_wording_is_the_year_before_and_goes_on_over_the_rows_below() -> None:
    facts = read(context(table(YEARS, [OLD_RJ, "75.3%", "76.9%", ""], [SATISFIED, "90%", "90.4%", ""])))
    assert ("rj_offered", "target", "", "2006/07", "75 percent") in facts
    assert ("victim_satisfaction", "target", "", "2006/07", "75 percent") in facts


def test_headings_inside_the_table_hold_for_the_populations_below_them() -> None:
    facts = read(
        context(
            table(
                YEARS,
                [COHORTS, "Oct-Dec 2002 cohort - % after 12 months:", "Oct-Dec 2005 cohort - % after 12 months:",
                 "Oct-Dec 2006 cohort - % after 12 months:"],
                ["Pre-court", "23.5%", "", "Reduction of 5%"],
                ["Custody", "42.5%", "45.3%", "Reduction of 5%"],
                [ETE, "78.8%", "69.5%", "90%"],
            )
        )
    )  # fmt: skip
    assert facts[:5] == [
        ("reoffending/pre_court@12", "outturn", "", "2002 Oct-Dec cohort", "23.5 percent"),
        ("reoffending/pre_court@12", "target", "", "2006 Oct-Dec cohort", "-5 percent"),
        ("reoffending/custody@12", "outturn", "", "2002 Oct-Dec cohort", "42.5 percent"),
        ("reoffending/custody@12", "outturn", "", "2005 Oct-Dec cohort", "45.3 percent"),
        ("reoffending/custody@12", "target", "", "2006 Oct-Dec cohort", "-5 percent"),
    ]
    assert ("ete", "outturn", "", "2006/07 Apr-Dec", "69.5 percent") in facts


def test_a_percentage_target_of_first_time_entrants_is_a_reduction_and_a_number_is_a_number() -> None:
    facts = read(
        context(table(YEARS, ["First time entrants", "971", "921", "5%"], ["Number of FTEs", "", "", "1,221"]))
    )
    assert ("fte", "target", "", "2007/08", "-5 percent") in facts
    assert ("fte", "target", "", "2007/08", "1221 count") in facts


def test_a_lone_figure_in_the_wrong_row_is_no_value_of_that_row() -> None:
    race = "Race: implement the race action plan so that any difference in ethnic composition is reduced year on year"
    parents = (
        "Parenting (new target): Ensure that 20% of cases on a programme have a parent in a parenting intervention"
    )
    facts = read(context(table(YEARS, [ETE, "78.8%", "69.5%", "90%"], [parents, "", "", ""], [race, "", "20%", ""])))
    assert not [fact for fact in facts if fact[0] in ("race_equality", "ethnic_composition")]


def test_columns_come_in_any_order_and_those_without_figures_are_left_alone() -> None:
    facts = read(
        context(
            table(
                ["RAG", "Indicator", "Target 2010/11", "DoT", "Actual 2009/10", "Comment"],
                ["G", "NI 45 ETE", "75%", "↑", "71.2%", "Better"],
                ["A", "NI 46 Accommodation", "95%", "→", "93%", "Stable"],
            )
        )
    )
    assert facts == [
        ("ete", "target", "", "2010/11", "75 percent"),
        ("ete", "outturn", "", "2009/10", "71.2 percent"),
        ("accommodation", "target", "", "2010/11", "95 percent"),
        ("accommodation", "outturn", "", "2009/10", "93 percent"),
    ]


def test_a_target_without_a_year_is_of_the_year_of_the_column_beside_it() -> None:
    facts = read(context(table(["KPI", "Apr-Dec 2004", "Target"], ["Suitable accommodation", "88%", "100%"])))
    assert facts == [
        ("accommodation", "outturn", "", "2004/05 Apr-Dec", "88 percent"),
        ("accommodation", "target", "", "2004/05", "100 percent"),
    ]


def test_quarters_under_a_year_are_put_together() -> None:
    facts = read(
        context(
            table(
                ["Indicator", "2012/13", LEFT, "Target"],
                [ABOVE, "Q1", "Q2", ABOVE],
                ["ETE", "61%", "64.5%", "70%"],
                header_rows=2,
            )
        )
    )
    assert facts == [
        ("ete", "outturn", "", "2012/13 Q1", "61 percent"),
        ("ete", "outturn", "", "2012/13 Q2", "64.5 percent"),
        ("ete", "target", "", "2012/13", "70 percent"),
    ]


def test_who_is_compared_stands_over_the_columns() -> None:
    facts = read(
        context(
            heading("Performance 2013/14"),
            table(
                ["Indicator", "Wessex", "YOT family", "South West", "England"],
                ["First time entrants per 100,000", "412", "455", "430", "409"],
                ["Binary reoffending rate (Oct 11 - Sep 12)", "33.1%", "35.2%", "34%", "35.5%"],
                ["Custody rate per 1,000", "0.31", "0.4", "0.36", "0.52"],
            ),
        )
    )
    assert ("fte", "outturn", "family", "2013/14", "455 rate_per_100k") in facts
    assert ("reoffending", "outturn", "national", "2011 Oct-2012 Sep", "35.5 percent") in facts
    assert ("custody_rate", "outturn", "South West", "2013/14", "0.36 rate_per_1k") in facts
    assert ("custody_rate", "outturn", "", "2013/14", "0.31 rate_per_1k") in facts
    assert len(facts) == 12


def test_missing_values_and_bounds_are_no_values() -> None:
    facts = read(
        context(table(["Indicator", "2011/12", "2012/13"], ["ETE", "n/a", "<5"], ["Accommodation", "-", "92% (p)"]))
    )
    assert facts == [("accommodation", "outturn", "", "2012/13", "92 percent")]


def test_a_column_with_figures_that_gave_none_is_reported() -> None:
    given = context(table(["Indicator", "2011/12", "Cases"], ["ETE", "70%", "120"], ["Accommodation", "95%", "80"]))
    read(given)
    assert [notice.sort for notice in given.notices] == ["unread_column"]


def test_a_table_of_another_service_gives_nothing() -> None:
    given = context(table(["Measure", "2011/12", "2012/13"], ["Delayed discharges", "12%", "10%"]), paragraph("Care"))
    assert read(given) == []


def test_bounds_are_values_of_targets_only() -> None:
    facts = read(context(table(["Measure", "2004/05", "Target 2005/06"], ["Custody", "under 8%", "no more than 6%"])))
    assert facts == [("custody", "target", "", "2005/06", "6 percent")]


def test_numbers_and_shares_of_one_indicator_stand_under_units() -> None:
    facts = read(
        context(
            heading("Key performance indicators Q1 2023/24"),
            table(["KPI", "Measure", "Number", "%"], ["KPI 1", "Suitable accommodation", "40", "92%"]),
        )
    )
    assert [fact[4] for fact in facts] == ["40 count", "92 percent"]
    assert {fact[3] for fact in facts} == {"2023/24 Q1"}


def test_a_sample_in_brackets_is_no_value_and_a_change_is_one_of_its_own() -> None:
    facts = read(
        context(
            table(
                ["Indicator", "2012/13"],
                ["ETE", "72% (n=60)"],
                ["First time entrants", "120 (-8%)"],
                ["NI 46", "40 (90%)"],
            )
        )
    )
    assert facts == [
        ("ete", "outturn", "", "2012/13", "72 percent"),
        ("fte", "outturn", "", "2012/13", "120 count"),
        ("fte", "change", "", "2012/13", "-8 percent"),
        ("accommodation", "outturn", "", "2012/13", "90 percent"),
    ]


def test_quarters_have_the_only_year_that_other_columns_name() -> None:
    facts = read(
        context(table(["KPI", "Target 2005/06", "Q1", "Q2"], ["Final warnings with intervention", "80%", "85%", "84%"]))
    )
    assert [fact[3] for fact in facts] == ["2005/06", "2005/06 Q1", "2005/06 Q2"]


def test_bare_words_over_bare_numbers_leave_open_what_is_counted() -> None:
    disposals = table(["Disposal", "2011/12", "2012/13"], ["Final warnings", "85", "71"], ["Custody", "12", "9"])
    assert read(context(heading("Disposals"), disposals)) == []
    shares = table(["KPI", "2005/06"], ["Final warnings", "85%"], ["Custody", "5.2%"])
    assert [fact[4] for fact in read(context(shares))] == ["85 percent", "5.2 percent"]


def test_whole_numbers_in_a_table_of_other_things_are_no_percentages() -> None:
    referrals = table(
        ["Service", "2011/12"], ["Counselling", "34"], ["Housing advice", "22"], ["Mentoring", "9"], ["ETE", "60"]
    )
    assert read(context(referrals)) == []


def test_the_year_of_the_documents_title_is_not_the_year_of_its_figures() -> None:
    given = context(
        heading("Youth Justice Plan 2007/08"), heading("Results", 2), table(["KPI", "Actual"], ["ETE", "71%"])
    )
    assert [fact[3] for fact in read(given)] == [""]


def test_care_leavers_are_not_young_offenders() -> None:
    table_of_care = table(["Indicator", "2012/13"], ["Care leavers in suitable accommodation", "80%"], ["ETE", "70%"])
    assert [fact[0] for fact in read(context(table_of_care))] == ["ete"]


def test_a_theme_that_spans_a_section_does_not_end_its_headings() -> None:
    facts = read(
        context(
            table(
                ["Theme and measure", LEFT, "2005/06 outturn", "2007/08 Target"],
                ["Reduce re-offending:", "Achieve a reduction in re-offending rates in each of four populations:",
                 "Oct-Dec 2002 cohort - % after 12 months:", "Oct-Dec 2006 cohort - % after 12 months:"],
                [ABOVE, "Pre-court", "23.5%", "Reduction of 5%"],
                [ABOVE, "Custody", "42.5%", "Reduction of 5%"],
                ["Custody:", "Reduce custodial sentences as a proportion of all court disposals to 5%", "7.5%", "5%"],
            )
        )
    )  # fmt: skip
    assert [(fact[0], fact[3]) for fact in facts[:5]] == [
        ("reoffending/pre_court@12", "2002 Oct-Dec cohort"),
        ("reoffending/pre_court@12", "2006 Oct-Dec cohort"),
        ("reoffending/custody@12", "2002 Oct-Dec cohort"),
        ("reoffending/custody@12", "2006 Oct-Dec cohort"),
        ("custody", "2005/06"),
    ]


def test_a_group_that_heads_a_column_outweighs_the_authority_that_heads_the_page() -> None:
    facts = read(
        context(
            heading("London Borough of Barnet"),
            table(["Measure", "2020/21", "London 2020/21"], ["First-time entrants per 100,000", "150", "170"]),
            authority="Barnet",
        )
    )
    assert facts == [
        ("fte", "outturn", "", "2020/21", "150 rate_per_100k"),
        ("fte", "outturn", "London", "2020/21", "170 rate_per_100k"),
    ]


def test_populations_go_on_under_a_measure_with_a_footnote_that_names_its_cohorts() -> None:
    facts = read(
        context(
            table(
                ["Measure", "2003/04 actual", "2004/05 actual", "2005/06 target"],
                ["Recidivism1 pre-court", "21%", "20.5%", "Reduction of 5%"],
                ["custody", "70%", "(p)", "Reduction of 5%"],
                ["Custodial sentences as a share of all disposals", "7%", "6.5%", "6%"],
            ),
            paragraph(NOTE),
        )
    )
    assert facts == [
        ("reoffending/pre_court@12", "outturn", "", "2002 Oct-Dec cohort", "21 percent"),
        ("reoffending/pre_court@12", "outturn", "", "2003 Oct-Dec cohort", "20.5 percent"),
        ("reoffending/pre_court@12", "target", "", "2004 Oct-Dec cohort", "-5 percent"),
        ("reoffending/custody@12", "outturn", "", "2002 Oct-Dec cohort", "70 percent"),
        ("reoffending/custody@12", "target", "", "2004 Oct-Dec cohort", "-5 percent"),
        ("custody", "outturn", "", "2003/04", "7 percent"),
        ("custody", "outturn", "", "2004/05", "6.5 percent"),
        ("custody", "target", "", "2005/06", "6 percent"),
    ]


def test_the_year_behind_its_quarters() -> None:
    facts = read(
        context(
            table(
                ["2008/09", "Q1", "Q2", "Q3", "Q4", "Year"],
                ["NI 46 Suitable accommodation", "91%", "92%", "93%", "94%", "92.4%"],
            )
        )
    )
    assert facts[-1] == ("accommodation", "outturn", "", "2008/09", "92.4 percent")


def test_measures_and_values_alone_take_the_year_of_their_heading() -> None:
    facts = read(
        context(
            heading("Local indicators 2014/15"),
            table(
                ["In suitable accommodation at the end of the order", "96%"],
                ["Education, training and employment: target for 2015/16", "75%"],
                header_rows=0,
            ),
        )
    )
    assert facts == [
        ("accommodation", "outturn", "", "2014/15", "96 percent"),
        ("ete", "target", "", "2015/16", "75 percent"),
    ]


def test_an_indicator_that_is_just_numbered_takes_the_months_from_its_legend() -> None:
    facts = read(
        context(
            table(["Indicator", "2008/09", "2009/10 target"], ["NI 19", "1.10", "1.00"], ["NI 46", "95%", "96%"]),
            paragraph("NI 19: re-offences per young person in the cohort after 12 months"),
        )
    )
    assert facts[0] == ("reoffending_frequency@12", "outturn", "", "2008/09", "1.1 ratio")


def test_a_police_area_heads_a_column_of_a_group_and_a_total_is_the_services_own() -> None:
    facts = read(
        context(
            heading("First-time entrants"),
            table(
                ["Measure", "Service total", "West Mercia"], ["First-time entrants per 100,000, 2013/14", "640", "510"]
            ),
        )
    )
    assert facts == [
        ("fte", "outturn", "", "2013/14", "640 rate_per_100k"),
        ("fte", "outturn", "West Mercia", "2013/14", "510 rate_per_100k"),
    ]


def test_the_bracket_of_a_long_label_says_when() -> None:
    facts = read(
        context(
            table(
                ["Fact", "Wessex", "England and Wales"],
                ["First-time entrants per 100,000 of the population (January to December 2020)", "191", "169"],
                ["Total population (2020)", "279,142", ""],
            )
        )
    )
    assert facts == [
        ("fte", "outturn", "", "2020 Jan-Dec", "191 rate_per_100k"),
        ("fte", "outturn", "national", "2020 Jan-Dec", "169 rate_per_100k"),
        ("context.population", "outturn", "", "2020", "279142 count"),
    ]


def test_a_quarter_without_its_year_takes_that_of_the_quarters_beside_it() -> None:
    facts = read(
        context(
            table(
                ["Indicator", "Q1 2023/24", "Q2 2023/24", "East of England Q2"],
                ["KPI 1 Suitable accommodation", "94%", "91%", "93%"],
            )
        )
    )
    assert facts[-1] == ("accommodation", "outturn", "East of England", "2023/24 Q2", "93 percent")


def test_quarters_and_the_year_so_far_between_a_baseline_and_a_target() -> None:
    facts = read(
        context(
            table(
                ["Indicator", "Baseline 2011/12", "Q1", "Q2", "YTD", "Target 2012/13"],
                ["First time entrants (number)", "310", "62", "58", "120", "300"],
            )
        )
    )
    assert facts == [
        ("fte", "baseline", "", "2011/12", "310 count"),
        ("fte", "outturn", "", "2012/13 Q1", "62 count"),
        ("fte", "outturn", "", "2012/13 Q2", "58 count"),
        ("fte", "outturn", "", "2012/13 Apr-Sep", "120 count"),
        ("fte", "target", "", "2012/13", "300 count"),
    ]


def test_quarters_of_a_report_are_of_the_reports_year() -> None:
    measured = table(["Indicator", "Q1", "Q2"], ["Suitable accommodation", "95.5%", "96%"])
    about = {"period": "2012/13", "start": "2012-04-01", "end": "2013-03-31"}
    assert [fact[3] for fact in read(context(measured, **about))] == ["2012/13 Q1", "2012/13 Q2"]
    assert [fact[3] for fact in read(context(measured, **about, doc_type="strategic_plan"))] == ["", ""]


def test_a_change_in_percent_is_of_what_its_row_counts() -> None:
    facts = read(
        context(
            table(["Indicator", "2017/18", "2018/19", "% change"], ["Custodial sentences (number)", "4", "2", "-50%"]),
        )
    )
    assert facts[-1] == ("custodial_sentences", "change", "", "2018/19", "-50 percent")
