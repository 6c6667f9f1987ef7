"""Readers of tables meet any table: what they cannot understand gives nothing, never an error."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extract import actions, finances, recommendations, staffing
from tests.extract.build import LEFT, context, heading, table

CELLS = st.sampled_from(
    [
        *("", LEFT, "Total", "Action", "Owner", "By when", "RAG", "Green", "£1,200", "(41,300)", "12", "4 (1 Vac)"),
        *("2013/14", "Managers", "Practitioners (FT)", "Volunteers", "Recommendation", "Recommendation 2 -", "1."),
        *("Agency", "Cash (£000s)", "Meet the courts every month", "May 2014"),
        "The team gave £5,000 in 2010/11 to a long and worthy cause",
    ]
)


@st.composite
def grids(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=7))
    return [["" if c == 0 and cell == LEFT else cell for c, cell in enumerate(row)] for row in rows]


@settings(max_examples=150, deadline=None)
@given(
    grids(),
    st.integers(0, 3),
    st.sampled_from(["Budget 2013/14", "Objective 2: Custody", "Staffing", "Recommendations"]),
)
def test_any_table(rows: list[list[str]], header_rows: int, words: str) -> None:
    for reader in (finances, staffing, actions, recommendations):
        met = context(heading(words), table(*rows, header_rows=min(header_rows, len(rows))))
        for fact in reader.read(met):
            assert met.document.quote(fact.anchor.start, fact.anchor.end) == fact.quote
            assert fact.quote
