"""A page in parts that are each read upright: content that stands otherwise than the rest of its page is turned."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.page import Area, Page, Rule, Word, turned

_FEWEST = 12
"""Fewer words than this in another direction are labels, not content of their own."""
_OVERLAP = 0.15


def parts(page: Page) -> list[Page]:
    """The page, and in its reading order what stands sideways or upside down on it, each as a page of its own."""
    if all(word.angle == 0 for word in page.words):
        return [page]
    for angle in (2, 1, 3):
        inside = [word for word in page.words if word.angle == angle]
        area = _area(inside)
        outside = [word for word in page.words if word.angle != angle]
        if len(inside) < _FEWEST or sum(_stands_in(word, area) for word in outside) > _OVERLAP * len(inside):
            continue
        above = [word for word in outside if word.middle < area[1]]
        below = [word for word in outside if word.middle >= area[1]]
        region = turned(_part(page, inside, area), angle, remember=True)
        return [*_upper(page, above, area), region, *parts(_part(page, below, None, area))]
    return [page]


def _upper(page: Page, words: Sequence[Word], area: Area) -> list[Page]:
    return [_part(page, words, None, area)] if words else []


def _part(page: Page, words: Sequence[Word], area: Area | None, but: Area | None = None) -> Page:
    """The page with `words` alone, and the rules inside of `area`, or outside of `but`."""
    rules = [
        rule
        for rule in page.rules
        if (area is None or _touches(rule, area)) and (but is None or not _touches(rule, but))
    ]
    return Page(page.number, page.width, page.height, list(words), rules, page.needs_ocr)


def _area(words: Sequence[Word]) -> Area:
    return (
        min((word.x0 for word in words), default=0.0),
        min((word.top for word in words), default=0.0),
        max((word.x1 for word in words), default=0.0),
        max((word.bottom for word in words), default=0.0),
    )


def _stands_in(word: Word, area: Area) -> bool:
    x = (word.x0 + word.x1) / 2
    return area[0] <= x <= area[2] and area[1] <= word.middle <= area[3]


def _touches(rule: Rule, area: Area) -> bool:
    """Whether a rule stands in an area or around it."""
    margin = 12.0
    x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
    return area[0] - margin <= x <= area[2] + margin and area[1] - margin <= y <= area[3] + margin
