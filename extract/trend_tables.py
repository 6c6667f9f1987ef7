"""Tables of figures over time or of several services: quarters or years in the rows and indicators in the columns, or
the indicator in the caption and times, services and targets in rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract import figures, recipes
from extract.context import Context
from extract.facts import Observation
from extract.figures import Figure
from extract.national_indicators import in_points
from extract.recipes import ABOVE, AROUND, LEFT, Reading, Recipe

_WHEN = frozenset({"period", "part", "to_date"})
_WHAT = _WHEN | {"kind", "comparator", "area"}


def refine(found: list[Figure], reading: Reading) -> Iterator[Figure]:
    """The figures; how long a cohort was followed, printed over some columns, holds for all of the table."""
    months = {said.follow_up for said in reading.above.values() if said.follow_up is not None}
    for each in in_points(found, reading):
        if len(months) == 1 and each.said.follow_up is None and figures.is_followed(each.indicator):
            yield replace(each, said=replace(each.said, follow_up=next(iter(months))))
        else:
            yield each


DOWNWARDS = Recipe(
    method="trend_table",
    needs={LEFT: _WHAT, ABOVE: frozenset({"candidates"})},
    ignores={LEFT: frozenset({"candidates", "population"}), AROUND: frozenset({"kind", "comparator", "part"})},
    refine=refine,
)
CAPTIONED = Recipe(
    method="trend_table",
    needs={AROUND: frozenset({"candidates"}), ABOVE: _WHAT},
    ignores={AROUND: frozenset({"kind", "comparator", "part"})},
    refine=refine,
)
CAPTIONED_DOWN = Recipe(
    method="trend_table",
    needs={AROUND: frozenset({"candidates"}), LEFT: _WHEN, ABOVE: frozenset({"unit", "candidates"})},
    ignores={AROUND: frozenset({"kind", "comparator", "part"})},
    refine=refine,
)


def read(context: Context) -> Iterable[Observation]:
    """The observations of every table of trends or comparisons."""
    return recipes.read(context, (DOWNWARDS, CAPTIONED, CAPTIONED_DOWN))
