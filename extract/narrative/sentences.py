"""A sentence as a row of symbols: its figures, indicators, periods, comparators and areas, and the words between."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Span

from extract import vocabulary
from extract.narrative import rules, year_lists
from extract.narrative.figures import figures_of, is_inside
from normalise import areas, comparators, periods
from normalise.bounds import longest_first
from normalise.indicators import Mention
from normalise.periods import Period
from normalise.values import FoundValue

_LOWER = re.compile(r"[\s)\"”'’]*[a-z]")
_PART = re.compile(
    r"(?<!\w)(?:q(?:tr|uarter)?\.?\s*[1-4]|(?:1st|2nd|3rd|4th|first|second|third|fourth)\s+quarter)(?!\w)",
    re.IGNORECASE,
)
_OTHER_YEAR = re.compile(
    r"\s+(?:of|in) (?:the|this) (?:current|present|new|next|coming|following|financial)\b", re.IGNORECASE
)
"""Behind a quarter: of a year that is not named."""
_PART_OF = re.compile(rf"({_PART.pattern})(?:\s+[a-z]+)?\s+(?:for|in|of)\s+$", re.IGNORECASE)
_AVERAGE = re.compile(r"(?<!on )(?:\b(?:the|an)\s+)?\baverage\b(?!\s+of\s+(?:all|the)\b)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\s?\([A-Za-z]{2,6}['’]?s?\)")
_SAME = re.compile(r"\bsame\s+(?:\w+\s+)?(?:months?|quarter|half|period|time)\s+(?:of|in)\s*$", re.IGNORECASE)
_YEAR, _MOST_BACK = 365, 5
_REACH = 28
_SHORTEST, _LONGEST = 3, 1500
_PIECE = 50_000


class Whose(NamedTuple):
    """A comparator or an area named in a sentence; both empty for the authority itself."""

    comparator: str
    area: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Own:
    """The names by which a document's authority goes: those of its areas and of its service's councils; `inspected`
    that it reports an inspection, where "the average" is that of all that were inspected so far."""

    names: frozenset[str]
    inspected: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """One of a sentence's symbols, with its characters; `index` counts the things of its sort in the sentence."""

    text: str
    start: int
    end: int
    index: int = -1


@dataclass(frozen=True)
class Sentence:
    """A sentence at the characters from `start` on of its passage, and what it speaks of (by offsets within it)."""

    text: str
    start: int
    figures: tuple[FoundValue, ...]
    topics: tuple[Mention, ...]
    periods: tuple[periods.Found, ...]
    whose: tuple[Whose, ...]
    symbols: tuple[Symbol, ...] = field(repr=False)
    further: Mapping[Period, tuple[Period, ...]] = field(default_factory=dict)
    """The other years of each list of years that is one of `periods`, by the first."""

    @cached_property
    def doc(self) -> Doc:
        """The symbols as spaCy's matchers take them."""
        return rules.row([symbol.text for symbol in self.symbols])

    def has(self, section: str, key: str = "words") -> bool:
        """Whether the sentence has one of the words of a list of the vocabulary."""
        return rules.words(section, key).search(self.text) is not None


def split(text: str) -> list[tuple[int, int]]:
    """The sentences of a passage, as characters: spaCy's, joined again where the next goes on in small letters."""
    spans: list[tuple[int, int]] = []
    for span in _spans(text):
        goes_on = _LOWER.match(text, span[0]) or span[1] - span[0] < _SHORTEST
        if spans and goes_on and span[1] - spans[-1][0] <= 2 * _LONGEST:
            spans[-1] = (spans[-1][0], span[1])
        else:
            spans.append(span)
    return spans


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for begin, stop in _pieces(text):
        for sentence in rules.language()(text[begin:stop]).sents:
            start, end = begin + sentence.start_char, begin + sentence.end_char
            yield from ((at, min(at + _LONGEST, end)) for at in range(start, end, _LONGEST))


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """A text in pieces that spaCy takes at once, cut at spaces."""
    start = 0
    while start < len(text):
        end = len(text) if len(text) - start <= _PIECE else text.rfind(" ", start + 1, start + _PIECE)
        end = end if end > start else min(start + _PIECE, len(text))
        yield start, end
        start = end


