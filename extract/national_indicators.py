"""Tables of one national indicator: years, baselines and changes in the rows, the own value and those of others in the
columns, the indicator in the caption; and the table of ethnic composition, with groups in the rows and bases in the
columns, or the other way round."""

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


def ethnic(found: list[Figure], _: Reading) -> Iterator[Figure]:
    """The shares of ethnic groups with their populations (`youth_justice/white`); others have no place in the model."""
    for each in found:
        base, group = each.said.ethnic_base, each.said.ethnic_group
        if each.indicator == "ethnic_composition" and base and group:
            yield replace(each, said=replace(each.said, population=f"{base}/{group}"))


COMPARED = Recipe(
    method="national_indicator",
    needs={AROUND: frozenset({"candidates"}), LEFT: _WHEN, ABOVE: _WHOSE},
    ignores={LEFT: frozenset({"population"}), AROUND: frozenset({"kind", "comparator", "period", "part", "sum"})},
)
ETHNIC = Recipe(
    method="national_indicator",
    needs={LEFT: frozenset({"ethnic_group"}), ABOVE: frozenset({"ethnic_base"})},
    ignores={
        AROUND: frozenset({"kind", "unit"}),
        LEFT: frozenset({"population"}),
        ABOVE: frozenset({"unit", "candidates"}),
    },
    refine=ethnic,
)
ETHNIC_ROWS = Recipe(
    method="national_indicator",
    needs={LEFT: frozenset({"ethnic_base"}), ABOVE: frozenset({"ethnic_group"}), AROUND: frozenset({"candidates"})},
    ignores={AROUND: frozenset({"kind", "unit"}), LEFT: frozenset({"population", "candidates"})},
    refine=ethnic,
)


def read(context: Context) -> Iterable[Observation]:
    """The observations of every table of a national indicator."""
    return recipes.read(context, (ETHNIC, ETHNIC_ROWS, COMPARED))
