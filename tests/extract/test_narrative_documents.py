"""What the prose of real documents tells, beside what their tables and boxes print."""

from __future__ import annotations

from functools import cache

import pytest

from extract import documents, narrative
from extract.context import Context
from extract.facts import Observation
from extract.pipeline import READERS
from tests.extract.observed import Short, quotes_hold, short
from tests.shared_documents import needs_shared, read_document

pytestmark = needs_shared


@cache
def context(number: str) -> Context:
    """A document with all that the readers before prose find in it."""
    document = read_document(number)
    read = Context(document, documents.read(document))
    for reader in READERS:
        if reader is not narrative.read:
            read.printed.extend(reader(read))
    return read


@cache
def observations(number: str) -> tuple[Observation, ...]:
    return tuple(narrative.read(context(number)))


def own(indicator: str, period: str, value: str, measure: str = "outturn", whose: str = "") -> Short:
    return indicator, measure, whose, period, value


ANNUAL_PLAN = [
    own("reoffending@12", "2005 Oct-Dec cohort", "2.8 percentage_points", "change"),
    own("fte", "2005/06 Apr-Dec", "971 count"),
    own("fte", "2006/07 Apr-Dec", "921 count"),
    own("fte", "2006/07 Apr-Dec", "-5.1 percent", "change"),
    own("issp_completion", "2007-03-01", "65 percent"),
    own("ete", "2006/07 Apr-Dec", "69.5 percent"),
    own("accommodation", "2006/07", "99.5 percent"),
    own("reoffending/custody", "2005 Oct-Dec cohort", "73.6 percent"),
    own("rj_offered", "2006", "77.1 percent"),
    own("victim_satisfaction", "2006", "91.1 percent"),
    own("rj_offered", "", "80 percent"),
    own("victim_satisfaction", "", "95.2 percent"),
    own("epqa.prevention", "", "2 score", "actual"),
]

PLAN_OF_BULLETS = [
    own("kpi_overall", "2006/07", "96.8 percent"),
    own("final_warning_intervention", "2006/07", "96 percent"),
    own("final_warning_intervention", "2006/07", "95 percent", "target"),
    own("custody", "2006/07", "3.5 percent"),
    own("custody", "2006/07", "5 percent", "target"),
    own("parenting_intervention", "2006/07", "18.8 percent"),
    own("parenting_intervention", "2006/07", "10 percent", "target"),
    own("parenting_intervention", "2005/06", "22 percent"),
    own("parent_satisfaction", "2006/07", "97 percent"),
    own("parent_satisfaction", "2006/07", "95 percent", "target"),
    own("asset_completion", "2006/07", "100 percent"),
    own("asset_completion", "2004/05", "100 percent"),
    own("asset_quality", "", "85 percent"),
    own("psr_timeliness", "2006/07", "94.7 percent"),
    own("psr_timeliness", "2005/06", "94.7 percent"),
    own("psr_timeliness", "2006/07", "90 percent", "target"),
    own("dto_training_plan", "2006/07", "26 percent", "change"),
    own("dto_training_plan", "2006/07", "21 percent", "change"),
    own("dto_training_plan", "2006/07", "95.5 percent"),
    own("dto_training_plan", "2006/07", "89.3 percent", whose="family"),
    own("dto_training_plan", "2006/07", "87 percent", whose="region"),
    own("dto_training_plan", "2006/07", "85.2 percent", whose="national"),
    own("ete", "2006/07", "78.3 percent"),
    own("ete", "2005/06", "74.6 percent"),
    own("ete", "2006/07", "71.9 percent", whose="family"),
    own("ete", "2006/07", "68.5 percent", whose="national"),
    own("mental_health_non_acute", "2005/06", "100 percent"),
    own("substance_assessment", "2006/07", "91.3 percent"),
    own("substance_intervention", "2006/07", "98.6 percent"),
    own("national_standards", "", "65 percent"),
    own("national_standards", "2006/07", "87 percent"),
    own("national_standards", "2007/08", "90 percent", "target"),
    own("ete", "2007/08", "80 percent", "target"),
    own("fte", "2006/07", "-8 percent", "projection"),
    own("fte", "2006/07", "-2 percent", "target"),
    own("fte", "2007/08", "-5 percent", "target"),
    own("fte", "2005/06", "35 count", "baseline", "Rutland"),
    own("final_warning_intervention", "2006/07", "90 percent", "target"),
    own("final_warning_intervention", "2005/06", "80 percent", "target"),
    own("issp_completion", "2006/07", "71 percent"),
    own("issp_completion", "2006/07", "58 percent", whose="national"),
    own("lac_offending_ratio", "", "4.2 ratio"),
    own("lac_offending_ratio", "2006/07", "2.8 ratio"),
    own("custody", "2006/07", "6.5 percent", whose="region"),
    own("secure_remand", "2006/07", "34.8 percent"),
    own("secure_remand", "2006/07", "47.4 percent", whose="East Midlands"),
    own("secure_remand", "2006/07", "44.4 percent", whose="national"),
    own("accommodation", "2006/07", "97.4 percent"),
    own("epqa.remand_management", "2005", "1.25 score", "initial"),
    own("epqa.resettlement", "2005", "1.19 score", "initial"),
    own("epqa.substance_misuse", "2006", "2.03 score", "initial", "family"),
    own("epqa.prevention", "", "3 score", "actual"),
    own("rj_offered", "2006/07", "75 percent", "target"),
    own("rj_participation", "2007/08", "25 percent", "target"),
    own("parent_satisfaction", "2006/07", "75 percent", "target"),
    own("parenting_intervention_community", "2007/08", "20 percent", "target"),
    own("parenting_intervention_prevention", "2007/08", "20 percent", "target"),
]

