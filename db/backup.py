"""A copy of a whole store as one SQLite file, whatever database it is in."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, delete, insert, select

from db.connection import connect
from db.errors import StoreError
from db.models import Base
from db.transactions import writing

_CHUNK = 1000


def backup(engine: Engine, path: Path) -> int:
    """Copy every table, as they were at one moment, to a new SQLite file that is a store itself; returns how many rows
    it has. The file is there when it is whole.

    Raises StoreError where there is a file already.
    """
    if path.exists():
        raise StoreError(f"{path} is there already; a backup overwrites nothing")
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    target = connect(str(draft))
    rows = _copy(engine, target)
    target.dispose()  # the last connection to leave writes the log into the file
    draft.rename(path)
    return rows


def _copy(engine: Engine, target: Engine) -> int:
    level = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    rows = 0
    with engine.connect().execution_options(**level) as source, writing(target).begin() as copy:
        for table in reversed(Base.metadata.sorted_tables):
            copy.execute(delete(table))
        for table in Base.metadata.sorted_tables:
            for chunk in source.execution_options(yield_per=_CHUNK).execute(select(table)).mappings().partitions():
                copy.execute(insert(table), [dict(row) for row in chunk])
                rows += len(chunk)
    return rows
