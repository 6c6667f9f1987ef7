"""Actions that a plan prints as lists below its priorities, without a table."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract import plan_names, quotes
from extract.context import Context, Place
from extract.facts import Action
from extract.vocabulary import any_of, load
from parsers.document import ListItem, Paragraph

_WORDS = load("action_columns")
_LIST_OF_ACTIONS = re.compile(rf"\W*(?:{any_of(_WORDS['list']['heading']).pattern})[^.]{{0,40}}", re.IGNORECASE)
_REF = re.compile(r"\(?(\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]*", re.IGNORECASE)


def read(context: Context) -> Iterator[Action]:
    """The items that stand in the section of an action or improvement plan, below a line that says that they are its
    actions or below the heading of one of its numbered priorities."""
    announced = False
    for place in context.places:
        block = place.block
        if isinstance(block, ListItem):
            plan = _plan(place) if announced or plan_names.is_numbered(place.heading) else None
            if plan:
                yield _fact(context, block, *plan)
        else:
            words = block.text if isinstance(block, Paragraph) else place.heading
            announced = bool(_LIST_OF_ACTIONS.fullmatch(words)) or (announced and not isinstance(block, Paragraph))


def _plan(place: Place) -> tuple[str, str] | None:
    """Name and theme of the plan whose section a list stands in, None where it stands in none."""
    headings = [heading.text for heading in reversed(place.headings)]
    if not any(plan_names.is_plan(words) for words in headings):
        return None
    for words in headings:
        if numbered := plan_names.numbered(words):
            return numbered
    return plan_names.named(next(words for words in headings if plan_names.is_plan(words)))


def _fact(context: Context, item: ListItem, plan: str, theme: str) -> Action:
    start, end = quotes.shorten(context.document, *item.passage.span())
    marker = _REF.fullmatch(item.marker)
    return Action(
        plan=plan,
        ref=marker.group(1) if marker else "",
        theme=theme,
        action=" ".join(item.text.split()),
        quote=context.document.quote(start, end),
        anchor=context.document.anchor(start, end),
        method="action_list",
        confidence=0.7,
    )
