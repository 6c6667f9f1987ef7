"""Budget tables of several years and layouts, each as small as shows it."""

from __future__ import annotations

from decimal import Decimal

from extract import finances
from extract.facts import Finance
from tests.extract.build import ABOVE, LEFT, Part, context, heading, paragraph, table


def read(*parts: Part, period: str = "2007/08") -> list[Finance]:
    return list(finances.read(context(*parts, period=period)))


def amounts(facts: list[Finance]) -> list[tuple[str, str, int]]:
    return [(fact.line, fact.column, int(fact.amount)) for fact in facts]


def test_a_table_of_the_boards_template_has_its_number_and_its_only_column_no_name() -> None:
    facts = read(
        paragraph("Table A1: Services planned for the financial year 2006/07"),
        paragraph("Guidance that stands between the caption and the table."),
        table(["Core activity", "Budget expenditure (£)"], ["Remand services", "142,427"], ["Total:", "142,427"]),
    )
    assert amounts(facts) == [("Remand services", "", 142427), ("Total:", "", 142427)]
    assert {fact.table for fact in facts} == {"A1"}
    assert {fact.period for fact in facts} == {"2006/07"}
    assert [fact.is_total for fact in facts] == [False, True]
    assert facts[0].quote == "Remand services 142,427"


def test_figures_stay_in_the_row_and_column_where_they_are_printed() -> None:
    facts = read(
        paragraph("Table A2: Sources"),
        table(
            ["Agency", "Staffing costs (£)", "Other delegated funds (£)", "Total (£)"],
            ["Health (from Table A2b)", "84,311 126,493 (TBC)", "5,689", "126,493"],
            ["Chief Executive", "0", "", "0"],
            ["Savings", "(41,300)", "", "(41,300)"],
        ),
    )
    assert amounts(facts) == [
        ("Health (from Table A2b)", "Staffing costs (£)", 84311),
        ("Health (from Table A2b)", "Staffing costs (£)", 126493),
        ("Health (from Table A2b)", "Other delegated funds (£)", 5689),
        ("Health (from Table A2b)", "Total (£)", 126493),
        ("Chief Executive", "Staffing costs (£)", 0),
        ("Chief Executive", "Total (£)", 0),
        ("Savings", "Staffing costs (£)", -41300),
        ("Savings", "Total (£)", -41300),
    ]
    assert [fact.column for fact in facts if fact.is_total] == ["Total (£)"] * 3
    assert {fact.period for fact in facts} == {"2007/08"}, "a table without a year has the document's"


def test_both_rows_of_a_double_heading_name_a_column() -> None:
    for upper in (["Cash £", "In kind*1", LEFT, "Total (£)"], ["Cash £", "In kind*1", "", "Total (£)"]):
        facts = read(
            paragraph("Table A2c: Probation"),
            table(
                upper,
                ["", "Items", "Value £", ""],
                ["(a)", "(b)", "(c)", "(d) (a+c)"],
                ["81,130", "0", "9,000", "90,130"],
                header_rows=2,
            ),
        )
        assert [(fact.line, fact.column) for fact in facts] == [
            ("", "Cash £"),
            ("", "In kind Items"),
            ("", "In kind Value £"),
            ("", "Total (£)"),
        ]


def test_a_column_headed_by_a_year_has_that_year() -> None:
    facts = read(
        heading("Resources"),
        table(
            ["Partner contributions", "2012/13", "2013/14 (£)"],
            ["Police", "£50,000", "£48,500"],
            ["Total", "£50,000", "£48,500"],
        ),
    )
    assert [(fact.period, int(fact.amount)) for fact in facts] == [
        ("2012/13", 50000),
        ("2013/14", 48500),
        ("2012/13", 50000),
        ("2013/14", 48500),
    ]
    assert {fact.table for fact in facts} == {""}


def test_a_row_named_by_a_year_has_that_year() -> None:
    facts = read(
        heading("Youth Justice Grant"), table(["Year", "Grant"], ["2019/20", "£228,470"], ["2020/21", "£230,000"])
    )
    assert [fact.period for fact in facts] == ["2019/20", "2020/21"]


