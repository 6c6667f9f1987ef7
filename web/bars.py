"""The chart of a ranking, as SVG that stands in a page: a bar for each outturn, and marks for what it is held against.
Every bar and mark is a link to its fact."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import altair as alt

from web.charts import as_svg
from web.reading.series import Point
from web.wording import figure

_LIGHTS = {
    "green": ("#d3f0d8", "#1f7a37"),
    "amber": ("#ffe7b8", "#9a6700"),
    "red": ("#fcd9d6", "#b42318"),
    "no light": ("#e3e6ea", "#535c66"),
}
"""What a bar is filled with, so that marks are seen on it, and its edge, which has a contrast of 3 or more to white."""
COMPARATORS = ("family", "region", "national")
_ROOM = 1.03
"""How far an axis goes beyond the greatest value, so that its mark is whole."""
_UPRIGHT = "M0,-1L0,1"
_SHAPES = {"target": _UPRIGHT, **dict(zip(COMPARATORS, ("diamond", "triangle-up", "circle"), strict=True))}


def ranking(bars: Sequence[tuple[Point, str]], against: Sequence[tuple[Point, Point]], unit: str) -> str:
    """Bars in the order that is given, each with its light (or none); `against` are outturns with a target or a
    comparator's value, which is marked on the outturn's bar."""
    names = list(dict.fromkeys(_name(point) for point, _ in bars))
    drawn = [_mark(point, point, light or "no light") for point, light in bars]
    return _drawn(json.dumps([names, drawn, [_mark(own, other, _held(other)) for own, other in against], unit]))


def _mark(own: Point, shown: Point, of: str) -> dict[str, Any]:
    told = f"{_name(own)}, {_held(shown)}: {figure(shown.value, shown.unit)}"
    return {
        "name": _name(own), "value": float(shown.value), "address": f"/facts/{shown.fact}", "told": told, "of": of,
    }  # fmt: skip


def _held(point: Point) -> str:
    """What a value is: the measure, or with whom the authority is compared."""
    return point.comparator or point.measure


def _name(point: Point) -> str:
    """The authority, with what tells one of its bars from another."""
    months = f"after {point.follow_up} months" if point.follow_up else ""
    return ", ".join(part for part in (point.authority, point.period[len(point.year) :].strip(), months) if part)


@lru_cache(maxsize=128)
def _drawn(asked: str) -> str:
    names, bars, marks, unit = json.loads(asked)
    greatest = max(row["value"] for row in bars + marks)
    room = alt.Scale(domainMax=greatest * _ROOM) if greatest > 0 else alt.Scale()
    x, y = alt.X("value:Q", title=unit, scale=room), alt.Y("name:N", sort=names, title=None)
    layers: list[Any] = [_bars(bars).encode(x=x, y=y)]
    if marks:
        layers.append(_marks(marks).encode(x=x, y=y))
    return as_svg(alt.layer(*layers).properties(width=640, height=alt.Step(26)), {"bars": bars, "marks": marks})


def _bars(rows: list[dict[str, Any]]) -> Any:
    fills, edges = zip(*_LIGHTS.values(), strict=True)
    fill, edge = (alt.Scale(domain=list(_LIGHTS), range=list(colours)) for colours in (fills, edges))
    legend = _legend(rows, _LIGHTS)
    bars = _base("bars").mark_bar(size=15, strokeWidth=1.5)
    return bars.encode(
        fill=alt.Fill("of:N", scale=fill, legend=legend), stroke=alt.Stroke("of:N", scale=edge, legend=legend)
    )


def _marks(rows: list[dict[str, Any]]) -> Any:
    shapes = alt.Scale(domain=list(_SHAPES), range=list(_SHAPES.values()))
    marks = _base("marks").mark_point(size=130, color="#1b1f24", strokeWidth=2, opacity=1)
    return marks.encode(shape=alt.Shape("of:N", scale=shapes, legend=_legend(rows, _SHAPES)))


def _legend(rows: list[dict[str, Any]], kinds: Iterable[str]) -> alt.Legend:
    """The kinds that are drawn."""
    drawn = {row["of"] for row in rows}
    return alt.Legend(title=None, orient="bottom", values=[kind for kind in kinds if kind in drawn])


def _base(rows: str) -> Any:
    return alt.Chart(alt.NamedData(name=rows)).encode(href="address:N", description="told:N")
