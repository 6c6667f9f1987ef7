"""Judgements in running prose: grades with their number, ratings of a service, improvement that a score asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import zip_longest

from extract import judgement_clauses, judgement_overall, judgement_words
from extract.context import Context, Place
from extract.facts import Judgement
from extract.quotes import shorten
from parsers.document import Document, Passage, Table

_SENTENCE = re.compile(r"[^.!?;]+(?:[.!?;](?=\d|\S)[^.!?;]*)*[.!?;]?")
_IMPROVEMENT = re.compile(r"\b(\w+)[”\"’']?\s+(?:of\s+)?improvements?\b", re.IGNORECASE)
_ASKS = re.compile(
    r"[\w\s]{0,20}\b(?:requires?|required|requiring|needs?|needed|needing)\s+(?:a\s+)?[“\"‘']?", re.IGNORECASE
)
_OVERALL = re.compile(r"\W*overall,?\s", re.IGNORECASE)
_CRITERION = re.compile(r"\W*\d\.\d\b")
_SCORE = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent)")


def read(context: Context) -> Iterator[Judgement]:
    """Every judgement that a paragraph, a list item or a heading states in words."""
    for place in context.places:
        if isinstance(place.block, Table):
            continue
        passage = place.block.passage
        yield from _graded(context.document, passage)
        for start, end in _sentences(passage.folded):
            if not _tells_of_another(context, passage.folded, start, end):
                yield from _rated(context.document, passage, start, end)
            yield from _improvement(context.document, passage, start, end)
            verdicts = list(_verdict(context.document, place, start, end))
            yield from verdicts or _verdict_on_work(context, passage, start, end)


def _tells_of_another(context: Context, text: str, start: int, end: int) -> bool:
    """Whether a sentence tells of an earlier inspection; a plan may tell of the last one."""
    if judgement_words.earlier().search(text, start, end):
        return True
    return not context.about.doc_type.endswith("_plan") and bool(judgement_words.latest().search(text, start, end))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(text):
        yield found.span()


@cache
def _grade() -> re.Pattern[str]:
    return re.compile(rf"({judgement_words.ratings()})\W{{0,3}}\(([1-4])\)\W*\s*(?:for|in)\s", re.IGNORECASE)


@cache
def _overall_verdict() -> re.Pattern[str]:
    return re.compile(
        rf"^\W*overall\b[^.]*?\b(?:was|were|is|are)\s(?:\w+\s)?['\"‘“]?({judgement_words.ratings()})\W*$", re.IGNORECASE
    )


def _graded(document: Document, passage: Passage) -> Iterator[Judgement]:
    """ "Excellent (4), for Management and Work in the courts": a grade with its number, then what it is for."""
    text = passage.folded
    grades = list(_grade().finditer(text))
    for grade, after in zip_longest(grades, grades[1:]):
        following = after.start() if after else len(text)
        stop = text.find(". ", grade.end(), following)
        for name in judgement_words.criteria().finditer(text, grade.end(), following if stop < 0 else stop):
            judged = (name.group(), grade.group(1), Decimal(grade.group(2)))
            yield _judgement(document, passage, judged, grade.start(), name.end())


def _rated(document: Document, passage: Passage, start: int, end: int) -> Iterator[Judgement]:
    """ "The service has been rated 'Good'", "an overall rating of 'Requires improvement'": of the whole service unless
    the sentence names a standard."""
    text = passage.folded
    named = [name.group() for name in judgement_words.criteria().finditer(text, start, end)]
    clauses = judgement_clauses.pairs(text, start, end) if named else []
    for name, rating in clauses:
        yield _judgement(document, passage, (name, rating, None), start, end)
    rating, overall = judgement_overall.rating(text, start, end)
    if rating and not clauses and (overall or len(named) < 2):
        name = named[0] if named and not overall else "Overall"
        yield _judgement(document, passage, (name, rating, None), start, end)


def _improvement(document: Document, passage: Passage, start: int, end: int) -> Iterator[Judgement]:
    """ "Safeguarding: 69%, moderate improvement required": one headline score with its comment in one sentence."""
    text = passage.folded
    found = [f for f in _IMPROVEMENT.finditer(text, start, end) if judgement_words.improvement(f.group(1))]
    names = list(judgement_words.headlines().finditer(text, start, end))
    named = {name.group().casefold() for name in names}
    scores = _SCORE.findall(text[start:end])
    if not found or len(scores) > 1 or _CRITERION.match(text) or judgement_words.earlier().search(text, start, end):
        return
    if len(found) == 1 and not scores and _ASKS.fullmatch(text, names[-1].end() if names else end, found[0].start()):
        word = judgement_words.improvement(found[0].group(1)) or ""
        for name in dict.fromkeys(judgement_words.headline(name.group()) for name in names):
            yield _judgement(document, passage, (name, word, None), start, end)
        return
    if len(found) > 1 or len(named) > 1:
        if names and not scores and found[0].start() < names[0].start():
            yield from _improvements(document, passage, found, names)
        elif len(names) == len(found) and not scores:
            yield from _each_behind(document, passage, found, names)
        return
    if not named:
        return
    score = Decimal(scores[0]) if scores else None
    comment = judgement_words.improvement(found[0].group(1)) or ""
    yield _judgement(document, passage, (judgement_words.headline(named.pop()), comment, score), start, end)


def _improvements(
    document: Document, passage: Passage, found: Sequence[re.Match[str]], names: Sequence[re.Match[str]]
) -> Iterator[Judgement]:
    """ "MODERATE improvement in Safeguarding and SUBSTANTIAL improvement in Risk of Harm": each comment with the
    headline scores behind it, up to the next comment."""
    for comment, following in zip_longest(found, found[1:]):
        stop = following.start() if following else names[-1].end()
        word = judgement_words.improvement(comment.group(1)) or ""
        for name in names:
            if comment.end() <= name.start() < stop:
                judged = (judgement_words.headline(name.group()), word, None)
                yield _judgement(document, passage, judged, comment.start(), name.end())


def _each_behind(
    document: Document, passage: Passage, found: Sequence[re.Match[str]], names: Sequence[re.Match[str]]
) -> Iterator[Judgement]:
    """ "Safeguarding needs MODERATE improvement, Risk of Harm SUBSTANTIAL improvement": each with the comment behind
    it, where they take turns."""
    starts = [place.start() for pair in zip(names, found, strict=True) for place in pair]
    for name, comment in zip(names, found, strict=True) if starts == sorted(starts) else ():
        judged = (judgement_words.headline(name.group()), judgement_words.improvement(comment.group(1)) or "", None)
        yield _judgement(document, passage, judged, name.start(), comment.end())


def _verdict(document: Document, place: Place, start: int, end: int) -> Iterator[Judgement]:
    """ "Overall, work to reduce reoffending was satisfactory." under the heading of a criterion."""
    name = judgement_words.criteria().search(place.heading)
    if not name or isinstance(place.block, Table):
        return
    passage = place.block.passage
    found = _overall_verdict().match(passage.folded[start:end])
    if found:
        yield _judgement(document, passage, (name.group(), found.group(1), None), start, end)


def _verdict_on_work(context: Context, passage: Passage, start: int, end: int) -> Iterator[Judgement]:
    """ "Work to reduce reoffending was good": a sentence that begins with a criterion of a joint inspection; in the
    inspection's own report with `Overall` before it."""
    text = passage.folded
    overall = _OVERALL.match(text, start, end)
    if context.about.doc_type != "press_release" and not (overall and context.about.doc_type == "inspection_report"):
        return
    for words, name in judgement_words.verdicts():
        named = words.match(text, overall.end() if overall else start, end)
        found = _was().match(text, named.end(), end) if named else None
        if found:
            yield _judgement(context.document, passage, (name, found.group(1), None), start, found.end())
            return


@cache
def _was() -> re.Pattern[str]:
    return re.compile(
        rf"[^.;:]{{0,80}}?\s(?:was|were)\s(?:(?:also|overall|generally)\s)?((?:very\s)?(?:{judgement_words.ratings()}))",
        re.IGNORECASE,
    )


def _judgement(
    document: Document, passage: Passage, judged: tuple[str, str, Decimal | None], begin: int, stop: int
) -> Judgement:
    name, comment, score = judged
    start, end = shorten(document, *passage.span(begin, stop))
    return Judgement(
        criterion=name,
        score=score,
        comment=comment,
        quote=document.quote(start, end),
        anchor=document.anchor(start, end),
        method="judgement_prose",
        confidence=0.9,
    )
