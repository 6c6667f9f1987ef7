"""The samples hold exactly the facts that stand beside them, whatever carries them."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.facts import KINDS, Fact
from extract.pipeline import extract
from parsers.document import Document
from parsers.reader import parse
from publish.columns import columns, plain
from samples.build import BUILDERS, CARRIERS, SOURCES

SAMPLES = Path(__file__).parents[2] / "samples"
LEAST = {"observations": 120, "finances": 38, "checks": 10, "actions": 8, "people": 12, "survey": 8, "findings": 3}
"""The samples show what can be read: they hold at least so many facts of these kinds."""
Row = tuple[tuple[str, str], ...]


@cache
def read(name: str, carrier: str) -> tuple[Document, tuple[Fact, ...]]:
    source = (SOURCES / f"{name}.md").read_text(encoding="utf-8")
    document = parse(BUILDERS[carrier](source), f"{name}.{carrier}")
    return document, extract(document).facts


def expected(name: str, kind: str) -> list[dict[str, str]]:
    path = SAMPLES / "expected" / name / f"{kind}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def row(kind: str, values: dict[str, Any]) -> Row:
    """What a fact says, its quote aside: that is another in every carrier."""
    named = [name for name in columns(kind) if name in model(kind)]
    return tuple((name, " ".join(str(plain(values[name])).split())) for name in named)


def model(kind: str) -> set[str]:
    fields = next(fact.columns() for fact in KINDS if fact.kind == kind)
    return {"kind" if (kind, field) == ("checks", "sort") else field for field in fields} - {
        "detail",
        "where",
        "printed",
    }


def rows(name: str, carrier: str, kind: str) -> list[Row]:
    names = columns(kind)
    found = [fact for fact in read(name, carrier)[1] if fact.kind == kind]
    return sorted(
        row(kind, {name: getattr(fact, names[name]) for name in names if name in model(kind)}) for fact in found
    )


@pytest.mark.parametrize("carrier", ["txt", "docx", "pdf"])
@pytest.mark.parametrize("name", CARRIERS)
def test_a_sample_gives_the_facts_that_stand_beside_it(name: str, carrier: str) -> None:
    for kind in (fact.kind for fact in KINDS):
        assert rows(name, carrier, kind) == sorted(row(kind, each) for each in expected(name, kind)), kind


@pytest.mark.parametrize("name", CARRIERS)
def test_every_fact_quotes_the_text_at_its_place(name: str) -> None:
    document, facts = read(name, "pdf")
    for fact in facts:
        assert document.quote(fact.anchor.start, fact.anchor.end) == fact.quote
        assert fact.anchor.boxes


def test_the_kept_files_are_those_that_the_sources_build() -> None:
    for name, carrier in CARRIERS.items():
        if carrier == "txt":
            source = (SOURCES / f"{name}.md").read_text(encoding="utf-8")
            assert (SAMPLES / f"{name}.txt").read_bytes() == BUILDERS[carrier](source)
        else:
            assert (SAMPLES / f"{name}.{carrier}").exists()


@pytest.mark.parametrize("kind", LEAST)
def test_the_samples_show_facts_of_every_kind(kind: str) -> None:
    assert sum(len(expected(name, kind)) for name in CARRIERS) >= LEAST[kind]
