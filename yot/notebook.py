"""For notebooks: a store's facts as data frames.

import yot

plans = yot.open("plans.db")
plans.observations(indicator="ete", measure="outturn")
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from db.errors import StoreError
from db.models import ROWS
from db.outturns import outturns
from db.store import Store
from db.views import V_OUTTURN
from publish.schema import schema
from web.reading.facts import Wanted, filters, headings, stream
from web.reading.values import plain
from yot.settings import from_environment

if TYPE_CHECKING:
    from pandas import DataFrame


class Plans:
    """A store that is open for reading."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    def documents(self, **columns: str) -> DataFrame:
        """The documents, a row each; `columns` are the values that a column shall have."""
        return self.facts("documents", **columns)

    def observations(self, authority: str = "", year: str = "", **columns: str) -> DataFrame:
        """Values of indicators, a row each: of an authority, of periods that begin so (`2006/07`), and with these
        values of columns (`indicator="ete"`, `measure="outturn"`, `comparator=""`)."""
        return self.facts("observations", authority, year, **columns)

    def finances(self, authority: str = "", year: str = "", **columns: str) -> DataFrame:
        """Amounts of money in pounds, a row each."""
        return self.facts("finances", authority, year, **columns)

    def facts(self, kind: str, authority: str = "", year: str = "", **columns: str) -> DataFrame:
        """Facts of any kind. Numbers are numbers, days are dates, what is unknown is missing.

        Raises StoreError for a kind or a column that there is not.
        """
        if kind not in ROWS:
            raise StoreError(f"{kind} is no kind of fact; there are {', '.join(ROWS)}")
        known = ["document", *filters(kind)]
        if unknown := columns.keys() - known:
            raise StoreError(f"{kind} have no column {', '.join(sorted(unknown))}; there are {', '.join(known)}")
        wanted = Wanted(kind, {name: [value] for name, value in columns.items()}, authority, year)
        days = [column.name for column in schema(kind) if column.type == "date"]
        numbers = [column.name for column in schema(kind) if column.type == "integer"]
        return _frame(stream(self._store.engine, wanted), headings(kind), days, numbers)

    def outturns(self, indicator: str = "", authority: str = "", year: str = "", on_target: str = "") -> DataFrame:
        """Outturns beside their targets, family, region and nation, with the change since the time before; `on_target`
        is `yes`, `no` or `cannot be told`."""
        found = outturns(self._store.engine, indicator, authority, year, on_target)
        rows = ({name: plain(value) for name, value in row.items()} for row in found)
        names = [column.name for column in V_OUTTURN.columns]
        return _frame(rows, names, ["period_start", "period_end"], ["follow_up"])


def open_store(database: str = "") -> Plans:
    """Open a store: the path of an SQLite file or a database's address; where neither is given, that of the settings.

    Raises StoreError where it cannot be opened.
    """
    return Plans(Store(database or from_environment().database))


def _frame(
    rows: Iterable[Mapping[str, Any]], names: list[str], days: Iterable[str], numbers: Iterable[str]
) -> DataFrame:
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise StoreError("data frames need pandas: pip install 'yotdata[analysis]'") from error
    frame = pd.DataFrame.from_records(list(rows), columns=names)
    for name in days:
        frame[name] = pd.to_datetime(frame[name].replace("", None), format="%Y-%m-%d")
    return frame.astype(dict.fromkeys(numbers, "Int64"))
