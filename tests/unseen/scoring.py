"""Found facts against written ones, kind by kind: rows are the same where their identifying fields are equal and their
free text is alike."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from extract.facts import KINDS, Fact

Row = Mapping[str, str]

EXACT = {
    "observations": ("indicator", "measure", "population", "comparator", "area", "period_start", "period_end",
                     "follow_up", "value", "unit"),
    "finances": ("table", "amount"),
    "staffing": ("row", "column", "headcount"),
    "people": ("role",),
    "actions": (),
    "recommendations": (),
    "findings": ("criterion", "polarity"),
    "judgements": ("criterion", "score", "comment"),
    "survey": ("value", "unit"),
    "terms": (),
    "checks": ("kind",),
    "documents": ("doc_type", "authority", "areas", "period_start", "period_end", "published", "status"),
}  # fmt: skip
"""The fields by which a row of each kind is known; numbers, dates and ids are compared as such."""
FREE = {
    "finances": ("line",), "people": ("name",), "actions": ("action",), "recommendations": ("text",),
    "findings": ("text",), "survey": ("statement",), "terms": ("term", "definition"), "checks": ("values",),
}  # fmt: skip
"""Fields of words, which need only be alike."""
NUMBERS = frozenset({"value", "amount", "headcount", "score", "follow_up"})
QUOTED = frozenset({"finances", "survey"})
"""Kinds whose words are a sentence's: a quote that overlaps says as well which it is."""
OWN_INDICATORS = (
    "kpi2023.", "wales.", "parent_completion", "prevention_crime", "remand_bed_nights", "reoffences_per_reoffender",
    "rj_used", "swift_justice", "youth_remands",
)  # fmt: skip
"""How the ids of indicators begin that the written facts do not know."""
OPEN_CHECKS = ("unreadable", "contradiction")
_ALIKE, _OVERLAP, _ALIKE_VALUES = 0.8, 0.6, 0.5
_WORDS = re.compile(r"[\w£%.]*\w[\w%]*")


@dataclass
class Score:
    """How many rows of a kind were found, missed and made up; `sure` is each found row's confidence and whether it is
    right; `misses` shows the others."""

    right: int = 0
    missed: int = 0
    extra: int = 0
    sure: list[tuple[float, bool]] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def calibration(self, bound: float = 0.9) -> tuple[float, float]:
        """Of the found rows as sure as `bound` the share that is right; of the right ones the share as sure as that."""
        sure = [right for confidence, right in self.sure if confidence >= bound - 1e-9]
        return (sum(sure) / len(sure) if sure else 1.0), (sum(sure) / self.right if self.right else 1.0)

    def add(self, name: str, kind: str, written: Sequence[Row], found: Sequence[Row]) -> None:
        """Score one document's rows of a kind."""
        pairs = match(kind, written, found)
        right = {f for _, f in pairs}
        self.right += len(pairs)
        self.missed += len(written) - len(pairs)
        self.extra += len(found) - len(pairs)
        self.sure += [(float(row["confidence"]), f in right) for f, row in enumerate(found)]
        known = {w for w, _ in pairs}
        self.misses += [f"- {name}: {_shown(kind, row)}" for w, row in enumerate(written) if w not in known]
        self.misses += [f"+ {name}: {_shown(kind, row)}" for f, row in enumerate(found) if f not in right]


def written(folder: Path, kind: str) -> list[Row]:
    """The facts of a kind that people wrote down for one document."""
    path = folder / f"{kind}.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def rows(facts: Iterable[Fact]) -> dict[str, list[Row]]:
    """Found facts by kind, as the rows of an export."""
    found: dict[str, list[Row]] = {kind.kind: [] for kind in KINDS}
    for fact in facts:
        row = {_column(fact.kind, name): _plain(getattr(fact, name)) for name in fact.columns()}
        if _is_scored(fact.kind, row):
            found[fact.kind].append({**row, "quote": fact.quote, "confidence": str(fact.confidence)})
    return found


def _column(kind: str, name: str) -> str:
    return "kind" if kind == "checks" and name == "sort" else name


def _is_scored(kind: str, row: Row) -> bool:
    if kind == "observations":
        return not row["indicator"].startswith(OWN_INDICATORS)
    return kind != "checks" or row["kind"] not in OPEN_CHECKS


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)


def match(kind: str, written: Sequence[Row], found: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs of places in both lists, the likeliest first; each row is used once."""
    keys = [_key(kind, row) for row in found]
    likely = [
        (-likeness, abs(w - f), w, f)
        for w, row in enumerate(written)
        for f, other in enumerate(found)
        if keys[f] == _key(kind, row) and (likeness := _likeness(kind, row, other))
    ]
    pairs: dict[int, int] = {}
    for _, _, w, f in sorted(likely):
        if w not in pairs and f not in pairs.values():
            pairs[w] = f
    return list(pairs.items())


def _key(kind: str, row: Row) -> tuple[str, ...]:
    return tuple(_normal(name, row.get(name) or "") for name in EXACT[kind])


def _normal(name: str, text: str) -> str:
    if name in NUMBERS:
        try:
            return f"{Decimal(text).normalize():f}" if text else ""
        except InvalidOperation:
            return text
    return ";".join(sorted(" ".join(_words(part)) for part in text.split(";")))


def _likeness(kind: str, one: Row, other: Row) -> float:
    """How alike the free texts of two rows are; 0 where they are too different to be the same."""
    names = FREE.get(kind, ())
    if not names:
        return 1.0
    left, right = (Counter(_words(" ".join(row.get(name) or "" for name in names))) for row in (one, other))
    shared = 2 * (left & right).total() / ((left.total() + right.total()) or 1)
    least = _ALIKE_VALUES if kind == "checks" else _ALIKE
    if shared < least and kind in QUOTED and _overlap(one["quote"], other["quote"]):
        return least
    return shared if shared >= least else 0.0


def _overlap(one: str, other: str) -> bool:
    left, right = Counter(_words(one)), Counter(_words(other))
    return (left & right).total() >= _OVERLAP * max(min(left.total(), right.total()), 1)


def _words(text: str) -> list[str]:
    return _WORDS.findall(re.sub(r"(?<=\d),(?=\d{3})", "", text.casefold()))


def _shown(kind: str, row: Row) -> str:
    names: Iterator[str] = iter((*EXACT[kind], *FREE.get(kind, ())))
    return " | ".join((row.get(name) or "")[:80] for name in names)
