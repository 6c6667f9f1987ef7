"""Rows of action and improvement plans, by the headings of their columns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract import action_cards, action_columns, action_lists, columns, plan_names, quotes
from extract.action_columns import Columns
from extract.context import Context, Place
from extract.facts import Action
from normalise import periods
from parsers.document import Anchor, Cell, Document, Passage, Table

_REF = re.compile(r"\(?([A-Z]{0,4}\d{1,3}(?:\.\d{1,3})*[a-z]?|\d{1,3}[a-z])\)?[.:)]?")
_REF_BEFORE = re.compile(r"\(?(\d{1,2}(?:\.\d{1,2})+|\d{1,2}(?=[.)]))[.:)]?\s+(?=\S)")
_LINE = re.compile(r"[^\n]+")
_BLANK_LINE = re.compile(r"\n\s*\n")
_WRAPPED = ("text", "pdf")
"""The formats in which a line may end just because it is full."""
_TOP = 4
"""Among how many rows at the top the headings are looked for."""

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class _Plan:
    """A table understood as an action plan. `pure` are the status columns that hold nothing but colours."""

    document: Document
    table: Table
    headings: tuple[str, ...]
    columns: Columns
    depth: int
    name: str
    theme: str

    def words(self, row: Row, which: Sequence[int], joint: str = " ") -> str:
        """The words of some columns of a row, each merged cell once."""
        cells: list[Cell] = []
        for column in which:
            if row[column].text and row[column] not in cells:
                cells.append(row[column])
        return joint.join(" ".join(cell.text.split()) for cell in cells)


@dataclass(slots=True)
class _Entry:
    """A row of a plan with the themes above it, and the lines of its theme that follow below it."""

    row: Row
    theme: list[str]
    plan: str


def read(context: Context) -> Iterator[Action]:
    """Every row of every table with a column of actions and one of owners, deadlines or the like; then lists."""
    before: _Plan | None = None
    for place, table in context.tables():
        if table.index in context.used:
            continue
        plans = [_understand(context, place, table, before)]
        if plans == [None]:
            plans = [_understand(context, place, card, before) for card in action_cards.turned(table)]
        for plan in filter(None, plans):
            context.used.add(table.index)
            before = plan
            for entry in _entries(plan):
                yield _fact(plan, entry)
    yield from action_lists.read(context)


def _understand(context: Context, place: Place, table: Table, before: _Plan | None) -> _Plan | None:
    """The table as an action plan, None where it isn't one."""
    for depth, headings in _possible_headings(table):
        found = action_columns.read(headings)
        if found:
            name, theme = _name(context, place, table, headings, before)
            found = _with_colours(_with_refs(found, table, depth), table, depth)
            return _Plan(context.document, table, headings, found, depth, name, theme)
    return None


def _possible_headings(table: Table) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What may head the columns, each with how many rows of the table are then above the actions: one of the first
    rows (others may be titles over it, or guidance below it), or all rows of the heading together."""
    for r, row in enumerate(table.rows[:_TOP]):
        if not columns.is_title(row):
            yield max(r + 1, table.header_rows), tuple(columns.without_marks(cell.text) for cell in row)
    yield table.header_rows, columns.headings(table)


def _name(
    context: Context, place: Place, table: Table, headings: Sequence[str], before: _Plan | None
) -> tuple[str, str]:
    """The plan's name and theme; a table right behind one with the same headings goes on with it."""
    if before and context.before(place) is before.table and tuple(headings) == before.headings:
        return before.name, before.theme
    return plan_names.of(context, place, table)


def _with_refs(found: Columns, table: Table, depth: int) -> Columns:
    """The columns, an unheaded one of numbers before the actions being the one of numbers."""
    if found.ref:
        return found
    for column in found.other:
        filled = [row[column].text for row in table.rows[depth:] if row[column].text]
        if column < found.action and filled and all(_REF.fullmatch(text) for text in filled):
            return replace(found, ref=(column,), other=tuple(c for c in found.other if c != column))
    return found


def _with_colours(found: Columns, table: Table, depth: int) -> Columns:
    """The columns, one of comments that holds nothing but colours, row after row, being the status."""
    if found.status:
        return found
    for column in found.comment:
        filled = [row[column].text for row in table.rows[depth:] if row[column].text]
        if len(filled) > 1 and all(action_columns.status_alone(text) for text in filled):
            return replace(found, status=(column,), comment=tuple(c for c in found.comment if c != column))
    return found


def _entries(plan: _Plan) -> Iterator[_Entry]:
    """The rows that hold an action, each with its theme: of its own cell, of a row above that is only a theme, and
    of a row below that goes on with it."""
    theme: list[str] = []
    entry: _Entry | None = None
    name = plan.name
    body = [row for row in plan.table.rows[plan.depth :] if any(cell.text for cell in row) and not _repeats(plan, row)]
    for index, row in enumerate(body):
        section = _section(row)
        if section is not None:
            if entry:
                yield entry
            entry, (name, purpose) = None, section
            theme = [purpose] if purpose else []
            continue
        if columns.is_title(row) or _only_theme(plan, row):
            words = row[0].text if columns.is_title(row) else plan.words(row, plan.columns.theme)
            if entry and _goes_below(plan, row, body[index + 1 : index + 2]):
                entry.theme = [*entry.theme, words]
            else:
                theme = [words]
            continue
        if entry:
            yield entry
        own = plan.words(row, plan.columns.theme)
        theme = [own] if own else theme
        entry = _Entry(row, theme, name) if row[plan.columns.action].text else None
    if entry:
        yield entry


