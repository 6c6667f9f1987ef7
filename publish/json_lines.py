"""Facts as JSON lines, a file for each kind: numbers are numbers, what is empty is null."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from publish.choice import Choice, tables
from publish.schema import typed


def export(engine: Engine, folder: Path, choice: Choice) -> dict[str, int]:
    """Write a `.jsonl` file for each kind; returns how many lines each has."""
    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, int] = {}
    for kind, rows in tables(engine, choice):
        written[kind] = 0
        with (folder / f"{kind}.jsonl").open("w", encoding="utf-8") as stream:
            for row in rows:
                stream.write(json.dumps(typed(kind, row), ensure_ascii=False, default=number) + "\n")
                written[kind] += 1
    return written


def number(value: Any) -> int | float:
    """A decimal as JSON has numbers. Raises TypeError for anything else."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no place in JSON")
    return int(value) if value == value.to_integral_value() else float(value)
