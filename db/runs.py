"""The record of runs: which files were read when, and what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session, aliased

from db.models import RunItemRow, RunRow
from db.pages import paged
from db.transactions import writing
from db.upkeep import sample
from extract import VERSION


@dataclass(frozen=True, slots=True)
class Item:
    """What became of a file: its path, its bytes' hash, number and format, the outcome, how often and for how many
    seconds it was read, why it failed, and the label of its document."""

    path: str
    state: str
    sha256: str = ""
    size: int = 0
    format: str = ""
    attempts: int = 0
    code: str = ""
    message: str = ""
    seconds: float = 0.0
    document: str = ""


class Run:
    """A run under way. What is noted is there at once: a run that is killed keeps what it had noted."""

    def __init__(self, engine: Engine, files: int) -> None:
        self._engine = engine
        with Session(writing(engine)) as session, session.begin():
            row = RunRow(extractor=VERSION, files=files)
            session.add(row)
            session.flush()
            self.id = row.id

    def note(self, items: Iterable[Item]) -> None:
        rows = [{"run_id": self.id, "extractor": VERSION, **asdict(item)} for item in items]
        if rows:
            with Session(writing(self._engine)) as session, session.begin():
                session.execute(insert(RunItemRow), rows)

    def end(self) -> None:
        with Session(writing(self._engine)) as session, session.begin():
            session.get_one(RunRow, self.id).ended = datetime.now(UTC)
            sample(session.connection())


def runs(engine: Engine, most: int = 20) -> Sequence[RunRow]:
    """The latest runs, newest first."""
    with Session(engine, expire_on_commit=False) as session:
        return session.scalars(select(RunRow).order_by(RunRow.id.desc()).limit(most)).all()


def failures(engine: Engine, most: int = 0) -> Sequence[RunItemRow]:
    """The files whose last reading failed, by code and path; the first `most` of them, or all where it is 0."""
    later = aliased(RunItemRow)
    query = (
        select(RunItemRow)
        .where(RunItemRow.state == "failed")
        .where(~select(later.id).where(later.path == RunItemRow.path, later.id > RunItemRow.id).exists())
    )
    with Session(engine, expire_on_commit=False) as session:
        found = paged(session, query, (RunItemRow.code, RunItemRow.path, RunItemRow.id), most)
        return [row for row, *_ in found]
