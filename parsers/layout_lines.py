"""Words into lines, and lines into words that go on: what a wrapped line divides is put together again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from parsers.page import Area, Word

_WIDE_GAP = 1.0
"""A gap wider than this, in parts of the type's size, divides a line into segments."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one height, from left to right."""

    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        return median(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def area(self) -> Area:
        return self.x0, self.top, self.x1, self.bottom


def lines(words: Iterable[Word]) -> list[Line]:
    """Words by the heights at which they stand, from the top down, each line from left to right."""
    found: list[list[Word]] = []
    top = bottom = 0.0
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        if found and top <= word.middle <= bottom:
            found[-1].append(word)
        else:
            found.append([word])
            top, bottom = word.top, word.bottom
        if len(found[-1]) == 1 or word.bottom - word.top > bottom - top:
            top, bottom = word.top, word.bottom
    return [Line(tuple(sorted(line, key=lambda word: word.x0))) for line in found]


def segments(line: Line) -> list[Line]:
    """A line divided where it leaves a gap too wide for a space."""
    found: list[list[Word]] = [[line.words[0]]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.x0 - before.x1 > _WIDE_GAP * max(before.size, word.size):
            found.append([word])
        else:
            found[-1].append(word)
    return [Line(tuple(words)) for words in found]


def ends_early(line: Line, following: Line, right: float) -> bool:
    """Whether the first word of the line that follows would have had room on this one: the break was meant."""
    first = following.words[0]
    return line.x1 + 0.3 * line.size + (first.x1 - first.x0) < right - 1


def flowed(wrapped: Sequence[Line], right: float) -> list[list[Word]]:
    """Lines put together where they merely wrapped at `right`; a new list where a break was meant."""
    found: list[list[Word]] = []
    for index, line in enumerate(wrapped):
        if index == 0 or ends_early(wrapped[index - 1], line, right):
            found.append([])
        found[-1].extend(line.words)
    return found
