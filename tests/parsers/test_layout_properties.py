"""Whatever stands on pages, every word is read exactly once, in a box that is its own."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.document import Document, Table
from parsers.layout import read
from parsers.page import Page, Rule, Word
from tests.parsers.pdf_files import HEIGHT, WIDTH

texts = st.text("bdgklmnprstw", min_size=2, max_size=9)
sizes = st.sampled_from((8.0, 10.0, 10.0, 10.0, 14.0))
places = st.tuples(st.integers(20, 500), st.integers(150, 680))


@st.composite
def words(draw: st.DrawFn) -> Word:
    x, y = draw(places)
    size, text = draw(sizes), draw(texts)
    return Word(
        text,
        x,
        y,
        x + 0.5 * size * len(text),
        y + size,
        size,
        draw(st.booleans()),
        draw(st.sampled_from((0, 0, 0, 2, 1))),
    )


@st.composite
def rules(draw: st.DrawFn) -> list[Rule]:
    """The rules of a grid, some of them missing."""
    xs = sorted(draw(st.sets(st.integers(2, 25), max_size=4)))
    ys = sorted(draw(st.sets(st.integers(8, 34), max_size=5)))
    found = [Rule(20 * x, 20 * a, 20 * x, 20 * b) for x in xs for a, b in pairwise(ys)]
    found += [Rule(20 * a, 20 * y, 20 * b, 20 * y) for y in ys for a, b in pairwise(xs)]
    return [rule for rule in found if draw(st.integers(0, 9))]


pages = st.lists(st.tuples(st.lists(words(), max_size=40), rules()), min_size=1, max_size=3)


def document_of(content: list[tuple[list[Word], list[Rule]]]) -> Document:
    return read(
        [Page(n, WIDTH, HEIGHT, [w._replace(page=n) for w in on], drawn) for n, (on, drawn) in enumerate(content, 1)],
        "pdf",
    )


@settings(max_examples=150, deadline=None)
@given(pages)
def test_no_word_is_lost_or_read_twice(content: list[tuple[list[Word], list[Rule]]]) -> None:
    document = document_of(content)
    assert Counter(document.text.split()) == Counter(word.text for on, _ in content for word in on)


@settings(max_examples=60, deadline=None)
@given(pages)
def test_blocks_cover_the_text_in_order_and_every_word_has_a_box(content: list[tuple[list[Word], list[Rule]]]) -> None:
    document = document_of(content)
    ends = 0
    for block in document.blocks:
        spans = [c.passage.span() for c in block.cells()] if isinstance(block, Table) else [block.passage.span()]
        for start, end in sorted(spans):
            assert ends <= start <= end
            ends = end
            for position in range(start, end):
                if not document.text[position].isspace():
                    assert document.anchor(position, position + 1).boxes