def read(text: str, start: int, own: Own, topics: Sequence[Mention], nearby: Sequence[Period] = ()) -> Sentence:
    """The sentence `text`, which stands at character `start` of its passage, with all it speaks of; `topics` are the
    indicators that its words may mean, `nearby` the periods of its passage."""
    found = tuple(_periods(text, nearby))
    figures = figures_of(text, topics, found)
    listed = year_lists.of(text, found, figures)
    whose = tuple(_whose(text, own, topics)) if figures else ()
    symbols = tuple(_symbols(text, figures, topics, listed.periods, whose)) if figures or found else ()
    return Sentence(text, start, figures, tuple(topics), listed.periods, whose, symbols, listed.further)


def _periods(text: str, nearby: Sequence[Period]) -> list[periods.Found]:
    """The periods of a sentence; a quarter without its year has that of the period before it, else of one nearby."""
    found = _of_years(text, _same(text, periods.find(text)))
    quarters = []
    for part in _PART.finditer(text):
        if is_inside(part.start(), part.end(), found) or _OTHER_YEAR.match(text, part.end()):
            continue
        before = [each.period for each in found if each.start < part.start()]
        period = next(filter(None, (_quarter(part.group(), year) for year in (*reversed(before), *nearby))), None)
        if period is not None:
            quarters.append(periods.Found(period, *part.span()))
    return sorted([*found, *quarters], key=lambda each: each.start) if quarters else found


def _of_years(text: str, found: Sequence[periods.Found]) -> list[periods.Found]:
    """The periods, where a quarter and the year that it is said to be of are one: "quarter 1 data for 2009/10"."""
    told: list[periods.Found] = []
    for each in found:
        words = text[max(0, each.start - _REACH) : each.start]
        part = _PART_OF.search(words) if each.period.is_financial_year else None
        quarter = _quarter(part[1], each.period) if part else None
        begin = each.start - len(words) + part.start() if part else 0
        told.append(
            periods.Found(quarter, begin, each.end) if quarter and not is_inside(begin, begin + 1, found) else each
        )
    return told


def _same(text: str, found: Sequence[periods.Found]) -> list[periods.Found]:
    """The periods, where "the same six months of 2015" are those of the part of a year that was named before."""
    told: list[periods.Found] = []
    for each in found:
        same = _SAME.search(text, max(0, each.start - _REACH), each.start)
        part = told[-1].period if same and told and told[-1].period.is_part_year else None
        moved = _moved(part, each.period) if part is not None else None
        told.append(periods.Found(moved, same.start(), each.end) if same and moved else each)
    return told


def _moved(part: Period, year: Period) -> Period | None:
    """A part of a year in another, earlier year."""
    if part.start is None or year.start is None or year.days < _YEAR:
        return None
    whole = periods.containing_financial_year(part.start).start if year.is_financial_year else part.start
    back = whole.year - year.start.year if whole else 0
    for _ in range(back if back <= _MOST_BACK else 0):
        part = periods.previous(part)
    return part if back > 0 else None


def _quarter(part: str, year: Period) -> Period | None:
    """The quarter that `part` names, of the financial year that `year` lies in."""
    if year.start is None:
        return None
    return periods.read(f"{part} {periods.containing_financial_year(year.start).label}")


# -- figures


# -- whose a figure is


def _whose(text: str, own: Own, topics: Sequence[Mention]) -> Iterator[Whose]:
    """Comparators and areas, left to right; not words of an indicator ("National Standards")."""
    named = [Whose(each.comparator, "", each.start, each.end) for each in comparators.find(text)]
    if own.inspected:
        named += [Whose("national", "", *found.span()) for found in _AVERAGE.finditer(text) if _is_free(found, named)]
    for area in areas.find(text):
        if not any(other.start < area.end and area.start < other.end for other in named):
            named.append(Whose("", "" if area.area.name in own.names else area.area.name, area.start, area.end))
    named.sort(key=lambda each: each.start)
    kept: list[Whose] = []
    for each in named:
        if any(topic.start <= each.start < topic.end for topic in topics) or _is_body(text, each):
            continue
        if kept and _slash(text, kept[-1], each):
            kept[-1] = kept[-1]._replace(end=each.end)
        else:
            kept.append(each)
    yield from kept


def _is_free(found: re.Match[str], named: Sequence[Whose]) -> bool:
    """Whether words belong to no name and stand right behind none ("the regional average")."""
    return not any(other.start < found.end() and found.start() <= other.end + 1 for other in named)


def _slash(text: str, one: Whose, other: Whose) -> bool:
    """Whether two names are one comparator's: "England/ Wales"."""
    return bool(one.comparator and other.comparator) and text[one.end : other.start].strip() in ("/", "&")


def _is_body(text: str, each: Whose) -> bool:
    return bool(_bodies().match(text, each.end))


