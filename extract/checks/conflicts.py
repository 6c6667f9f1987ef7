"""Two values for one thing: observations of one key, totals of budget tables that refer to one another, two totals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from extract.checks.common import Figure, Grid, doubt, grids, plain
from extract.context import Context
from extract.facts import Check, Fact, Observation, Staffing

_REFERENCE = re.compile(r"from\s+table\s+([A-Z]\d[a-z]?)", re.IGNORECASE)
_SURE = 0.86
"""A measured value that is less sure than this may be of another key; one of _SAID says itself what it is."""
_SAID = frozenset({"target", "initial"})
_MEASURES = frozenset({"outturn", "baseline", "target", "initial", "predicted", "actual", "self_assessed", "validated"})


def check(context: Context, facts: Sequence[Fact]) -> Iterator[Check]:
    yield from _observations(context, facts)
    tables = grids(facts)
    yield from _references(context, tables)
    yield from _whole_budgets(context, tables)
    yield from _staff_totals(context, tables)


def _observations(context: Context, facts: Sequence[Fact]) -> Iterator[Check]:
    """Values of one key that differ; a follow-up that one place does not print may be any. Of a reading that is itself
    in doubt nothing can be said."""
    by_key: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for fact in facts:
        if not isinstance(fact, Observation) or (fact.measure not in _SAID and fact.confidence < _SURE):
            continue
        if fact.period and fact.measure in _MEASURES:
            key = (fact.indicator, fact.measure, fact.population, fact.comparator, fact.area, fact.period, fact.unit)
            by_key[key].append(fact)
    for group in by_key.values():
        for one, other in combinations(group, 2):
            if one.value == other.value or not _one_follow_up(one, other):
                continue
            yield doubt(
                context.document,
                "conflicting_values",
                " ".join(part for part in (one.indicator, one.population, one.comparator, one.period) if part),
                f"printed {one.printed} (`{one.quote[:60]}`) and {other.printed} (`{other.quote[:60]}`)",
                (plain(one.value), plain(other.value)),
                other.anchor,
            )


def _one_follow_up(one: Observation, other: Observation) -> bool:
    return one.follow_up == other.follow_up or None in (one.follow_up, other.follow_up)


def _total(grid: Grid) -> Figure | None:
    """The figure that a table comes to: its last total row's total, or its only amount."""
    rows = [line for line in grid.lines if line.is_total]
    if rows:
        cells = [cell for cell in rows[-1].cells.values() if cell]
        return rows[-1].total() or (cells[-1][-1] if len(cells) == 1 else None)
    return grid.lines[0].total() if len(grid.lines) == 1 else None


def _references(context: Context, tables: Sequence[Grid]) -> Iterator[Check]:
    """A row "Health (from Table A2b)" against the total of the table that it names."""
    totals = {grid.name.casefold(): total for grid in tables if grid.name and (total := _total(grid))}
    for grid in tables:
        for line in grid.lines:
            found = _REFERENCE.search(line.name)
            theirs = totals.get(found.group(1).casefold()) if found else None
            ours = line.total()
            if not (found and theirs and ours) or ours.number == theirs.number:
                continue
            where = f"Table {grid.name}, {line.name}"
            yield _differ(
                context, where, f"the total of Table {found.group(1)} is {plain(theirs.number)}", theirs, ours
            )


def _whole_budgets(context: Context, tables: Sequence[Grid]) -> Iterator[Check]:
    """The budget by service against the budget by source, where both are printed for one year."""
    totals = {grid.name: total for grid in tables if grid.name in ("A1", "A2") and (total := _total(grid))}
    if len(totals) == 2 and totals["A1"].number != totals["A2"].number:
        detail = f"the budget is {plain(totals['A1'].number)} by service and {plain(totals['A2'].number)} by source"
        yield _differ(context, "Table A1 total and Table A2 total", detail, totals["A1"], totals["A2"])


def _staff_totals(context: Context, tables: Sequence[Grid]) -> Iterator[Check]:
    """The total rows of one staff table, which count the same people."""
    for grid in tables:
        totals = [
            total
            for line in grid.lines
            if line.is_total and (total := line.total()) and isinstance(total.fact, Staffing)
        ]
        for one, other in combinations(totals, 2):
            if one.number != other.number:
                detail = f"two totals of the same staff: {plain(one.number)} and {plain(other.number)}"
                yield _differ(context, f"Table {grid.name or grid.index + 1}, total rows", detail, one, other)


def _differ(context: Context, where: str, detail: str, one: Figure, other: Figure) -> Check:
    values = (plain(one.number), plain(other.number))
    return doubt(context.document, "conflicting_values", where, detail, values, other.fact.anchor)
