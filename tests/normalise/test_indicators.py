"""The catalogue of indicators, and the wordings by which running prose speaks of them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise import indicators
from normalise.vocabulary import load_csv, load_toml
from normalise.wordings import FRACTION, GAP, NUMBER, spellings
from tests.shared_documents import document_paths, needs_shared, shared_path

ALL = indicators.all_indicators()
WORDINGS = load_toml("indicator_wordings")
TEMPLATES = [
    (template, row) for row in WORDINGS["wording"] for template in (*row.get("strong", ()), *row.get("weak", ()))
]


# -- the catalogue


@needs_shared
def test_every_indicator_of_the_shared_vocabulary_is_there_with_its_units_and_polarity() -> None:
    with shared_path("vocabulary", "indicators.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            indicator = indicators.get(row["id"])
            assert ";".join(indicator.units) == row["units"], row["id"]
            assert indicator.better == row["better"], row["id"]
            assert ";".join(indicator.populations) == row["populations"], row["id"]
            assert ";".join(indicator.codes) == row["codes"], row["id"]


def test_ids_are_unique_and_units_known() -> None:
    assert len({row["id"] for row in load_csv("indicators")}) == len(load_csv("indicators")) == len(ALL)
    known = {"percent", "count", "ratio", "rate_per_1k", "rate_per_100k", "score", "yes_no"}
    assert {unit for indicator in ALL for unit in indicator.units} <= known
    assert {indicator.better for indicator in ALL} == {"higher", "lower", ""}


def test_what_is_replaced_is_replaced_by_an_indicator_that_begins_later_and_says_why_they_do_not_compare() -> None:
    replaced = [indicator for indicator in ALL if indicator.replaced_by]
    assert replaced
    for indicator in replaced:
        after = indicators.get(indicator.replaced_by)
        assert indicator.end is not None
        assert after.start is not None
        assert indicator.end < after.start, indicator.id


@pytest.mark.parametrize(
    ("indicator_id", "day", "expected"),
    [
        ("secure_remand", date(2007, 3, 31), True),
        ("secure_remand", date(2007, 4, 1), False),
        ("secure_remand_2007", date(2007, 4, 1), True),
        ("kpi2023.send", date(2022, 1, 1), False),
        ("kpi2023.send", date(2024, 1, 1), True),
        ("reoffenders", date(1999, 1, 1), True),
    ],
)
def test_an_indicator_is_in_force_between_its_days(indicator_id: str, day: date, expected: bool) -> None:
    assert indicators.get(indicator_id).in_force(day) is expected


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        indicators.get("no such thing")


@pytest.mark.parametrize(
    ("candidates", "unit", "day", "expected"),
    [
        (("custody", "custody_rate", "custodial_sentences"), "percent", None, "custody"),
        (("custody", "custody_rate", "custodial_sentences"), "rate_per_1k", None, "custody_rate"),
        (("custody", "custody_rate", "custodial_sentences"), "count", None, "custodial_sentences"),
        (("custody", "custody_rate", "custodial_sentences"), "score", None, None),
        (("reoffending", "reoffending_frequency"), "ratio", None, "reoffending_frequency"),
        (("secure_remand", "secure_remand_2007"), "percent", date(2006, 5, 1), "secure_remand"),
        (("secure_remand", "secure_remand_2007"), "percent", date(2007, 5, 1), "secure_remand_2007"),
        (("ete", "kpi2023.ete"), "percent", date(2015, 5, 1), "ete"),
        (("reoffending_frequency",), "percent", None, "reoffending_frequency"),
        ((), "", None, None),
    ],
)
def test_the_figure_chooses_among_the_indicators_of_a_wording(
    candidates: tuple[str, ...], unit: str, day: date | None, expected: str | None
) -> None:
    assert indicators.choose(candidates, unit, day) == expected


# -- prose


def ids(text: str) -> list[str]:
    return [mention.indicator_id for mention in indicators.find(text)]


PROSE = [
    ("fte", "The number of first-time entrants fell by 8%."),
    ("fte", "There were 410 First Time Entrants (FTEs) to the youth justice system."),
    ("fte", "children entering the youth justice system for the first time"),
    ("fte", "a rate of 312 FTEs per 100,000"),
    ("fte", "young people who became new entrants to the criminal justice system"),
    ("final_warning_intervention", "84% of final warnings were supported by an intervention"),
    ("final_warning_intervention", "96.3% of young people on a Final Warning have received interventions"),
    ("final_warning_intervention", "interventions to support final warnings reached 80 per cent"),
    ("reoffending", "The re-offending rate was 41.2%"),
    ("reoffending", "recidivism rates have risen"),
    ("reoffending", "the binary rate of reoffending is 33.1%"),
    ("reoffending", "the proportion of young offenders who reoffend"),
    ("reoffending", "38% of the cohort re-offended"),
    ("reoffending_frequency", "the frequency rate of re-offending"),
    ("reoffending_frequency", "offences per offender rose to 1.4"),
    ("reoffending_frequency", "the average number of re-offences per offender"),
    ("reoffences_per_reoffender", "the number of re-offences per reoffender was 3.9"),
    ("reoffences_per_reoffender", "offences committed by each reoffender"),
    ("reoffending_cohort", "a cohort size of 212"),
    ("reoffending_cohort", "the number in the cohort has halved"),
    ("reoffenders", "the number of reoffenders was 61"),
    ("reoffenders", "re-offenders within 12 months"),
    ("reoffences", "the total number of reoffences"),
    ("reoffences", "re-offences within 12 months"),
    ("lac_offending_ratio", "the looked-after children offending ratio was 2.9"),
    ("lac_offending_ratio", "the LAC re-offending ratio"),
    ("secure_remand", "secure remands stood at 28%"),
    ("secure_remand", "remands to the secure estate were above the target"),
    ("secure_remand", "remand KPI performance was 24%"),
    ("secure_remand_2007", "9% of remand episodes, excluding unconditional bail"),
    ("secure_remand", "remand decisions excluding conditional and unconditional bail"),
    ("custody", "custody rates are 4.1%"),
    ("custody", "the use of custody fell"),
    ("custody", "3.9% of court disposals were custodial"),
    ("custody", "custodial sentences as a proportion of all court disposals"),
    ("custody_rate", "a custody rate per 1,000 young people of 0.31"),
    ("custody_rate", "the rate of custodial sentences"),
    ("custodial_sentences", "no custodial sentences were passed"),
    ("custodial_sentences", "the number of young people sentenced to custody"),
    ("dto_training_plan", "94% of DTO training plans were on time"),
    ("dto_training_plan", "initial training plans for DTOs"),
    ("dto_training_plan", "Detention and Training Order (DTO) training plans"),
    ("ete", "70% were engaged in education, training and employment"),
    ("ete", "the ETE rate was 66%"),
    ("ete", "young people in suitable education"),
    ("ete", "in employment, education or training"),
    ("accommodation", "95% lived in suitable accommodation"),
    ("accommodation", "98% were suitably accommodated"),
    ("accommodation_officer", "a named accommodation officer is in post"),
    ("accommodation_officer", "both named accommodation officers"),
    ("mental_health_acute", "acute mental health referrals seen within 5 days"),
    ("mental_health_acute", "acute cases assessed within five working days"),
    ("mental_health_non_acute", "non-acute mental health referrals"),
    ("mental_health_non_acute", "non acute cases were assessed in fifteen days"),
    ("substance_screening", "all were screened for substance misuse"),
    ("substance_screening", "substance misuse screening reached 99%"),
    ("substance_assessment", "substance misuse assessments within five days"),
    ("substance_assessment", "a specialist assessment within 5 working days"),
    ("substance_intervention", "treatment was started within 10 working days"),
    ("substance_intervention", "substance misuse interventions"),
    ("rj_used", "restorative processes were used in 82% of disposals"),
    ("rj_used", "disposals involving restorative processes"),
    ("rj_offered", "77% of victims were offered a restorative intervention"),
    ("rj_offered", "85% of known victims were contacted"),
    ("rj_offered", "the team consulted 91% of victims"),
    ("rj_participation", "victims took part in a restorative process in 27% of disposals"),
    ("rj_participation", "victim participation was 26%"),
    ("victim_satisfaction", "victim satisfaction stood at 92%"),
    ("victim_satisfaction", "97% of victims who took part were satisfied"),
    ("parenting_intervention", "parenting interventions took place in 14% of cases"),
    ("parenting_intervention", "parents received a parenting programme"),
    ("parenting_intervention_prevention", "prevention programmes with a parenting intervention"),
    ("parenting_intervention_prevention", "parenting interventions on prevention programmes"),
    ("parent_satisfaction", "parents were satisfied in 98% of cases"),
    ("parent_satisfaction", "parental satisfaction was 91%"),
    ("parent_completion", "parents who completed the programme"),
    ("parent_completion", "parenting programme completion rate"),
    ("race_equality", "the race equality action plan is on track"),
    ("race_equality", "equal treatment regardless of race"),
    ("ethnic_composition", "the ethnic composition of offenders"),
    ("ethnic_composition", "NI 44"),
    ("asset_completion", "Assets were completed in 99% of cases"),
    ("asset_completion", "ASSET completion was 97%"),
    ("asset_quality", "82% of ASSETs were judged satisfactory"),
    ("asset_quality", "the quality of initial Assets"),
    ("psr_timeliness", "PSR timeliness was 93%"),
    ("psr_timeliness", "91% of pre-sentence reports were submitted on time"),
    ("national_standards", "National Standards performance rose"),
    ("national_standards", "compliance with national standards was 84%"),
    ("kpi_overall", "overall KPI performance was 91%"),
    ("kpi_overall", "the basket of Youth Justice Board (YJB) KPIs"),
    ("issp_completion", "the ISSP completion rate was 63%"),
    ("issp_completion", "ISSP achieved a completion rate of 71%"),
    ("cci.safeguarding", "the Safeguarding aspects of the work were done well enough 64% of the time"),
    ("cci.safeguarding", "a Safeguarding score of 71%"),
    ("cci.risk_of_harm", "work to keep to a minimum each individual's Risk of Harm to others"),
    ("cci.risk_of_harm", "the Public Protection Risk of Harm score"),
    ("cci.likelihood_of_reoffending", "work to make each individual less likely to reoffend"),
    ("cci.likelihood_of_reoffending", "Likelihood of Reoffending score"),
    ("epqa.mental_health", "an EPQA score for Mental Health of 2.4"),
    ("epqa.remand_management", "the assessment score for Remand Management"),
    ("epqa.prevention", "an EPQA undertaken in relation to our prevention work"),
    ("context.population", "The area had a population of 412,300"),
    ("context.population", "the total population is 190,000"),
    ("context.population_10_17", "11.2% of which were aged ten to 17 years old"),
    ("context.white_british", "The population was predominantly white British (91.2%)"),
    ("context.bme", "the population with a black and minority ethnic heritage (4.2%)"),
    ("context.crime_rate_10_17", "reported crime levels for children and young people aged 10 to 17 years old"),
    ("context.crime_rate_10_17", "reported offences by 10-17 year olds"),
    ("remand_bed_nights", "remand bed nights rose to 312"),
    ("youth_remands", "remands to youth detention accommodation"),
    ("kpi2023.board_attendance", "attendance at management board meetings"),
    ("kpi2023.serious_violence", "the rate of serious violence was 4.1"),
    ("kpi2023.out_of_court", "completed out-of-court disposals"),
    ("swift_justice", "an average of 66 days from arrest to sentence"),
]


@pytest.mark.parametrize(("expected", "text"), PROSE)
def test_prose_that_speaks_of_an_indicator(expected: str, text: str) -> None:
    found = indicators.find(text)
    assert [mention.indicator_id for mention in found] == [expected]
    assert found[0].strength == "strong"


@pytest.mark.parametrize(
    ("population", "text"),
    [
        ("custody", "74% of young people released from custody re-offended"),
        ("pre_court", "the re-offending rate after a reprimand"),
        ("first_tier", "reoffending rates for first-tier penalties"),
        ("community", "re-offending after community penalties"),
        ("", "the re-offending rate"),
    ],
)
def test_the_population_of_reoffending(population: str, text: str) -> None:
    [mention] = indicators.find(text)
    assert (mention.indicator_id, mention.population) == ("reoffending", population)


def test_several_indicators_in_one_sentence_keep_apart() -> None:
    text = "80% of victims were consulted with 95.2% of victims satisfied, and 12 custodial sentences"
    assert ids(text) == ["rj_offered", "victim_satisfaction", "custodial_sentences"]


def test_both_mental_health_measures_share_one_figure() -> None:
    [mention] = indicators.find("Mental health assessments were completed in 100% of cases")
    assert mention.both
    assert mention.candidates == ("mental_health_acute", "mental_health_non_acute")


@pytest.mark.parametrize(
    "text", ["ETE 71%", "Custody 4.2%", "FTEs 310", "recidivism", "PSRs", "Mental Health scored 2.4"]
)
def test_bare_words_are_weak(text: str) -> None:
    [mention] = indicators.find(text)
    assert mention.strength == "weak"


def test_a_weak_wording_means_nothing_to_a_figure_of_another_unit() -> None:
    [mention] = indicators.find("Resettlement")
    assert mention.choose("score") == "epqa.resettlement"
    assert mention.choose("percent") is None


@pytest.mark.parametrize(
    "text",
    [
        "2.5 FTE posts are vacant",
        "1½ FTE nurses are seconded",
        "the full-time equivalent (FTE) of the team",
        "an FTE social worker",
        "young people in custody",
        "after leaving custody he returned home",
        "the custody suite and the custody officer",
        "alternatives to custody",
        "an accommodation officer and a substance misuse worker",
        "accommodation",
        "our ETE worker",
        "preventing offending and re-offending",
        "the PSR author",
        "the acute hospital trust",
        "64% of young people were white British",
        "Adult social care supported 812 people at home",
        "",
        "%%% ... (()) 12.5",
    ],
)
def test_prose_that_speaks_of_none(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("the number of first-time entrants", "count"),
        ("FTE rate per 100,000", "rate_per_100k"),
        ("the custody rate was per 1,000", "rate_per_1k"),
        ("86% of victims were offered a meeting", "percent"),
        ("the proportion of young people in suitable accommodation", "percent"),
        ("suitable accommodation", ""),
    ],
)
def test_the_words_around_hint_at_the_unit(text: str, hint: str) -> None:
    [mention] = indicators.find(text)
    assert mention.hint == hint


def test_an_abbreviation_in_brackets_is_the_same_mention() -> None:
    text = "first time entrants (FTE) fell"
    [mention] = indicators.find(text)
    assert text[mention.start : mention.end] in ("first time entrants", "first time entrants (FTE)")


# -- every template, and noise


FILLED = {GAP: "then", NUMBER: "12", FRACTION: "1.5"}


def as_printed(spelling: str) -> str:
    return " ".join(FILLED.get(word, word) for word in spelling.split())


def test_every_spelling_of_every_template_is_found_and_means_what_its_row_says() -> None:
    for row in WORDINGS["wording"]:
        for strength in ("strong", "weak"):
            for template in row.get(strength, ()):
                for spelling in spellings(template):
                    [mention] = indicators.find(as_printed(spelling))
                    assert mention.candidates == tuple(row["names"]), (template, spelling)
                    assert (mention.strength, mention.population) == (strength, row.get("population", "")), template


def test_nothing_is_found_in_wordings_that_only_look_like_one() -> None:
    for template in WORDINGS["nothing"]["wordings"]:
        for spelling in spellings(template):
            assert not indicators.find(as_printed(spelling)), spelling


@given(
    st.sampled_from(TEMPLATES),
    st.randoms(use_true_random=False),
    st.sampled_from([str.lower, str.upper, str.title]),
    st.sampled_from([" ", "  ", "\n", "\u00a0", " \u2019"]),
)
def test_case_and_white_space_make_no_difference(
    case: tuple[str, dict[str, list[str]]], random: Random, printed: Callable[[str], str], space: str
) -> None:
    template, row = case
    text = printed(as_printed(random.choice(spellings(template)))).replace(" ", space)
    before, after = "In the year ", " was noted."
    [mention] = indicators.find(before + text + after)
    assert mention.candidates == tuple(row["names"])
    assert mention.start >= len(before)
    assert mention.end <= len(before) + len(text)


@given(st.text(max_size=300))
def test_reading_never_raises_and_mentions_stand_in_the_text(text: str) -> None:
    for mention in indicators.find(text):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.indicator_id == mention.candidates[0]


def test_what_is_counted_beside_indicators_is_told_to_those_who_ask() -> None:
    text = "a 12% fall in first time entrants and a 30% fall in arrests"
    assert [mention.indicator_id for mention in indicators.find(text)] == ["fte"]
    assert [mention.indicator_id for mention in indicators.find(text, others=True)] == ["fte", ""]


@given(st.text(alphabet=st.characters(whitelist_categories=("Nd", "Po", "Sm", "Sc", "Zs")), max_size=200))
def test_noise_names_nothing(text: str) -> None:
    assert indicators.find(text) == []
    assert indicators.read_measure(text) is None


def test_every_name_in_the_wordings_is_an_indicator() -> None:
    themes = [theme for row in WORDINGS["themed"] for theme in row["themes"]]
    for row in (*WORDINGS["wording"], *themes):
        for name in row["names"]:
            assert indicators.get(name).id == name


@pytest.mark.parametrize(
    ("text", "theme", "expected"),
    [
        ("91% were satisfied.", "Victims and restorative justice", ["victim_satisfaction"]),
        ("91% were satisfied.", "Parenting", ["parent_satisfaction"]),
        ("91% were satisfied.", "", []),
        ("Victims came. Of the parents 91% were very satisfied.", "", ["parent_satisfaction"]),
        ("91% of staff were satisfied.", "Victims", []),
        ("Screening: 93.5%.", "Substance misuse", ["substance_screening"]),
        ("Screening: 93.5%.", "Health", []),
        ("90% were assessed within five working days.", "Substance misuse", ["substance_assessment"]),
        ("90% were assessed within five working days.", "Mental health", []),
    ],
)
def test_the_theme_spoken_of_last_tells_what_bare_words_mean(text: str, theme: str, expected: list[str]) -> None:
    assert [mention.indicator_id for mention in indicators.find(text, theme)] == expected


def test_no_template_stands_for_too_many_spellings() -> None:
    assert max(len(spellings(template)) for template, _ in TEMPLATES) <= 3000


@needs_shared
def test_every_document_speaks_of_indicators() -> None:
    assert all(indicators.find(path.read_text(encoding="utf-8", errors="replace")) for path in document_paths())
