"""Whatever prose says: no error, every fact at its place, no fact without a figure that stands there."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extract import narrative
from tests.extract.build import heading, item, paragraph
from tests.extract.observed import context, quotes_hold

WORDS = (
    """
custody rate|first time entrants|ETE|reoffending|victims were satisfied|EPQA score for remand management|4.5%|0.47|12
per 1,000|505 per 100,000|two|no|halved|by|from|to|in|of|2006/07|2005|Q3|April 2012 to March 2013|cohort|family|(|)|,|.
national average|South East|Rutland|target|baseline|projected|last year|fell|improved|was|;|:|and|compared with|above
not|for the third year in succession|%|Performance|This
""".strip()
    .replace("\n", "|")
    .split("|")
)

prose = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(prose, prose, st.text(max_size=60))
def test_any_words_are_read_without_error(first: str, second: str, noise: str) -> None:
    read = context(heading(f"Performance {noise}"), paragraph(f"{first} {noise}"), item(second))
    facts = list(narrative.read(read))
    assert quotes_hold(read, facts)
    assert all(0.5 <= fact.confidence <= 1 for fact in facts)
    assert all(fact.printed in fact.quote for fact in facts)


@settings(max_examples=60, deadline=None)
@given(
    st.decimals(min_value="0.1", max_value=100, places=1),
    st.integers(2003, 2022),
    st.sampled_from(["national", "regional", "family"]),
    st.decimals(min_value="0.1", max_value=100, places=1),
)
def test_own_and_other_figures_are_told_apart(own: object, year: int, other: str, value: object) -> None:
    period = f"{year}/{(year + 1) % 100:02d}"
    name = {"regional": "region"}.get(other, other)
    orders = (
        f"In {period} PSR timeliness was {own}%, against a {other} average of {value}%.",
        f"PSR timeliness was {own}% in {period} ({other} {value}%).",
        f"Against the {other} average of {value}%, PSR timeliness in {period} was {own}%.",
    )
    for text in orders:
        facts = list(narrative.read(context(paragraph(text))))
        assert {(fact.comparator, str(fact.value), fact.period) for fact in facts} == {
            ("", str(own), period),
            (name, str(value), period),
        }


def test_of_a_line_without_end_the_beginning_is_read() -> None:
    read = context(paragraph("The custody rate was 4.5% in 2006/07 and 5% nationally. " * 40_000))
    assert list(narrative.read(read))
    assert any("were read as prose" in notice.detail for notice in read.notices)
