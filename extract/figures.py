"""One figure of a table: from a cell and what is said of it to an observation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache

from extract import facets, grid, quotes, vocabulary
from extract.context import Context
from extract.facets import Facets
from extract.facts import Observation
from extract.grid import Grid, Row
from normalise import areas, indicators, periods, values
from normalise.areas import Area
from normalise.periods import Period
from normalise.values import Value
from parsers.document import Cell, Document

_SIGNED_DOWN = re.compile(r"[-−–↓▼]\s*£?\d")
FALLING = ("fte", "reoffending", "reoffending_frequency")
"""Indicators whose targets in percent are what they shall fall by."""
_MOST_FALL = 15
"""A target of more than this is a rate, not a fall."""
_BESIDE = 30
"""How many characters before and behind a figure are about it."""
_NUMBERED = "kpi2023."
_FOLLOWED = ("reoff",)
"""What the names of indicators of a followed cohort begin with."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A value as it stands in a cell: characters `start` to `end` of the cell's words."""

    value: Value
    cell: Cell
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.cell.text[self.start : self.end].strip()

    @property
    def beside(self) -> str:
        """The value with the words next to it."""
        return self.cell.text[max(0, self.start - _BESIDE) : self.end + _BESIDE]


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed value with what is said of it; `row` and `column` are where it stands in the table of that index."""

    said: Facets
    indicator: str
    kind: str
    value: Decimal
    unit: str
    printed: Printed
    row: Row
    column: int
    table: int
    flags: tuple[str, ...] = ()

    @property
    def population(self) -> str:
        """The population that is said, as far as the indicator, or what is counted of its cohort, is broken down."""
        broken_down = is_followed(self.indicator) or indicators.get(self.indicator).populations
        return (self.said.population or "") if broken_down else ""

    @property
    def doubt(self) -> float:
        """What a reading loses of its confidence: for a unit told by other figures, for words without a unit of their
        own, for a missing period."""
        lost = 0.15 if "unit_inferred" in self.flags else 0.0
        lost += 0.05 if self.said.weak else 0.0
        return lost + (0.1 if self.said.period is None and self.unit != "score" else 0.0)

    def observation(self, context: Context, method: str, confidence: float) -> Observation:
        """The observation that this figure is, anchored at its row's words up to the figure."""
        said, period = self.said, self.said.period
        place = span(context.document, self.row, self.printed)
        area, comparator = whose(context, said)
        return Observation(
            indicator=self.indicator,
            measure=self.kind,
            population=self.population,
            comparator=comparator,
            area=area,
            period=period.label if period else "",
            period_start=period.start.isoformat() if period and period.start else "",
            period_end=period.end.isoformat() if period and period.end else "",
            follow_up=said.follow_up if is_followed(self.indicator) else None,
            value=self.value,
            unit=self.unit,
            printed=self.printed.text,
            quote=context.document.quote(*place),
            anchor=context.document.anchor(*place, self.table, self.printed.cell.row, self.column),
            method=method,
            confidence=round(confidence - self.doubt, 2),
            flags=self.flags,
        )


def of(said: Facets, grid_: Grid, row: Row, column: int, cell: Cell) -> Iterator[Figure]:
    """The figures of a cell: one, or one for each unit that its indicators have (`32 (12%)`)."""
    if said.candidates is None:
        return
    several = printed_values(cell.text, said.kind == "target")
    shares = any(value.unit == "percent" for value, _, _ in several)
    for value, start, end in several:
        if shares and not value.unit and _is_share(said):
            continue
        printed = Printed(value, cell, start, end)
        found = figure(said, printed, grid_.headings[column], row, column, grid_.table.index)
        if found is not None:
            yield found


def _is_share(said: Facets) -> bool:
    """Whether words name an indicator that only has percentages: a bare number beside one is the number of cases."""
    return all(indicators.get(each).units == ("percent",) for each in said.candidates or ())


def printed_values(text: str, bounds: bool) -> list[tuple[Value, int, int]]:
    """The values of a cell with their characters, those of periods left out; with `bounds` also `at least 80%`."""
    whole = values.read(grid.clean(text))
    if whole is not None:
        return [(whole, 0, len(grid.clean(text)))]
    masked = text
    for found in periods.find(text):
        masked = masked[: found.start] + " " * (found.end - found.start) + masked[found.end :]
    return [
        (each.value, each.start, each.end)
        for each in values.find(masked)
        if not each.bound or (bounds and each.bound != "about")
    ]


def figure(said: Facets, printed: Printed, heading: str, row: Row, column: int, table: int) -> Figure | None:
    """The figure that a printed value is, None where its unit is none of the indicator's."""
    value, kind = printed.value, said.kind or "outturn"
    words = f"{printed.beside} {heading}"
    if kind == "outturn" and value.unit == "percent" and said.candidates == ("fte",):
        kind = "change" if _falls(words) or value.number < 0 else kind
    resolved = indicator_of(said, kind, value)
    if resolved is None:
        return None
    indicator, unit, flags = resolved
    if unit == "percent" and value.unit != "percent" and value.number > 100:
        return None
    number = signed(indicator, kind, unit, value, words, row.label)
    return Figure(said, indicator, kind, number, unit, printed, row, column, table, flags)


def in_percent(text: str) -> Value:
    """The value of a printed percentage (`75 %`)."""
    return Value(Decimal(re.sub(r"[^\d.]", "", text)), "percent", text, ())


