"""Measures as tables, boxes and the board's own wording name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from normalise import catalogue, mentions, scorecards
from normalise.vocabulary import load_toml
from normalise.wordings import Word, Wordings, words

LONGEST = 120
"""More words than this are no label."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a label names: the likeliest indicator of `candidates`, all that it may be, and of whom.

    `old_definition` is True or False where the label says that it is the old or the new target or indicator, else None.
    `wording_target` is the percentage in the wording ("Ensure that 75% of victims ..."), negative for a reduction by so
    much. `unit` is the unit that the label names, else empty. `weak` is a bare word that only figures make a measure.
    """

    indicator_id: str
    population: str = ""
    old_definition: bool | None = None
    wording_target: Decimal | None = None
    unit: str = ""
    candidates: tuple[str, ...] = ()
    weak: bool = False

    def choose(self, unit: str = "", day: date | None = None) -> str | None:
        """The candidate that a figure of this unit for this day is a value of; None where the unit fits none."""
        return catalogue.choose(self.candidates, unit, day)


@dataclass(frozen=True, slots=True)
class _Rule:
    names: tuple[str, ...]
    exact: Wordings[bool] | None
    every: tuple[Wordings[bool], ...]
    none: tuple[Wordings[bool], ...]
    theme: tuple[Wordings[bool], ...]
    weak: bool

    def fits(self, label: Sequence[Word], theme: Sequence[Word]) -> bool:
        return (
            all(part.stands_in(label) for part in self.every)
            and (self.exact is None or self.exact.covers(label))
            and all(part.stands_in(theme) or part.stands_in(label) for part in self.theme)
            and not any(part.stands_in(label) for part in self.none)
        )


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            names=tuple(row["names"]),
            exact=_one_of(row["exact"]) if "exact" in row else None,
            every=_each(row.get("all", ())),
            none=_each(row.get("none", ())),
            theme=_each(row.get("theme", ())),
            weak=row.get("weak", False),
        )
        for row in load_toml("measures")["measure"]
    )


@cache
def _themes() -> Wordings[tuple[str, ...]]:
    rows = load_toml("measures")["theme"]
    return Wordings((template, tuple(row["names"])) for row in rows for template in row["words"])


@cache
def _neutral() -> frozenset[str]:
    return frozenset(load_toml("measures")["neutral"])


def _each(templates: Iterable[str]) -> tuple[Wordings[bool], ...]:
    return tuple(Wordings([(template, True)]) for template in templates)


def _one_of(templates: Iterable[str]) -> Wordings[bool]:
    return Wordings((template, True) for template in templates)


def read_measure(text: str, theme: str = "") -> Measure | None:
    """The measure that a row's or a box's label names, under the heading `theme`; None where it names none or several.

    A label of nothing but words such as "Performance Indicator: 07/08 target" has the measure of its theme, if the
    theme has only one.
    """
    label = words(text)
    if len(label) > LONGEST:
        return None
    heading = words(theme)
    rule = next((rule for rule in _rules() if rule.fits(label, heading)), None)
    if rule is not None:
        return _measure(rule.names, text, rule.weak) if rule.names else None
    if any(word.text not in _neutral() and not word.text[:1].isdigit() for word in label if word.text):
        return _spoken(text)
    return _of_theme(theme, text) if theme.strip() else None


def _spoken(text: str) -> Measure | None:
    """What running words in the label speak of, if it is one indicator and beyond doubt."""
    found = {mention.candidates: mention for mention in mentions.find(text) if mention.strength == "strong"}
    if len(found) != 1:
        return None
    [mention] = found.values()
    return None if mention.both else _measure(mention.candidates, text)


def _of_theme(theme: str, label: str) -> Measure | None:
    found = {match.name for match in _themes().find(theme)}
    return _measure(found.pop(), label) if len(found) == 1 else None


_OLD = re.compile(r"\bold\b[^()]{0,20}\b(?:target|indicator|definition|measure|KPI)", re.I)
_NEW = re.compile(r"\bnew\b[^()]{0,20}\b(?:target|indicator|definition|measure|KPI)", re.I)
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent)", re.I)
_REDUCTION = re.compile(r"\breduc(?:e|es|ed|ing|tions?)\b.*\b(?:by|of)\s*$", re.I | re.S)


def _measure(names: tuple[str, ...], text: str, weak: bool = False) -> Measure:
    old, new = bool(_OLD.search(text)), bool(_NEW.search(text))
    old_definition = old if old != new else None
    unit = _unit(names, text)
    candidates = _by_definition(_by_unit(names, unit), old_definition)
    return Measure(
        indicator_id=candidates[0],
        population=_population(candidates[0], text),
        old_definition=old_definition,
        wording_target=_wording_target(text),
        unit=unit,
        candidates=candidates,
        weak=weak,
    )


def _unit(names: tuple[str, ...], text: str) -> str:
    unit = mentions.unit_hint(text, 0, len(text))
    return unit if any(unit in catalogue.get(name).units for name in names) else ""


def _by_unit(names: tuple[str, ...], unit: str) -> tuple[str, ...]:
    return tuple(name for name in names if not unit or unit in catalogue.get(name).units) or names


def _by_definition(names: tuple[str, ...], old: bool | None) -> tuple[str, ...]:
    """The one of two definitions that the label says is the old or the new one."""
    if old is None or len(names) != 2 or catalogue.get(names[0]).replaced_by != names[1]:
        return names
    return names[:1] if old else names[1:]


def _population(indicator_id: str, text: str) -> str:
    if not catalogue.get(indicator_id).populations or not indicator_id.startswith("reoffending"):
        return ""
    return scorecards.find_population(text) or ""


def _wording_target(text: str) -> Decimal | None:
    found = _SHARE.search(text)
    if found is None:
        return None
    share = Decimal(found[1])
    return -share if _REDUCTION.search(text[: found.start()]) else share
