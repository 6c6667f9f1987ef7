"""What is printed around a table that says what it is: its caption, the heading it stands under, its own title."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.columns import title
from extract.context import Context, Place
from parsers.document import Heading, Paragraph, Table

_NUMBER = re.compile(r"\W*table\s+([A-Z]\d+[a-z]?)\b", re.IGNORECASE)
_NEAR = 4
"""How many blocks before a table may caption it: the board's template puts a caption, then guidance, then the table."""


@dataclass(frozen=True, slots=True)
class Caption:
    """`number` is the table's printed number (`A2a`) or empty; `lines` the words around it, the caption or the nearest
    line first; `heading` the heading that it stands under."""

    number: str
    lines: tuple[str, ...]
    heading: str

    @property
    def words(self) -> str:
        """All words that caption the table."""
        return " ".join((*self.lines, self.heading))


def of(context: Context, place: Place, table: Table) -> Caption:
    """The caption of a table: a line `Table A1: ...` a few blocks before it, else the line directly before it."""
    lines: list[str] = [title(table)] if title(table) else []
    number = numbered(lines[0]) if lines else ""
    blocks = context.document.blocks
    for index in range(place.index - 1, max(place.index - 1 - _NEAR, -1), -1):
        block = blocks[index]
        if number or not isinstance(block, Heading | Paragraph):
            break
        number = numbered(block.text)
        if number or (index == place.index - 1 and len(block.text) <= 200):
            lines.insert(0, block.text)
    return Caption(number, tuple(lines), place.heading)


def numbered(line: str) -> str:
    """The number of a table that a caption's line begins with (`Table A2a: ...` gives `A2a`), else empty."""
    match = _NUMBER.match(line)
    return match.group(1)[0].upper() + match.group(1)[1:].lower() if match else ""
