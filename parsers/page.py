"""A page as its layout is read from: words and rules with their boxes, whether printed digitally or recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Area = tuple[float, float, float, float]
"""x0, top, x1, bottom, in points from the page's top left corner."""


class Word(NamedTuple):
    """A printed word. `size` is the type's, in points; `angle` the direction in which it runs, in quarter turns against
    the clock; `confidence` (0 to 1) is the recogniser's, None for digital words; `printed` is where it stands on the
    page as shown, where that differs from where it is read; `page` counts from 1; `faint` words are slanted, or large
    and pale, as those of a watermark are."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    angle: int = 0
    confidence: float | None = None
    printed: Area | None = None
    page: int = 1
    faint: bool = False

    @property
    def middle(self) -> float:
        """The height at which the word stands."""
        return (self.top + self.bottom) / 2

    @property
    def area(self) -> Area:
        return self.x0, self.top, self.x1, self.bottom

    @property
    def shown(self) -> Area:
        """Where the word stands on the page as shown."""
        return self.printed or self.area

    def moved(self, area: Area, angle: int, printed: Area | None) -> Word:
        """The word read at another place."""
        return Word(self.text, *area, self.size, self.bold, angle, self.confidence, printed, self.page, self.faint)


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, or the edge of a box: flat where it runs across the page, upright where it runs down."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_flat(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """Everything printed on a page. `number` counts from 1; `needs_ocr` says that its words are missing or garbage: a
    recogniser may put others in their place."""

    number: int
    width: float
    height: float
    words: Sequence[Word]
    rules: Sequence[Rule] = field(default=())
    needs_ocr: bool = False


def turn(area: Area, quarters: int, width: float, height: float) -> Area:
    """Where `area` comes to stand when its page of `width` and `height` is turned clockwise by `quarters`."""
    x0, top, x1, bottom = area
    if quarters % 4 == 1:
        return height - bottom, x0, height - top, x1
    if quarters % 4 == 2:
        return width - x1, height - bottom, width - x0, height - top
    if quarters % 4 == 3:
        return top, width - x1, bottom, width - x0
    return area


def turned(page: Page, quarters: int, remember: bool) -> Page:
    """The page turned clockwise; with `remember`, its words keep where they stood."""
    if not quarters % 4:
        return page

    def word(word: Word) -> Word:
        area = turn(word.area, quarters, page.width, page.height)
        return word.moved(area, (word.angle - quarters) % 4, word.shown if remember else None)

    swapped = quarters % 2 == 1
    return Page(
        page.number,
        page.height if swapped else page.width,
        page.width if swapped else page.height,
        [word(each) for each in page.words],
        [
            Rule(*turn((rule.x0, rule.top, rule.x1, rule.bottom), quarters, page.width, page.height))
            for rule in page.rules
        ],
        page.needs_ocr,
    )


def upright(page: Page) -> Page:
    """The page turned so that most of its letters stand upright, whichever way they are printed."""
    angles: Counter[int] = Counter()
    for word in page.words:
        angles[word.angle] += len(word.text)
    if not angles:
        return page
    angle, letters = angles.most_common(1)[0]
    return turned(page, angle, remember=True) if letters > 0.6 * angles.total() else page
