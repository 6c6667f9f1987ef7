"""The terms of a glossary, in a table, in lines with and without separators, and over several lines."""

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import glossary
from extract.context import Context
from extract.facts import Term
from tests.extract.build import Part, context, heading, paragraph, table
from tests.shared_documents import SHARED, document_path, needs_shared, read_document


def terms(*parts: Part) -> list[tuple[str, str]]:
    return pairs(context(*parts))


def pairs(given_context: Context) -> list[tuple[str, str]]:
    found: list[Term] = list(glossary.read(given_context))
    for term in found:
        assert given_context.document.quote(term.anchor.start, term.anchor.end) == term.quote
    return [(term.term, term.definition) for term in found]


def test_a_table_of_two_columns() -> None:
    found = terms(
        heading("Glossary of Terms"), table(["YJB", "Youth Justice Board"], ["SSC Unit", "Safer Unit"], header_rows=0)
    )
    assert found == [("YJB", "Youth Justice Board"), ("SSC Unit", "Safer Unit")]


def test_a_row_without_term_goes_on_with_the_definition() -> None:
    rows = (["Term", "Meaning"], ["CAF", "A common assessment"], ["", "of a child's needs"], ["PSR", "Report"])
    assert terms(heading("Appendix 5: Glossary"), table(*rows)) == [
        ("CAF", "A common assessment of a child's needs"),
        ("PSR", "Report"),
    ]


def test_a_table_headed_as_one_needs_no_heading_above() -> None:
    found = terms(paragraph("Words we use"), table(["Abbreviation", "In full"], ["YOT", "Youth Offending Team"]))
    assert found == [("YOT", "Youth Offending Team")]


def test_two_pairs_of_columns_side_by_side() -> None:
    found = terms(
        heading("Abbreviations"),
        table(["CAF", "Assessment", "PSR", "Report"], ["DTO", "Order", "YOT", "Team"], header_rows=0),
    )
    assert sorted(found) == [("CAF", "Assessment"), ("DTO", "Order"), ("PSR", "Report"), ("YOT", "Team")]


def test_lines_with_a_dash_or_colon() -> None:
    found = terms(heading("Glossary"), paragraph("Desistance – ceasing to offend"), paragraph("YOT: the team"))
    assert found == [("Desistance", "ceasing to offend"), ("YOT", "the team")]


def test_lines_without_a_separator_and_what_is_no_entry() -> None:
    found = terms(
        heading("Glossary"),
        paragraph("HMI Prisons HM Inspectorate of Prisons"),
        paragraph("YJB Youth Justice Board"),
        paragraph("YOT Board Monitoring of the plan"),
        heading("Part A"),
        paragraph("ZZZ Zones"),
    )
    assert found == [("HMI Prisons", "HM Inspectorate of Prisons"), ("YJB", "Youth Justice Board")]


def test_definitions_that_go_on_over_lines() -> None:
    found = terms(
        heading("Glossary"),
        paragraph("Asset A tool that looks at the"),
        paragraph("young person's needs"),
        paragraph("CAMHS Child and Adolescent Mental Health Services: part of the National"),
        paragraph("Health Service, for young people up to"),
        paragraph("16 years of age"),
        paragraph("CRB Criminal Records Bureau"),
    )
    assert found == [
        ("Asset", "A tool that looks at the young person's needs"),
        (
            "CAMHS",
            "Child and Adolescent Mental Health Services: part of the National Health Service, "
            "for young people up to 16 years of age",
        ),
        ("CRB", "Criminal Records Bureau"),
    ]


def test_a_term_on_a_line_of_its_own() -> None:
    found = terms(
        heading("Glossary"),
        paragraph("ISSP Intensive Supervision and Surveillance Programme"),
        paragraph("Restrictive interventions"),
        paragraph("Work that keeps harm to a minimum."),
        paragraph("RoH Risk of Harm"),
    )
    assert ("Restrictive interventions", "Work that keeps harm to a minimum.") in found


@pytest.mark.parametrize("words", ["Glossary 27", "A glossary of terms used is in appendix two.", "Contents"])
def test_a_line_of_contents_opens_no_glossary(words: str) -> None:
    assert terms(paragraph(words), paragraph("YJB Youth Justice Board"), paragraph("YOT Youth Offending Team")) == []


def test_a_key_to_ratings_is_no_glossary() -> None:
    assert terms(heading("Key to RAG ratings"), table(["GREEN", "On track"], ["AMBER", "Delayed"], header_rows=0)) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=60), max_size=12))
def test_noise_never_raises(words: list[str]) -> None:
    terms(heading("Glossary"), *(paragraph(" ".join(text.split()) or "x") for text in words))


@needs_shared
@pytest.mark.parametrize("number", ["000", "003"])
def test_real_glossaries_are_read_in_full(number: str) -> None:
    with (SHARED / "gold" / document_path(number).stem / "terms.csv").open(encoding="utf-8", newline="") as file:
        expected = [(row["term"], row["definition"]) for row in csv.DictReader(file)]
    document = read_document(number)
    assert sorted(pairs(Context(document, context().about))) == sorted(expected)


@pytest.mark.parametrize("title", ["Glossary / Geirfa", "A glossary of terms", "Abbreviations / Byrfoddau"])
def test_a_heading_in_two_languages_or_with_an_article(title: str) -> None:
    assert terms(heading(title), table(["FTE", "First Time Entrant"], header_rows=0)) == [("FTE", "First Time Entrant")]
