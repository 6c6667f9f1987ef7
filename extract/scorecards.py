"""Scores of a core case inspection: the box under each criterion, the headline boxes, the lines with a section's
overall score, the breakdown by area, and tables that set them beside the lowest, highest and average so far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extract import columns, facets, quotes, rotated
from extract.context import Context, Place
from extract.facts import Observation
from extract.figures import is_own
from normalise import areas, comparators, indicators, periods
from normalise.indicators import read_scorecard
from normalise.periods import Period
from parsers.document import Cell, Document, Heading, Paragraph, Passage, Table

_CRITERION = re.compile(r"\W*([123]\.[1-4])\b\s*:?\s*\D")
_OVERALL = re.compile(r"\bscore\b\W*for\s+(?:the\s+)?quality\s+of\b(.*?):?\W*(\d{1,3})\s*%", re.IGNORECASE)
_SCORE_WORD = re.compile(r"\W*scores?\W*", re.IGNORECASE)
_INLINE = re.compile(r"(.{4,90}?)\W+scores?\s*:\s*(\d{1,3})\s*%", re.IGNORECASE)
_SCORE_LINE = re.compile(r"\W*scores?\s*:\s*\W*(\d{1,3})\s*%", re.IGNORECASE)
_PERCENT = re.compile(r"\W*(\d{1,3})\s*%\W*")
_CASES = re.compile(r"\(\s*n\s*=\s*(\d+)\s*\)", re.IGNORECASE)
_RUN = re.compile(r"(?:\s*\d{1,3}\s*%){3,5}\s*$")
_ONE = re.compile(r"\d{1,3}\s*%")
_REPORTING = frozenset({"inspection_report", "press_release", "other"})
_INSPECTED = re.compile(r"\binspect(?:ion|ed)\b", re.IGNORECASE)
_TAIL = 60
_LONGEST_HEADS = 400
_HEAD_LINES = 5
_PREFIX = "cci."


def criterion_of(words: str) -> str | None:
    """The indicator of a criterion, section or headline score by the words of its heading or row label."""
    return read_scorecard(words) or _numbered(words)


def _numbered(words: str) -> str | None:
    found = _CRITERION.match(words)
    name = _PREFIX + found.group(1) if found else ""
    return name if any(each.id == name for each in indicators.all_indicators()) else None


@dataclass(frozen=True, slots=True)
class Score:
    """A score with its place: the offsets of its figure and of the words that are quoted with it."""

    indicator: str
    percent: int
    printed: str
    quote: tuple[int, int]
    at: tuple[int | None, int | None, int | None] = (None, None, None)
    area: str = ""
    comparator: str = ""
    flags: tuple[str, ...] = ()
    period: Period | None = None

    def observation(self, context: Context) -> Observation:
        document, period = context.document, self.period or reported(context)
        return Observation(
            indicator=self.indicator,
            measure="outturn",
            area=self.area,
            comparator=self.comparator,
            period=period.label if period else "",
            period_start=period.start.isoformat() if period and period.start else "",
            period_end=period.end.isoformat() if period and period.end else "",
            value=Decimal(self.percent),
            unit="percent",
            printed=self.printed,
            quote=document.quote(*self.quote),
            anchor=document.anchor(*self.quote, *self.at),
            method="scorecard",
            confidence=0.85 if self.flags else 0.95,
            flags=self.flags,
        )


def reported(context: Context) -> Period | None:
    """The year of the inspection that a document reports: the one it is about, else that of its publication. A plan or
    review that repeats scores is of another year than they are."""
    about = context.about
    if about.doc_type not in _REPORTING:
        return None
    return periods.read(about.period) or (periods.read(about.published[:4]) if about.published else None)


def read(context: Context) -> Iterator[Observation]:
    """The observations of every score box, overall line and score table of a document."""
    body = list(body_scores(context))
    known = {score.indicator: score.percent for score in body}
    scores = [*body, *_cards(context, known), *_runs(context)]
    yield from (score.observation(context) for score in scores)


def body_scores(context: Context) -> Iterator[Score]:
    """The scores that the body prints: boxes under their headings and lines with an overall score."""
    taken: set[str] = set()
    for place in context.places:
        block = place.block
        if isinstance(block, Table):
            found = _box(context, place, block, taken)
        elif isinstance(block, Heading | Paragraph):
            found = _line(context.document, place, block.passage, taken)
        else:
            found = None
        if found is not None:
            taken.add(found.indicator)
            yield found


def _line(document: Document, place: Place, passage: Passage, taken: set[str]) -> Score | None:
    """A line `OVERALL SCORE for quality of ... work: 70%`, or `Score: 71%` below a criterion's heading."""
    if "score" not in passage.folded.lower():
        return None
    overall = _OVERALL.search(passage.folded)
    inline = _INLINE.match(passage.folded)
    if overall:
        name, figure = read_scorecard(overall.group()), overall.span(2)
    elif inline:
        name, figure = criterion_of(inline.group(1)), inline.span(2)
    else:
        plain = _SCORE_LINE.match(passage.folded)
        if plain is None:
            return None
        name, figure = _headed(place, taken), plain.span(1)
    if not name:
        return None
    start, end = figure[0], passage.folded.index("%", figure[0]) + 1
    quote = quotes.shorten(document, *passage.span(0, end), passage.span(start, end))
    return Score(name, int(passage.folded[slice(*figure)]), passage.folded[start:end], quote)


