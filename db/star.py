"""The tables around the observations that a dashboard joins: areas, indicators, periods. They follow the vocabulary."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, delete, insert, select, text, update
from sqlalchemy.orm import Session

from db.models import (
    AreaRow,
    BreakRow,
    DocumentRow,
    IndicatorRow,
    ObservationRow,
    SettingRow,
    SuccessionRow,
)
from db.transactions import writing
from normalise import areas, breaks, indicators
from normalise.periods import Period, containing_financial_year, previous

_YEAR = re.compile(r"\d{4}(/\d\d)?")
_VOCABULARY = "vocabulary"
AMBER = 0.1
"""How far from its target, as a share of it, an outturn is amber and not red, unless the setting says otherwise."""
_PERIODS = text(
    "INSERT INTO periods (label, period_start, period_end, days, part_year, cohort, year, shape, previous)"
    " VALUES (:label, :period_start, :period_end, :days, :part_year, :cohort, :year, :shape, :previous)"
    " ON CONFLICT DO NOTHING"
)


def follow_vocabulary(engine: Engine) -> None:
    """Bring the tables of areas and indicators to the vocabulary of this version; where they are, that costs a look."""
    rows = _vocabulary()
    words = json.dumps(list(rows.values()), default=str, sort_keys=True)
    mark = hashlib.sha256(words.encode()).hexdigest()
    with Session(engine) as session:
        if _follows(session, mark):
            return
    with Session(writing(engine)) as session, session.begin():
        if engine.dialect.name == "postgresql":
            session.execute(text("LOCK TABLE settings IN EXCLUSIVE MODE"))
        if _follows(session, mark):
            return
        for table, found in rows.items():
            session.execute(delete(table))
            session.execute(insert(table), found)
        session.merge(SettingRow(name=_VOCABULARY, words=mark))
        if session.get(SettingRow, "amber") is None:
            session.add(SettingRow(name="amber", words="", number=AMBER))


def _follows(session: Session, mark: str) -> bool:
    return session.scalar(select(SettingRow.words).where(SettingRow.name == _VOCABULARY)) == mark


def _vocabulary() -> dict[Any, list[dict[str, Any]]]:
    known = areas.all_areas()
    return {
        AreaRow: [
            {"code": a.code, "name": a.name, "official_name": a.official_name, "kind": a.kind, "region": a.region,
             "start": _day(a.start), "end": _day(a.end)}
            for a in known
        ],
        SuccessionRow: [{"code": a.code, "successor": code} for a in known for code in a.successors],
        IndicatorRow: [
            {"id": i.id, "label": i.label, "units": ";".join(i.units), "better": i.better, "start": _day(i.start),
             "end": _day(i.end), "replaced_by": i.replaced_by, "definition": i.definition, "breaks": i.breaks}
            for i in indicators.all_indicators()
        ],
        BreakRow: [
            {"indicator": i.id, "day": day.isoformat()}
            for i in indicators.all_indicators()
            for day in breaks.days(i.id)
        ],
    }  # fmt: skip


def _day(when: date | None) -> str:
    return when.isoformat() if when else ""


def remember_periods(where: Session | Connection, observed: Iterable[Mapping[str, Any] | RowMapping]) -> None:
    """Write the periods of observations that are not there yet; rows without a period have none."""
    found = {row["period"]: (row["period_start"], row["period_end"]) for row in observed if row["period"]}
    if found:
        where.execute(_PERIODS, [period_row(label, *days) for label, days in sorted(found.items())])


@lru_cache(maxsize=4096)
def period_row(label: str, start: str, end: str) -> dict[str, Any]:
    """A period's row. `year` is the period whose target it is held against: its financial year for a part of one, else
    itself; `shape` its label without the years; `previous` the same part of the time before."""
    period = Period(label, _date(start), _date(end))
    part = period.is_part_year and not period.is_cohort
    return {
        "label": label, "period_start": start, "period_end": end, "days": period.days, "part_year": part,
        "cohort": period.is_cohort, "year": _year(period) if part else label,
        "shape": _YEAR.sub(lambda found: "year/year" if found[1] else "year", label),
        "previous": previous(period).label if period.start and period.end else "",
    }  # fmt: skip


def _year(period: Period) -> str:
    assert period.start  # noqa: S101 - a part of a year has days
    year = containing_financial_year(period.start)
    return year.label if year.end and period.end and period.end <= year.end else period.label


def _date(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


def settle(session: Session, document: str) -> None:
    """After a correction in a document: its observations' authority and periods follow their columns."""
    authority = select(DocumentRow.authority).where(DocumentRow.id == document).scalar_subquery()
    mine = ObservationRow.document_id == document
    session.flush()
    session.execute(update(ObservationRow).where(mine, ObservationRow.area == "").values(authority=authority))
    session.execute(update(ObservationRow).where(mine, ObservationRow.area != "").values(authority=ObservationRow.area))
    columns = (ObservationRow.period, ObservationRow.period_start, ObservationRow.period_end)
    remember_periods(session, session.execute(select(*columns).where(mine).distinct()).mappings())
