"""How inspectors judged: scores with the improvement they ask for, and ratings by standard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from extract import judgement_words
from extract.context import Context, Place
from extract.facts import Judgement
from extract.inspections import is_score_box, under_criteria
from extract.quotes import shorten
from extract.vocabulary import any_of
from parsers.document import Cell, Document, Table

_SCORE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent)")
_REQUIRED = re.compile(r"\b([a-z]+)\s+(?:amount of )?improvement\b", re.IGNORECASE)
_HEADLINE = re.compile(r"(safeguarding|risk of harm|likelihood of reoffending)\W+score\W*$", re.IGNORECASE)
_LINE = re.compile(
    r"\W*(?P<number>\d\.\d)?\.?\s*(?P<name>[^%]{4,90}?)\W*(?<=\W)(?:score\s*:\s*)?(?P<score>\d{1,3})\s*%\W+comment\W+(?P<word>[a-z]+)"
    r"\s+improvement",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?")
_SCALE = re.compile(r"\b(?:scor|grad|rat)(?:e|ed|es|ing)\b[^.]*\b1\b[^.]*\b4\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\d\.\d{1,2}\.?")
_Place = tuple[int | None, int | None, int | None]
"""Table, row and column of what a judgement stands in."""
_LONGEST_LINE = 100
_FEWEST_RATED = 3
"""So many names each with its rating behind make a line a table of them."""
_QUOTES = " \t\n'\"‘’“”*:.–-"


def read(context: Context) -> Iterator[Judgement]:
    """Every judgement, as often as it is printed."""
    yield from _score_boxes(context)
    for place in context.places:
        if isinstance(place.block, Table):
            yield from _rating_rows(context, place.block)
            yield from _graded_rows(context, place, place.block)
        else:
            yield from _score_line(context, place)
            yield from _rating_line(context, place)
            yield from _rating_run(context, place)


# Score boxes of core case inspections


def _score_boxes(context: Context) -> Iterator[Judgement]:
    for criterion, place in under_criteria(context):
        if not (isinstance(place.block, Table) and is_score_box(place.block)):
            continue
        name = _headline(context, place) or criterion
        comment = _improvement(place.block)
        if not (name and comment):
            continue
        word, cell = comment
        score = _score(place.block)
        start, end = _extent(context.document, place.block, cell)
        context.used.add(place.block.index)
        yield Judgement(
            criterion=name,
            score=score,
            comment=word,
            quote=context.document.quote(start, end),
            anchor=context.document.anchor(start, end, place.block.index, cell.row, cell.column),
            method="score_box",
            confidence=0.95 if score is not None else 0.8,
            flags=() if score is not None else ("score_missing",),
        )


def _headline(context: Context, place: Place) -> str:
    """The headline score that the heading over a box names, or the line before it."""
    above = context.before(place)
    line = "" if above is None or isinstance(above, Table) else above.text
    found = _HEADLINE.search(line) or _HEADLINE.search(place.heading)
    return judgement_words.headline(found.group(1)) if found else ""


def _improvement(table: Table) -> tuple[str, Cell] | None:
    for cell in table.cells():
        found = _REQUIRED.search(cell.text)
        word = judgement_words.improvement(found.group(1)) if found else None
        if word:
            return word, cell
    return None


def _score(table: Table) -> Decimal | None:
    for cell in table.cells():
        found = _SCORE.fullmatch(cell.text.strip())
        if found:
            return Decimal(found.group(1))
    return None


def _extent(document: Document, table: Table, cell: Cell) -> tuple[int, int]:
    """The row of the comment, with what a quote has room for of the words before it."""
    row = [other.passage for other in table.rows[cell.row] if other.passage.text]
    return shorten(document, min(passage.start for passage in row), max(passage.stop for passage in row))


def _score_line(context: Context, place: Place) -> Iterator[Judgement]:
    """A line such as "1.1 Risk of Harm: Score: 63% Comment: SUBSTANTIAL improvement required"."""
    if isinstance(place.block, Table):
        return
    found = _LINE.match(place.block.text)
    word = judgement_words.improvement(found["word"]) if found else None
    headline = _HEADLINE.search(found["name"] or "") if found else None
    name = (found["number"] if found else "") or (judgement_words.headline(headline.group(1)) if headline else "")
    if found and word and name:
        yield _judgement(
            context.document, (name, word, Decimal(found["score"])), *place.block.passage.span(0, found.end())
        )


# Ratings by standard


@cache
def _rating() -> re.Pattern[str]:
    return re.compile(rf"[\W\d]*({judgement_words.ratings()})(?:\W*[1-4])?\W*$", re.IGNORECASE)


def criterion_name(text: str) -> str:
    """The criterion that `text` names: `Overall` for the whole service, its printed name without number, or nothing."""
    words = _NUMBER.sub("", text).strip(_QUOTES)
    if words.casefold() in judgement_words.overall():
        return "Overall"
    return words if judgement_words.criteria().fullmatch(words) else ""


def _rating_rows(context: Context, table: Table) -> Iterator[Judgement]:
    for row in table.rows:
        cells = [cell for c, cell in enumerate(row) if cell.text and (c == 0 or row[c - 1] is not cell)]
        for c, cell in enumerate(cells):
            named = next((left for left in reversed(cells[:c]) if criterion_name(left.text)), None)
            rating = _rating().match(cell.text)
            if not (named and rating):
                continue
            context.used.add(table.index)
            judged = (criterion_name(named.text), rating.group(1), _figure(cells, cell))
            first = cells[0] if _ORDINAL.fullmatch(cells[0].text.strip()) else named
            at = (table.index, cell.row, cell.column)
            yield _judgement(context.document, judged, first.passage.start, cell.passage.stop, at)


def _graded_rows(context: Context, place: Place, table: Table) -> Iterator[Judgement]:
    """The areas of work of a joint inspection, each with nothing but its grade, below words that say that grades run
    from 1 to 4."""
    above = context.before(place)
    if above is None or isinstance(above, Table) or not _SCALE.search(above.text) or table.width != 2:
        return
    for row in table.rows:
        name, grade = (cell.text.strip(_QUOTES) for cell in row)
        if len(name.split()) > 1 and re.fullmatch(r"[1-4]", grade):
            context.used.add(table.index)
            at = (table.index, row[1].row, row[1].column)
            judged = (_NUMBER.sub("", name), "", Decimal(grade))
            yield _judgement(context.document, judged, row[0].passage.start, row[1].passage.stop, at)


def _figure(cells: Sequence[Cell], rating: Cell) -> Decimal | None:
    """A grade of 1 to 4 in the rating's own cell or in a cell beside it."""
    for cell in [rating, *cells]:
        if found := re.fullmatch(r"(?:[^\d]*\()?([1-4])\)?", cell.text.strip()):
            return Decimal(found.group(1))
    return None


