"""A page in parts that are each read upright: content that stands otherwise than the rest of its page is turned."""

from __future__ import annotations

from collections.abc import Sequence

from parsers.page import Area, Page, Rule, Word, turned

_FEWEST = 12
"""Fewer words than this in another direction are labels, not content of their own."""
_OVERLAP = 0.15
_EDGE = 6.0
_MOST_STEPS = 8


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
        area = _with_rules(area, page.rules)
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


def _with_rules(area: Area, rules: Sequence[Rule]) -> Area:
    """The area widened by the rules that cross it, and those that cross these: all of a table's frame."""
    for _ in range(_MOST_STEPS):
        crossing = [rule for rule in rules if _touches(rule, area)]
        wider = (
            min([area[0], *(rule.x0 for rule in crossing)]),
            min([area[1], *(rule.top for rule in crossing)]),
            max([area[2], *(rule.x1 for rule in crossing)]),
            max([area[3], *(rule.bottom for rule in crossing)]),
        )
        if wider == area:
            break
        area = wider
    return area


def _touches(rule: Rule, area: Area) -> bool:
    """Whether a rule stands in an area or right at its edge."""
    x0, top, x1, bottom = area
    return rule.x0 <= x1 + _EDGE and rule.x1 >= x0 - _EDGE and rule.top <= bottom + _EDGE and rule.bottom >= top - _EDGE
