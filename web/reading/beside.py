"""Contradictions beside the facts that they are about: those that stand where a fact stands, and those that name it as
one of two values of one thing, which stand at the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.models import FACT_ROWS, CheckRow, ObservationRow, OfDocument
from db.queries import REJECTED
from web.reading.values import plain

_MOST = 20
"""How many of a kind are shown beside one fact."""
_CONFLICT = "conflicting_values"


def checks_of(facts: Sequence[tuple[str, OfDocument]]) -> dict[str, list[CheckRow]]:
    """Of each fact of a document, by its id, the contradictions that are about it, if any. Pure."""
    checks = sorted((row for _, row in facts if isinstance(row, CheckRow)), key=lambda row: row.start)
    starts = [check.start for check in checks]
    longest = max((check.end - check.start for check in checks), default=0)
    named = _by_name(checks)
    found: dict[str, list[CheckRow]] = {}
    for kind, row in facts:
        near = checks[bisect_left(starts, row.start - longest) : bisect_left(starts, row.end)]
        about = [check for check in near if check.end > row.start and not _names(check, row)]
        about += named.get(_name(row), ())
        if kind != "checks" and about:
            found[row.id] = about
    return found


def beside(engine: Engine, kind: str, row: OfDocument) -> list[tuple[str, OfDocument]]:
    """Of a contradiction the facts that it is about, of a fact its contradictions, with their kinds."""
    kinds = [each for each in FACT_ROWS if (each == "checks") != (kind == "checks")]
    there = [(each, near) for each in kinds for near in _there(engine, each, row)]
    about = [(each, near) for each, near in there if not (_names(row, near) or _names(near, row))]
    return about + _named_by(engine, row)


def overlapping(engine: Engine, row: OfDocument) -> list[tuple[str, OfDocument]]:
    """The other facts that were read from some of the same words, with their kinds."""
    kinds = [each for each in FACT_ROWS if each != "checks"]
    return [(each, near) for each in kinds for near in _there(engine, each, row) if near.id != row.id]


def _there(engine: Engine, kind: str, row: OfDocument) -> Sequence[OfDocument]:
    """The facts of a kind that stand where a fact stands."""
    table = FACT_ROWS[kind]
    query = select(table).where(table.document_id == row.document_id, table.decision != REJECTED)
    query = query.where(table.start < row.end, table.end > row.start).order_by(table.ordinal).limit(_MOST)
    with Session(engine, expire_on_commit=False) as session:
        return session.scalars(query).all()


def _named_by(engine: Engine, row: OfDocument) -> list[tuple[str, OfDocument]]:
    """The values that a contradiction names, or the contradictions that name a value."""
    if isinstance(row, CheckRow) and row.sort == _CONFLICT:
        query = select(ObservationRow).where(ObservationRow.indicator == row.where.partition(" ")[0])
        query = query.where(ObservationRow.document_id == row.document_id, ObservationRow.decision != REJECTED)
        with Session(engine, expire_on_commit=False) as session:
            names = _by_name([row])
            return [("observations", near) for near in session.scalars(query) if _name(near) in names]
    if isinstance(row, ObservationRow):
        told = select(CheckRow).where(CheckRow.document_id == row.document_id, CheckRow.decision != REJECTED)
        told = told.where(CheckRow.where == _name(row)[0])
        with Session(engine, expire_on_commit=False) as session:
            return [("checks", check) for check in session.scalars(told) if _name(row) in _by_name([check])]
    return []


def _names(check: OfDocument, row: OfDocument) -> bool:
    """Whether a contradiction tells by name which facts like this one it is about, not by its place: many values of an
    indicator stand in one row, and two of them contradict each other."""
    return isinstance(check, CheckRow) and check.sort == _CONFLICT and isinstance(row, ObservationRow)


def _by_name(checks: Iterable[CheckRow]) -> dict[tuple[str, str], list[CheckRow]]:
    """The contradictions of two values, by what each of the two is of and by the value."""
    found: dict[tuple[str, str], list[CheckRow]] = defaultdict(list)
    for check in checks:
        for value in check.values.split(";") if check.sort == _CONFLICT else ():
            found[check.where, value].append(check)
    return found


def _name(row: OfDocument) -> tuple[str, str]:
    """What a contradiction calls a fact, and its value; nothing where only values of indicators are named."""
    if not isinstance(row, ObservationRow):
        return "", ""
    of = (row.indicator, row.population, row.comparator, row.period)
    return " ".join(part for part in of if part), str(plain(row.value))
