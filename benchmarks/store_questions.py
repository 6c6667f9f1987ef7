"""What the command line asks of a store, each as the one call of the database layer that the command makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import Engine, select

from benchmarks.plans import AUTHORITIES, CHANCE, INDICATORS
from db import corrections, doubts, outturns, queries, runs
from db.corrections import Word
from db.queries import ObservationFilter
from db.views import V_OUTTURN
from web.reading.facts import Wanted, page

_SHOWN = 201
"""The rows that a table asks for: those that it shows, and one that tells whether there are more."""
_FAILED = 2000
_CORRECTED = 300

Question = tuple[str, int, Callable[[], object]]
"""What is asked, the milliseconds that it may take (0 where nothing is promised), and the asking."""


def decide_and_fail(engine: Engine, facts: Sequence[str]) -> None:
    """Put corrections and failures into the store, so that there is something to list."""
    for fact in facts[:_CORRECTED]:
        corrections.decide(engine, "observations", fact, Word("corrected", "A Reader", "measured", {"value": "70.1"}))
    failed = (runs.Item(f"/plans/{n}.pdf", "failed", code="too-slow", message="too slow") for n in range(_FAILED))
    runs.Run(engine, _FAILED).note(failed)


def questions(engine: Engine, documents: int, facts: Sequence[str]) -> Iterator[Question]:
    """Every question; `facts` are the ids of some observations whose documents have a text."""
    yield from _of_observations(engine, documents)
    yield from _of_outturns(engine)
    yield from _of_documents(engine, documents, facts)
    yield from _of_work(engine, documents)


def _indicator() -> str:
    return CHANCE.choice(INDICATORS).id


def _authority() -> str:
    return CHANCE.choice(AUTHORITIES)


def _document(engine: Engine, documents: int) -> str:
    return queries.document_id(engine, f"plan {CHANCE.randrange(documents)}") or ""


def _of_observations(engine: Engine, documents: int) -> Iterator[Question]:
    def asked(most: int = _SHOWN, **fields: Any) -> object:
        return queries.observations(engine, replace(ObservationFilter(_indicator()), **fields), most)

    yield "query INDICATOR", 100, asked
    yield "query INDICATOR --measure --comparator", 100, lambda: asked(measure="target", comparator="")
    yield "query INDICATOR --authority", 100, lambda: asked(authority=_authority())
    yield "query INDICATOR --period", 100, lambda: asked(period="2010/11")
    yield "query INDICATOR --document", 100, lambda: asked(document=_document(engine, documents))
    yield "query INDICATOR --limit 0 (all rows, in pages)", 0, lambda: asked(0)

    def some(kind: str, **fields: Any) -> object:
        return page(engine, Wanted(kind, **fields), _SHOWN)

    for kind in ("observations", "finances", "actions"):
        yield f"facts {kind}", 100, partial(some, kind)
    yield "facts observations --authority", 100, lambda: some("observations", authority=_authority())
    yield (
        "facts observations --where indicator=",
        100,
        lambda: some("observations", filters={"indicator": [_indicator()]}),
    )
    yield "facts actions --where status=red", 100, lambda: some("actions", filters={"status": ["red"]})


def _of_outturns(engine: Engine) -> Iterator[Question]:
    def asked(**fields: Any) -> object:
        return outturns.outturns(engine, _indicator(), **fields)

    def whole() -> object:
        with engine.connect() as connection:
            return connection.execute(select(V_OUTTURN).where(V_OUTTURN.c.indicator == _indicator())).all()

    yield "outturn INDICATOR", 100, lambda: asked(most=_SHOWN)
    yield "outturn INDICATOR --authority", 100, lambda: asked(authority=_authority(), most=_SHOWN)
    yield "outturn INDICATOR --period", 100, lambda: asked(period="2010/11", most=_SHOWN)
    yield "outturn INDICATOR --limit 0 (all authorities, 50 at a time)", 0, asked
    yield "v_outturn of an indicator, all authorities in one query", 300, whole


def _of_documents(engine: Engine, documents: int, facts: Sequence[str]) -> Iterator[Question]:
    yield "documents", 100, lambda: queries.documents(engine, _SHOWN)
    yield "documents --limit 0 (all rows, in pages)", 0, lambda: queries.documents(engine)
    yield "show DOCUMENT", 100, lambda: queries.document(engine, _document(engine, documents))
    yield (
        "show DOCUMENT --kind observations",
        100,
        lambda: list(queries.facts(engine, "observations", _document(engine, documents))),
    )
    yield "checks", 100, lambda: queries.checks(engine, most=_SHOWN)
    yield "checks --kind", 100, lambda: queries.checks(engine, sort="sum_mismatch", most=_SHOWN)
    yield "checks DOCUMENT", 100, lambda: queries.checks(engine, _document(engine, documents), most=_SHOWN)
    yield "source FACT", 100, lambda: queries.source(engine, CHANCE.choice(facts)[:10])
    yield "indicators", 100, lambda: queries.indicator_counts(engine)


def _of_work(engine: Engine, documents: int) -> Iterator[Question]:
    yield "review", 100, lambda: doubts.doubtful(engine)
    yield "review --document", 100, lambda: doubts.doubtful(engine, _document(engine, documents))
    yield "corrections list", 100, lambda: corrections.all_corrections(engine, _SHOWN)
    yield "failures", 100, lambda: runs.failures(engine, _SHOWN)
    yield "runs", 100, lambda: runs.runs(engine)
