"""How newspapers, press offices and minutes tell figures: what a figure goes on about, what it is held against, whose
it is, and which figures beside an indicator's words are of something else."""

from __future__ import annotations

import pytest

from extract import narrative
from tests.extract.build import heading, paragraph
from tests.extract.observed import Short, context, quotes_hold, short

CASES: list[tuple[str, list[Short]]] = [
    # -- beside an indicator something else is counted
    (
        "In 2011/12 the number of proven offences went down from 801 to 655, while there were 70 first time entrants.",
        [("fte", "outturn", "", "2011/12", "70 count")],
    ),
    (
        "In 2018/19 the service saw a 12% fall in first time entrants and a 30% fall in arrests.",
        [("fte", "change", "", "2018/19", "-12 percent")],
    ),
    ("The number of young people in custody fell by 9% in 2009/10 as custody figures for adults rose.", []),
    # -- a change of others
    (
        "First time entrants fell by 12% in 2010/11, compared with 19.7% nationally.",
        [
            ("fte", "change", "", "2010/11", "-12 percent"),
            ("fte", "change", "national", "2010/11", "-19.7 percent"),
        ],
    ),
    (
        "In 2010/11 ETE was 72%, up 3 points, against 70% nationally.",
        [
            ("ete", "outturn", "", "2010/11", "72 percent"),
            ("ete", "change", "", "2010/11", "3 percentage_points"),
            ("ete", "outturn", "national", "2010/11", "70 percent"),
        ],
    ),
    # -- what a figure fell from
    (
        "Custodial sentences were 5.8% of court disposals in 2010/11, down from 7.7%.",
        [("custody", "outturn", "", "2010/11", "5.8 percent"), ("custody", "outturn", "", "2009/10", "7.7 percent")],
    ),
    (
        "Custodial sentences were 5.8% of court disposals in 2010/11, down from 7.7% five years ago.",
        [("custody", "outturn", "", "2010/11", "5.8 percent"), ("custody", "outturn", "", "", "7.7 percent")],
    ),
    (
        "There was an 8% drop on 2006/07 when there were 312 first time entrants.",
        [("fte", "change", "", "", "-8 percent"), ("fte", "outturn", "", "2006/07", "312 count")],
    ),
    # -- populations behind their figures
    (
        "Reoffending of the 2005 cohort (October to December) was 41% overall: 24% for pre-court disposals, 46% for "
        "first tier penalties and 70% for custody.",
        [
            ("reoffending", "outturn", "", "2005 Oct-Dec cohort", "41 percent"),
            ("reoffending/pre_court", "outturn", "", "2005 Oct-Dec cohort", "24 percent"),
            ("reoffending/first_tier", "outturn", "", "2005 Oct-Dec cohort", "46 percent"),
            ("reoffending/custody", "outturn", "", "2005 Oct-Dec cohort", "70 percent"),
        ],
    ),
    (
        "In 2008/09 71% of those who had served custodial sentences went on to reoffend within a year.",
        [("reoffending/custody@12", "outturn", "", "2008/09", "71 percent")],
    ),
    (
        "Reoffending rates for those leaving custody rose in 2011/12, with 72% reoffending.",
        [("reoffending/custody", "outturn", "", "2011/12", "72 percent")],
    ),
    # -- whose
    (
        "The number of first time entrants in England fell from 94,481 in 2007/08 to 74,033 in 2008/09.",
        [
            ("fte", "outturn", "national", "2007/08", "94481 count"),
            ("fte", "outturn", "national", "2008/09", "74033 count"),
        ],
    ),
    (
        "In 2010/11 the first time entrant rate was 1,212 per 100,000, while Greater Manchester stood at 1,040.",
        [
            ("fte", "outturn", "", "2010/11", "1212 rate_per_100k"),
            ("fte", "outturn", "Greater Manchester", "2010/11", "1040 rate_per_100k"),
        ],
    ),
    # -- other words for first-time entrants
    (
        "In 2018/19, 212 in every 100,000 young people entered the justice system.",
        [("fte", "outturn", "", "2018/19", "212 rate_per_100k")],
    ),
    (
        "In 2006/07 the number of 10-17 year-olds coming before the courts for the first time fell by 32.5%.",
        [("fte", "change", "", "2006/07", "-32.5 percent")],
    ),
    (
        "In 2017/18 119 young people from the county entered the youth justice system.",
        [("fte", "outturn", "", "2017/18", "119 count")],
    ),
    # -- of which time
    (
        "The 2010 cohort (January to March) had a frequency rate of 0.92, against 1.07 for the 2009 cohort and a "
        "target of 1.00.",
        [
            ("reoffending_frequency", "outturn", "", "2010 Jan-Mar cohort", "0.92 ratio"),
            ("reoffending_frequency", "outturn", "", "2009 Jan-Mar cohort", "1.07 ratio"),
            ("reoffending_frequency", "target", "", "2010 Jan-Mar cohort", "1 ratio"),
        ],
    ),
    (
        "In April to September 2016 the custody rate was 0.31 per 1,000. It is well below the target of 0.40 for "
        "2016/17. ETE stood at 61%.",
        [
            ("custody_rate", "outturn", "", "2016/17 Apr-Sep", "0.31 rate_per_1k"),
            ("custody_rate", "target", "", "2016/17", "0.4 rate_per_1k"),
            ("ete", "outturn", "", "2016/17 Apr-Sep", "61 percent"),
        ],
    ),
    (
        "ETE was 73.5% in 2010/11. In the first quarter of the current year the figure slipped to 71.2%.",
        [("ete", "outturn", "", "", "71.2 percent"), ("ete", "outturn", "", "2010/11", "73.5 percent")],
    ),
    (
        "Our Plan for 2015/17 shows that in 2014/15 there were 193 first time entrants. That is a 5% fall.",
        [("fte", "change", "", "2014/15", "-5 percent"), ("fte", "outturn", "", "2014/15", "193 count")],
    ),
    (
        "Final warnings with an intervention rose from 84% in 2005/06 to 91% in 2006/07; the family average is 88%.",
        [
            ("final_warning_intervention", "outturn", "", "2005/06", "84 percent"),
            ("final_warning_intervention", "outturn", "", "2006/07", "91 percent"),
            ("final_warning_intervention", "outturn", "family", "2006/07", "88 percent"),
        ],
    ),
    (
        "Across England and Wales 8,347 young people entered the justice system for the first time in 2019/20. It was "
        "down from 8,812 and a fall of 74 per cent from 32,000 in 2011/12.",
        [
            ("fte", "change", "national", "2019/20", "-74 percent"),
            ("fte", "outturn", "national", "2011/12", "32000 count"),
            ("fte", "outturn", "national", "2018/19", "8812 count"),
            ("fte", "outturn", "national", "2019/20", "8347 count"),
        ],
    ),
    # -- a second name in a later clause
    (
        "In Luton 97% were in suitable accommodation in 2017/18; in Medway the share was 93.1%.",
        [
            ("accommodation", "outturn", "Luton", "2017/18", "97 percent"),
            ("accommodation", "outturn", "Medway", "2017/18", "93.1 percent"),
        ],
    ),
    ("Pre-sentence reports were of good quality in 71% of the cases that we read.", []),
    (
        "Last year's ETE rate of 70.2% in 2005/06 is far from the 90% that is asked of us.",
        [
            ("ete", "outturn", "", "2005/06", "70.2 percent"),
            ("ete", "target", "", "2005/06", "90 percent"),
        ],
    ),
    (
        "Our ambition is to bring the number of first time entrants down to 90 in 2015/16.",
        [
            ("fte", "target", "", "2015/16", "90 count"),
        ],
    ),
    # -- what was asked for
    (
        "The indicator for the years 2003-04, 2004-05 and 2005-06 was to ensure that 80 per cent. of final warnings "
        "were supported by interventions.",
        [
            ("final_warning_intervention", "target", "", "2003/04", "80 percent"),
            ("final_warning_intervention", "target", "", "2004/05", "80 percent"),
            ("final_warning_intervention", "target", "", "2005/06", "80 percent"),
        ],
    ),
    (
        "Pre-sentence reportsEnsure that 90% of pre-sentence reports are submitted on time in 2004.",
        [("psr_timeliness", "target", "", "2004", "90 percent")],
    ),
    (
        "Ensure that 70% of victims, who have been consulted or have participated in a restorative process, are "
        "satisfied by 2004.",
        [("victim_satisfaction", "target", "", "2004", "70 percent")],
    ),
    (
        "For 2015/16 we set a target of reducing our low rate of custody to 0.10.",
        [("custody_rate", "target", "", "2015/16", "0.1 rate_per_1k")],
    ),
    # -- levels that look like changes, and changes of a population
    (
        "In 2009 reoffending was 32.8%. It is down on the 2008 figure of 32.9 per cent.",
        [
            ("reoffending", "outturn", "", "2008", "32.9 percent"),
            ("reoffending", "outturn", "", "2009", "32.8 percent"),
        ],
    ),
    (
        "Of those released from custody in 2011/12, 67.4% reoffended within a year, a fall of 5.3 percent.",
        [
            ("reoffending/custody@12", "change", "", "2011/12", "-5.3 percent"),
            ("reoffending/custody@12", "outturn", "", "2011/12", "67.4 percent"),
        ],
    ),
    (
        "In 2016 each reoffender committed an average of 4.1 offences.",
        [
            ("reoffences_per_reoffender", "outturn", "", "2016", "4.1 ratio"),
        ],
    ),
    # -- of several at once, of some, and of those who did not
    (
        "In 2013/14 the number of reoffenders and reoffences fell by 15% and 12% respectively.",
        [
            ("reoffences", "change", "", "2013/14", "-12 percent"),
            ("reoffenders", "change", "", "2013/14", "-15 percent"),
        ],
    ),
    ("In 2013/14 reoffending of 10 to 14 year olds was higher than of 15 to 17 year olds (38.9% and 37.8%).", []),
    ("In 2014/15 the proportion of young people in the youth justice system from BAME backgrounds (20%) rose.", []),
    ("Reoffending is high. Barnet found that 70 per cent of its youngsters commit no further crimes.", []),
    (
        "First time entrants fell from 88,403 (2003/4) to 22,393 (2013/14).",
        [("fte", "outturn", "", "2003/04", "88403 count"), ("fte", "outturn", "", "2013/14", "22393 count")],
    ),
    (
        "The board has an indicator to ensure that 90 per cent. of young people are in suitable full time education, "
        "training or employment.",
        [("ete", "target", "", "", "90 percent")],
    ),
    (
        "Some had a final warning in 2004. Community penalty offending rates had risen to 70.6 per cent.",
        [("reoffending/community", "outturn", "", "2004", "70.6 percent")],
    ),
    # -- promises, and words of those who were asked
    (
        "First time entrants fell to 90 in 2008/09; the council has committed itself to a 20% fall by 2020.",
        [("fte", "outturn", "", "2008/09", "90 count"), ("fte", "target", "", "2020", "-20 percent")],
    ),
    ("Reoffending is too high, although service user feedback shows that 92% took better decisions in 2018/19.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_each_figure_is_what_the_words_say(text: str, expected: list[Short]) -> None:
    document = context(paragraph(text))
    facts = list(narrative.read(document))
    assert sorted(short(facts)) == sorted(expected)
    assert quotes_hold(document, facts)


def test_a_paragraph_that_goes_on_about_the_figure_before_takes_its_indicator_and_year() -> None:
    document = context(
        heading("Youth offending"),
        paragraph("In 2014/15, 193 young people entered the youth justice system for the first time."),
        paragraph("The figure represents an 8.1 per cent reduction."),
    )
    assert short(narrative.read(document)) == [
        ("fte", "outturn", "", "2014/15", "193 count"),
        ("fte", "change", "", "2014/15", "-8.1 percent"),
    ]


def test_a_sentence_of_figures_alone_is_of_the_indicator_of_its_heading() -> None:
    document = context(
        heading("NI 46 Access to suitable accommodation"),
        paragraph("93.8% in 2008/09, down by 2.1 points from 95.9%."),
        heading("First time entrants"),
        paragraph("In 2008/09 35% of referrals came from schools."),
    )
    assert short(narrative.read(document)) == [
        ("accommodation", "outturn", "", "2008/09", "93.8 percent"),
        ("accommodation", "change", "", "2008/09", "-2.1 percentage_points"),
        ("accommodation", "outturn", "", "2007/08", "95.9 percent"),
    ]


def test_a_list_is_asked_for_by_the_words_over_it() -> None:
    document = context(
        paragraph("By the end of 2004, reduce the use of the secure estate for:"),
        paragraph("—remands to 30% of all remand episodes;"),
        paragraph("—custodial sentences to no more than 6% of court disposals."),
        paragraph("Custodial sentences were 7% of court disposals."),
    )
    assert short(narrative.read(document)) == [
        ("secure_remand", "target", "", "2004", "30 percent"),
        ("custody", "target", "", "2004", "6 percent"),
        ("custody", "outturn", "", "", "7 percent"),
    ]


def test_a_period_that_is_only_implied_is_flagged_and_not_sure() -> None:
    document = context(paragraph("First time entrants numbered 90 in 2008/09, down from 120."))
    sure, implied = sorted(narrative.read(document), key=lambda fact: fact.value)
    assert (sure.flags, implied.flags) == ((), ("period_implied",))
    assert implied.confidence < 0.9 <= sure.confidence


def test_among_an_inspections_scores_reoffending_is_the_work_against_it() -> None:
    document = context(
        paragraph("Safeguarding work was done well 64% of the time and public protection work 59%."),
        paragraph("Reoffending work was carried out well 71 per cent of the time."),
        doc_type="press_release", period="2011", start="2011-01-01", end="2011-12-31",
    )  # fmt: skip
    assert short(narrative.read(document)) == [
        ("cci.safeguarding", "outturn", "", "2011", "64 percent"),
        ("cci.risk_of_harm", "outturn", "", "2011", "59 percent"),
        ("cci.likelihood_of_reoffending", "outturn", "", "2011", "71 percent"),
    ]


def test_a_figure_behind_the_name_of_another_area_is_not_the_authoritys() -> None:
    document = context(
        paragraph("Of the other areas, Medway, in Kent, is called average, with public protection work scoring 61%."),
        doc_type="press_release",
    )
    assert list(narrative.read(document)) == []
