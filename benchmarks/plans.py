"""A store of made-up plans: as many documents as are asked for, of 170 authorities over 20 years, each with
observations of indicators that are known."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from db.prepared import Prepared, Row, prepare
from db.store import File, Store
from extract import VERSION
from extract.facts import Action, Check, DocumentFact, Fact, Finance, Observation
from normalise import areas, indicators, periods
from parsers.document import Document, Meta, Paragraph, Passage
from publish.columns import columns, plain

CHANCE = random.Random(7)  # noqa: S311 - the same figures every time
INDICATORS = [known for known in indicators.all_indicators() if known.units]
AUTHORITIES = [area.name for area in areas.all_areas()][:170]
_MEASURES = [("outturn", "")] * 4 + [("target", "")] * 3 + [("outturn", "family"), ("outturn", "national")]


def load(store: Store, documents: int, observations: int, every_kind: bool = False) -> float:
    """Fill a store with documents of so many observations; with `every_kind` also some money, actions and a
    contradiction in each. Observations a second, the making of them apart: it is the readers' work."""
    spent = 0.0
    for number in range(documents):
        prepared = document(number, observations, every_kind)
        began = time.perf_counter()
        store.add(File(f"{number:064}", f"plan {number}.txt", len(prepared.text)), prepared)
        spent += time.perf_counter() - began
    return documents * observations / spent


def exported(documents: int, observations: int) -> Iterator[tuple[str, Iterator[dict[str, str]]]]:
    """The rows of an export of so many documents with facts of every kind, kind by kind, made as they are taken."""
    yield "documents", (_words("documents", number, _about(document(number, 0))) for number in range(documents))
    yield "observations", _exported("observations", documents, observations)
    for kind in ("finances", "actions", "checks"):
        yield kind, _exported(kind, documents, 0)


def _exported(kind: str, documents: int, observations: int) -> Iterator[dict[str, str]]:
    for number in range(documents):
        for fact, row in document(number, observations, every_kind=kind != "observations").facts:
            if fact.kind == kind:
                yield _words(kind, number, row)


def _about(prepared: Prepared) -> Row:
    keys = {"id": prepared.id, "slot": prepared.id, "fingerprint": prepared.fingerprint, "extractor": VERSION}
    return {**keys, **prepared.about, **prepared.meta}


def _words(kind: str, number: int, row: Row) -> dict[str, str]:
    return {"document": f"plan {number}", **{field: str(plain(row.get(field))) for field in columns(kind).values()}}


def document(number: int, observations: int, every_kind: bool = False) -> Prepared:
    """The plan with this number."""
    authority = AUTHORITIES[number % len(AUTHORITIES)]
    year = 2003 + number // len(AUTHORITIES) % 20
    words = f"{authority} Youth Justice Plan {year}, copy {number}: 69.5% of all."
    made = Document(words, (Paragraph(Passage(words, ((0, 0),), len(words))),), Meta("text"))
    start = words.index("69.5%")
    period = periods.financial_year(year)
    about = DocumentFact(
        title="Plan", authority=authority, period=period.label, period_start=str(period.start),
        period_end=str(period.end), quote=authority, anchor=made.anchor(0, len(authority)), method="documents",
    )  # fmt: skip
    seed = Observation(
        indicator="ete", measure="outturn", value=Decimal(1), unit="percent", printed="69.5%", quote="69.5%",
        anchor=made.anchor(start, start + 5), method="kpi_tables",
    )  # fmt: skip
    facts: list[Fact] = [about, *(_observation(seed, year) for _ in range(observations))]
    return prepare(made, [*facts, *(_others(seed, period.label) if every_kind else ())], [])


def _observation(seed: Observation, year: int) -> Observation:
    indicator = CHANCE.choice(INDICATORS)
    measure, comparator = CHANCE.choice(_MEASURES)
    period = periods.financial_year(year - CHANCE.randrange(3))
    return replace(
        seed, indicator=indicator.id, unit=indicator.units[0], measure=measure, comparator=comparator,
        population=CHANCE.choice(indicator.populations or ("",)), period=period.label,
        period_start=str(period.start), period_end=str(period.end), value=Decimal(CHANCE.randrange(1000)) / 10,
        confidence=CHANCE.choice([0.95] * 50 + [0.7]),
    )  # fmt: skip


def _others(seed: Observation, period: str) -> list[Fact]:
    """Facts of other kinds, where the observation stands."""
    quote, anchor = seed.quote, seed.anchor
    lines = [
        Finance(line=f"Service {row}", period=period, amount=Decimal(CHANCE.randrange(10**6)), quote=quote,
                anchor=anchor, method="finances")
        for row in range(4)
    ]  # fmt: skip
    actions = [
        Action(action=f"Review service {row}", status=CHANCE.choice(["green", "amber", "red"]), quote=quote,
               anchor=anchor, method="actions")
        for row in range(2)
    ]  # fmt: skip
    check = Check(
        sort="sum_mismatch", where=period, detail="the rows do not add up", values="1;2", quote=quote, anchor=anchor,
        method="checks",
    )  # fmt: skip
    return [*lines, *actions, check]
