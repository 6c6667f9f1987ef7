"""The names of themes, criteria, critical activities and groups that figures are broken down by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise import indicators
from normalise.vocabulary import load_toml
from normalise.wordings import spellings

EPQA = [
    ("prevention", "Prevention: post 07"),
    ("prevention", "Prevent offending"),
    ("early_intervention", "Early intervention: Final warning interventions"),
    ("early_intervention", "Final warnings"),
    ("issp", "Intensive supervision: ISSP post 07"),
    ("issp", "ISSP"),
    ("remand_management", "Managing demand for custody: Remand management 05-07 or 06-08"),
    ("remand_management", "Remand management"),
    ("swift_justice", "Swift administration of justice: post 07"),
    ("swift_justice", "Enforcement and swift administration"),
    ("restorative_justice", "Restorative justice and victims"),
    ("restorative_justice", "RESTORATIVE JUSTICE"),
    ("apis", "Assessment, planning, interventions and supervision"),
    ("apis", "APIS"),
    ("ete", "Education, training & employment"),
    ("ete", "ETE"),
    ("substance_misuse", "Substance misuse: 05-07 or 06-08"),
    ("substance_misuse", "SUBSTANCE MISUSE"),
    ("mental_health", "Mental health 2006/08"),
    ("mental_health", "Mental Health"),
    ("resettlement", "Resettlement"),
    ("resettlement", "Support resettlement into the community"),
    ("parenting", "Parenting"),
    ("parenting", "Support parenting interventions"),
]
CCI = [
    ("1.1", "1.1: Risk of Harm to others – assessment and planning"),
    ("1.1", "1.1 Risk of Harm to others (RoH)"),
    ("1.2", "1.2: Likelihood of Reoffending – assessment and planning"),
    ("1.2", "1.2 Likelihood of Reoffending"),
    ("1.3", "1.3: Safeguarding – assessment and planning"),
    ("1.3", "1.3 Safeguarding"),
    ("1", "Section 1: Assessment & Planning"),
    ("1", "OVERALL SCORE for quality of Assessment and Sentence Planning work: 70%"),
    ("2.1", "2.1: Protecting the Public by minimising Risk of Harm to others"),
    ("2.1", "Protecting the public by minimising the risk of harm"),
    ("2.2", "2.2: Reducing the Likelihood of Reoffending"),
    ("2.2", "Reducing the likelihood of re-offending"),
    ("2.3", "2.3: Safeguarding the child or young person"),
    ("2.3", "Safeguarding the child or young person"),
    ("2", "Section 2: Interventions"),
    ("2", "OVERALL SCORE for quality of Delivery and Review of Interventions work"),
    ("3.1", "3.1: Achievement of outcomes"),
    ("3.1", "Achievement of outcomes"),
    ("3.2", "3.2: Sustaining outcomes"),
    ("3.2", "Sustaining Outcomes"),
    ("3", "Section 3: Outcomes"),
    ("3", "SCORE for quality of Outcomes work"),
    ("safeguarding", "Safeguarding Score"),
    ("safeguarding", "Safeguarding score:"),
    ("risk_of_harm", "Risk of Harm Score"),
    ("risk_of_harm", "Public Protection – Risk of Harm score:"),
    ("likelihood_of_reoffending", "Likelihood of Reoffending Score"),
    ("likelihood_of_reoffending", "Public Protection - Likelihood of Reoffending score"),
]


@pytest.mark.parametrize(("theme", "text"), EPQA)
def test_quality_assurance_themes(theme: str, text: str) -> None:
    assert indicators.read_epqa(text) == f"epqa.{theme}"


@pytest.mark.parametrize("text", ["Race (n/a)", "Recidivism (n/a)", "Accommodation (n/a)", "", "mental health " * 20])
def test_no_quality_assurance_theme(text: str) -> None:
    assert indicators.read_epqa(text) is None


@pytest.mark.parametrize(("criterion", "text"), CCI)
def test_criteria_of_a_core_case_inspection(criterion: str, text: str) -> None:
    assert indicators.read_scorecard(text) == f"cci.{criterion}"


@pytest.mark.parametrize("text", ["Safeguarding needs were met", "1.1 Introduction", "Section 4", "", "Custody"])
def test_no_criterion(text: str) -> None:
    assert indicators.read_scorecard(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4.1 How the partnership finds those most at risk", "cc.4.1"),
        ("  1.4: training", "cc.1.4"),
        ("9.3", "cc.9.3"),
        ("9.4 there is no such activity", None),
        ("4.1.2 a paragraph", None),
        ("14.1 a paragraph", None),
        ("Safeguarding", None),
    ],
)
def test_critical_activities_by_their_number(text: str, expected: str | None) -> None:
    assert indicators.read_capability(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pre-court", "pre_court"),
        ("Pre court disposals", "pre_court"),
        ("First tier penalties", "first_tier"),
        ("First-Tier", "first_tier"),
        ("Community penalties", "community"),
        ("Community Sentences", "community"),
        ("Custody", "custody"),
        ("Custodial penalties", "custody"),
        ("Custody suite", None),
        ("All", None),
    ],
)
def test_populations_of_reoffending(text: str, expected: str | None) -> None:
    assert indicators.read_population(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("White", "white"),
        ("Mixed", "mixed"),
        ("Asian or Asian British", "asian"),
        ("Black", "black"),
        ("Chinese or other ethnic group", "chinese"),
        ("White Male", None),
        ("Not known", None),
    ],
)
def test_ethnic_groups(text: str, expected: str | None) -> None:
    assert indicators.read_ethnic_group(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("% of youth justice pop. in 2008/09", "youth_justice"),
        ("% of general pop. in 2008/09", "general"),
        ("2008/09", None),
    ],
)
def test_whose_ethnic_composition_it_is(text: str, expected: str | None) -> None:
    assert indicators.read_ethnic_base(text) == expected


def test_every_theme_criterion_and_activity_is_read_from_at_least_two_spellings() -> None:
    read = [f"epqa.{name}" for name, _ in EPQA] + [f"cci.{name}" for name, _ in CCI]
    for indicator in indicators.all_indicators():
        if indicator.id.startswith("cc."):
            number = indicator.id.removeprefix("cc.")
            assert indicators.read_capability(f"{number} How") == indicators.read_capability(number) == indicator.id
        elif indicator.id.startswith(("cci.", "epqa.")):
            assert read.count(indicator.id) >= 2, indicator.id


def test_each_name_of_a_theme_criterion_or_group_is_read_in_every_spelling() -> None:
    readers = {"epqa": indicators.read_epqa, "cci": indicators.read_scorecard, "population": indicators.read_population}
    for section, reader in readers.items():
        for name, templates in load_toml("scorecards")[section].items():
            for template in templates:
                for spelling in spellings(template):
                    assert (reader(spelling) or "").endswith(name), spelling


@given(st.text(max_size=200))
def test_readers_never_raise(text: str) -> None:
    for reader in (
        indicators.read_epqa,
        indicators.read_scorecard,
        indicators.read_capability,
        indicators.read_population,
        indicators.read_ethnic_group,
        indicators.read_ethnic_base,
    ):
        assert reader(text) is None or reader(text)
