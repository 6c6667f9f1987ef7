"""What kind of document it is, and whether it is about youth justice at all."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from extract.document_lines import Line, opening, pattern
from normalise.vocabulary import load_toml
from parsers.document import Document

_TITLE_LINES = 4
"""The first lines, which count as title too: a cover has the title on several."""
_FEWEST, _DENSE = 3, 5.0
"""How many words of youth justice, in all and per 1,000 words, make a text without a telling title be about it."""
_NOTE = 300
"""Words of a text so short that one less is enough."""
_FEWEST_DESPITE_TITLE, _DENSE_DESPITE_TITLE = 15, 15.0
"""The same for a text whose title names another service."""
_STRATEGIC_FROM = date(2008, 4, 1)
"""The board's template for annual plans ended with 2007/08; later plans are the partnerships' own."""
_ARTICLE_WORDS = 1500
_NEWS, _QUOTING = 18, 8
_MOST_OF_OPENING = 12
_SAID = re.compile(r"[“\"”]|\b(?:said|says|added|commented|welcomed|praised)\b", re.IGNORECASE)


def is_about_youth_justice(document: Document, title: Line | None, all_lines: tuple[Line, ...]) -> bool:
    """Whether the document is about a youth justice service: by its title, else by how often it speaks of one. A
    children's plan or a crime strategy with a page about the youth offending team is not."""
    named = _title_text(title if title in opening(all_lines) else None, all_lines)
    other = pattern("other_title").search(named) and not pattern("subject_title").search(named)
    if title is not None and pattern("subject_title").search(title.text) and not other:
        return True
    words = len(document.text.split())
    hits = len(pattern("subject").findall(document.text))
    fewest, density = (_FEWEST_DESPITE_TITLE, _DENSE_DESPITE_TITLE) if other else (_FEWEST, _DENSE)
    fewest -= words < _NOTE and not other
    return hits >= fewest and 1000 * hits >= density * words


def doc_type(document: Document, title: Line | None, all_lines: tuple[Line, ...], year: date | None) -> str:
    """The kind, by what speaks for each; `year` is the first day of the period that the document is for."""
    words = document.text.lower()
    scores = {kind: _score(kind, words, title, all_lines) for kind in load_toml("document_words")["kinds"]}
    scores["press_release"] += _like_an_article(document)
    kind = max(scores, key=lambda name: scores[name])
    if scores[kind] < 5:
        return "other"
    return _plan(title, year) if kind == "plan" else kind


def _plan(title: Line | None, year: date | None) -> str:
    strategic = year >= _STRATEGIC_FROM if year else title is not None and "strateg" in title.text.lower()
    return "strategic_plan" if strategic else "youth_justice_plan"


def _score(kind: str, words: str, title: Line | None, all_lines: tuple[Line, ...]) -> float:
    """How much speaks for a kind: the most telling words of the title, all of the opening, half of what stands in the
    whole text (`words`, in lower case)."""
    first = "\n".join(line.text for line in opening(all_lines))
    in_title = [weight for weight, found in _cues(kind, "title") if found.search(_title_text(title, all_lines))]
    in_opening = [weight for weight, found in _cues(kind, "opening") if found.search(first)]
    anywhere: list[float] = [
        weight for weight, cue in load_toml("document_words")["kinds"][kind]["anywhere"] if cue in words
    ]
    most = max([_MOST_OF_OPENING, *in_opening])
    return float(max(in_title, default=0) + min(sum(in_opening), most) + sum(anywhere) / 2)


def _title_text(title: Line | None, all_lines: tuple[Line, ...]) -> str:
    lines = [line.text for line in all_lines[:_TITLE_LINES] if len(line.text) <= 160 and line.text[-1] != "."]
    return "\n".join([title.text, *lines] if title else lines)


@cache
def _cues(kind: str, where: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    cues = load_toml("document_words")["kinds"][kind][where]
    flags = re.IGNORECASE | re.MULTILINE
    return tuple((weight, re.compile(rf"(?<!\w)(?:{words})(?!\w)", flags)) for weight, words in cues)


def _like_an_article(document: Document) -> float:
    """How much a short text is like a release that does not call itself one, by words of news or people quoted."""
    if len(document.text.split()) >= _ARTICLE_WORDS:
        return 0
    if pattern("article").search(document.text):
        return _NEWS
    return _QUOTING if not document.tables and len(_SAID.findall(document.text)) >= 3 else 0
