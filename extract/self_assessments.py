"""Scores of a capacity and capability self-assessment: the boxes `self-assessed score` and `validated score` behind the
evidence for each critical activity (`1.1 The quality of ...`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extract import facets, quotes
from extract.context import Context
from extract.facts import Observation
from normalise import indicators
from parsers.document import Document, Passage, Table

_ACTIVITY = re.compile(r"\W*[1-9]\.[1-9]\b\.?\s+\w")
_SCORE = re.compile(r"\W*([0-3])\W*")
_INLINE = re.compile(r"\bscore\W+([0-3])\b", re.IGNORECASE)
_LONGEST_LABEL = 80

Spot = tuple[Passage, tuple[int | None, int | None, int | None]]


def read(context: Context) -> Iterator[Observation]:
    """The scores of every critical activity; a box that is blank, or whose activity is not printed, gives none."""
    if not any(pattern.search(context.document.text) for pattern in facets.words("capability").values()):
        return
    activity, given = "", set[tuple[str, str]]()
    spots = list(_spots(context.document))
    for index, (passage, at) in enumerate(spots):
        words = passage.folded
        activity = (indicators.read_capability(words) if _ACTIVITY.match(words) else None) or activity
        sort = facets.first_of("capability", words) if len(words) <= _LONGEST_LABEL else None
        if sort is None or not activity or (activity, sort) in given:
            continue
        found = _score(spots, index)
        if found is not None:
            given.add((activity, sort))
            _mark_used(context, at)
            yield _observation(context, activity, sort, passage, found)


def _spots(document: Document) -> Iterator[Spot]:
    """The document's passages in reading order with their table, row and column; blank cells too."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from ((cell.passage, (block.index, cell.row, cell.column)) for cell in block.cells())
        else:
            yield block.passage, (None, None, None)


def _score(spots: list[Spot], index: int) -> tuple[Passage, int, int, Spot] | None:
    """The score of the label at `index`: behind its words, or all that the next passage holds."""
    passage, _ = spots[index]
    inline = _INLINE.search(passage.folded)
    if inline:
        return passage, *inline.span(1), spots[index]
    if index + 1 >= len(spots):
        return None
    following, _ = spots[index + 1]
    found = _SCORE.fullmatch(following.folded)
    return (following, *found.span(1), spots[index + 1]) if found else None


def _observation(
    context: Context, activity: str, sort: str, label: Passage, found: tuple[Passage, int, int, Spot]
) -> Observation:
    passage, start, end, (_, at) = found
    figure = passage.span(start, end)
    place = quotes.shorten(context.document, min(label.start, figure[0]), figure[1], figure)
    return Observation(
        indicator=activity,
        measure=sort,
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
