"""What the value of an indicator's box says: `94.5% Actual 100% Target`, `Baseline 2002/03 - 42.5% 2005/06 - 45.3%`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extract import facets
from normalise import periods, values
from normalise.periods import Period
from normalise.values import Value

_SCORE = re.compile(r"(?<![\d.])([0-3](?:\.\d+)?)(?!\d|\.\d)")
_AGAINST = re.compile(r"(?:against|of)\s+(?:the\s+)?target\W*$", re.IGNORECASE)
_STUCK = re.compile(r"\W*(?:reduction\s+|local\s+)?$", re.IGNORECASE)
_SHARED = re.compile(r"reduction\s+target", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a box with what stands beside it; `start` and `end` are its characters."""

    value: Value
    start: int
    end: int
    kind: str | None = None
    period: Period | None = None


def score(text: str) -> Part | None:
    """The score from 0 to 3 that a box holds (`2`, `1.87`, `Initial Score 2`)."""
    found = _SCORE.search(text)
    if found is None:
        return None
    return Part(Value(Decimal(found.group(1)), "score", found.group(1), ()), *found.span(1))


def read(text: str) -> list[Part]:
    """The values of a box, each with its measure and period where words beside it say them; shares against a target are
    left out."""
    timed = periods.find(text)
    masked = text
    for each in timed:
        masked = masked[: each.start] + " " * (each.end - each.start) + masked[each.end :]
    found = [(each.value, each.start, each.end) for each in values.find(masked)]
    if not found:
        whole = values.read(text)
        return [Part(whole, 0, len(text))] if whole is not None else []
    behind = not masked[: found[0][1]].strip()
    gaps = _gaps(found, len(text))
    kinds = _kinds([masked[slice(*gap)] for gap in gaps], behind)
    when = {
        index: each.period
        for each in reversed(timed)
        for index in _owners(each.start, gaps, behind)
        if each.period.start is not None
    }
    return [
        Part(value, start, end, kinds[index], when.get(index))
        for index, (value, start, end) in enumerate(found)
        if not _AGAINST.search(masked[slice(*gaps[index])])
    ]


def _gaps(found: list[tuple[Value, int, int]], length: int) -> list[tuple[int, int]]:
    """The characters before each value, between it and the one before, and those behind the last."""
    ends = [0, *(end for _, _, end in found)]
    starts = [*(start for _, start, _ in found), length]
    return list(zip(ends, starts, strict=True))


def _owners(at: int, gaps: list[tuple[int, int]], behind: bool) -> list[int]:
    """The value that words at `at` belong to: the one before them where values come first, else the one behind them."""
    gap = next(index for index, (start, end) in enumerate(gaps) if start <= at < max(end, start + 1))
    return [gap - 1] if behind and gap else ([gap] if gap < len(gaps) - 1 else [gap - 1])


def _kinds(gaps: list[str], behind: bool) -> list[str | None]:
    """The measure of each value by the words around it: those stuck to it, else the nearer."""
    kinds: list[str | None] = [None] * (len(gaps) - 1)
    for index, gap in enumerate(gaps):
        words = sorted(
            (match.start(), match.end(), key)
            for key, pattern in facets.words("measure").items()
            for match in pattern.finditer(gap)
        )
        for start, end, key in words:
            left = index > 0 and _STUCK.fullmatch(gap[:start]) is not None and not _opens(gap[:start], gap[end:])
            right = index < len(kinds)
            if left and (behind or not right or gap[end:].strip() or _SHARED.search(gap)):
                kinds[index - 1] = kinds[index - 1] or key
                if not (_SHARED.search(gap) and right):
                    continue
            if right:
                kinds[index] = key
            elif index > 0:
                kinds[index - 1] = kinds[index - 1] or key
    return kinds


def _opens(before: str, behind: str) -> bool:
    """Whether a word stands in a bracket that closes behind the next value only: `318 (target 2% reduction)`."""
    return "(" in before and ")" not in behind
