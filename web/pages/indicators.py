"""Indicators: what each means, how it went over the years, and how authorities stand in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os.path import commonprefix
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from db import queries
from db.outturns import outturns
from normalise import breaks, catalogue
from normalise.catalogue import Indicator
from web.bars import COMPARATORS, ranking
from web.charts import over_time
from web.context import Store
from web.errors import unknown
from web.pages.templates import render
from web.reading.printed import busiest, fullest, periods_of, printed, units
from web.reading.series import Asked, Point, series
from web.reading.years import span, year_of
from web.wording import unit_name

router = APIRouter()
_LINES = 6
"""How many authorities a chart over time shows where none are chosen."""
_BARS = 40
"""How many outturns the chart of a ranking shows."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An authority in one year: the row of `v_outturn`, and its outturn's place in the series."""

    row: dict[str, Any]
    point: Point


@router.get("/indicators")
def listing(engine: Store) -> HTMLResponse:
    """Every indicator with how many values are stored, those with any first."""
    counts = queries.indicator_counts(engine)
    found = sorted(catalogue.all_indicators(), key=lambda known: (not counts[known.id], known.label))
    return render("indicators.html", title="Indicators", found=found, counts=counts)


@router.get("/indicators/{indicator}")
def one(
    engine: Store,
    indicator: str,
    year: str = "",
    area: Annotated[list[str] | None, Query()] = None,
    unit: str = "",
) -> HTMLResponse:
    """An indicator with its chart for the chosen authorities and their standing in the chosen year."""
    try:
        known = catalogue.get(indicator)
    except KeyError as error:
        raise unknown("indicator", indicator) from error
    found = printed(engine, indicator)
    names = units(found)
    unit = unit if unit in names else next(iter(names), "")
    own = [each for each in found if each.unit == unit]
    years = sorted({each.year for each in own})
    year = year if year in years else fullest(own)
    areas = area or busiest(own, _LINES)
    shown = _points(engine, Asked(indicator, areas, population=""), unit) if areas else []
    of_year = _points(engine, Asked(indicator, population="", periods=periods_of(engine, year)), unit) if year else []
    standings = _standings(engine, known, of_year)
    return render(
        "indicator.html",
        title=known.label,
        known=known,
        units=names,
        unit=unit,
        years=years,
        year=year,
        areas=areas,
        all_areas=sorted({each.authority for each in own}),
        chart=_chart(known, shown, areas, unit),
        charted=[point for point in shown if point.authority in areas and point.measure in ("outturn", "target")],
        standings=standings,
        bars=_bars(standings, of_year, unit),
        most=_BARS,
    )


def _points(engine: Store, asked: Asked, unit: str) -> list[Point]:
    return [point for point in series(engine, asked) if point.unit == unit and point.period_start]


def _chart(known: Indicator, points: Sequence[Point], areas: Sequence[str], unit: str) -> str:
    """Outturns of the authorities, each year once; with the target and the nation where there is one authority."""
    alone = len(areas) == 1
    of = [p for p in points if p.authority in areas and p.value >= 0]
    lines = [p for p in of if p.measure == "outturn" and (not p.comparator or (alone and p.comparator == "national"))]
    if alone:
        lines += [p for p in of if p.measure == "target" and not p.comparator]
    if not lines:
        return ""
    years = span({point.year for point in lines})
    broken = [year for year in (year_of(day.isoformat()) for day in breaks.days(known.id)) if year in years]
    return over_time(_once_a_year(lines), years, broken, unit_name(unit))


def _bars(standings: Sequence[Standing], points: Sequence[Point], unit: str) -> str:
    """The first of a ranking, each with the year's target and what it was compared with in its period."""
    first = [(each.point, str(each.row["rating"])) for each in standings[:_BARS]]
    whose: dict[tuple[str, int | None], list[Point]] = {}
    for own, _ in first:
        whose.setdefault((own.authority, own.follow_up), []).append(own)
    against = [
        (own, point)
        for point in points
        for own in whose.get((point.authority, point.follow_up), ())
        if _held(own, point)
    ]
    return ranking(first, against, unit_name(unit)) if first else ""


def _held(own: Point, point: Point) -> bool:
    """Whether a value is what an outturn is held against; a target below nought is a reduction."""
    if point.measure == "target":
        return not point.comparator and point.year == own.year and point.value >= 0
    return point.measure == "outturn" and point.comparator in COMPARATORS and point.period == own.period


def _once_a_year(points: Sequence[Point]) -> list[Point]:
    """Of each line and year the whole year's value, else that of the period with the longest name."""
    best: dict[tuple[str, ...], Point] = {}
    for point in sorted(points, key=lambda p: (p.period == p.year, len(p.period), p.period)):
        best[point.authority, point.measure, point.comparator, point.year] = point
    return sorted(best.values(), key=lambda point: point.year)


def _standings(engine: Store, known: Indicator, points: Sequence[Point]) -> list[Standing]:
    """The authorities' outturns among the points of a year and unit, best first."""
    own = [point for point in points if point.measure == "outturn" and not point.comparator]
    beginning = commonprefix([point.period for point in own])  # noqa: RUF071 - of words, letter by letter
    by_key = {(p.authority, p.period, p.follow_up, p.unit): p for p in own}
    found = [
        Standing(row, by_key[key])
        for row in outturns(engine, known.id, period=beginning)
        if not row["population"] and (key := (row["authority"], row["period"], row["follow_up"], row["unit"])) in by_key
    ]
    sign = -1 if known.better == "higher" else 1
    return sorted(found, key=lambda each: (sign * each.row["outturn"], each.row["authority"], each.row["period"]))