def indicator_of(said: Facets, kind: str, value: Value) -> tuple[str, str, tuple[str, ...]] | None:
    """Which indicator a value is of and in which unit, with flags; None where no indicator has that unit."""
    candidates, day = said.candidates or (), said.period.start if said.period else None
    if kind == "change":
        return _change(said, value, indicators.choose(candidates, "", day))
    unit, flags = _unit(said, value, day)
    if not unit:
        return None
    chosen = indicators.choose(candidates, unit, day) or related(candidates[0], unit)
    if chosen and unit not in indicators.get(chosen).units:
        reduces = kind in ("target", "projection") and unit == "percent" and chosen in FALLING
        chosen = related(chosen, unit) or (chosen if reduces else None)
    return (chosen, unit, flags) if chosen and not _too_early(chosen, day) else None


def measured_in(said: Facets, unit: str | None) -> Facets:
    """`said` with the indicators that have `unit`, where any has: a change in percent is of what its row counts."""
    fitting = tuple(each for each in said.candidates or () if unit in indicators.get(each).units)
    return replace(said, candidates=fitting) if fitting else said


def _change(said: Facets, value: Value, chosen: str | None) -> tuple[str, str, tuple[str, ...]] | None:
    """A change is in percent or points; a bare number is one only where its heading or indicator has no other unit."""
    shares = "percent" in (value.unit, said.unit) or (chosen and indicators.get(chosen).units == ("percent",))
    if chosen is None or not (shares or said.points or value.unit == "percentage_points"):
        return None
    in_points = said.points or value.unit == "percentage_points"
    return chosen, "percentage_points" if in_points else "percent", value.flags


def _too_early(name: str, day: date | None) -> bool:
    """Whether a day is long before an indicator that is known by its number alone was asked for."""
    start = indicators.get(name).start
    return name.startswith(_NUMBERED) and day is not None and start is not None and day < start


def _unit(said: Facets, value: Value, day: date | None) -> tuple[str, tuple[str, ...]]:
    """The unit, with flags: printed with the value, else headed, else told by the value, else the first it can be; none
    where bare words over a bare number (`Custody`: 12) leave open what is counted."""
    name = (said.candidates or ("",))[0]
    if value.unit in ("percent", "yes_no", "rate_per_1k", "rate_per_100k"):
        return value.unit, value.flags
    headed = _headed_unit(said, day)
    if headed:
        return headed, value.flags
    if is_followed(name) and value.number < 10 and value.number % 1:
        return "ratio", value.flags
    if name == "fte" and value.number % 1:
        return "rate_per_100k", (*value.flags, "unit_inferred")
    return "" if said.weak else indicators.get(name).units[0], value.flags


def _headed_unit(said: Facets, day: date | None) -> str | None:
    """The unit that the words around a figure name, as far as its indicators have it; a count is one in any case."""
    candidates = said.candidates or ()
    if said.unit == "rate":
        current = [each for each in candidates if day is None or indicators.get(each).in_force(day)]
        return next((unit for each in current for unit in _rates(each)), None)
    units = {unit for each in {*candidates, *_group(candidates[0])} for unit in indicators.get(each).units}
    return said.unit if said.unit in units or said.unit == "count" else None


def _rates(name: str) -> list[str]:
    return [unit for unit in indicators.get(name).units if unit.startswith("rate")]


@cache
def _group(name: str) -> frozenset[str]:
    """The indicators of the same thing in other units, and the indicator itself."""
    groups: list[list[str]] = vocabulary.load(facets.WORDS)["related"]["groups"]
    return frozenset(next((group for group in groups if name in group), [name]))


def related(name: str, unit: str) -> str | None:
    """The indicator that measures the same in `unit`, if there is one."""
    return next((each for each in sorted(_group(name)) if unit in indicators.get(each).units), None)


def signed(indicator: str, kind: str, unit: str, value: Value, words: str, label: str) -> Decimal:
    """The number with the sign that a fall has: printed, said, or the sense of a target in percent."""
    number = value.number
    if number < 0:
        return number
    if _SIGNED_DOWN.match(value.printed.strip()):
        return -number
    if kind == "change":
        return -number if _falls(words) or _falls(label[:40]) else number
    if kind in ("target", "projection") and unit == "percent":
        fall = indicator in FALLING and number <= _MOST_FALL
        return -number if fall or _falls(words) else number
    return number


@cache
def _falls_pattern() -> re.Pattern[str]:
    return vocabulary.any_of(vocabulary.load(facets.WORDS)["falls"]["words"])


def _falls(text: str) -> bool:
    return bool(_falls_pattern().search(text))


def is_followed(indicator: str) -> bool:
    """Whether an indicator is of a cohort that was followed for some months."""
    return indicator.startswith(_FOLLOWED)


def whose(context: Context, said: Facets) -> tuple[str, str]:
    """Area and comparator of a figure; both empty for the document's own authority."""
    if said.area is not None and is_own(context, said.area):
        return "", ""
    if said.comparator:
        return "", said.comparator
    return (said.area.name if said.area else ""), ""


def is_own(context: Context, area: Area) -> bool:
    """Whether an area is the document's authority, or the only one of a document that names none."""
    own = context.about.authority
    return not own or own.casefold() == area.name.casefold() or areas.read(own) == area


def in_year(part: str, year: Period) -> Period | None:
    """A quarter (`Q1`, `third quarter`) of a year that another heading names."""
    return periods.read(f"{part} {year.label}")


def span(document: Document, row: Row, printed: Printed) -> tuple[int, int]:
    """The offsets of a quote that shows a figure with its row's words, shortened around the figure."""
    figure = printed.cell.passage.span(printed.start, printed.end)
    first = min((label.passage.start for label in row.labels), default=figure[0])
    return quotes.shorten(document, min(first, figure[0]), figure[1], figure)