REVIEW = [
    own("reoffending_frequency", "2014/15 Q3", "1.74 ratio"),
    own("reoffending", "", "23.5 percent", "projection", "national"),
    own("reoffending", "", "13.1 percent", "projection"),
    own("reoffending_frequency", "", "0.78 ratio", "projection", "national"),
    own("reoffending_frequency", "", "0.46 ratio", "projection"),
    own("custody_rate", "2014/15 Q3", "0.47 rate_per_1k"),
]

INSPECTION = [
    own("cci.safeguarding", "2009", "69 percent"),
    own("cci.risk_of_harm", "2009", "69 percent"),
    own("cci.likelihood_of_reoffending", "2009", "77 percent"),
    own("context.population", "2001", "673788 count"),
    own("context.population_10_17", "2001", "10.2 percent"),
    own("context.white_british", "", "98.4 percent"),
    own("context.bme", "", "1.6 percent"),
    own("context.bme", "", "8.7 percent", whose="national"),
    own("context.crime_rate_10_17", "", "47 rate_per_1k"),
    own("context.crime_rate_10_17", "", "46 rate_per_1k", whose="national"),
    own("ete", "2008/09", "66.3 percent"),
    own("ete", "2008/09", "72.4 percent", whose="national"),
    own("accommodation", "2008/09", "99.7 percent"),
    own("accommodation", "2008/09", "95.3 percent", whose="national"),
]

EXPECTED = {"000": ANNUAL_PLAN, "001": PLAN_OF_BULLETS, "002": [], "003": REVIEW, "004": INSPECTION}


@pytest.mark.parametrize("number", EXPECTED)
def test_what_prose_tells(number: str) -> None:
    told = short(observations(number))
    assert [row for row in EXPECTED[number] if row not in told] == []


@pytest.mark.parametrize(("number", "rows"), [("002", 7), ("003", 6), ("004", 15)])
def test_prose_tells_no_more(number: str, rows: int) -> None:
    assert len(observations(number)) == rows


@pytest.mark.parametrize("number", EXPECTED)
def test_every_quote_is_the_text_at_its_place(number: str) -> None:
    assert quotes_hold(context(number), observations(number))
