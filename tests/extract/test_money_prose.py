"""Sums in running text: which sentence, how much, and for which year."""

from __future__ import annotations

import pytest

from extract import money_prose
from tests.extract.build import Part, context, heading, item, paragraph, table


def read(*parts: Part) -> list[tuple[int, str]]:
    return [(int(fact.amount), fact.period) for fact in money_prose.read(context(*parts, period="2007/08"))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The partnership has an agreed budget of £828,538 for 2010/11.", [(828538, "2010/11")]),
        ("The service loses £70k in 2010/11 and £30k in 2011/12.", [(70000, "2010/11"), (30000, "2011/12")]),
        ("In 2012/13 we spent £40,000 on staff and £15,000 on premises.", [(40000, "2012/13"), (15000, "2012/13")]),
        ("In 2012/13 the grant was £90,000, against £95,000 in 2011/12.", [(90000, "2012/13"), (95000, "2011/12")]),
        ("The grant was £5,000 until March 2008.", [(5000, "")]),
        ("A project that has run since it started in 2003 loses its £185,000.", [(185000, "")]),
        ("The sum of £90,000 is for April 2008 to March 2011.", [(90000, "")]),
        ("We save £20,000 in 2010/11 and 2011/12.", [(20000, "")]),
        ("In June 2009 the council gave £6,000.", [(6000, "2009/10")]),
        ("A bid brought £139,219 over 3 years.", [(139219, "")]),
        ("The college pays £40,000 per year for a post in 2006/07.", [(40000, "")]),
        ("A contribution of £53,000 over a 2 year period (£26,000 per year) was agreed.", [(53000, ""), (26000, "")]),
        ("Savings of £67,000 are expected in 2007/8.", [(67000, "2007/08")]),
        ("The reward was over £1m.", [(1000000, "")]),
        ("Nothing is said of money here, only of 25 young people.", []),
    ],
)
def test_the_year_of_a_sum_is_the_one_its_clause_gives_it(text: str, found: list[tuple[int, str]]) -> None:
    assert read(paragraph(text)) == found


def test_the_sentence_before_gives_its_financial_year_but_no_calendar_year() -> None:
    assert read(paragraph("Funding changes in 2007/8. Talks went on through 2006 but we gain only £40,000.")) == [
        (40000, "2007/08")
    ]
    assert read(paragraph("The agreement ended in 2006. We gave £5,000 towards a post.")) == [(5000, "")]


def test_a_sum_for_what_took_several_years_has_none() -> None:
    line = heading("Achievements 2006/7")
    assert read(line, item("The target was met over a 3-year period. This earned a grant of over £1m.")) == [
        (1000000, "")
    ]


def test_a_sum_of_another_time_takes_no_year_from_around_it() -> None:
    assert read(heading("Plans for 2009/10"), item("Last year £33,000 was found.")) == [(33000, "")]


def test_an_item_has_the_year_of_the_line_above_its_list() -> None:
    for line in (heading("Achievements in 2006/7"), paragraph("Achievements in 2006/7")):
        assert read(line, item("A first item."), item("£11,000 went to work in schools.")) == [(11000, "2006/07")]


def test_a_paragraph_takes_no_year_from_a_heading_which_may_be_the_documents_title() -> None:
    assert read(heading("Youth Justice Plan 2007/08"), paragraph("We gave £5,000 towards a post.")) == [(5000, "")]


def test_the_line_is_the_sentence_and_the_quote_holds_the_figure() -> None:
    long = (
        "The team, which has grown a great deal since it was set up by the council and its many partners ten years ago"
    )
    given = context(
        paragraph(f"Much has changed. {long}, has e.g. won £12,500 for work with families and their schools.")
    )
    (fact,) = money_prose.read(given)
    assert fact.line == f"{long}, has e.g. won £12,500 for work with families and their schools."
    assert "£12,500" in fact.quote
    assert len(fact.quote) <= 120
    assert given.document.quote(fact.anchor.start, fact.anchor.end) == fact.quote


def test_prose_in_cells_of_a_table_that_is_no_budget_counts_too() -> None:
    cell = "The council has set aside £9,000 for mentoring of young people this year"
    assert read(table(["Aim", "What we did"], ["Mentoring", cell])) == [(9000, "")]


def test_a_label_on_a_line_of_its_own_is_no_part_of_the_sentence() -> None:
    given = context(table(["Evidence:\nThe service has a confirmed budget of £828,538 for 2010/11."], header_rows=0))
    (fact,) = money_prose.read(given)
    assert fact.line == "The service has a confirmed budget of £828,538 for 2010/11."


def test_a_line_without_an_end_is_read_in_pieces_and_in_time() -> None:
    assert len(read(paragraph("and £5,000 for the team " * 20_000))) >= 19_000
