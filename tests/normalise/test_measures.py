"""How tables, boxes and the board's own wording name a measure."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise import indicators
from normalise.indicators import Measure, read_measure
from normalise.vocabulary import load_toml
from tests.shared_documents import document_path, needs_shared

BOX = "Performance Indicator: 06/07 April – December actual and % against target"

LABELS = [
    # short forms
    ("fte", "Number of young people entering the YJS for the first time"),
    ("final_warning_intervention", "FW with interventions"),
    ("rj_participation", "Restorative processes - participation"),
    ("asset_completion", "Asset start and end"),
    ("dto_training_plan", "Detention & training order plans"),
    ("kpi2023.mental_health", "KPI 4 Mental health"),
    ("kpi2023.wider_services", "KPI7 Wider services"),
    ("kpi2023.board_attendance", "KPI8 Board attendance"),
    # the board's wording of 2002 to 2005
    ("final_warning_intervention", "80% of final warnings supported by interventions by the end of 2004"),
    (
        "secure_remand",
        "Remands to the secure estate as a share of episodes excluding conditional and unconditional bail",
    ),
    ("custody", "Custodial sentences to be no more than 6% of all sentences imposed"),
    ("rj_used", "Restorative processes used in 80% of disposals"),
    ("victim_satisfaction", "70% of victims consulted or taking part are satisfied or very satisfied"),
    ("parent_completion", "70% of parents complete a parenting programme"),
    ("parent_satisfaction", "70% of parents on programmes are satisfied"),
    ("asset_completion", "ASSET completed at start, review and end"),
    ("psr_timeliness", "90% of pre-sentence reports submitted in time"),
    ("psr_timeliness", "PSR timeliness"),
    ("dto_training_plan", "DTO training plans drawn up within ten days"),
    ("dto_training_plan", "Initial training plans in time"),
    ("prevention_crime", "Reduce domestic burglary by young people"),
    ("prevention_crime", "Vehicle crime"),
    ("swift_justice", "PYOs: average days from arrest to sentence"),
    ("swift_justice", "Arrest to sentence (days)"),
    # 2005 to 2008
    ("fte", "Prevent offending: fewer first time entrants to the youth justice system, by 5%"),
    ("final_warning_intervention", "Final warning interventions"),
    ("reoffending", "Reduce re-offending: lower rates by 5% for each of four populations"),
    ("secure_remand", "Secure remands (old target)"),
    ("secure_remand_2007", "Secure remands (new target)"),
    ("secure_remand_2007", "Remands to 9% of episodes, excluding unconditional bail"),
    ("custody", "Custodial sentences as a percentage of court disposals"),
    ("ete", "90% of young offenders in suitable full-time education, training or employment"),
    ("ete", "Education, Training & Employment"),
    ("accommodation", "Named accommodation officer, and all young people in suitable accommodation"),
    ("accommodation", "Young people with suitable accommodation"),
    ("accommodation_officer", "Named accommodation officer"),
    ("accommodation_officer", "(named officer)"),
    ("mental_health_acute", "Acute mental health difficulties assessed within five working days"),
    ("mental_health_non_acute", "Non-acute mental health concerns assessed within 15 working days"),
    ("mental_health_acute", "CAMHS assessment in 5 working days"),
    ("mental_health_non_acute", "(non-acute)"),
    ("substance_screening", "All young people are screened for substance misuse"),
    ("substance_screening", "Substance misuse: screening"),
    ("substance_assessment", "Specialist assessment within 5 working days of referral, following screening"),
    ("substance_assessment", "Substance misuse assessment"),
    ("substance_intervention", "Early intervention and treatment within 10 working days of assessment"),
    ("substance_intervention", "Substance misuse treatment started in time"),
    ("rj_used", "Use of restorative justice in orders"),
    ("rj_participation", "Victims participate in restorative processes in 25% of disposals"),
    ("rj_participation", "Victim participation"),
    ("rj_offered", "75% of victims are offered a restorative process"),
    ("rj_offered", "Victims contacted"),
    ("victim_satisfaction", "Victim satisfaction"),
    ("parent_satisfaction", "Parents satisfied with their programme"),
    ("parent_completion", "Parenting programme completion"),
    ("parenting_intervention", "Parenting: 10% of final warnings or community disposals"),
    ("parenting_intervention", "Parenting interventions"),
    ("parenting_intervention", "Parents receiving an intervention"),
    ("parenting_intervention_community", "Parents: 20% with a final warning, relevant community penalty or DTO"),
    ("parenting_intervention_community", "Parenting interventions (new target)"),
    ("parenting_intervention_prevention", "Prevention programmes with a parenting intervention"),
    ("parenting_intervention_prevention", "Parents of 20% of young people on prevention programmes"),
    ("race_equality", "Equal treatment regardless of race: the action plan is implemented"),
    ("race_equality", "Race equality action plan"),
    ("asset_completion", "Asset completion"),
    ("asset_quality", "Quality of Assets"),
    ("asset_quality", "Assets judged satisfactory or better"),
    ("national_standards", "National Standards compliance"),
    ("national_standards", "National standards audit"),
    ("kpi_overall", "Overall KPI performance"),
    ("kpi_overall", "Basket of key performance indicators"),
    ("issp_completion", "ISSP completion rate"),
    ("issp_completion", "ISSPs completed"),
    ("lac_offending_ratio", "Looked after children offending ratio"),
    ("lac_offending_ratio", "LAC re-offending"),
    # the national indicators
    ("fte", "NI 111"),
    ("fte", "2008/09 PNC FTE rate per 100,000 of 10−17 population"),
    ("reoffending_frequency", "NI 19: rate of proven reoffending by young offenders"),
    ("custody", "Custody – young people convicted in court who are sentenced to custody (NI43)"),
    ("ete", "NI 045 Engagement in ETE"),
    ("accommodation", "NI 46 Accommodation"),
    ("ethnic_composition", "Ethnic composition of offenders (NI 44)"),
    ("ethnic_composition", "Ethnic composition"),
    # since 2011
    ("fte", "First Time Entrants rate"),
    ("reoffending", "Binary rate"),
    ("reoffending", "Proportion of reoffenders"),
    ("reoffending", "Percentage re-offending"),
    ("reoffending", "% reoffending"),
    ("reoffending_frequency", "Frequency rate of re-offending"),
    ("reoffending_frequency", "Re-offences per offender"),
    ("reoffences_per_reoffender", "Reoffences per reoffender"),
    ("reoffences_per_reoffender", "Frequency: offences per re-offender"),
    ("reoffending_cohort", "Number in cohort"),
    ("reoffending_cohort", "Cohort size"),
    ("reoffenders", "Number of offenders reoffending"),
    ("reoffenders", "Re-offenders within 12 months"),
    ("reoffences", "Number of re-offences"),
    ("reoffences", "Reoffences"),
    ("custody_rate", "Custody rate per 1,000"),
    ("custody_rate", "Rate of custodial sentences per 1,000 of the 10-17 population"),
    ("custodial_sentences", "Number of custodial sentences"),
    ("custodial_sentences", "Custodial sentences"),
    ("remand_bed_nights", "Remand bed nights"),
    ("remand_bed_nights", "Bed nights on remand"),
    ("youth_remands", "Remands to youth detention accommodation"),
    ("youth_remands", "Children remanded to youth detention accommodation"),
    # since 2023, and in Wales
    ("accommodation", "KPI 1: Suitable accommodation"),
    ("accommodation", "KPI 1 Accommodation"),
    ("ete", "KPI 2: Education, training and employment"),
    ("ete", "KPI 2 ETE"),
    ("kpi2023.send", "Special educational needs and disability"),
    ("kpi2023.send", "SEND"),
    ("kpi2023.mental_health", "Mental health and emotional wellbeing"),
    ("kpi2023.mental_health", "KPI 4 – Mental healthcare and emotional well-being"),
    ("kpi2023.substance_misuse", "KPI 5 Substance misuse"),
    ("kpi2023.substance_misuse", "KPI 5: substance use"),
    ("kpi2023.out_of_court", "Out-of-court disposals completed"),
    ("kpi2023.out_of_court", "KPI 6: Out of court disposals"),
    ("kpi2023.wider_services", "Links to wider services"),
    ("kpi2023.wider_services", "KPI 7 Wider services"),
    ("kpi2023.board_attendance", "Management board attendance"),
    ("kpi2023.board_attendance", "Attendance at the management board"),
    ("kpi2023.serious_violence", "Serious violence"),
    ("kpi2023.serious_violence", "Serious youth violence"),
    ("kpi2023.victims", "KPI 10 Victims"),
    ("kpi2023.victims", "Victims who consent to be contacted"),
    ("wales.ete_school_hours", "Hours of education offered to those of statutory school age"),
    ("wales.ete_school_hours", "ETE hours, school age"),
    ("wales.ete_post_school_hours", "ETE hours above school age"),
    ("wales.ete_post_school_hours", "Hours of training, post statutory school age"),
    ("wales.mental_health", "Mental health assessment within 28 days"),
    ("wales.mental_health", "CAMHS seen in 28 days"),
    ("wales.accommodation", "WYJI: access to suitable accommodation"),
    ("wales.accommodation", "Welsh indicator 5: accommodation"),
    ("wales.substance_assessment", "WYJI: substance misuse assessment"),
    ("wales.substance_assessment", "Welsh indicator: access to substance misuse services, assessed in 5 days"),
    ("wales.substance_treatment", "WYJI: substance misuse treatment"),
    ("wales.substance_treatment", "Welsh indicator: substance misuse treatment in 10 working days"),
    # of the place
    ("context.population", "Total population"),
    ("context.population", "Population"),
    ("context.population_10_17", "Proportion aged 10 to 17 years"),
    ("context.white_british", "Percentage of population White British"),
    ("context.bme", "BME population"),
    ("context.population_10_17", "Percentage of population aged 10-17"),
    ("context.white_british", "White British"),
    ("context.bme", "Percentage BME"),
]


@pytest.mark.parametrize(("expected", "label"), LABELS)
def test_a_label_that_names_a_measure(expected: str, label: str) -> None:
    measure = read_measure(label)
    assert measure is not None
    assert measure.indicator_id == expected
    assert measure.candidates[0] == expected


RESTORATIVE, PARENTING = "PROVIDE EFFECTIVE RESTORATIVE JUSTICE SERVICES", "SUPPORT PARENTING INTERVENTIONS"
CUSTODY, DRUGS = "REDUCE THE USE OF CUSTODY", "SUPPORT ACCESS TO SUBSTANCE MISUSE SERVICES"


@pytest.mark.parametrize(
    ("expected", "old", "label", "theme"),
    [
        ("secure_remand", True, f"{BOX} (remand) (old performance indicator)", CUSTODY),
        ("secure_remand_2007", False, "(remand) (new performance indicator)", CUSTODY),
        ("custody", None, f"{BOX} (custody)", CUSTODY),
        ("rj_offered", True, f"{BOX} (intervention) (old performance indicator)", RESTORATIVE),
        ("rj_participation", False, "(intervention) (new performance indicator)", RESTORATIVE),
        ("victim_satisfaction", True, "(satisfaction) (old performance indicator)", RESTORATIVE),
        ("parenting_intervention", True, "(Interventions) (old performance indicator)", PARENTING),
        (
            "parenting_intervention_community",
            False,
            "07/08 target (community interventions) (new indicator)",
            PARENTING,
        ),
        ("parenting_intervention_prevention", None, "07/08 target (prevention programmes)", PARENTING),
        ("parent_satisfaction", True, "(Satisfaction) (old performance indicator)", PARENTING),
        ("substance_screening", None, f"{BOX} (Screening)", DRUGS),
        ("substance_assessment", None, f"{BOX} (specialist assessment)", DRUGS),
        ("substance_intervention", None, f"{BOX} (early access to intervention)", DRUGS),
        ("accommodation", None, f"{BOX} (suitable accommodation)", "ACCOMMODATION"),
        ("mental_health_acute", None, f"{BOX} (Acute)", "MENTAL HEALTH"),
        ("custody_rate", None, "Rate per 1,000", "Custody data"),
        ("fte", None, BOX, "PREVENT OFFENDING"),
        ("final_warning_intervention", None, BOX, "INTERVENE EARLY"),
        ("reoffending", None, "", "REDUCE RE-OFFENDING"),
        ("reoffending", None, "05/06 actual (Oct – Dec cohort) and % against target*", "REDUCE RE-OFFENDING"),
        ("dto_training_plan", None, "07/08 target", "DTO TRAINING PLANS"),
        ("ete", None, "07/08 target", "SUPPORT YOUNG PEOPLE ENGAGING IN EDUCATION, TRAINING AND EMPLOYMENT"),
    ],
)
def test_a_box_takes_its_theme_from_the_heading(expected: str, old: bool | None, label: str, theme: str) -> None:
    measure = read_measure(label, theme)
    assert measure is not None
    assert (measure.indicator_id, measure.old_definition) == (expected, old)


@pytest.mark.parametrize(
    ("label", "theme"),
    [
        ("", ""),
        (BOX, ""),
        (BOX, RESTORATIVE),
        ("07/08 target (new performance indicator)", PARENTING),
        ("EPQA: 05 result", "INTERVENE EARLY"),
        ("Number of staff", "PREVENT OFFENDING"),
        ("Police", ""),
        ("Remand services", ""),
        ("Custody", "Reduce re-offending"),
        ("Community penalties", "Reduce re-offending"),
        ("Theme and measure", ""),
        ("FTE posts", ""),
        ("Delayed transfers of care from hospital", ""),
        ("Children in need per 10,000", ""),
        ("All screened, specialist assessment in 5 days and treatment within 10 days", DRUGS),
        ("word " * 200 + "first time entrants", ""),
    ],
)
def test_a_label_that_names_none_or_several(label: str, theme: str) -> None:
    assert read_measure(label, theme) is None


@pytest.mark.parametrize("label", ["Custody", "Parenting", "Restorative justice", "Final warnings", "DTOs"])
def test_a_bare_word_is_weak(label: str) -> None:
    measure = read_measure(label)
    assert measure is not None
    assert measure.weak


@pytest.mark.parametrize(
    ("label", "target"),
    [
        ("Ensure that 75% of victims are satisfied", "75"),
        ("Reduce first time entrants by 5%", "-5"),
        ("A reduction of 2.5 per cent in re-offending rates", "-2.5"),
        ("Reduce remands to the secure estate to 30%", "30"),
        ("All young people are screened for substance misuse", None),
    ],
)
def test_the_target_in_the_wording(label: str, target: str | None) -> None:
    measure = read_measure(label)
    assert measure is not None
    assert measure.wording_target == (Decimal(target) if target else None)


@pytest.mark.parametrize(
    ("label", "unit", "expected"),
    [
        ("Use of custody", "percent", "custody"),
        ("Use of custody", "rate_per_1k", "custody_rate"),
        ("Use of custody", "count", "custodial_sentences"),
        ("Use of custody", "score", None),
        ("Re-offending rate", "ratio", "reoffending_frequency"),
        ("Re-offending rate", "percent", "reoffending"),
    ],
)
def test_the_figure_s_unit_chooses_among_what_a_label_may_mean(label: str, unit: str, expected: str | None) -> None:
    measure = read_measure(label)
    assert measure is not None
    assert measure.choose(unit) == expected


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Number of first time entrants", "count"),
        ("First time entrants per 100,000", "rate_per_100k"),
        ("Rate of custodial sentences per 1,000", "rate_per_1k"),
        ("Percentage of young people in suitable accommodation", "percent"),
        ("ETE", ""),
    ],
)
def test_the_unit_that_a_label_names(label: str, unit: str) -> None:
    measure = read_measure(label)
    assert measure is not None
    assert measure.unit == unit


def test_a_label_may_name_the_population_of_reoffending() -> None:
    measure = read_measure("Re-offending after 12 months: first tier penalties")
    assert measure is not None
    assert measure.population == "first_tier"


# -- coverage, noise and speed


def test_every_measure_is_read_from_at_least_two_spellings() -> None:
    measures = [read_measure(label) for _, label in LABELS]
    read = [name for measure in measures if measure is not None for name in measure.candidates]
    for indicator in indicators.all_indicators():
        if not indicator.id.startswith(("cc.", "cci.", "epqa.")) and indicator.id != "context.crime_rate_10_17":
            assert read.count(indicator.id) >= 2, indicator.id


def test_every_name_in_the_rules_is_an_indicator_and_every_rule_asks_for_something() -> None:
    data = load_toml("measures")
    for row in (*data["measure"], *data["theme"]):
        assert all(indicators.get(name) for name in row["names"])
    assert all(row.get("all") or row.get("exact") for row in data["measure"])


@given(st.text(max_size=200), st.text(max_size=80))
def test_reading_never_raises(text: str, theme: str) -> None:
    assert read_measure(text, theme) is None or isinstance(read_measure(text, theme), Measure)


@needs_shared
def test_the_labels_of_a_real_plan_name_many_measures() -> None:
    text = document_path("000").read_text(encoding="utf-8")
    labels = [re.sub(r"<[^>]+>", "", line).split("\t")[0] for line in text.splitlines() if "\t" in line]
    read = [read_measure(label) for label in labels]
    assert len({measure.indicator_id for measure in read if measure}) > 15
