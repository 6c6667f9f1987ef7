"""Charts as SVG that stands in a page: no script, no styles, every mark a link to its fact."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import vl_convert

from web.reading.series import Point
from web.wording import figure

_COLOURS = ["#0b5cad", "#b3400f", "#00705a", "#7a3e9d", "#8a6500", "#a3195b", "#3d4f5c", "#4f7000"]
"""Each has a contrast of at least 4.5 to white."""
_SHAPES = ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left"]
_NOWHERE = "https://vega.github.io/vega-datasets/"
"""What the converter puts before addresses of our own."""


def over_time(points: Sequence[Point], years: Sequence[str], breaks: Sequence[str], unit: str) -> str:
    """Lines over financial years, one for each authority, measure and comparator; a rule where the indicator breaks."""
    rows = [
        {
            "year": point.year, "value": float(point.value), "line": _line(point), "address": f"/facts/{point.fact}",
            "told": f"{_line(point)} {point.period}: {figure(point.value, point.unit)}",
        }
        for point in points
    ]  # fmt: skip
    return _drawn(json.dumps([rows, list(years), list(breaks), unit]))


def _line(point: Point) -> str:
    parts = [point.authority, point.measure if point.measure != "outturn" else "", point.comparator]
    return ", ".join(part for part in parts if part)


@lru_cache(maxsize=128)
def _drawn(asked: str) -> str:
    rows, years, breaks, unit = json.loads(asked)
    lines = list(dict.fromkeys(row["line"] for row in rows))
    x = alt.X("year:O", title=None, scale=alt.Scale(domain=years), axis=alt.Axis(labelAngle=0, labelOverlap=True))
    legend = alt.Legend(title=None, orient="bottom", columns=2, labelLimit=280, symbolSize=90)
    scale = alt.Scale(domain=lines, range=_repeated(_COLOURS, len(lines)))
    shapes = alt.Scale(domain=lines, range=_repeated(_SHAPES, len(lines)))
    base = alt.Chart(alt.NamedData(name="points")).encode(
        x=x,
        y=alt.Y("value:Q", title=unit, scale=alt.Scale(zero=False, nice=True, padding=8)),
        color=alt.Color("line:N", scale=scale, legend=legend),
    )
    marks = base.mark_point(filled=True, size=70, opacity=1).encode(
        href="address:N",
        description="told:N",
        shape=alt.Shape("line:N", scale=shapes, legend=legend),
    )
    layers: list[Any] = [base.mark_line(strokeWidth=2), marks]
    if breaks:
        rule = alt.Chart(alt.NamedData(name="breaks"))
        layers.append(rule.mark_rule(strokeDash=[3, 3], color="#555").encode(x=x))
    of_breaks = [{"year": year} for year in breaks]
    chart = alt.layer(*layers).properties(width=860, height=320)
    return as_svg(chart, {"points": rows, "breaks": of_breaks})


def as_svg(chart: alt.LayerChart | alt.FacetChart, data: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """The chart as all of ours look, over rows that it names: they are put in at the end, since whatever is done to a
    chart copies and checks all that it holds."""
    chart = chart.configure_view(stroke=None).configure(font="sans-serif", background="white")
    chart = chart.configure_axis(labelFontSize=13, titleFontSize=13, labelLimit=240).configure_legend(labelFontSize=13)
    drawn = {**chart.to_dict(validate=False), "datasets": data}
    return vl_convert.vegalite_to_svg(drawn).replace(f'"{_NOWHERE}', '"')


def _repeated(values: Sequence[str], count: int) -> list[str]:
    return [values[number % len(values)] for number in range(count)]
