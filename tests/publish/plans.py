"""Plans made up for tests of what an export gives away: each figure in a sentence of its own, and what is published."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from db.store import Store
from extract.facts import Action, Check, Fact, Finding, Observation
from normalise.periods import read
from parsers.document import Anchor
from publish.choice import Choice
from publish.formats import EXPORTERS
from tests.db.stored import add, document

Rows = dict[str, list[dict[str, str]]]
Make = Callable[[str, Anchor], Fact]


class Plan:
    """A plan whose facts are of the sentences that it is told to say."""

    def __init__(self) -> None:
        self._words = ["Rutland Youth Justice Plan 2007/08."]
        self._made: list[tuple[int, Make]] = []

    def say(self, sentence: str, make: Make) -> None:
        self._made.append((len(" ".join(self._words)) + 1, make))
        self._words.append(sentence)

    def observe(self, name: str, value: Decimal, period: str, unit: str = "count", **key: Any) -> None:
        """A sentence that prints a figure as an observation."""
        days = read(period)
        assert days
        about = {"measure": "outturn", "period": period, "period_start": str(days.start), "period_end": str(days.end)}
        self.say(
            f"{name} numbered {value}.",
            lambda quote, anchor: Observation(
                **{**about, **key}, value=value, unit=unit, printed=str(value), quote=quote, anchor=anchor, method="m",
            ),
        )  # fmt: skip

    def remark(self, name: str, value: int) -> None:
        """Words of other kinds that print a figure again."""
        words = f"{name} numbered {value} here."
        self.say(
            words,
            lambda quote, anchor: Finding(
                criterion="1.1", polarity="strength", ref="1", text=words, quote=quote, anchor=anchor, method="m"
            ),
        )
        told = f"{name} numbered {value}; bring it below"
        self.say(told, lambda quote, anchor: Action(action=told, quote=quote, anchor=anchor, method="m"))

    def doubt(self, name: str, parts: dict[str, int], printed: int) -> None:
        """A check that says which parts a total has, and that another is printed."""
        told = " + ".join(f"{part} numbered {value}" for part, value in parts.items())
        total = sum(parts.values())
        self.say(
            "The sum is wrong.",
            lambda quote, anchor: Check(
                sort="sum_mismatch", where=name, detail=f"{told} gives {total}", values=f"{total};{printed}",
                quote=quote, anchor=anchor, method="m",
            ),
        )  # fmt: skip

    def published(self, store: Store, below: int) -> Rows:
        """Everything of the plan that is published, by kind, from a store that has no other: it takes the place of an
        earlier plan there, for a new store takes longer than all else."""
        text = " ".join(self._words)
        given = document(text)
        ends = [start - 1 for start, _ in self._made[1:]] + [len(text)]
        facts = [
            make(text[start:end], given.anchor(start, end)) for (start, make), end in zip(self._made, ends, strict=True)
        ]
        add(store, given, *facts, data="a plan")
        with TemporaryDirectory() as folder:
            EXPORTERS["csv"](store.engine, Path(folder), Choice(below=below))
            rows = {each.stem: list(_read(each)) for each in Path(folder).iterdir()}
        assert len(rows["documents"]) == 1
        return rows


def _read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)
