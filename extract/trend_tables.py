"""Tables of figures over time or of several services: quarters or years in the rows and indicators in the columns, or
the indicator in the caption and times, services and targets in rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract import facets, figures, recipes
from extract.context import Context
from extract.facets import NOTHING, Facets
from extract.facts import Observation
from extract.figures import Figure
from extract.recipes import ABOVE, AROUND, LEFT, Reading, Recipe
from normalise.indicators import read_population

_WHEN = frozenset({"period", "part", "sum"})
_REOFFENDING = ("reoffending", "reoffending_frequency")
_WHAT = _WHEN | {"kind", "comparator", "area"}


def refine(found: list[Figure], reading: Reading) -> Iterator[Figure]:
    """The figures; how long a cohort was followed, printed over some columns, holds for all of the table."""
    months = {said.follow_up for said in reading.above.values() if said.follow_up is not None}
    for each in found:
        if len(months) == 1 and each.said.follow_up is None and figures.is_followed(each.indicator):
            yield replace(each, said=replace(each.said, follow_up=next(iter(months))))
        else:
            yield each


def population(text: str, _theme: str = "") -> Facets:
    """What a row's label says if it names a population of reoffending; `Custody` is one here, and no indicator."""
    named = read_population(text)
    return Facets(candidates=_REOFFENDING, population=named) if named else NOTHING


def is_of_reoffending(reading: Reading) -> bool:
    """Whether the words around a table or over its columns speak of reoffending, over several populations."""
    words = (*reading.words, *reading.grid.headings)
    named = {said.population for said in reading.left if said.population}
    return len(named) > 1 and any(facets.read(each).candidates == _REOFFENDING for each in words)


def of_reoffending(found: list[Figure], reading: Reading) -> Iterator[Figure]:
    """The figures with their populations."""
    return refine([each for each in found if each.said.population], reading)


POPULATIONS = Recipe(
    method="population_table",
    needs={LEFT: frozenset({"population"}), ABOVE: _WHAT | {"candidates"}},
    ignores={AROUND: frozenset({"kind", "comparator", "part", "candidates"})},
    left=population,
    refine=of_reoffending,
    when=is_of_reoffending,
)
DOWNWARDS = Recipe(
    method="trend_table",
    needs={LEFT: _WHAT, ABOVE: frozenset({"candidates"})},
    ignores={LEFT: frozenset({"candidates", "population"}), AROUND: frozenset({"kind", "comparator", "part"})},
    refine=refine,
)
ONE_ROW = Recipe(
    method="trend_table",
    needs={ABOVE: frozenset({"candidates"}), AROUND: _WHEN},
    ignores={LEFT: frozenset({"candidates", "population"}), AROUND: frozenset({"kind", "comparator", "part"})},
    refine=refine,
    when=lambda reading: sum(bool(row.figures) for row in reading.grid.rows) == 1,
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
BY_AREA = Recipe(
    method="trend_table",
    needs={AROUND: frozenset({"candidates"}), LEFT: frozenset({"area", "comparator"})},
    ignores={AROUND: frozenset({"comparator", "part"})},
    refine=refine,
    when=lambda reading: reading.around.period is not None and len(reading.grid.figure_columns) == 1,
)


def read(context: Context) -> Iterable[Observation]:
    """The observations of every table of trends or comparisons."""
    return recipes.read(context, (DOWNWARDS, ONE_ROW, CAPTIONED, CAPTIONED_DOWN, BY_AREA))


def read_populations(context: Context) -> Iterable[Observation]:
    """The observations of every table of reoffending by population; it comes before the tables of measures, to which
    custody is an indicator."""
    return recipes.read(context, (POPULATIONS,))
