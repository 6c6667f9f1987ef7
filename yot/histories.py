"""Areas that ended: a query for one says so and offers those that took its place. Nothing is added up."""

from __future__ import annotations

from typing import Annotated

import typer

from db import histories
from yot.terminal import errors, text

Successors = Annotated[
    bool, typer.Option("--successors", help="Also the authorities that took the place of one that ended.")
]


def with_successors(authority: str, wanted: bool) -> tuple[str, ...]:
    """The names to ask for: the authority's, and with `wanted` those after it. Says what became of one that ended."""
    area = histories.ended(authority) if authority else None
    if area is None:
        return (authority,)
    names = tuple(after.name for after in histories.successors(area))
    said = f"{area.name} ended on {area.end}; after it came {' and '.join(names) or 'no other'}"
    offer = "" if wanted or not names else " (--successors shows them too)"
    errors.print(text(said + offer, style="yellow"))
    return (authority, *names) if wanted else (authority,)