def test_a_row_that_mentions_a_year_has_the_tables() -> None:
    facts = read(heading("Budget 2006/07"), table(["Source", "£"], ["Brought forward from 2005/06", "4,100"]))
    assert [fact.period for fact in facts] == ["2006/07"]


def test_thousands_of_pounds_are_multiplied_and_say_so() -> None:
    facts = read(
        heading("Budget 2014/15"),
        table(["Agency", "Cash (£000s)", "In kind (£000s)"], ["Health", "45.5", "12"], ["Police", "20", "-"]),
    )
    assert [int(fact.amount) for fact in facts] == [45500, 12000, 20000]
    assert {fact.flags for fact in facts} == {("scaled",)}
    assert {fact.period for fact in facts} == {"2014/15"}


def test_a_table_without_a_pound_sign_is_known_by_words_and_large_amounts() -> None:
    facts = read(
        heading("Pooled budget 2010-11"),
        table(
            ["Agency", "Staffing costs", "Payments in kind", "Other delegated funds", "Total", "FTE"],
            ["Local Authority", "410,000", "15,000", "", "425,000", "9"],
            ["Probation", "40,000", "", "5,200.50", "45,200.50", "1"],
        ),
    )
    assert [(fact.column, fact.amount) for fact in facts if fact.line == "Probation"] == [
        ("Staffing costs", Decimal(40000)),
        ("Other delegated funds", Decimal("5200.50")),
        ("Total", Decimal("45200.50")),
    ]


def test_income_and_expenditure_side_by_side_have_labels_of_their_own() -> None:
    facts = read(
        heading("Finance"),
        table(
            ["Income", "£", "Expenditure", "£"],
            ["Core grant", "200,000", "Salaries", "310,000"],
            ["Council", "150,000", "Premises", "40,000"],
        ),
    )
    assert [(fact.line, int(fact.amount)) for fact in facts] == [
        ("Core grant", 200000),
        ("Salaries", 310000),
        ("Council", 150000),
        ("Premises", 40000),
    ]


def test_a_title_over_the_headings_gives_the_year_and_is_no_heading() -> None:
    facts = read(
        table(
            ["Youth offending service budget 2016/17", LEFT, LEFT],
            ["Agency", "Cash", "Total"],
            ["Police", "£10,000", "£10,000"],
            ["Health", ABOVE, "£4,000"],
        )
    )
    assert [(fact.column, fact.period) for fact in facts][:2] == [("Cash", "2016/17"), ("Total", "2016/17")]


def test_tables_of_counts_and_rates_are_no_budgets() -> None:
    facts = read(
        heading("Performance"),
        table(["Year", "First-time entrants", "Rate"], ["2012/13", "1,259", "56.1%"], ["2013/14", "1,221", "48.0%"]),
        table(["Grade", "Headcount"], ["Managers", "4"], ["Practitioners", "18"]),
    )
    assert facts == []


def test_a_score_below_a_sentence_with_a_sum_is_no_money() -> None:
    facts = read(
        paragraph("The service has a budget of £828,538."),
        table(["Judgement", "Score"], ["Self-assessed score", "2"], ["Validated score", ""]),
    )
    assert amounts(facts) == [("The service has a budget of £828,538.", "", 828538)]


def test_an_empty_budget_table_gives_nothing() -> None:
    assert read(paragraph("Table A2b: Health"), table(["Source", "Amount (£)"], ["Source 1", ""], ["Total", ""])) == []


def test_a_column_that_is_no_money_is_noticed_where_it_is_not_read() -> None:
    given = context(
        heading("Budget"),
        table(["Agency", "Cash £", "Purpose"], ["Police", "10,000", "One officer seconded to the service"]),
    )
    assert len(list(finances.read(given))) == 1
    assert given.used == {0}
    assert [(notice.sort, "Purpose" in notice.detail) for notice in given.notices] == [("unread_column", True)]


def test_few_words_may_stand_beside_an_amount_with_a_pound_sign() -> None:
    facts = read(
        heading("Partners"),
        table(
            ["Partner", "Contribution"],
            ["Police", "1 FTE officer, £40,000"],
            ["Health", "£12,500 (nurse)"],
            ["Housing", "A worker on two days of each week, but no money"],
        ),
    )
    assert amounts(facts) == [("Police", "", 40000), ("Health", "", 12500)]
