"""Every fact of every sample as PDF lies where it says: the words inside its boxes are its quote."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

import pytest

from extract.facts import Fact
from extract.pipeline import extract
from parsers import ocr
from parsers.document import Box
from parsers.reader import parse
from samples.build import BUILDERS, CARRIERS, SOURCES
from tests.printed_words import PrintedWords, plain

SKEW = math.radians(0.7)
A4 = (595.28, 841.89)
SCANNED = [name for name, carrier in CARRIERS.items() if carrier == "scan.pdf"]


def facts(name: str, carrier: str) -> Iterator[Fact]:
    source = (SOURCES / f"{name}.md").read_text(encoding="utf-8")
    yield from extract(parse(BUILDERS[carrier](source), f"{name}.{carrier}")).facts


def printed_words(name: str) -> PrintedWords:
    return PrintedWords(BUILDERS["pdf"]((SOURCES / f"{name}.md").read_text(encoding="utf-8")))


def level(box: Box) -> Box:
    """A box on the scanned page, which is askew, as it lies on the page that was scanned."""
    middle, centre = A4[0] / 2, A4[1] / 2
    corners = [
        (
            middle + (x - middle) * math.cos(SKEW) - (y - centre) * math.sin(SKEW),
            centre + (x - middle) * math.sin(SKEW) + (y - centre) * math.cos(SKEW),
        )
        for x in (box.x0, box.x1)
        for y in (box.top, box.bottom)
    ]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return Box(box.page, min(across), min(down), max(across), max(down))


@pytest.mark.parametrize("name", CARRIERS)
def test_the_words_inside_the_boxes_of_a_fact_are_its_quote(name: str) -> None:
    printed = printed_words(name)
    for fact in facts(name, "pdf"):
        inside = plain(" ".join(printed.within(box) for box in fact.anchor.boxes))
        assert Counter(inside) == Counter(plain(fact.quote)), (fact.quote, inside)


@pytest.mark.skipif(not ocr.is_installed(), reason="the extra yotdata[ocr] is not installed")
@pytest.mark.parametrize("name", SCANNED)
def test_on_a_scan_the_boxes_of_a_fact_hold_the_words_of_its_quote(name: str) -> None:
    printed = printed_words(name)
    for fact in facts(name, "scan.pdf"):
        inside = Counter(plain(" ".join(printed.within(level(box)) for box in fact.anchor.boxes)))
        assert inside >= Counter(plain(fact.quote)), (fact.quote, inside)
