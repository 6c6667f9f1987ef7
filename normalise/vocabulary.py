"""Loads the data files that hold the vocabulary: `normalise/data/*.toml` and `*.csv`, each read once."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The tables of `normalise/data/<name>.toml`."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def load_csv(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `normalise/data/<name>.csv`, each by its column names."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
