"""What a short quality screening found: points numbered 1.1, 1.2 under the heading of each question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.context import Context
from extract.facts import Finding
from extract.quotes import shorten
from extract.vocabulary import any_of
from normalise.vocabulary import load_toml
from parsers.document import Heading, ListItem

_SCREENING = re.compile(r"\bshort\s+quality\s+screening\b", re.IGNORECASE)
_OPENING = 3000
_QUESTION = re.compile(r"\W*(\d)[.:]?\s+[^\W\d]")
_POINT = re.compile(r"\(?(\d)\.(\d{1,2})[.)]?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per\s?cent)")
_SENTENCE = re.compile(r"[.!?](?=\s+[A-Z])")


def read(context: Context) -> Iterator[Finding]:
    """The points of a screening's letter under the question of the same number."""
    document = context.document
    if context.about.doc_type != "inspection_report" or not _SCREENING.search(document.text, 0, _OPENING):
        return
    question = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            asked = _QUESTION.match(block.text)
            question = asked[1] if asked else ""
        number = _POINT.fullmatch(block.marker) if isinstance(block, ListItem) else None
        if number is None or not isinstance(block, ListItem) or number[1] != question:
            continue
        text = " ".join(block.text.split())
        start, end = shorten(document, *block.passage.span())
        yield Finding(
            criterion=question,
            polarity=_polarity(text),
            ref=f"{number[1]}.{number[2]}",
            text=text,
            percents=";".join(_PERCENT.findall(text)),
            quote=document.quote(start, end),
            anchor=document.anchor(start, end),
            method="screening_points",
            confidence=0.85,
        )


def _polarity(text: str) -> str:
    """Whether a point is praise or asks for better: its first sentence says so, later ones tell exceptions."""
    first = _SENTENCE.split(text, maxsplit=1)[0]
    return "improvement" if _wanting().search(first) else "strength"


@cache
def _wanting() -> re.Pattern[str]:
    return any_of(load_toml("judgements")["wanting"]["words"])