def _section(row: Row) -> tuple[str, str] | None:
    """Name and theme of another objective that a row of nothing but `Objective 2: Fairness` begins."""
    filled = list(dict.fromkeys(cell for cell in row if cell.text))
    return plan_names.numbered(filled[0].text) if len(filled) == 1 and filled[0] is row[0] else None


def _repeats(plan: _Plan, row: Row) -> bool:
    """Whether a row is the heading again, or guidance right below it on what to write in its columns."""
    words = columns.without_marks(row[plan.columns.action].text)
    if words == plan.headings[plan.columns.action]:
        return True
    below = row is plan.table.rows[min(plan.depth, len(plan.table.rows) - 1)]
    who_and_when = (*plan.columns.owner, *plan.columns.deadline)
    empty = bool(who_and_when) and not plan.words(row, who_and_when)
    return below and empty and action_columns.begins_as_heading(words)


def _only_theme(plan: _Plan, row: Row) -> bool:
    """Whether just the column of themes is filled."""
    filled = {c for c, cell in enumerate(row) if cell.text}
    return bool(filled) and filled <= {*plan.columns.theme}


def _goes_below(plan: _Plan, row: Row, following: Sequence[Row]) -> bool:
    """Whether a row that is only a theme goes on with the one above: the next row has a theme of its own."""
    if columns.is_title(row):
        return False
    return not following or bool(plan.words(following[0], plan.columns.theme))


def _fact(plan: _Plan, entry: _Entry) -> Action:
    row, found = entry.row, plan.columns
    action, ref = _action(plan, row)
    deadline = plan.words(row, found.deadline)
    status, comment, spare = _state(plan, row, deadline)
    date = periods.read_deadline(deadline) if deadline else None
    quote, anchor = _quote(plan, row)
    return Action(
        plan=entry.plan,
        ref=ref,
        theme=";".join(entry.theme) or (plan.theme if entry.plan == plan.name else ""),
        action=action,
        owner=_owner(plan, row),
        deadline=deadline,
        deadline_date=date.isoformat() if date else "",
        status=status,
        comment=comment,
        success=plan.words(row, found.success),
        other=_other(plan, row, spare),
        quote=quote,
        anchor=anchor,
        method="action_table",
        confidence=0.95 if len(found.owner) + len(found.deadline) + len(found.success) >= 2 else 0.85,
    )


def _action(plan: _Plan, row: Row) -> tuple[str, str]:
    """The action and its number, which may stand before it in its cell."""
    action = plan.words(row, (plan.columns.action,))
    ref = plan.words(row, plan.columns.ref)
    if match := _REF.fullmatch(ref):
        ref = match.group(1)
    elif not ref and (before := _REF_BEFORE.match(action)):
        return action[before.end() :], before.group(1)
    return action, ref


def _owner(plan: _Plan, row: Row) -> str:
    """Owners on lines of their own joined by `;`, others as printed."""
    parts: list[str] = []
    for column in plan.columns.owner:
        parts += [part for part in _own_lines(plan.document, row[column].passage) if part not in parts]
    return ";".join(parts)


def _own_lines(document: Document, passage: Passage) -> list[str]:
    """The lines of a cell that are each something of its own, not just the next words of the line before.

    In text and on pages a line may end where the cell was too narrow: there only blank lines set parts off.
    """
    lines: list[str] = []
    before = 0
    for match in _LINE.finditer(passage.text):
        between = document.text[passage.span(0, before)[1] : passage.span(match.start(), match.end())[0]]
        if lines and document.meta.format in _WRAPPED and not _BLANK_LINE.search(between):
            lines[-1] += f" {match.group()}"
        else:
            lines.append(match.group())
        before = match.end()
    return [" ".join(line.split()) for line in lines if line.strip()]


def _state(plan: _Plan, row: Row, deadline: str) -> tuple[str, str, dict[str, str]]:
    """Status and comment of a row, and the words of a status column that name no status."""
    found = plan.columns
    spare: dict[str, str] = {}
    status = ""
    comments = [plan.words(row, (column,)) for column in found.comment]
    for column in found.status:
        words = plan.words(row, (column,))
        alone = action_columns.status_alone(words)
        begins = action_columns.status_before(words, rated=True)
        status = status or alone or begins
        if words and not alone:
            if begins:
                comments.insert(0, words)
            else:
                spare[plan.headings[column]] = words
    for column in found.comment:
        words = plan.words(row, (column,))
        status = status or action_columns.status_before(words, rated=column in found.rated)
    if not status and action_columns.says_done(deadline):
        status = "achieved"
    return status, " ".join(filter(None, comments)), spare


def _other(plan: _Plan, row: Row, spare: dict[str, str]) -> str:
    """The columns without a field of their own by their headings, as JSON."""
    rest = {plan.headings[c] or f"column {c + 1}": plan.words(row, (c,)) for c in plan.columns.other}
    rest = {heading: words for heading, words in {**rest, **spare}.items() if words}
    return json.dumps(rest, ensure_ascii=False) if rest else ""


def _quote(plan: _Plan, row: Row) -> tuple[str, Anchor]:
    """The first words of the action, and their place."""
    cell = row[plan.columns.action]
    start, end = quotes.shorten(plan.document, *cell.passage.span())
    return plan.document.quote(start, end), plan.document.anchor(start, end, plan.table.index, cell.row, cell.column)
