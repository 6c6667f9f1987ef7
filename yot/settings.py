"""Where the store is and what reading may cost, from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

DATABASE = "YOT_DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Settings:
    """`database` is a SQLAlchemy address or the path of an SQLite file; `workers` how many files are read at once."""

    database: str
    workers: int


def from_environment() -> Settings:
    """The settings that hold where the command line says nothing."""
    return Settings(os.environ.get(DATABASE) or str(default_database()), os.cpu_count() or 1)


def default_database() -> Path:
    """The SQLite file that is used where none is named."""
    return user_data_path("yotdata", appauthor=False) / "yotdata.db"
