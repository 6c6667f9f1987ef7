"""Figures that are printed wrongly: `46.9%%`, `2.`, a percent sign behind a ratio."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.checks.common import doubt
from extract.context import Context
from extract.facts import Check, Fact, Observation


def check(context: Context, facts: Sequence[Fact]) -> Iterator[Check]:
    for fact in context.printed:
        if not isinstance(fact, Observation):
            continue
        if "malformed" in fact.flags:
            detail = f"read as {fact.value}"
        elif fact.unit in ("ratio", "count", "score") and "%" in fact.printed:
            detail = f"a {fact.unit} printed with a percent sign"
        else:
            continue
        yield doubt(context.document, "malformed_value", fact.indicator, detail, (fact.printed,), fact.anchor)
