"""Where a document contradicts itself or cannot be right: each module looks for one kind of doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from extract.checks import arithmetic, conflicts, fields, implausible, malformed, placeholders, rotated, shifts, sums
from extract.context import Context
from extract.facts import Check, Fact

Checker = Callable[[Context, Sequence[Fact]], Iterable[Check]]

CHECKERS: tuple[Checker, ...] = (
    sums.check,
    conflicts.check,
    arithmetic.check,
    fields.check,
    malformed.check,
    placeholders.check,
    rotated.check,
    shifts.check,
    implausible.check,
)


def check(context: Context, facts: Sequence[Fact]) -> list[Check]:
    """Every check that the document and its facts give rise to, each once."""
    found: dict[tuple[str, str, int], Check] = {}
    for checker in CHECKERS:
        for doubt in checker(context, facts):
            found.setdefault((doubt.sort, doubt.values, doubt.anchor.start), doubt)
    return list(found.values())
