"""What the figures of one table tell about each other: whether bare numbers are rates, and changes are points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extract.figures import Figure

_ALIKE = 3
"""How many times greater than another a rate for the same time may be."""
_FAR = Decimal("0.06")
"""A printed change this near to the ratio of its parts is that ratio, rounded."""
_FTE, _RATE = "fte", "rate_per_100k"


def settle(found: list[Figure]) -> list[Figure]:
    """The figures of a table with units that only the others tell."""
    return list(in_points(with_rates(found)))


def with_rates(found: list[Figure]) -> list[Figure]:
    """The figures, with bare numbers of first-time entrants made rates where they stand for others too: a group of
    services or the nation has no number of about the size of one authority's."""
    bare = [each for each in found if each.indicator == _FTE and each.unit == "count" and each.said.unit != "count"]
    rates = [each for each in found if each.indicator == _FTE and each.unit == _RATE]
    rates += [each for each in bare if each.said.comparator and _is_rate(each, bare)]
    return [_as_rate(each) if each in bare and any(_match(each, rate) for rate in rates) else each for each in found]


def _is_rate(other: Figure, bare: list[Figure]) -> bool:
    """Whether the number of a group is no sum: of the size of the own one for the same time, or without one."""
    own = [each for each in bare if not each.said.comparator and each.said.period == other.said.period]
    return not own or any(_size(each.value, other.value) for each in own)


def _match(each: Figure, rate: Figure) -> bool:
    together = each.row is rate.row or each.said.period == rate.said.period
    return each is rate or (together and _size(each.value, rate.value))


def _size(one: Decimal, other: Decimal) -> bool:
    return 0 < one <= other * _ALIKE and other <= one * _ALIKE


def _as_rate(each: Figure) -> Figure:
    return replace(each, unit=_RATE, flags=(*each.flags, "unit_inferred"))


def in_points(found: list[Figure]) -> Iterator[Figure]:
    """The figures, with a change in percentage points where it is just the difference of two printed percentages."""
    for each in found:
        if each.kind == "change" and each.unit == "percent" and _is_difference(each, found):
            yield replace(each, unit="percentage_points")
        else:
            yield each


def _is_difference(change: Figure, found: list[Figure]) -> bool:
    """Whether a change is the later of two percentages less the earlier, rather than what that is of the earlier."""
    shares = [each for each in found if each.unit == "percent" and each.kind in ("outturn", "baseline")]
    shares = [each for each in shares if _series(each) == _series(change)]
    later = [each.value for each in shares if each.said.period == change.said.period]
    earlier = [each.value for each in shares if each.said.period != change.said.period and each.value]
    pairs = [(after, before) for after in later for before in earlier]
    by_difference = min((abs(after - before - change.value) for after, before in pairs), default=Decimal(1))
    by_ratio = min((abs((after - before) / before * 100 - change.value) for after, before in pairs), default=Decimal(0))
    return by_difference < Decimal("0.05") and by_difference < by_ratio and by_ratio >= _FAR


def _series(each: Figure) -> tuple[object, ...]:
    """Of what and of whom a figure is."""
    return each.indicator, each.said.population, each.said.comparator, each.said.area
