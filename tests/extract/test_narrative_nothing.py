"""Figures in prose that are no values, and what is said of them."""

from __future__ import annotations

import pytest

from extract import narrative
from tests.extract.build import heading, item, paragraph
from tests.extract.observed import context

NOTHING = [
    # bounds and vague amounts
    "Over 80% of young people were in suitable accommodation in 2010/11.",
    "Custody rates have been below 3.5% in 2006/07.",
    "Just over 25% of victims took part in a restorative process in 2006/07.",
    "Approximately 40% of young people reoffended in 2010/11.",
    # definitions
    "Young people receive at least 25 hours education, training and employment.",
    "PSRs are completed within 10 working days.",
    "Acute mental health referrals are seen within 5 days.",
    # gaps between figures
    "ETE performance was 3% below the national average in 2010/11.",
    "Reoffending in 2010/11 is 2 percentage points higher than the family average.",
    "Custody performance was 1.5% below the YJB target in 2006/07.",
    # a paragraph's number
    "3.10 Rates of custody in 2014/15 did increase.",
    # samples and surveys
    "In our survey 83% of young people were in suitable accommodation.",
    "In the sample, 71% of pre-sentence reports were completed on time.",
    "98% of respondents said that they would stop reoffending.",
    # one sex, one age, one group
    "72% of girls were in suitable education, training and employment in 2010/11.",
    "64% of 16 year olds were in suitable education, training and employment in 2010/11.",
    "41% of boys reoffended in 2010/11.",
    "Reoffending rates among those who completed the programme were 15%.",
    "95% of care leavers were in suitable accommodation in 2014/15.",
    "Only 4% of first time entrants were female.",
    "52% of the young people in the Deter cohort have not reoffended after 13 months.",
    # numbers of something else
    "The team has 4 FTE posts.",
    "Two staff help young people to find suitable accommodation in 2006/07.",
    "It is a level 5 rating for National Standards performance.",
    "The 17th lowest custody rate was reported for 2006/07.",
    "It cost £54,000 to reduce first time entrants in 2006/07.",
    "Sickness fell from 8.8% to 1% in 2014/15.",
    "In fact rather than being reduced by 2%, the number of first time entrants grew in 2006/07.",
    # nobody can tell whose
    "Above the national average for suitable accommodation 34% 38% 41%.",
    # nothing to tell of
    "Performance was 71%.",
    "75-85% of the cohort has special educational needs.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_value(text: str) -> None:
    assert list(narrative.read(context(paragraph(text)))) == []


@pytest.mark.parametrize(
    "title", ["Strengths", "Areas for improvement:", "Appendix 5: Glossary", "Results of the survey"]
)
def test_sections_of_other_things(title: str) -> None:
    read = context(heading(title), item("92% of pre-sentence reports were completed on time in 2009."))
    assert list(narrative.read(read)) == []
    assert read.notices == []


def test_a_figure_beside_a_known_indicator_is_not_dropped_in_silence() -> None:
    read = context(paragraph("Over 80% of young people were in suitable accommodation in 2010/11."))
    assert list(narrative.read(read)) == []
    assert [(notice.sort, notice.detail) for notice in read.notices] == [
        ("unread_figure", "80% in a sentence about Suitable accommodation gave no fact")
    ]
    assert read.document.text[read.notices[0].anchor.start : read.notices[0].anchor.end] == "80%"
