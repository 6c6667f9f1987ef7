"""What became of areas: which took the place of one that ended."""

from __future__ import annotations

from normalise import areas
from normalise.areas import Area


def ended(name: str) -> Area | None:
    """The area of this name that is no more; None for one that still is and for a name that no area has."""
    area = areas.read(name)
    return area if area and area.end else None


def successors(area: Area) -> tuple[Area, ...]:
    """The areas that took its place, and in turn theirs, until those that still are."""
    found: list[Area] = []
    for code in area.successors:
        after = areas.get(code)
        found.extend(successors(after) if after.end else (after,))
    return tuple(found)
