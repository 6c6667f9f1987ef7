"""Words that stand where a figure or a sentence was to come: `XX.X`, "to be inserted", dots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.checks.common import doubt
from extract.context import Context
from extract.facts import Check, Fact
from extract.quotes import around
from normalise.vocabulary import load_toml
from parsers.document import Table

_CROSSES = r"(?<![\w/])(?:X{2,}(?:[.,]X+)?%?|x{2,}(?:[.,]x+%?|%))(?![\w/])"
_DOTS = r"(?<=\w)\s+(?:…\.*|\.{4,})(?=\s|$)"


@cache
def _pattern() -> re.Pattern[str]:
    phrases = "|".join(load_toml("placeholders")["patterns"])
    return re.compile(rf"{_CROSSES}|{_DOTS}|(?i:\b(?:{phrases})\b)")


def check(context: Context, facts: Sequence[Fact]) -> Iterator[Check]:
    document = context.document
    for found in _pattern().finditer(document.text):
        start, end = around(document, *found.span())
        printed = found.group().strip()
        yield doubt(
            document,
            "placeholder",
            _where(context, found.start()),
            f"`{printed}` stands where something was to be filled in",
            (printed,),
            document.anchor(start, end),
        )


def _where(context: Context, offset: int) -> str:
    """The nearest heading above the place."""
    heading = ""
    for place in context.places:
        block = place.block
        if (block.start if isinstance(block, Table) else block.passage.start) > offset:
            break
        heading = place.heading
    return heading
