"""Authorities side by side on one indicator in one year, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from normalise.indicators import Indicator
from web.reading.lights import Light, light
from web.reading.series import Point


@dataclass(frozen=True, slots=True)
class Standing:
    """An authority's outturn of the year with its target and what its documents compare it with; `light` is empty where
    it can't be told."""

    outturn: Point
    target: Point | None
    family: Point | None
    region: Point | None
    national: Point | None
    light: Light


def ranking(points: Sequence[Point], known: Indicator, year: str) -> list[Standing]:
    """The standing of each authority that has an outturn of the year (the whole of it, or the longest part), by unit,
    best first. Breakdowns of the population have none."""
    of_year = [point for point in points if point.year == year and not point.population]
    own = [point for point in of_year if point.measure == "outturn" and not point.comparator]
    found = [_standing(_widest(alike), of_year, known) for alike in _groups(own)]
    sign = -1 if known.better == "higher" else 1
    return sorted(found, key=lambda each: (each.outturn.unit, sign * each.outturn.value, each.outturn.authority))


def _standing(outturn: Point, of_year: Sequence[Point], known: Indicator) -> Standing:
    alike = [p for p in of_year if p.authority == outturn.authority and p.unit == outturn.unit]
    target = _first(p for p in alike if p.measure == "target" and not p.comparator and p.value >= 0)
    compared = {
        name: _first(p for p in alike if p.measure == "outturn" and p.comparator == name)
        for name in ("family", "region", "national")
    }
    return Standing(outturn, target, **compared, light=_light(outturn, target, known))


def _light(outturn: Point, target: Point | None, known: Indicator) -> Light:
    return light(outturn.value, target.value, known.better) if target else ""


def _groups(points: Iterable[Point]) -> Iterable[list[Point]]:
    groups: dict[tuple[str, str], list[Point]] = {}
    for point in points:
        groups.setdefault((point.authority, point.unit), []).append(point)
    return groups.values()


def _widest(points: Sequence[Point]) -> Point:
    """The value of the whole year, else the one whose period has the longest name after it, the latest last."""
    return min(points, key=lambda point: (point.period != point.year, -len(point.period), point.period))


def _first(points: Iterable[Point]) -> Point | None:
    found = list(points)
    return _widest(found) if found else None
