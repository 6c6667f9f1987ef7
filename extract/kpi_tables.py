"""Tables of performance measures: a measure in each row, years, parts of years and targets in the columns.

The board's template prints its own long wording of each measure; the wording sets a target, too, and marks old and new
definitions, which go on over the rows below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from extract import facets, recipes
from extract.context import Context
from extract.facets import Facets
from extract.facts import Observation
from extract.figures import Figure, Printed, figure, in_percent
from extract.grid import Row
from extract.recipes import ABOVE, AROUND, LEFT, Reading, Recipe
from normalise import periods
from normalise.periods import Period

_WORDING = 60
"""A label longer than this is a wording of a measure: years and units in it are parts of the definition."""
_BRACKET = re.compile(r"\(([^()]*\d[^()]*)\)")
_SET_OFF = re.compile(r"(?:[,;:]|\s[–-])\s*(?:in\s+|for\s+)?$")
_CLOSED = re.compile(r"[\s.)]*")
_AIM = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent)", re.IGNORECASE)
_THEME = re.compile(r":|\btarget\)|\bindicator\)", re.IGNORECASE)


def label(text: str, theme: str = "") -> Facets:
    """What a row's label says; of a long wording just the measure, and the period that a bracket in it holds."""
    said = facets.read(text, theme)
    if len(text) <= _WORDING or len(_undated(text)) <= _WORDING:
        return said
    bracketed = next((period for each in _BRACKET.findall(text) if (period := periods.read(each))), None)
    return replace(said.only(("candidates", "population", "old", "follow_up")), period=bracketed)


def _undated(text: str) -> str:
    """A label without the period that is set off at its end: `Custody per 1,000, January 2015 – December 2015`."""
    last = next(reversed(periods.find(text)), None) if len(text) <= 2 * _WORDING else None
    if last is None or not _CLOSED.fullmatch(text, last.end):
        return text
    mark = _SET_OFF.search(text, 0, last.start)
    return text[: mark.start()] if mark else text


def refine(found: list[Figure], reading: Reading) -> Iterator[Figure]:
    """The printed figures without those that slipped into a row of another measure, and the targets of the wordings."""
    aims = list(_aims(reading))
    blank = {aim.value for aim in aims if not any(each.row is aim.row for each in found)}
    known = _share_of_known_rows(reading)
    printed = [each for each in found if not _slipped(each, found, blank) and (known >= 0.5 or not _is_bare(each))]
    yield from printed
    for aim in aims:
        if not any(_contradicts(each, aim) for each in printed):
            yield aim


def _share_of_known_rows(reading: Reading) -> float:
    """How many of the rows with figures are of indicators: few in a table of anything else, such as cases by kind."""
    rows = [said for said, row in zip(reading.left, reading.grid.rows, strict=True) if row.figures]
    return sum(said.candidates is not None for said in rows) / max(len(rows), 1)


def _is_bare(each: Figure) -> bool:
    """Whether a percentage is printed as a whole number without its sign, and no heading says that it is one."""
    bare = each.unit == "percent" and not each.printed.value.unit and not each.said.unit
    return bare and each.value % 1 == 0


def _slipped(each: Figure, found: list[Figure], blank: set[Decimal]) -> bool:
    """Whether a figure stands alone in a row of a measure that sets no target, and equals one that blank rows set."""
    alone = sum(other.row is each.row for other in found) == 1
    return alone and abs(each.value) in blank and not _AIM.search(each.row.label)


def _contradicts(each: Figure, aim: Figure) -> bool:
    """Whether the target column prints another value than the wording, for the same indicator and year."""
    same = (each.indicator, each.kind, each.unit, each.said.period) == (
        aim.indicator,
        aim.kind,
        aim.unit,
        aim.said.period,
    )
    return same and each.said.population == aim.said.population and each.value != aim.value


def _aims(reading: Reading) -> Iterator[Figure]:
    """The target that each wording of a measure sets: for the target column's year, an old one for the year before."""
    year, column = _target_year(reading)
    if year is None:
        return
    old: bool | None = None
    for index, row in enumerate(reading.grid.rows):
        said = reading.left[index]
        words = row.labels[-1] if row.labels else None
        if words is None:
            continue
        old = said.old if said.old is not None or _THEME.search(words.text) else old
        shares = list(_AIM.finditer(words.text))
        if len(shares) != 1 or said.candidates is None:
            continue
        period = periods.previous(year) if (_is_closed(row, column) if old is None else old) else year
        printed = Printed(in_percent(shares[0].group()), words, shares[0].start(), shares[0].end())
        aim = figure(
            replace(said, kind="target", period=period, unit="percent"),
            printed,
            "",
            row,
            column,
            reading.grid.table.index,
        )
        if aim is not None:
            yield aim


def _is_closed(row: Row, column: int) -> bool:
    """Whether a row has figures, but no target for the coming year: its measure's target is one that ends."""
    return bool(row.figures) and all(c != column for c, _ in row.figures)


def _target_year(reading: Reading) -> tuple[Period | None, int]:
    targets = [(said.period, column) for column, said in reading.above.items() if said.kind == "target" and said.period]
    return max(targets, key=lambda each: str(each[0].start)) if targets else (None, 0)


NUMBERED = Recipe(
    method="kpi_table",
    needs={LEFT: frozenset({"candidates"}), ABOVE: frozenset({"unit"}), AROUND: frozenset({"period"})},
    ignores={ABOVE: frozenset({"candidates", "population"}), AROUND: frozenset({"candidates", "population", "unit"})},
    left=label,
)
LISTED = Recipe(
    method="kpi_table",
    needs={LEFT: frozenset({"candidates"}), AROUND: frozenset({"period"})},
    ignores={AROUND: frozenset({"candidates", "population", "kind", "comparator"})},
    left=label,
    refine=refine,
    when=lambda reading: len(reading.grid.figure_columns) == 1 and _share_of_known_rows(reading) >= 0.5,
    confidence=0.9,
)
RECIPE = Recipe(
    method="kpi_table",
    needs={LEFT: frozenset({"candidates"}), ABOVE: frozenset({"period", "kind", "comparator", "area", "part"})},
    ignores={
        ABOVE: frozenset({"candidates", "population", "ethnic_base", "ethnic_group"}),
        AROUND: frozenset({"candidates", "population", "kind", "unit", "old"}),
    },
    left=label,
    refine=refine,
)


def read(context: Context) -> Iterable[Observation]:
    """The observations of every table of measures."""
    return recipes.read(context, (RECIPE, NUMBERED, LISTED))