@cache
def _bodies() -> re.Pattern[str]:
    """What follows a name that is only a part of another: "National Standards", "London Road"."""
    words = (
        "standards?", "indicators?", "targets?", "office", "road", "street", "probation", "police", "violence",
        "constabulary", "fire", "criminal", "combined", "crown", "magistrates",
    )  # fmt: skip
    return re.compile(rf"\s+(?:{'|'.join(words)})\b", re.IGNORECASE)


# -- symbols


def _symbols(
    text: str,
    figures: Sequence[FoundValue],
    topics: Sequence[Mention],
    dated: Sequence[periods.Found],
    whose: Sequence[Whose],
) -> Iterator[Symbol]:
    """The row of symbols, left to right."""
    marks = [
        Symbol("FIGURE" if f.value.unit else "NUMBER", _bound_start(text, f), f.end, i) for i, f in enumerate(figures)
    ]
    marks += [Symbol("PERIOD", each.start, each.end, i) for i, each in enumerate(dated)]
    marks += [Symbol("WHOSE" if w.area or w.comparator else "OWN", w.start, w.end, i) for i, w in enumerate(whose)]
    taken = sorted(marks, key=lambda mark: mark.start)
    for index, topic in enumerate(topics):
        marks.append(Symbol("TOPIC", _topic_start(topic, taken), _topic_end(text, topic, taken), index))
    marks.sort(key=lambda mark: (mark.start, mark.text == "TOPIC"))
    yield from _filled(text, _apart(marks))


def _topic_start(topic: Mention, taken: Sequence[Symbol]) -> int:
    """Where an indicator's words begin behind the figure or period that they begin with ("204 young people in the
    cohort", "the 2013 cohort reoffended")."""
    return next((mark.end for mark in taken if mark.start <= topic.start < mark.end < topic.end), topic.start)


def _topic_end(text: str, topic: Mention, taken: Sequence[Symbol]) -> int:
    """Where an indicator's words end with an abbreviation behind them, or the figure that stands in them begins."""
    behind = _ABBREVIATED.match(text, topic.end)
    end = behind.end() if behind else topic.end
    return next((mark.start for mark in taken if topic.start < mark.start < end), end)


def _apart(marks: Sequence[Symbol]) -> list[Symbol]:
    """The marks without those that begin inside another."""
    kept: list[Symbol] = []
    for mark in marks:
        if kept and mark.start < kept[-1].end:
            if mark.text in rules.FIGURES and kept[-1].text == "TOPIC":
                kept[-1] = replace(kept[-1], end=mark.start)
            else:
                continue
        kept.append(mark)
    return kept


@cache
def _bounded() -> re.Pattern[str]:
    return re.compile(rf"(?:{longest_first(vocabulary.load(rules.DATA)['bounded']['words'])})\s+$", re.IGNORECASE)


def _bound_start(text: str, figure: FoundValue) -> int:
    """Where a figure begins with the words that bind it ("at least 80%")."""
    match = _bounded().search(text, max(0, figure.start - _REACH), figure.start)
    return match.start() if match else figure.start


def _filled(text: str, marks: Sequence[Symbol]) -> Iterator[Symbol]:
    """The marks with the words between them: phrases that have a symbol, others in small letters, some left out."""
    doc = rules.language().make_doc(text)
    spoken = _spoken(doc, [mark.start for mark in marks])
    position, at = 0, 0
    while position < len(doc):
        begin = doc[position].idx
        while at < len(marks) and marks[at].end <= begin:
            at += 1
        if at < len(marks) and begin + len(doc[position]) > marks[at].start:
            yield marks[at]
            end = marks[at].end
            at += 1
            while position < len(doc) and doc[position].idx < end:
                position += 1
            continue
        span = spoken.get(position)
        if span is not None:
            yield Symbol(span.label_, span.start_char, span.end_char)
            position = span.end
            continue
        word = doc[position].lower_
        if word not in rules.skipped() and not word.isspace() and word not in _QUOTES:
            yield Symbol("," if word in ("-", "–", "—") else word, begin, begin + len(word))
        position += 1


_QUOTES = frozenset("'’‘“”\"") | {"'s", "’s", "s'", "s’", "--"}


def _spoken(doc: Doc, taken: Sequence[int]) -> dict[int, Span]:
    """The longest phrase that begins at each token and does not reach over one of the characters `taken`."""
    found: dict[int, Span] = {}
    for span in sorted(rules.phrases()(doc, as_spans=True), key=len):
        if bisect_right(taken, span.start_char) == bisect_left(taken, span.end_char):
            found[span.start] = span
    return found
