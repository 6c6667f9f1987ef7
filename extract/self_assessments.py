"""Scores of a capacity and capability self-assessment: the boxes `self-assessed score` and `validated score` behind the
evidence for each critical activity (`1.1 The quality of ...`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extract import facets, quotes
from extract.context import Context, Place
from extract.facts import Observation
from normalise import indicators, periods
from normalise.periods import Period
from parsers.document import Passage, Table

_ACTIVITY = re.compile(r"\W*[1-9]\.[1-9]\b\.?\s+\w")
_NUMBER = re.compile(r"\W*[1-9]\.[1-9]\W*")
"""An activity of which a table of scores prints only the number."""
_SCORE = re.compile(r"\W*([0-3])\W*")
_INLINE = re.compile(r"\bscore\W+([0-3])\b", re.IGNORECASE)
_ASSESSMENT = re.compile(r"\bcapability\b|\bself[- ]assessment\b|\bC&C\b", re.IGNORECASE)
_LONGEST_LABEL = 80

At = tuple[int | None, int | None, int | None]
"""Table, row and column."""
Spot = tuple[Passage, At]


def read(context: Context) -> Iterator[Observation]:
    """The scores of every critical activity; a box that is blank, or whose activity is not printed, gives none."""
    if not any(pattern.search(context.document.text) for pattern in facets.words("capability").values()):
        return
    given = set[tuple[str, str]]()
    for place, table in context.tables():
        yield from _rows(context, place, table, given)
    yield from _boxes(context, given)


def _rows(context: Context, place: Place, table: Table, given: set[tuple[str, str]]) -> Iterator[Observation]:
    """The scores of a table with an activity in each row and the sorts of score in its columns."""
    sorts = {c: sort for c in range(1, table.width) if (sort := facets.first_of("capability", table.heading(c)))}
    for row in table.body if sorts else ():
        label = row[0].text
        activity = indicators.read_capability(label) if _ACTIVITY.match(label) or _NUMBER.fullmatch(label) else None
        for column, sort in sorts.items():
            cell = row[column]
            found = _SCORE.fullmatch(cell.text)
            if activity is None or found is None:
                continue
            context.used.add(table.index)
            given.add((activity, sort))
            spot = (cell.passage, (table.index, cell.row, cell.column))
            yield _observation(
                context, activity, sort, row[0].passage, (cell.passage, *found.span(1), spot), _year(place)
            )


def _year(place: Place) -> Period | None:
    """The year of the assessment that the nearest heading of it names; a plan's own year is not the assessment's."""
    for heading in reversed(place.headings):
        if _ASSESSMENT.search(heading.text):
            found = periods.find(heading.text)
            return found[0].period if len(found) == 1 else None
    return None


def _boxes(context: Context, given: set[tuple[str, str]]) -> Iterator[Observation]:
    """The scores of boxes behind the evidence for each activity."""
    activity, year = "", None
    spots = list(_spots(context))
    for index, (passage, at, place) in enumerate(spots):
        words = passage.folded
        activity = (indicators.read_capability(words) if _ACTIVITY.match(words) else None) or activity
        year = _year(place)
        sort = facets.first_of("capability", words) if len(words) <= _LONGEST_LABEL else None
        if sort is None or not activity or (activity, sort) in given:
            continue
        found = _score(spots, index)
        if found is not None:
            given.add((activity, sort))
            _mark_used(context, at)
            yield _observation(context, activity, sort, passage, found, year)


def _spots(context: Context) -> Iterator[tuple[Passage, At, Place]]:
    """The document's passages in reading order with their table, row and column; blank cells too."""
    for place in context.places:
        if isinstance(place.block, Table):
            table = place.block
            yield from ((cell.passage, (table.index, cell.row, cell.column), place) for cell in table.cells())
        else:
            yield place.block.passage, (None, None, None), place


def _score(spots: list[tuple[Passage, At, Place]], index: int) -> tuple[Passage, int, int, Spot] | None:
    """The score of the label at `index`: behind its words, or all that the next passage holds."""
    passage, at, _ = spots[index]
    inline = _INLINE.search(passage.folded)
    if inline:
        return passage, *inline.span(1), (passage, at)
    if index + 1 >= len(spots):
        return None
    following, behind, _ = spots[index + 1]
    found = _SCORE.fullmatch(following.folded)
    return (following, *found.span(1), (following, behind)) if found else None


def _observation(
    context: Context,
    activity: str,
    sort: str,
    label: Passage,
    found: tuple[Passage, int, int, Spot],
    year: Period | None,
) -> Observation:
    passage, start, end, (_, at) = found
    figure = passage.span(start, end)
    place = quotes.shorten(context.document, min(label.start, figure[0]), figure[1], figure)
    return Observation(
        indicator=activity,
        measure=sort,
        period=year.label if year else "",
        period_start=year.start.isoformat() if year and year.start else "",
        period_end=year.end.isoformat() if year and year.end else "",
        value=Decimal(passage.folded[start:end]),
        unit="score",
        printed=passage.folded[start:end],
        quote=context.document.quote(*place),
        anchor=context.document.anchor(*place, *at),
        method="self_assessment",
        confidence=0.97,
    )


def _mark_used(context: Context, at: tuple[int | None, int | None, int | None]) -> None:
    if at[0] is not None:
        context.used.add(at[0])
        context.worded.add(at[0])