def _box(context: Context, place: Place, table: Table, taken: set[str]) -> Score | None:
    """The score in a box: the percentage below or beside a cell `Score:`."""
    label = next((cell for cell in table.cells() if _SCORE_WORD.fullmatch(cell.text)), None)
    if label is None or table.width > 6:
        return None
    context.used.add(table.index)
    own = next((name for cell in table.cells() if (name := criterion_of(cell.text))), None)
    name = own or _headed(place, taken)
    cell = _below(table, label)
    found = _PERCENT.fullmatch(cell.text) if cell else None
    if cell is None or found is None or name is None:
        return None
    first = table.rows[0][0].passage.start if own else label.passage.start
    figure = cell.passage.span()
    quote = quotes.shorten(context.document, min(first, figure[0]), figure[1], figure)
    return Score(name, int(found.group(1)), cell.text.strip(), quote, (table.index, cell.row, cell.column))


def _below(table: Table, label: Cell) -> Cell | None:
    """The filled cell under a label, else the one right of it."""
    under = [row[label.column] for row in table.rows[label.row + 1 :]]
    beside = list(table.rows[label.row][label.column + 1 :])
    return next((cell for cell in (*under, *beside) if _PERCENT.fullmatch(cell.text)), None)


def _headed(place: Place, taken: set[str]) -> str | None:
    """The criterion of the nearest heading that names one, unless an earlier box has taken it."""
    for heading in reversed(place.headings):
        name = criterion_of(heading.text)
        if name is not None:
            return None if name in taken else name
    return None


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    area: str
    comparator: str
    cases: int | None


def _cards(context: Context, known: dict[str, int]) -> Iterator[Score]:
    """The scores of every table whose rows are criteria."""
    for place, table in context.tables():
        if table.index in context.used:
            continue
        rows = [(name, row) for row in table.rows if _has_score(row) and (name := _row_criterion(row))]
        if len(rows) < 2:
            continue
        context.used.add(table.index)
        heads = _columns(context, table, rows[0][1][0].row)
        if sum(not (head.area or head.comparator) for head in heads) > 1:
            heads = _columns_above(context, place, table)
        for name, row in rows:
            scores = _row_scores(context, table, name, row, heads, known.get(name))
            yield from (replace(score, period=_year_over(context, place)) for score in scores)


def _columns_above(context: Context, place: Place, table: Table) -> list[_Column]:
    """The columns of a table that lost its headings, by the lines above it: the lowest, the highest and the average so
    far, and last the own score. None where they do not say whose scores there are."""
    heads: tuple[str, ...] = ()
    for block in context.document.blocks[max(0, place.index - _HEAD_LINES) : place.index]:
        heads = () if isinstance(block, Table) else _heads(block.text, heads)
    whose = (*heads, "")
    if not {"lowest", "highest"} <= set(heads) or len(whose) != table.width - 1:
        return []
    return [_Column(index, "", who, None) for index, who in enumerate(whose, 1) if who in ("", "national")]


def _year_over(context: Context, place: Place) -> Period | None:
    """The year of the inspection that the heading or line over a table names, where the document reports none."""
    if context.about.doc_type in _REPORTING:
        return None
    before = context.before(place)
    line = "" if before is None or isinstance(before, Table) else before.text
    for words in (line, place.heading):
        named = periods.find(words) if _INSPECTED.search(words) else []
        if len(named) == 1 and named[0].period.start:
            return periods.calendar_year(named[0].period.start.year)
    return None


def _row_criterion(row: Sequence[Cell]) -> str | None:
    return _criterion_in(next((cell.text for cell in row if cell.text), ""))


