"""A region that a table heads by a point of the compass alone: `East` beside `England` is whom a figure is compared
with, beside `North`, `South` and `West` it is a part of the service's own area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extract.facets import Facets
from normalise import comparators


def settle(above: Mapping[int, Facets], headings: tuple[str, ...]) -> Mapping[int, Facets]:
    """What the headings say, the one bare region among columns of comparators being one of them."""
    bare = {column: name for column, words in enumerate(headings) if (name := comparators.read_bare_region(words))}
    compared = any(said.comparator in ("national", "family") for said in above.values())
    if len(bare) != 1 or not compared:
        return above
    column, name = bare.popitem()
    return {**above, column: replace(above[column], comparator=name)} if column in above else above
