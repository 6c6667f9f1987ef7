"""The tables and boxes of the real documents: all that is known of them, and nothing that is not."""

from __future__ import annotations

import csv
from decimal import Decimal

import pytest

from extract import (
    documents,
    epqa,
    indicator_boxes,
    kpi_tables,
    national_indicators,
    scorecards,
    self_assessments,
    trend_tables,
)
from extract.context import Context
from extract.facts import Observation
from tests.shared_documents import gold_folder, needs_shared, read_document

READERS = (
    indicator_boxes.read,
    epqa.read,
    self_assessments.read,
    scorecards.read,
    trend_tables.read_populations,
    national_indicators.read,
    kpi_tables.read,
    trend_tables.read,
)
FIELDS = ("indicator", "measure", "population", "comparator", "area", "period_start", "period_end", "follow_up")

pytestmark = needs_shared


def observations(number: str) -> list[Observation]:
    document = read_document(number)
    context = Context(document, documents.read(document))
    return [fact for read in READERS for fact in read(context)]


def key(fields: list[str], value: str | Decimal, unit: str) -> tuple[str, ...]:
    return (*fields, f"{Decimal(value).normalize():f}", unit)


def distinct(facts: list[Observation]) -> set[tuple[str, ...]]:
    return {key([str(getattr(fact, name) or "") for name in FIELDS], fact.value, fact.unit) for fact in facts}


@pytest.mark.parametrize(("number", "least"), [("000", 123), ("003", 42)])
def test_no_figure_is_made_up_and_those_of_tables_are_all_there(number: str, least: int) -> None:
    with (gold_folder(number) / "observations.csv").open(encoding="utf-8", newline="") as file:
        known = {key([row[name] for name in FIELDS], row["value"], row["unit"]) for row in csv.DictReader(file)}
    found = distinct(observations(number))
    assert found - known == set()
    assert len(found) >= least


@pytest.mark.parametrize(("number", "least"), [("001", 102), ("002", 67), ("004", 40)])
def test_the_other_documents_give_as_many_as_they_print(number: str, least: int) -> None:
    document = read_document(number)
    facts = observations(number)
    assert len(distinct(facts)) >= least
    for fact in facts:
        assert " ".join(document.text[fact.anchor.start : fact.anchor.end].split()) == fact.quote
