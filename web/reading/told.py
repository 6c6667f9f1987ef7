"""A fact in a few words: what it is of, and what it says. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from normalise import catalogue
from web.wording import figure, pounds, words


def told(kind: str, row: Any) -> tuple[str, str]:
    """What a fact is of and what it says."""
    return _TOLD[kind](row)


def label(indicator: str) -> str:
    """An indicator's name; its id where the vocabulary does not know it."""
    try:
        return catalogue.get(indicator).label
    except KeyError:
        return indicator


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _observation(row: Any) -> tuple[str, str]:
    of = _joined(words(row.population), row.area, row.comparator, row.period)
    return f"{label(row.indicator)}, {words(row.measure)}{f' ({of})' if of else ''}", figure(row.value, row.unit)


def _judgement(row: Any) -> tuple[str, str]:
    return row.criterion, _joined(figure(row.score), row.comment)


_TOLD: dict[str, Callable[[Any], tuple[str, str]]] = {
    "observations": _observation,
    "finances": lambda row: (_joined(row.table, row.line, row.column, row.period), pounds(row.amount)),
    "staffing": lambda row: (_joined(row.row, row.column), figure(row.headcount)),
    "people": lambda row: (_joined(words(row.role), row.organisation), row.name),
    "actions": lambda row: (_joined(row.ref, row.action), _joined(row.owner, row.deadline, row.status)),
    "recommendations": lambda row: (row.ref or "recommendation", row.text),
    "findings": lambda row: (_joined(row.criterion, row.polarity, row.ref), row.text),
    "judgements": _judgement,
    "survey": lambda row: (_joined(row.survey, row.statement), figure(row.value, row.unit)),
    "terms": lambda row: (row.term, row.definition),
    "checks": lambda row: (_joined(words(row.sort), row.where), row.detail),
}
"""How a fact of each kind is told."""
