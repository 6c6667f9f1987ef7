"""Scores of the board's effective practice quality assurance: the table of initial, predicted and actual scores, and
what a box says of them (`EPQA: 03 rating`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract import facets, recipes
from extract.context import Context
from extract.facets import NOTHING, Facets
from extract.facts import Observation
from extract.figures import Figure
from extract.recipes import ABOVE, AROUND, LEFT, Reading, Recipe
from normalise import periods
from normalise.indicators import read_epqa
from normalise.periods import Period

_NOT_ASSESSED = re.compile(r"\(?\s*n\s*/\s*a\s*\)?", re.IGNORECASE)
_EITHER = re.compile(r"(?<!\d)(?:20)?(\d\d)\s*or\s*(?:20)?(\d\d)(?!\d)", re.IGNORECASE)
_CYCLE = re.compile(r"\(?(20\d\d)\s*[/–-]\s*(?:20)?(\d{1,2})(?!\d)\s*\)?\s*(?:\(?cycle)?", re.IGNORECASE)
_CYCLE_WORD = re.compile(r"\bcycle\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.;\n](?:\s|$)")
_CLEAR = re.compile(r"\bEPQA\b|\bquality assurance\b|\bself[- ]assess", re.IGNORECASE)
_NAMED = re.compile(r"\bEPQA\b|\beffective practice quality assurance\b", re.IGNORECASE)
_LISTED = re.compile(r"\band\b|[,;&]", re.IGNORECASE)
_INITIAL = re.compile(r"\b(initial\b[^;]{0,120}?)\bin (20\d\d)\b", re.IGNORECASE)
_HIGHEST = 3


def label(text: str, _theme: str = "") -> Facets:
    """What a row's label says: its theme; nothing of a theme that is not assessed."""
    if _NOT_ASSESSED.search(text):
        return NOTHING
    theme = read_epqa(text)
    return Facets(candidates=(theme,)) if theme else NOTHING


def heading(text: str) -> Facets:
    """What a column's heading says: which score, and of which year if it names one."""
    return Facets(kind=facets.first_of("epqa_measure", text), period=year(text), unit="score")


def year(text: str) -> Period | None:
    """The calendar year that a heading or a box names (`03 rating`, `2005 result`); None for `05 or 06`."""
    named = [*periods.find(text), *periods.find_short_years(text)]
    return named[0].period if len(named) == 1 else None


def dated(context: Context, indicator: str, text: str) -> Period | None:
    """The year of a box: the one it names, or of two the one that the document's text dates by the theme's cycle."""
    either = _EITHER.search(text)
    if either is None:
        return year(text)
    choices = [2000 + int(choice) for choice in either.groups()]
    start = cycle(context, indicator)
    if start is None:
        return None
    chosen = [choice for choice in choices if choice in (start, start + 2)]
    return periods.calendar_year(chosen[0]) if chosen else None


def cycle(context: Context, indicator: str) -> int | None:
    """The first year of a theme's assessment cycle as the text prints it: `Remand Management (2005/07 cycle)`, or under
    the theme's heading `the current cycle of 2006/8`, or with the year of its first assessment."""
    return next(iter(_cycles(context, indicator)), None)


def _cycles(context: Context, indicator: str) -> Iterator[int]:
    for place in context.places:
        passage = getattr(place.block, "passage", None)
        if passage is None or not _CYCLE_WORD.search(passage.text):
            continue
        for sentence in _SENTENCE.split(passage.folded):
            yield from _cycles_of(sentence, indicator, read_epqa(place.heading) == indicator)
    yield from _first_years(context, indicator)


def _cycles_of(sentence: str, indicator: str, under_heading: bool) -> Iterator[int]:
    """The first years of the cycles in a sentence that stand behind the theme's words, or alone under its heading."""
    if not _CYCLE_WORD.search(sentence):
        return
    begin = 0
    for found in _CYCLE.finditer(sentence):
        themes = _themes(sentence[begin : found.start()])
        if indicator in themes or (under_heading and not themes):
            yield int(found.group(1))
        begin = found.end()


def _themes(words: str) -> set[str]:
    """The themes that words speak of, in a list of them too."""
    return {theme for part in _LISTED.split(words) if (theme := read_epqa(part))}


def _first_years(context: Context, indicator: str) -> Iterator[int]:
    """The year of a sentence that dates a theme's initial score (`the initial score for Remand Management in 2005`)."""
    for place in context.places:
        passage = getattr(place.block, "passage", None)
        if passage is None or not _CLEAR.search(passage.text):
            continue
        for sentence in _SENTENCE.split(passage.folded):
            found = _INITIAL.search(sentence)
            if found and read_epqa(found.group(1)) == indicator:
                yield int(found.group(2))


def refine(found: list[Figure], _: Reading) -> Iterator[Figure]:
    """The scores from 0 to 3; whatever else a cell prints is none."""
    for each in found:
        if each.said.kind and 0 <= each.value <= _HIGHEST:
            yield replace(each, unit="score")


def by_year(found: list[Figure], _: Reading) -> Iterator[Figure]:
    """The scores of a table headed by years alone: those of the first are initial, later ones what came of it."""
    years = sorted({each.said.period.label for each in found if each.said.period is not None})
    for each in found:
        if each.said.period is not None and 0 <= each.value <= _HIGHEST and len(years) > 1:
            yield replace(each, kind="initial" if each.said.period.label == years[0] else "actual", unit="score")


def is_epqa(reading: Reading) -> bool:
    """Whether a table is one of these scores: its headings are of an initial and a later score, or it is called so."""
    kinds = {said.kind for said in reading.above.values()}
    scored = sum("score" in words.lower() for words in reading.grid.headings) > 1
    named = _NAMED.search(" ".join((reading.grid.title, *reading.grid.headings, *reading.words)))
    return (scored and "initial" in kinds and len(kinds) > 2) or named is not None


RECIPE = Recipe(
    method="epqa_table",
    needs={LEFT: frozenset({"candidates"}), ABOVE: frozenset({"kind"})},
    ignores={AROUND: frozenset(NOTHING.__slots__)},
    above=heading,
    left=label,
    refine=refine,
    when=is_epqa,
)


YEARS = Recipe(
    method="epqa_table",
    needs={LEFT: frozenset({"candidates"}), ABOVE: frozenset({"period"})},
    ignores={AROUND: frozenset(NOTHING.__slots__)},
    above=heading,
    left=label,
    refine=by_year,
    when=lambda reading: _NAMED.search(" ".join((*reading.grid.headings, *reading.words))) is not None,
    confidence=0.85,
)


def read(context: Context) -> Iterable[Observation]:
    """The observations of every EPQA table: one whose columns are initial, predicted and actual scores, or years."""
    return recipes.read(context, (RECIPE, YEARS))
