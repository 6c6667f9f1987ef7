"""What the commands print: tables that fit the terminal, and words of documents made harmless for it."""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

console = Console()
errors = Console(stderr=True)


def clean(words: object) -> str:
    """Words without characters that a terminal would act on."""
    text = str(words)
    return "".join(character if unicodedata.category(character)[0] != "C" else " " for character in text)


def text(words: object, style: str = "") -> Text:
    """Words as they are: no markup of theirs is read."""
    return Text(clean(words), style=style)


def table(title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], right: Iterable[str] = ()) -> Table:
    """A table of plain words; the columns headed by one of `right` stand to the right, as figures do."""
    found = Table(title=title, title_justify="left", header_style="bold", show_edge=False, pad_edge=False)
    for heading in headings:
        found.add_column(heading, justify="right" if heading in right else "left", overflow="fold")
    for row in rows:
        found.add_row(*(text(value) for value in row))
    return found


def as_json(value: Any) -> None:
    """Print any value for a program to read; numbers that are exact stay so."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def as_csv(rows: Sequence[Mapping[str, Any]], headings: Sequence[str]) -> None:
    """Print rows as CSV, exact."""
    writer = csv.DictWriter(sys.stdout, headings, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
