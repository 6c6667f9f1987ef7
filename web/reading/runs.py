"""Runs: which files were read when, and what became of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.models import RunItemRow, RunRow
from db.runs import runs

_MOST_ITEMS = 500


@dataclass(frozen=True, slots=True)
class Told:
    """A run with how many of its files came to what."""

    run: RunRow
    outcomes: Counter[str]


def latest(engine: Engine, most: int = 8) -> list[Told]:
    """The last runs, newest first."""
    found = runs(engine, most)
    outcomes: dict[int, Counter[str]] = {run.id: Counter() for run in found}
    item = RunItemRow
    query = select(item.run_id, item.state, func.count()).where(item.run_id.in_(outcomes))
    with Session(engine) as session:
        for run, state, number in session.execute(query.group_by(item.run_id, item.state)):
            outcomes[run][state] = number
    return [Told(run, outcomes[run.id]) for run in found]


def one(engine: Engine, run: int) -> tuple[RunRow, Sequence[RunItemRow]] | None:
    """A run with its first files, those that failed before the others."""
    failed_first = (RunItemRow.state != "failed", RunItemRow.id)
    query = select(RunItemRow).where(RunItemRow.run_id == run).order_by(*failed_first).limit(_MOST_ITEMS)
    with Session(engine, expire_on_commit=False) as session:
        found = session.get(RunRow, run)
        return (found, session.scalars(query).all()) if found else None


def run_of(engine: Engine, path: str) -> int:
    """The last run that read a file."""
    with Session(engine) as session:
        return session.scalar(select(func.max(RunItemRow.run_id)).where(RunItemRow.path == path)) or 0
