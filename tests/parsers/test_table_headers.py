"""How many rows are headings, told from the words in the cells."""

import pytest

from parsers.table_headers import header_rows, is_value

LONG = "Train every member of staff in restorative approaches by autumn 2015"
TABLES = {
    "labels over figures": (1, [["Core activity", "Amount (£)"], ["Prevention", "771,633"], ["Remand", "142,427"]]),
    "years over figures": (1, [["Measure", "2005/06", "2006/07"], ["Custody", "7.5%", "5.5%"]]),
    "an empty corner": (1, [["", "Own area", "Family"], ["2008 rate", "0.83", "0.93"]]),
    "names over words": (1, [["Name", "Agency", "Post"], ["A. Smith", "Police", "Superintendent"]]),
    "dates under a label": (1, [["Review date", "Reviewer"], ["23 rd February 2007", "Board"], ["May 2007", "Head"]]),
    "words under labels": (1, [["Id", "Action"], ["A", LONG]]),
    "a column of numbers of rows": (1, [["No", "Action", "By whom"], ["1", "Recruit", "Manager"]]),
    "labels alone": (1, [["Review date", "Reviewer"]]),
    "label and value side by side": (0, [["Outturn", "100%", "EPQA: 03", "2"], ["Target", "99%", "EPQA: 05", "2"]]),
    "yes is a value": (0, [["Named officer", "YES", "In housing", "97.4%"]]),
    "a glossary": (0, [["APIS", "Assessment and planning"], ["BME", "Black, minority ethnic"], ["ETE", "Education"]]),
    "one row of a box": (0, [["EPQA: 05 rating", "2", "EPQA: 07 target", "3"]]),
    "a figure in a label": (1, [["Measure", "Outturn", "Target (5%)"], ["Custody", "7.5%", "5%"]]),
    "months over figures": (1, [["Measure", "April 2012", "May 2012"], ["Custody", "3", "5"]]),
    "a date in a row of its own kind": (0, [["Police", "A. Smith", "23.04.07"], ["Health", "B. Jones", "30.04.07"]]),
    "a title over all columns": (2, [["Trend data", "", ""], ["Quarter", "Cohort", "Rate"], ["Q1", "350", "46.9%"]]),
    "a title over a legend": (1, [["Key to ratings", ""], ["GREEN", "Done"], ["RED", "No action"]]),
    "two rows of headings": (2, [["", "Own", "Own"], ["", "(n=79)", "(n=40)"], ["Safeguarding", "69%", "66%"]]),
    "letters for the columns": (2, [["Cash £", "In kind £", "Total"], ["(a)", "(b)", "(c) (a+b)"], ["1", "0", "1"]]),
}  # fmt: skip


@pytest.mark.parametrize(("expected", "rows"), TABLES.values(), ids=TABLES.keys())
def test_header_rows(expected: int, rows: list[list[str]]) -> None:
    assert header_rows(rows) == expected


@pytest.mark.parametrize(
    "words",
    ["5", "1,718,259", "46.9%", "46.9%%", "%59", "£54,000", "(41,300)", "-0.5", "N/A", "XX.X", "Yes", "5% (new)"],
)
def test_values(words: str) -> None:
    assert is_value(words)


@pytest.mark.parametrize("words", ["", "2005/06", "2009", "Custody", "2005/06 outturn", "12 month cohort"])
def test_no_values(words: str) -> None:
    assert not is_value(words)
