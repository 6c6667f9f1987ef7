"""What a sentence of prose tells: figures with their indicator, measure, comparator, period and unit."""

from __future__ import annotations

import pytest

from extract import narrative
from extract.facts import Observation
from extract.pipeline import extract
from parsers.reader import parse
from tests.extract.build import Part, heading, item, paragraph, table
from tests.extract.observed import Short, context, quotes_hold, short

Row = Short


def told(*parts: Part, authority: str = "Wiltshire", doc_type: str = "other", period: str = "") -> list[Row]:
    """The observations of a document of these parts, whose quotes must hold."""
    read = context(*parts, authority=authority, doc_type=doc_type, period=period)
    facts = list(narrative.read(read))
    assert quotes_hold(read, facts)
    return short(facts)


def of(text: str) -> list[Row]:
    return told(paragraph(text))


SENTENCES: list[tuple[str, list[Row]]] = [
    # -- one figure, its period in its own words
    (
        "The binary reoffending rate was 34.2% (Jan-Dec 2014 cohort).",
        [("reoffending", "outturn", "", "2014 Jan-Dec cohort", "34.2 percent")],
    ),
    (
        "As at 1 March 2007 the ISSP completion rate is 65%.",
        [("issp_completion", "outturn", "", "2007-03-01", "65 percent")],
    ),
    (
        "In 2011/12, 68per cent of young people were in suitable accommodation.",
        [("accommodation", "outturn", "", "2011/12", "68 percent")],
    ),
    (
        "Victims were consulted enough: in 2006 77.1% of victims were consulted.",
        [("rj_offered", "outturn", "", "2006", "77.1 percent")],
    ),
    (
        "PSR timeliness stood at 94.7% in the year 2005/06.",
        [("psr_timeliness", "outturn", "", "2005/06", "94.7 percent")],
    ),
    # -- the clause tells the period
    (
        "Custodial sentences made up 7.4 per cent of all court disposals in 2010/11, against 8.1 per cent in 2009/10.",
        [("custody", "outturn", "", "2010/11", "7.4 percent"), ("custody", "outturn", "", "2009/10", "8.1 percent")],
    ),
    (
        "Asset was completed in 87% of cases in 2004/05 and in 94% in 2005/06.",
        [
            ("asset_completion", "outturn", "", "2004/05", "87 percent"),
            ("asset_completion", "outturn", "", "2005/06", "94 percent"),
        ],
    ),
    (
        "Reports were in time in 79.5% of cases in 2002/03; the target for pre-sentence reports for 2003/04 is 90%.",
        [("psr_timeliness", "target", "", "2003/04", "90 percent")],
    ),
    (
        "The manager said that 75.5% of young people were in education, training or employment in 2012/13, against 68% "
        "in 2011/12, an increase of 7.5 percentage points.",
        [
            ("ete", "outturn", "", "2012/13", "75.5 percent"),
            ("ete", "outturn", "", "2011/12", "68 percent"),
            ("ete", "change", "", "2012/13", "7.5 percentage_points"),
        ],
    ),
    (
        "In April to September 2016 there had been 49 first-time entrants, compared with 63 in the same six months of "
        "2015.",
        [("fte", "outturn", "", "2016/17 Apr-Sep", "49 count"), ("fte", "outturn", "", "2015/16 Apr-Sep", "63 count")],
    ),
    (
        "There had been 31 custodial sentences in 2012/13, a rate of 1.05 per 1,000.",
        [
            ("custodial_sentences", "outturn", "", "2012/13", "31 count"),
            ("custody_rate", "outturn", "", "2012/13", "1.05 rate_per_1k"),
        ],
    ),
    (
        "The target for ETE for 2003/04 is at least 70%, and for 2004/05 it is 75%.",
        [("ete", "target", "", "2003/04", "70 percent"), ("ete", "target", "", "2004/05", "75 percent")],
    ),
    # -- several periods, several indicators
    (
        "There were 971 first time entrants in April - December 2005 compared to 921 in April - December 2006.",
        [
            ("fte", "outturn", "", "2005/06 Apr-Dec", "971 count"),
            ("fte", "outturn", "", "2006/07 Apr-Dec", "921 count"),
        ],
    ),
    (
        "The ETE rate was 78% in 2009/10 and 81% in 2010/11.",
        [("ete", "outturn", "", "2009/10", "78 percent"), ("ete", "outturn", "", "2010/11", "81 percent")],
    ),
    (
        "In 2006/07 substance misuse assessments were completed in 91.3% of cases and treatment was started in 98.6%.",
        [
            ("substance_assessment", "outturn", "", "2006/07", "91.3 percent"),
            ("substance_intervention", "outturn", "", "2006/07", "98.6 percent"),
        ],
    ),
    (
        "In 2009/10, 92.4% of final warnings were supported by an intervention and 74% of victims were "
        "offered a restorative process.",
        [
            ("final_warning_intervention", "outturn", "", "2009/10", "92.4 percent"),
            ("rj_offered", "outturn", "", "2009/10", "74 percent"),
        ],
    ),
    (
        "In 2006/07 mental health assessments were in time in 100% of cases, both acute and non-acute.",
        [
            ("mental_health_acute", "outturn", "", "2006/07", "100 percent"),
            ("mental_health_non_acute", "outturn", "", "2006/07", "100 percent"),
        ],
    ),
    # -- comparators, in either order
    (
        "ETE performance in 2006/07 was 78.3%, above Family (71.9%) Regional (72.1%) and National (68.5%) comparators.",
        [
            ("ete", "outturn", "", "2006/07", "78.3 percent"),
            ("ete", "outturn", "family", "2006/07", "71.9 percent"),
            ("ete", "outturn", "region", "2006/07", "72.1 percent"),
            ("ete", "outturn", "national", "2006/07", "68.5 percent"),
        ],
    ),
    (
        "Remand performance in 2006/07 (34.8%) was below all groups (Family 41% East Midlands 47.4%, national 44.4%).",
        [
            ("secure_remand", "outturn", "", "2006/07", "34.8 percent"),
            ("secure_remand", "outturn", "family", "2006/07", "41 percent"),
            ("secure_remand", "outturn", "East Midlands", "2006/07", "47.4 percent"),
            ("secure_remand", "outturn", "national", "2006/07", "44.4 percent"),
        ],
    ),
    (
        "Nationally, 37.8% of young people reoffended in 2014/15, compared with 41.2% in Wiltshire.",
        [
            ("reoffending", "outturn", "national", "2014/15", "37.8 percent"),
            ("reoffending", "outturn", "", "2014/15", "41.2 percent"),
        ],
    ),
    (
        "In 2010/11 the family and national averages for suitable accommodation were 91% and 94% respectively.",
        [
            ("accommodation", "outturn", "family", "2010/11", "91 percent"),
            ("accommodation", "outturn", "national", "2010/11", "94 percent"),
        ],
    ),
    (
        "In 2015/16 the rate of custodial sentences was 0.41 per 1,000, higher than the regional rate of "
        "0.35 and the national 0.37.",
        [
            ("custody_rate", "outturn", "", "2015/16", "0.41 rate_per_1k"),
            ("custody_rate", "outturn", "region", "2015/16", "0.35 rate_per_1k"),
            ("custody_rate", "outturn", "national", "2015/16", "0.37 rate_per_1k"),
        ],
    ),
    (
        "In 2014/15 there was a custody rate of 0.27 per 1,000 compared with 0.35 for family and 0.44 nationally.",
        [
            ("custody_rate", "outturn", "", "2014/15", "0.27 rate_per_1k"),
            ("custody_rate", "outturn", "family", "2014/15", "0.35 rate_per_1k"),
            ("custody_rate", "outturn", "national", "2014/15", "0.44 rate_per_1k"),
        ],
    ),
    # -- from, to and by how much
    (
        "The rate of first time entrants fell from 556 to 505 per 100,000, a reduction of 9.2%, against 488 "
        "for the South East and 471 nationally.",
        [
            ("fte", "outturn", "", "", "556 rate_per_100k"),
            ("fte", "outturn", "", "", "505 rate_per_100k"),
            ("fte", "change", "", "", "-9.2 percent"),
            ("fte", "outturn", "South East", "", "488 rate_per_100k"),
            ("fte", "outturn", "national", "", "471 rate_per_100k"),
        ],
    ),
    (
        "Custodial sentences fell from 45 in 2010/11 to 32 in 2011/12.",
        [
            ("custodial_sentences", "outturn", "", "2010/11", "45 count"),
            ("custodial_sentences", "outturn", "", "2011/12", "32 count"),
        ],
    ),
    (
        "ETE increased from 65% to 72% in 2008/09, a 7% improvement.",
        [
            ("ete", "outturn", "", "", "65 percent"),
            ("ete", "outturn", "", "2008/09", "72 percent"),
            ("ete", "change", "", "2008/09", "7 percentage_points"),
        ],
    ),
    (
        "In 2006/07 completion of DTO training plans improved by 26% to 95.5%.",
        [
            ("dto_training_plan", "change", "", "2006/07", "26 percent"),
            ("dto_training_plan", "outturn", "", "2006/07", "95.5 percent"),
        ],
    ),
    (
        "This equates to a 5.1% reduction in first time entrants in 2006/07.",
        [("fte", "change", "", "2006/07", "-5.1 percent")],
    ),
    ("First time entrants were down by half in 2011/12.", [("fte", "change", "", "2011/12", "-50 percent")]),
    ("First time entrants halved in 2011/12.", [("fte", "change", "", "2011/12", "-50 percent")]),
    (
        "There were 121 first time entrants in 2012/13, a reduction of -14.7%.",
        [("fte", "outturn", "", "2012/13", "121 count"), ("fte", "change", "", "2012/13", "-14.7 percent")],
    ),
    (
        "Reoffending in 2010/11 was four points down on the previous year.",
        [("reoffending", "change", "", "2010/11", "-4 percentage_points")],
    ),
    # -- targets, baselines, projections
    (
        "In 2006/07 PSR timeliness was 94.7%, above the YJB target (90%).",
        [
            ("psr_timeliness", "outturn", "", "2006/07", "94.7 percent"),
            ("psr_timeliness", "target", "", "2006/07", "90 percent"),
        ],
    ),
    (
        "Parenting interventions took place in 18.8% of cases in 2006/07, well above the 10% YJB KPI target.",
        [
            ("parenting_intervention", "outturn", "", "2006/07", "18.8 percent"),
            ("parenting_intervention", "target", "", "2006/07", "10 percent"),
        ],
    ),
    (
        "In 2006/07 96.3% of final warnings were supported by an intervention, above the new target of 90% "
        "(up from 80%).",
        [
            ("final_warning_intervention", "outturn", "", "2006/07", "96.3 percent"),
            ("final_warning_intervention", "target", "", "2006/07", "90 percent"),
            ("final_warning_intervention", "target", "", "2005/06", "80 percent"),
        ],
    ),
    (
        "Target: 80 per cent. for 2003-04, 2004-05 and 2005-06 of final warnings supported by an intervention.",
        [
            ("final_warning_intervention", "target", "", "2003/04", "80 percent"),
            ("final_warning_intervention", "target", "", "2004/05", "80 percent"),
            ("final_warning_intervention", "target", "", "2005/06", "80 percent"),
        ],
    ),
    (
        "The performance target for the years 2003-04,2004-05 and 2005-06 was that 80 per cent. of final warnings be "
        "supported by an intervention.",
        [
            ("final_warning_intervention", "target", "", "2003/04", "80 percent"),
            ("final_warning_intervention", "target", "", "2004/05", "80 percent"),
            ("final_warning_intervention", "target", "", "2005/06", "80 percent"),
        ],
    ),
    (
        "The target for custody was no more than 6 per cent. of disposals in 2004-05 and 2005-06, and no more than 5 "
        "per cent. in the years 2006-07 and 2007-08.",
        [
            ("custody", "target", "", "2004/05", "6 percent"),
            ("custody", "target", "", "2005/06", "6 percent"),
            ("custody", "target", "", "2006/07", "5 percent"),
            ("custody", "target", "", "2007/08", "5 percent"),
        ],
    ),
    (
        "In 2003-04, 2004-05 and 2005-06 the target for pre-sentence reports within timescale was 90%.",
        [
            ("psr_timeliness", "target", "", "2003/04", "90 percent"),
            ("psr_timeliness", "target", "", "2004/05", "90 percent"),
            ("psr_timeliness", "target", "", "2005/06", "90 percent"),
        ],
    ),
    (
        "The shares in suitable accommodation were 95% and 97% in 2006/07 and 2007/08.",
        [
            ("accommodation", "outturn", "", "2006/07", "95 percent"),
            ("accommodation", "outturn", "", "2007/08", "97 percent"),
        ],
    ),
    (
        "Custody is low. Quarter 1 data for 2009/10 was 2.1% and quarter 2 was 2.8%, with an 08/09 rate of 4.8%.",
        [
            ("custody", "outturn", "", "2009/10 Q1", "2.1 percent"),
            ("custody", "outturn", "", "2009/10 Q2", "2.8 percent"),
            ("custody", "outturn", "", "2008/09", "4.8 percent"),
        ],
    ),
    (
        "There were 123 first time entrants in the quarter October to December 2009, up from 112 in the previous "
        "quarter but down from 140 in the same quarter last year.",
        [
            ("fte", "outturn", "", "2009/10 Oct-Dec", "123 count"),
            ("fte", "outturn", "", "2009/10 Jul-Sep", "112 count"),
            ("fte", "outturn", "", "2008/09 Oct-Dec", "140 count"),
        ],
    ),
    ("Reduce the number of first time entrants by 5% by March 2008.", [("fte", "target", "", "2007/08", "-5 percent")]),
    (
        "We will reduce the rate of first time entrants to 400 per 100,000 by 2015/16.",
        [("fte", "target", "", "2015/16", "400 rate_per_100k")],
    ),
    (
        "We are likely to achieve an 8% reduction in first time entrants by the end of 2006/07 compared with "
        "the 2% reduction target.",
        [("fte", "projection", "", "2006/07", "-8 percent"), ("fte", "target", "", "2006/07", "-2 percent")],
    ),
    (
        "The number of first time entrants is compared with the 2005/06 baseline of 35.",
        [("fte", "baseline", "", "2005/06", "35 count")],
    ),
    ("The baseline for first time entrants was 1,285 in 2005/06.", [("fte", "baseline", "", "2005/06", "1285 count")]),
    ("Reoffending is predicted to be 32% by 2014/15.", [("reoffending", "projection", "", "2014/15", "32 percent")]),
    # -- more than one year
    (
        "Victim satisfaction in 2006/07 was 98% for the third year in succession.",
        [
            ("victim_satisfaction", "outturn", "", "2006/07", "98 percent"),
            ("victim_satisfaction", "outturn", "", "2005/06", "98 percent"),
            ("victim_satisfaction", "outturn", "", "2004/05", "98 percent"),
        ],
    ),
    # -- in words
    ("In 2012/13 there were no custodial sentences.", [("custodial_sentences", "outturn", "", "2012/13", "0 count")]),
    (
        "In 2013/14 six young people were sentenced to custody.",
        [("custodial_sentences", "outturn", "", "2013/14", "6 count")],
    ),
    # -- cohorts
    (
        "The proportion of young people who reoffended after 12 months was 36.8% for the April 2010 to March "
        "2011 cohort, against 35.9% for England.",
        [
            ("reoffending@12", "outturn", "", "2010/11 cohort", "36.8 percent"),
            ("reoffending@12", "outturn", "national", "2010/11 cohort", "35.9 percent"),
        ],
    ),
    (
        "The average number of reoffences per offender was 1.32 for the 2013/14 cohort.",
        [("reoffending_frequency", "outturn", "", "2013/14 cohort", "1.32 ratio")],
    ),
    (
        "From the 2005 recidivism cohort 73.6% of young people released from custody re-offended.",
        [("reoffending/custody", "outturn", "", "2005 cohort", "73.6 percent")],
    ),
    (
        "Reoffending after pre-court disposals was 22.3% in 2005, first tier penalties 45.1% and custody 72%.",
        [
            ("reoffending/pre_court", "outturn", "", "2005", "22.3 percent"),
            ("reoffending/first_tier", "outturn", "", "2005", "45.1 percent"),
            ("reoffending/custody", "outturn", "", "2005", "72 percent"),
        ],
    ),
    (
        "The 2008 cohort comprised 245 young people, of whom 98 reoffended, a rate of 40%.",
        [
            ("reoffending_cohort", "outturn", "", "2008 cohort", "245 count"),
            ("reoffenders", "outturn", "", "2008 cohort", "98 count"),
            ("reoffending", "outturn", "", "2008 cohort", "40 percent"),
        ],
    ),
    # -- old and new rates, changes and comparators in one sentence
    (
        "Custodial sentences reduced by 30% from 40 in 2009/10 to 28 in 2010/11.",
        [
            ("custodial_sentences", "change", "", "2010/11", "-30 percent"),
            ("custodial_sentences", "outturn", "", "2009/10", "40 count"),
            ("custodial_sentences", "outturn", "", "2010/11", "28 count"),
        ],
    ),
    (
        "The rate of FTEs for October 2013-September 2014 was 412 per 100,000, a reduction of 12.6% on "
        "the previous year, "
        "and compares with 444 for the family and 431 nationally.",
        [
            ("fte", "outturn", "", "2013 Oct-2014 Sep", "412 rate_per_100k"),
            ("fte", "change", "", "2013 Oct-2014 Sep", "-12.6 percent"),
            ("fte", "outturn", "family", "2013 Oct-2014 Sep", "444 rate_per_100k"),
            ("fte", "outturn", "national", "2013 Oct-2014 Sep", "431 rate_per_100k"),
        ],
    ),
    (
        "For the year ending March 2020 the binary rate was 31.8%, down from 36.4% the previous year.",
        [
            ("reoffending", "outturn", "", "2019/20", "31.8 percent"),
            ("reoffending", "outturn", "", "2018/19", "36.4 percent"),
        ],
    ),
    (
        "There were 437 first time entrants in 2008/09, 22% fewer than in 2007/08.",
        [("fte", "outturn", "", "2008/09", "437 count"), ("fte", "change", "", "2008/09", "-22 percent")],
    ),
    (
        "There were 45 first time entrants in Quarter 1 of 2018/19, 52 in Quarter 2 and 38 in Quarter 3.",
        [
            ("fte", "outturn", "", "2018/19 Q1", "45 count"),
            ("fte", "outturn", "", "2018/19 Q2", "52 count"),
            ("fte", "outturn", "", "2018/19 Q3", "38 count"),
        ],
    ),
    # -- other areas
    (
        "In Barnsley 35.2% of young offenders reoffended in 2013/14, in Doncaster 41% and in Rotherham 38.7%.",
        [
            ("reoffending", "outturn", "Barnsley", "2013/14", "35.2 percent"),
            ("reoffending", "outturn", "Doncaster", "2013/14", "41 percent"),
            ("reoffending", "outturn", "Rotherham", "2013/14", "38.7 percent"),
        ],
    ),
    (
        "Reoffending: 36.5% (England 37.8%, South East 35.0%, YOT family 36.0%) in 2012/13.",
        [
            ("reoffending", "outturn", "", "2012/13", "36.5 percent"),
            ("reoffending", "outturn", "national", "2012/13", "37.8 percent"),
            ("reoffending", "outturn", "South East", "2012/13", "35 percent"),
            ("reoffending", "outturn", "family", "2012/13", "36 percent"),
        ],
    ),
    # -- what is asked for
    (
        "No more than 6% of all disposals should be custodial sentences by December 2004.",
        [("custody", "target", "", "2004/05", "6 percent")],
    ),
    (
        "The target for 2003 is to ensure that 80% of final warnings are supported by an intervention.",
        [("final_warning_intervention", "target", "", "2003", "80 percent")],
    ),
    (
        "We aim to increase ETE from 65% to 75% by March 2011.",
        [("ete", "outturn", "", "", "65 percent"), ("ete", "target", "", "2010/11", "75 percent")],
    ),
    (
        "96% of victims were satisfied with the restorative justice process in 2005/06, exceeding the 75% target.",
        [
            ("victim_satisfaction", "outturn", "", "2005/06", "96 percent"),
            ("victim_satisfaction", "target", "", "2005/06", "75 percent"),
        ],
    ),
    (
        "The projected frequency rate of reoffending is 0.46%.",
        [("reoffending_frequency", "projection", "", "", "0.46 ratio")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), SENTENCES, ids=[text[:60] for text, _ in SENTENCES])
def test_sentence(text: str, rows: list[Row]) -> None:
    assert of(text) == rows


PASSAGES: list[tuple[str, list[Row]]] = [
    (
        "ETE performance in 2009/10 was 71.4%. This is below the national average of 72.6% and the target of 75%.",
        [
            ("ete", "outturn", "", "2009/10", "71.4 percent"),
            ("ete", "outturn", "national", "2009/10", "72.6 percent"),
            ("ete", "target", "", "2009/10", "75 percent"),
        ],
    ),
    (
        "Parenting interventions took place in 18.8% of cases in 2006/07. This is below last year's "
        "performance of 22%.",
        [
            ("parenting_intervention", "outturn", "", "2006/07", "18.8 percent"),
            ("parenting_intervention", "outturn", "", "2005/06", "22 percent"),
        ],
    ),
    (
        "In Quarter 3 the custody rate was 0.47 per 1,000. The rate for Quarter 2 of 2014/15 was 0.53.",
        [
            ("custody_rate", "outturn", "", "2014/15 Q3", "0.47 rate_per_1k"),
            ("custody_rate", "outturn", "", "2014/15 Q2", "0.53 rate_per_1k"),
        ],
    ),
    (
        "The projected national binary rate of reoffending is 23.5%. In Wiltshire it is 13.1%.",
        [
            ("reoffending", "projection", "national", "", "23.5 percent"),
            ("reoffending", "projection", "", "", "13.1 percent"),
        ],
    ),
    (
        "There were 971 first time entrants in 2005/06 and 921 in 2006/07. This equates to a 5.1% reduction in FTE.",
        [
            ("fte", "outturn", "", "2005/06", "971 count"),
            ("fte", "outturn", "", "2006/07", "921 count"),
            ("fte", "change", "", "2006/07", "-5.1 percent"),
        ],
    ),
    (
        "Staff joined in January 2007. Practice has improved in the last quarter and 80% of victims were consulted.",
        [("rj_offered", "outturn", "", "", "80 percent")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), PASSAGES, ids=[text[:60] for text, _ in PASSAGES])
def test_what_a_sentence_takes_from_those_beside_it(text: str, rows: list[Row]) -> None:
    assert of(text) == rows


def test_a_bullet_has_the_year_of_its_heading() -> None:
    rows = told(heading("Achievements in 2006/7"), item("97.4% of young people have suitable accommodation."))
    assert rows == [("accommodation", "outturn", "", "2006/07", "97.4 percent")]


def test_objectives_are_targets_of_their_heading_s_year() -> None:
    rows = told(
        heading("Key Objectives for 2007/8"), item("Improve performance on ETE to at least 80%."),
        item("Maintain suitable accommodation at above 95%.")
    )  # fmt: skip
    assert rows == [
        ("ete", "target", "", "2007/08", "80 percent"),
        ("accommodation", "target", "", "2007/08", "95 percent"),
    ]


def test_a_summary_s_year_holds_for_the_sections_behind_it() -> None:
    rows = told(
        heading("A. Summary"), heading("Summary of performance 2006-07", 2), paragraph("It was a good year."),
        heading("Indicators", 2), item("PSR timeliness was 94.7%."),
        heading("Key objectives for 2007/08", 2), item("Improve ETE to 80%."),
    )  # fmt: skip
    assert rows == [
        ("psr_timeliness", "outturn", "", "2006/07", "94.7 percent"),
        ("ete", "target", "", "2007/08", "80 percent"),
    ]


def test_the_title_of_a_plan_dates_no_figure() -> None:
    rows = told(heading("Youth Justice Plan 2007/08"), paragraph("PSR timeliness was 94.7%."))
    assert rows == [("psr_timeliness", "outturn", "", "", "94.7 percent")]


def test_an_introduction_dates_the_paragraphs_of_its_section() -> None:
    rows = told(
        heading("Performance data"), paragraph("The summary below was for the period April 2008 to March 2009."),
        paragraph("Performance on suitable accommodation was 99.7%. It was better than the England average of 95.3%."),
        heading("Other"), paragraph("PSR timeliness was 90%."),
    )  # fmt: skip
    assert rows == [
        ("accommodation", "outturn", "", "2008/09", "99.7 percent"),
        ("accommodation", "outturn", "national", "2008/09", "95.3 percent"),
        ("psr_timeliness", "outturn", "", "", "90 percent"),
    ]


def test_performance_is_that_of_the_section_s_indicator() -> None:
    rows = told(
        heading("Support young people engaging in education, training and employment"),
        paragraph("KPI performance April-December 2006 was 69.5%."),
    )
    assert rows == [("ete", "outturn", "", "2006/07 Apr-Dec", "69.5 percent")]


def test_a_cell_holds_whole_sections() -> None:
    cell = (
        "Context\nThe team has two officers.\n"
        "Achievements in 2006/7\n• 97.4% of young people have suitable accommodation.\n"
        "Focus for 2007/8\n• Improve suitable accommodation to at least 98%."
    )
    rows = told(heading("Accommodation"), table(["Section", "Text"], ["", cell]))
    assert rows == [
        ("accommodation", "outturn", "", "2006/07", "97.4 percent"),
        ("accommodation", "target", "", "2007/08", "98 percent"),
    ]


def test_a_heading_names_the_authority() -> None:
    rows = told(
        heading("Rutland targets"), item("There were 35 first time entrants in 2005/06."), authority="Leicestershire"
    )
    assert rows == [("fte", "outturn", "Rutland", "2005/06", "35 count")]


def test_an_inspection_s_scores_are_of_its_report_s_year() -> None:
    text = "We judged that the Safeguarding aspects of the work were done well enough 69% of the time."
    row = ("cci.safeguarding", "outturn", "", "2009", "69 percent")
    assert told(paragraph(text), doc_type="inspection_report", period="2009") == [row]
    assert told(paragraph(text), doc_type="strategic_plan", period="2009") == []


def test_a_press_release_tells_scores_of_several_criteria_and_of_an_earlier_inspection() -> None:
    text = (
        "Leicestershire scored 75% for safeguarding and 71% for risk of harm. The national averages are 68% and 63%. "
        "In the inspection in 2009 it scored 54% for safeguarding."
    )
    assert told(paragraph(text), authority="Leicestershire", doc_type="press_release", period="2011") == [
        ("cci.safeguarding", "outturn", "", "2011", "75 percent"),
        ("cci.risk_of_harm", "outturn", "", "2011", "71 percent"),
        ("cci.safeguarding", "outturn", "national", "2011", "68 percent"),
        ("cci.risk_of_harm", "outturn", "national", "2011", "63 percent"),
        ("cci.safeguarding", "outturn", "", "2009", "54 percent"),
    ]


def test_an_average_in_an_inspection_is_of_all_that_were_inspected() -> None:
    text = (
        "Safeguarding work was done well enough 68% of the time, against an average of 62%. Work to make each "
        "individual less likely to reoffend was done well enough 80% of the time. Here the average is 69%."
    )
    assert told(paragraph(text), authority="Leicestershire", doc_type="press_release", period="2011") == [
        ("cci.safeguarding", "outturn", "", "2011", "68 percent"),
        ("cci.safeguarding", "outturn", "national", "2011", "62 percent"),
        ("cci.likelihood_of_reoffending", "outturn", "", "2011", "80 percent"),
        ("cci.likelihood_of_reoffending", "outturn", "national", "2011", "69 percent"),
    ]


def test_scores_of_quality_assurance() -> None:
    text = "The EPQA initial score for remand management in 2005 was 1.25; the score for resettlement was 1.19."
    assert of(text) == [
        ("epqa.remand_management", "initial", "", "2005", "1.25 score"),
        ("epqa.resettlement", "initial", "", "2005", "1.19 score"),
    ]


def test_a_number_in_words_is_a_score() -> None:
    rows = told(
        heading("Prevention"), paragraph("The Quality Assurance Exercise was completed. The outcome is a score of two.")
    )
    assert rows == [("epqa.prevention", "actual", "", "", "2 score")]


def test_what_is_inferred_from_afar_is_less_certain() -> None:
    near = list(narrative.read(context(paragraph("PSR timeliness was 94.7% in 2006/07."))))
    far = list(
        narrative.read(
            context(heading("Achievements in 2006/07"), paragraph("PSR timeliness was 94.7%. The target is 90%."))
        )
    )
    assert [fact.confidence for fact in near] == [0.95]
    assert near[0].confidence > far[0].confidence > far[1].confidence


NOTED = """Inspection of youth offending work in Rutland

The published reoffending rate{mark} for Rutland was 37.4%. This was worse than the previous year (36.1%) and worse than
the England and Wales average of 35.5%.

{note} Published July 2014, based on rates after 12 months for the October 2011 - September 2012 cohort.
"""


@pytest.mark.parametrize(("mark", "note"), [("¹", "¹"), ("[3]", "[3]"), ("1", "1"), ("1", "1.")])
def test_a_footnote_names_the_cohort_of_the_figures_that_refer_to_it(mark: str, note: str) -> None:
    facts = extract(parse(NOTED.format(mark=mark, note=note).encode())).facts
    found = [fact for fact in facts if isinstance(fact, Observation)]
    assert [(fact.comparator, fact.period, fact.follow_up, str(fact.value)) for fact in found] == [
        ("", "2011 Oct-2012 Sep cohort", 12, "37.4"),
        ("", "2010 Oct-2011 Sep cohort", 12, "36.1"),
        ("national", "2011 Oct-2012 Sep cohort", 12, "35.5"),
    ]


@pytest.mark.parametrize(("mark", "note"), [("", "¹"), ("²", "¹")])
def test_figures_that_do_not_refer_to_a_footnote_have_no_cohort(mark: str, note: str) -> None:
    facts = extract(parse(NOTED.format(mark=mark, note=note).encode())).facts
    assert {fact.period for fact in facts if isinstance(fact, Observation)} == {""}