def _criterion_in(words: str) -> str | None:
    """The criterion that short words are of or speak of."""
    return (criterion_of(words) or _named(words)) if len(words) <= _LONGEST_HEADS else None


def _named(words: str) -> str | None:
    """The criterion that running words speak of."""
    return next((each.indicator_id for each in indicators.find(words) if each.indicator_id.startswith(_PREFIX)), None)


def _has_score(row: Sequence[Cell]) -> bool:
    return any(rotated.readings(cell.text) for cell in row[1:])


def _columns(context: Context, table: Table, first: int) -> list[_Column]:
    """Whose scores each column holds; the lowest and highest so far are nobody's."""
    heads = columns.headings(table, first)
    found = []
    for index in range(1, table.width):
        if any(rotated.readings(row[index].text) for row in table.rows[first:]):
            column = _column(context, index, heads[index])
            if column is not None:
                found.append(column)
    return found


def _column(context: Context, index: int, heading: str) -> _Column | None:
    cases = _CASES.search(heading)
    number = int(cases.group(1)) if cases else None
    words = _CASES.sub("", heading).strip()
    compared = facets.first_of("compared", words)
    if compared:
        return _Column(index, "", "national", number) if compared == "national" else None
    area = areas.read(words) or next((each.area for each in areas.find(words)), None)
    if area is not None:
        return _Column(index, "" if is_own(context, area) else area.name, "", number)
    return _Column(index, "", comparators.read(words) or "", number)


def _row_scores(
    context: Context, table: Table, name: str, row: Sequence[Cell], heads: list[_Column], known: int | None
) -> Iterator[Score]:
    own_first = sorted(heads, key=lambda head: bool(head.area or head.comparator))
    cells = [row[head.index] for head in own_first]
    settled = rotated.settle([cell.text for cell in cells], [head.cases for head in own_first], known)
    for head, cell, score in zip(own_first, cells, settled, strict=True):
        if score is None:
            if cell.text:
                anchor = context.document.anchor(*cell.passage.span(), table.index, cell.row, cell.column)
                context.notice("unread_figure", f"{cell.text!r} in a table of scores is not settled", anchor)
            continue
        figure = cell.passage.span()
        quote = quotes.shorten(context.document, min(row[0].passage.start, figure[0]), figure[1], figure)
        flags = ("rotated",) if score.turned else ()
        at = (table.index, cell.row, cell.column)
        yield Score(name, score.percent, cell.text.strip(), quote, at, head.area, head.comparator, flags)


def _runs(context: Context) -> Iterator[Score]:
    """Scores that lost their columns: `Safeguarding work 37% 91% 68% 44%` below words that head such columns."""
    heads: tuple[str, ...] = ()
    before: str | None = None
    for passage in _passages(context.document):
        words = passage.folded
        tail = max(0, len(words) - _TAIL)
        run = _RUN.search(words, tail) if words.rstrip().endswith("%") else None
        if run is None:
            heads = _heads(words, heads)
            before = _criterion_in(words) if heads else None
        elif {"lowest", "highest"} <= set(heads) and (name := _criterion_in(words) or before):
            yield from _run_scores(context, name, passage, run.start(), (*heads, ""))


def _run_scores(context: Context, name: str, passage: Passage, begin: int, whose: tuple[str, ...]) -> Iterator[Score]:
    words = passage.folded
    figures = list(_ONE.finditer(words, begin))
    if len(figures) != len(whose):
        return
    for figure, who in zip(figures, whose, strict=True):
        if who in ("", "national"):
            quote = quotes.shorten(context.document, *passage.span(0, figure.end()), passage.span(*figure.span()))
            percent = int(figure.group().rstrip("% "))
            yield Score(name, percent, figure.group(), quote, comparator=who, flags=("unseparated",))


def _heads(words: str, before: tuple[str, ...]) -> tuple[str, ...]:
    """What the columns of lost scores are headed by, in their order: the lowest, the highest and the average so far, in
    one line or in lines of their own."""
    if len(words) > _LONGEST_HEADS or not (before or "lowest" in words.lower()):
        return before
    found = sorted(
        (match.start(), key) for key, pattern in facets.words("compared").items() for match in pattern.finditer(words)
    )
    keys = tuple(dict.fromkeys(key for _, key in found))
    return keys if "lowest" in keys else tuple(dict.fromkeys((*before, *keys)))


def _passages(document: Document) -> Iterator[Passage]:
    """The words of the document in order: blocks, and tables' cells."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.passage for cell in block.cells() if cell.text)
        else:
            yield block.passage
