"""Boxes of indicators in an annual plan: pairs of label and value, several side by side, under the heading of their
section. The rows of a box belong together: the label below goes on from the one above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extract import box_values, epqa, facets, figures
from extract.box_values import Part
from extract.context import Context, Place
from extract.facets import Facets
from extract.facts import Observation
from extract.figures import Figure, Printed
from extract.grid import Row
from normalise import periods
from normalise.indicators import Measure, read_epqa, read_measure
from normalise.periods import Period
from parsers.document import Cell, Table

_LABEL = re.compile(r"\W*(?:data\s*:?\s*)?(?:key\s+)?performance\s+indicators?(?:\s*:|\W+(?=\d\d))", re.IGNORECASE)
_EPQA = re.compile(r"\W*(?:data\s*:?\s*)?EPQA\b", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]*)\)")
_VERSION = re.compile(r"\b(?:old|new)\s+(?:performance\s+)?(?:indicator|target|PI|KPI)\b", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:actual|outturn|out-turn|result)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value, the `place`th of its row; `about` is what the label above it said in brackets."""

    label: Cell
    value: Cell
    bracket: str

    @property
    def row(self) -> Row:
        return Row(self.label.row, (self.label, self.value), (self.label,), ((self.value.column, self.value),), ())


def read(context: Context) -> Iterator[Observation]:
    """The observations of every box of the document."""
    for place, table in context.tables():
        if table.index in context.used or table.width < 2:
            continue
        found = [each for pair in _pairs(table) for each in _read_pair(context, place, table, pair)]
        if found:
            context.used.add(table.index)
            yield from found


def _pairs(table: Table) -> Iterator[Pair]:
    """Every label with the cell behind it; a label without a bracket of its own takes that of the label above."""
    above: dict[int, str] = {}
    for row in table.rows:
        cells = list(dict.fromkeys(row))
        for label, value in pairwise(cells):
            if not _is_label(label.text) or _is_label(value.text):
                continue
            bracket = _bracket(label.text) or above.get(label.column, "")
            above[label.column] = bracket
            yield Pair(label, value, bracket)


def _is_label(text: str) -> bool:
    return bool(_LABEL.match(text) or _EPQA.match(text))


def _bracket(label: str) -> str:
    """What a label says in brackets of the indicator, not of its version."""
    return " ".join(
        inner for inner in _BRACKET.findall(label) if not _VERSION.search(inner) and not periods.find(inner)
    )


def _read_pair(context: Context, place: Place, table: Table, pair: Pair) -> Iterator[Observation]:
    if _EPQA.match(pair.label.text):
        found = _epqa(context, place, table, pair)
    else:
        found = _indicator(context, place, table, pair)
    for figure in found:
        yield figure.observation(context, "indicator_box", 0.95)


def _epqa(context: Context, place: Place, table: Table, pair: Pair) -> Iterator[Figure]:
    name = next((name for heading in reversed(place.headings) if (name := read_epqa(heading.text))), None)
    kind = facets.first_of("epqa_measure", pair.label.text)
    found = box_values.score(pair.value.text)
    if name is None or kind is None or found is None:
        return
    said = Facets(candidates=(name,), kind=kind, period=epqa.dated(context, name, pair.label.text), unit="score")
    printed = Printed(found.value, pair.value, found.start, found.end)
    yield Figure(said, name, kind, found.value.number, "score", printed, pair.row, pair.value.column, table.index)


def _indicator(context: Context, place: Place, table: Table, pair: Pair) -> Iterator[Figure]:
    words = pair.label.text
    period = _period(words)
    measure = _measure(place, f"{words} ({pair.bracket})" if pair.bracket not in words else words)
    if measure is None:
        anchor = context.document.anchor(*pair.label.passage.span(), table.index, pair.label.row, pair.label.column)
        context.notice("unread_heading", f"no indicator is known for the box {words!r}", anchor)
        return
    for part in box_values.read(pair.value.text):
        kind = part.kind or _kind(words, period, context)
        said = Facets(candidates=measure.candidates, kind=kind, follow_up=facets.read(words).follow_up)
        said = replace(said, period=_timed(part, said.kind or "", period, words))
        printed = Printed(part.value, pair.value, part.start, part.end)
        found = figures.figure(said, printed, "", pair.row, pair.value.column, table.index)
        if found is not None:
            yield found


def _period(words: str) -> Period | None:
    found = periods.find(words)
    return found[0].period if found else None


def _kind(words: str, period: Period | None, context: Context) -> str:
    """What a box's values are where they do not say it themselves."""
    if _MEASURED.search(words):
        return "outturn"
    if facets.first_of("measure", words) == "target":
        return "target"
    begins = period.start.isoformat() if period and period.start else ""
    return "target" if begins and begins >= context.about.period_start > "" else "outturn"


def _timed(part: Part, kind: str, period: Period | None, words: str) -> Period | None:
    """A value's period: its own, else its label's; for a target the year of it, for a cohort's value the cohort."""
    own = part.period or period
    if own is None or own.start is None:
        return own
    if kind == "target":
        return own if part.period else periods.containing_financial_year(own.start)
    months = periods.cohort_months(words)
    return periods.refine_cohort(own, months) if months else own


def _measure(place: Place, words: str) -> Measure | None:
    """The measure of a box by its label, under the nearest heading that makes it one."""
    themes = [heading.text for heading in reversed(place.headings)]
    found = next((measure for theme in (*themes, "") if (measure := read_measure(words, theme))), None)
    if found is None and not _bracket(words):
        found = next((measure for theme in themes if (measure := read_measure("Performance Indicator", theme))), None)
    return found