def _rating_line(context: Context, place: Place) -> Iterator[Judgement]:
    """A line such as "Overall rating: Good", or a rating alone under the line that names its criterion."""
    block = place.block
    if isinstance(block, Table) or len(block.text) > _LONGEST_LINE:
        return
    found = _rating().search(block.text)
    if not found:
        return
    start, end = block.passage.span()
    name = criterion_name(block.text[: found.start()])
    above = context.before(place)
    if not found.start() and above and not isinstance(above, Table) and (name := criterion_name(above.text)):
        start = above.passage.start
    if name:
        yield _judgement(context.document, (name, found.group(1), None), start, end)


@cache
def _rated_name() -> re.Pattern[str]:
    names = any_of((*judgement_words.overall(), *judgement_words.criterion_names())).pattern
    return re.compile(rf"({names})\s*[:–-]?\s*({judgement_words.ratings()})", re.IGNORECASE)


def _rating_run(context: Context, place: Place) -> Iterator[Judgement]:
    """A table of ratings that became one line: "Overall rating Good 1.1 Governance and leadership Good 1.2 Staff …"."""
    if isinstance(place.block, Table) or len(place.block.text) <= _LONGEST_LINE:
        return
    passage = place.block.passage
    found = list(_rated_name().finditer(passage.folded))
    for rated in found if len(found) >= _FEWEST_RATED else ():
        judged = (criterion_name(rated.group(1)), rated.group(2), None)
        yield _judgement(context.document, judged, *passage.span(*rated.span()))


def _judgement(
    document: Document, judged: tuple[str, str, Decimal | None], start: int, end: int, at: _Place = (None, None, None)
) -> Judgement:
    name, comment, score = judged
    start, end = shorten(document, start, end)
    return Judgement(
        criterion=name,
        score=score,
        comment=comment,
        quote=document.quote(start, end),
        anchor=document.anchor(start, end, *at),
        method="rating",
    )
