"""Someone who knows everything that was published, and how figures add up, looks for one that was left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linprog

Sum = Mapping[str, float]
"""A sum of unknown counts by their names, each times its factor."""
_UNBOUNDED = 3


@dataclass(slots=True)
class Attack:
    """What is known of counts: none is negative, and each line of `known` bounds a sum of them from above."""

    known: list[tuple[Sum, float]] = field(default_factory=list)

    def at_most(self, total: Sum, bound: float) -> None:
        self.known.append((total, bound))

    def equal(self, total: Sum, value: float) -> None:
        self.at_most(total, value)
        self.at_most({name: -factor for name, factor in total.items()}, -value)

    def adds_up(self, whole: str, parts: Sequence[str]) -> None:
        self.equal({**dict.fromkeys(parts, 1.0), whole: -1.0}, 0)

    def share(self, part: str, whole: str, percent: str) -> None:
        """A part is this percentage of a whole, as exactly as it is printed."""
        half = 0.5 / 10 ** len(percent.partition(".")[2])
        self.at_most({part: 100, whole: -(float(percent) + half)}, 0)
        self.at_most({part: -100, whole: float(percent) - half}, 0)

    def widths(self, names: Iterable[str]) -> dict[str, float]:
        """How far apart the least and the greatest value are that each count may have."""
        wanted = list(names)
        places = {
            name: place for place, name in enumerate(sorted({*wanted, *(n for each, _ in self.known for n in each)}))
        }
        rows = np.zeros((len(self.known), len(places)))
        for row, (total, _) in zip(rows, self.known, strict=True):
            for name, factor in total.items():
                row[places[name]] = factor
        bounds = np.array([bound for _, bound in self.known])
        return {name: _most(rows, bounds, places[name], 1) - _most(rows, bounds, places[name], -1) for name in wanted}


def _most(rows: np.ndarray, bounds: np.ndarray, place: int, way: int) -> float:
    """The greatest value that an unknown may have, or for a `way` of -1 the least."""
    aim = np.zeros(rows.shape[1])
    aim[place] = -way
    found = linprog(aim, rows, bounds, method="highs")
    if found.status == _UNBOUNDED:
        return float("inf")
    assert found.status == 0, found.message
    return -way * float(found.fun)
