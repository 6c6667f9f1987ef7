"""Tables of one national indicator: years, baselines and changes in the rows, the own value and those of others in the
columns, the indicator in the caption; and the table of ethnic composition, with groups in the rows and bases in the
columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract import recipes
from extract.context import Context
from extract.facts import Observation
from extract.figures import Figure
from extract.recipes import ABOVE, AROUND, LEFT, Reading, Recipe

_WHOSE = frozenset({"comparator", "area"})
_WHEN = frozenset({"period", "kind", "follow_up"})


def in_points(found: list[Figure], _: Reading) -> Iterator[Figure]:
    """The figures, with a change in percentage points where it is just the difference of two printed percentages."""
    for each in found:
        if each.kind == "change" and each.unit == "percent" and _is_difference(each, found):
            yield replace(each, unit="percentage_points")
        else:
            yield each


def _is_difference(change: Figure, found: list[Figure]) -> bool:
    """Whether a change is the later of two percentages less the earlier, and not their ratio as well."""
    shares = [
        each
        for each in found
        if each.unit == "percent" and each.kind in ("outturn", "baseline") and _same_series(each, change)
    ]
    later = [each.value for each in shares if each.said.period == change.said.period]
    earlier = [each.value for each in shares if each.said.period != change.said.period and each.value]
    pairs = [(after, before) for after in later for before in earlier]
    by_difference = any(abs(after - before - change.value) < 0.05 for after, before in pairs)
    by_ratio = any(abs((after - before) / before * 100 - change.value) < 0.6 for after, before in pairs)
    return by_difference and not by_ratio


def _same_series(each: Figure, other: Figure) -> bool:
    return (each.indicator, each.column, each.said.population) == (other.indicator, other.column, other.said.population)


def ethnic(found: list[Figure], _: Reading) -> Iterator[Figure]:
    """The shares of ethnic groups with their populations (`youth_justice/white`); others have no place in the model."""
    for each in found:
        base, group = each.said.ethnic_base, each.said.ethnic_group
        if each.indicator == "ethnic_composition" and base and group:
            yield replace(each, said=replace(each.said, population=f"{base}/{group}"))


COMPARED = Recipe(
    method="national_indicator",
    needs={AROUND: frozenset({"candidates"}), LEFT: _WHEN, ABOVE: _WHOSE},
    ignores={LEFT: frozenset({"population"}), AROUND: frozenset({"kind", "comparator", "period", "part", "to_date"})},
    refine=in_points,
)
ETHNIC = Recipe(
    method="national_indicator",
    needs={LEFT: frozenset({"ethnic_group"}), ABOVE: frozenset({"ethnic_base"})},
    ignores={AROUND: frozenset({"kind", "unit"}), LEFT: frozenset({"population"}), ABOVE: frozenset({"unit"})},
    refine=ethnic,
)


def read(context: Context) -> Iterable[Observation]:
    """The observations of every table of a national indicator."""
    return recipes.read(context, (ETHNIC, COMPARED))
