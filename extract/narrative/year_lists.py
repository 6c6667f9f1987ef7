"""Years that are listed for one figure: "80% in 2003/04, 2004/05 and 2005/06"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalise.periods import Found, Period
from normalise.values import FoundValue

_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+)?(?:in\s+)?|and\s+(?:in\s+)?|&\s*)", re.IGNORECASE)
_ENDS_OF_TIME = re.compile(r"\b(?:between|from|compared|comparing)\s+(?:the\s+years\s+)?$", re.IGNORECASE)
_CLAUSE_OF_ITS_OWN = re.compile(r"\s*(?:was|were|is|are|at|saw|it|there|,?\s*respectively)\b", re.IGNORECASE)
_FIGURES = re.compile(r"[\s\w%.£]{0,12}(?:,|\band\b|&)\s*(?:and\s+)?[\w\s]{0,12}", re.IGNORECASE)
_REACH = 40


@dataclass(frozen=True, slots=True)
class Listed:
    """The periods of a sentence with each list of years as one, which has the list's first year and all its characters;
    `further` are the others of a list, by its first."""

    periods: tuple[Found, ...]
    further: dict[Period, tuple[Period, ...]]


def of(text: str, found: Sequence[Found], figures: Sequence[FoundValue]) -> Listed:
    """The periods of `text` with lists of years told as one, except where each year has a figure of its own."""
    periods: list[Found] = []
    further: dict[Period, tuple[Period, ...]] = {}
    for run in _runs(text, found):
        if len(run) > 1 and _is_of_one_figure(text, run, figures):
            further[run[0].period] = tuple(each.period for each in run[1:])
            periods.append(Found(run[0].period, run[0].start, run[-1].end))
        else:
            periods.extend(run)
    return Listed(tuple(periods), further)


def _runs(text: str, found: Sequence[Found]) -> list[list[Found]]:
    """The periods in runs of different years of one sort with no more than a comma or "and" between them."""
    runs: list[list[Found]] = []
    for each in found:
        last = runs[-1][-1] if runs else None
        if last and _is_year(each) and _is_year(last) and _BETWEEN.fullmatch(text, last.end, each.start):
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _is_year(found: Found) -> bool:
    return found.period.is_financial_year or (found.period.start is not None and found.period.label.isdigit())


def _is_of_one_figure(text: str, run: Sequence[Found], figures: Sequence[FoundValue]) -> bool:
    """Whether a run of years is no span of time, no pair of clauses, and there are not as many figures in a run."""
    if _ENDS_OF_TIME.search(text, max(0, run[0].start - _REACH), run[0].start):
        return False
    told_before = any(figure.end <= run[0].start for figure in figures)
    if _CLAUSE_OF_ITS_OWN.match(text, run[-1].end) and told_before:
        return False
    return _longest_run(text, figures) < len(run)


def _longest_run(text: str, figures: Sequence[FoundValue]) -> int:
    """How many figures of a sentence stand in one list."""
    longest = length = 1 if figures else 0
    for one, other in pairwise(figures):
        length = length + 1 if _FIGURES.fullmatch(text, one.end, other.start) else 1
        longest = max(longest, length)
    return longest
