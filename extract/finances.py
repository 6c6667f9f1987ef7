"""Money: budget tables by source, service and year, and sums in running text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract import captions, columns, money_prose, quotes
from extract.captions import Caption
from extract.context import Context, Place
from extract.facts import Finance
from extract.money_cells import Amount, amounts, scale
from extract.vocabulary import any_of, load
from normalise import periods, values
from parsers.document import Cell, Table

_WORDS = load("finance_words")
_SUBJECT = any_of(_WORDS["subject"])
_NOT_MONEY = any_of(_WORDS["not_money"])
_TOTAL = any_of(_WORDS["total"])
_LABEL = any_of(_WORDS["label"])


@dataclass(frozen=True, slots=True)
class _Budget:
    """A table understood as a budget: `headings` by column, `money` which columns hold amounts, `depth` header rows."""

    table: Table
    caption: Caption
    headings: tuple[str, ...]
    money: tuple[int, ...]
    depth: int
    period: str


def read(context: Context) -> Iterator[Finance]:
    """Every amount of every budget table, then every sum in running text."""
    number = ""
    for place, table in context.tables():
        budget = _understand(context, place, table, number)
        if budget:
            number = budget.caption.number
            context.used.add(table.index)
            _notice_unread(context, budget)
            yield from _rows(context, budget)
    yield from money_prose.read(context)


def _understand(context: Context, place: Place, table: Table, before: str) -> _Budget | None:
    """The table as a budget, None where it isn't one. `before` is the number of the budget table before it."""
    if table.index in context.used:
        return None
    depth = columns.header_depth(table, _is_amount)
    headings = columns.headings(table, depth)
    money = tuple(c for c in range(table.width) if _holds_money(table, depth, c, headings[c]))
    if not money:
        return None
    caption = captions.of(context, place, table)
    if not caption.number and _goes_on(context, place, headings):
        caption = Caption(before, caption.lines, caption.heading)
    if not _is_budget(table, depth, money, caption, headings):
        return None
    return _Budget(table, caption, headings, money, depth, _table_period(context, caption))


def _goes_on(context: Context, place: Place, headings: Sequence[str]) -> bool:
    """Whether a table directly before this one has the same headings: a page break stands between."""
    before = context.before(place)
    return isinstance(before, Table) and columns.headings(before) == tuple(headings)


def _is_amount(cell: Cell) -> bool:
    return bool(amounts(cell.text))


def _holds_money(table: Table, depth: int, column: int, heading: str) -> bool:
    """Whether a column's filled cells are amounts, by its heading and by most of its cells."""
    if heading and "£" not in heading and _NOT_MONEY.fullmatch(heading):
        return False
    rows = [row for row in table.rows[depth:] if not columns.is_title(row)]
    filled = [row[column] for row in rows if not values.is_missing(row[column].text)]
    return 2 * sum(_is_amount(cell) for cell in filled) > len(filled) > 0


def _is_budget(table: Table, depth: int, money: Sequence[int], caption: Caption, headings: Sequence[str]) -> bool:
    """Whether the amounts are pounds: the board's table numbers, a pound sign, or words of money over large amounts."""
    if caption.number[:2] in ("A1", "A2"):
        return True
    cells = [row[c].text for row in table.rows[depth:] for c in money if row[c].text]
    if 2 * sum("£" in text for text in cells) >= len(cells):
        return True
    lines = [line for line in caption.lines if not line.endswith(".")]
    around = " ".join((*lines, *headings, *(row[0].text for row in table.rows[:depth])))
    digits = [amount.digits for text in cells for amount in amounts(text)]
    if "£" in around:
        return max(digits) >= 3 or scale(around) > 1
    return bool(_SUBJECT.search(f"{around} {caption.heading}")) and 2 * sum(n >= 4 for n in digits) >= len(digits)


def _table_period(context: Context, caption: Caption) -> str:
    """The year that the caption, else the heading names, else the document's."""
    for line in (*caption.lines, caption.heading):
        found = {each.period.label for each in periods.find(line)}
        if len(found) == 1:
            return found.pop()
    return context.about.period


def _rows(context: Context, budget: _Budget) -> Iterator[Finance]:
    for r, row in enumerate(budget.table.rows[budget.depth :], start=budget.depth):
        for column in budget.money:
            cell = row[column]
            if (cell.row, cell.column) == (r, column) and not columns.is_title(row):
                for amount in amounts(cell.text):
                    yield _fact(context, budget, row, column, amount)


def _fact(context: Context, budget: _Budget, row: Sequence[Cell], column: int, amount: Amount) -> Finance:
    cell = row[column]
    line = _line(budget, row, column)
    heading = budget.headings[column]
    times = scale(heading) if scale(heading) > 1 else scale(budget.caption.words)
    quote, anchor = quotes.in_row(
        context.document, budget.table, row, cell, cell.passage.span(amount.start, amount.end)
    )
    return Finance(
        table=budget.caption.number if budget.caption.number[:2] in ("A1", "A2") else "",
        line=line,
        column=heading if len(budget.money) > 1 else "",
        period=_period(line, least=0.5) or _period(heading) or budget.period,
        amount=amount.pounds * times,
        is_total=bool(_TOTAL.search(line) or _TOTAL.search(heading)),
        quote=quote,
        anchor=anchor,
        method="budget_table",
        confidence=0.95 if budget.caption.number else 0.9,
        flags=("scaled",) if times > 1 else (),
    )


def _line(budget: _Budget, row: Sequence[Cell], column: int) -> str:
    """The words that name the row: those before its first amount, or a label of its own before a later one."""
    labels = [c for c in range(column) if c not in budget.money]
    own = [c for c in labels if c > budget.money[0] and _LABEL.search(budget.headings[c])]
    chosen = own[-1:] or [c for c in labels if c < budget.money[0]]
    seen: list[Cell] = []
    for c in chosen:
        if row[c].text and row[c] not in seen and not _is_amount(row[c]):
            seen.append(row[c])
    return columns.without_marks(" ".join(cell.text for cell in seen))


def _period(words: str, least: float = 0.0) -> str:
    """The one period that a heading names, empty where it names none or several, or where it makes up less than the
    share `least` of the words: a row "Brought forward from 2005/06" is none of 2005/06."""
    found = [each for each in periods.find(words) if each.end - each.start >= least * len(words)]
    labels = {each.period.label for each in found}
    return labels.pop() if len(labels) == 1 else ""


def _notice_unread(context: Context, budget: _Budget) -> None:
    """Say which columns behind the first amounts were not read."""
    table = budget.table
    for column in range(budget.money[0], table.width):
        filled = [row[column] for row in table.rows[budget.depth :] if row[column].text]
        if column not in budget.money and filled and not _LABEL.search(budget.headings[column]):
            place = context.document.anchor(*filled[0].passage.span(), table.index, filled[0].row, column)
            context.notice("unread_column", f"column {budget.headings[column]!r} of a budget table", place)
