"""What sites that hold copies of documents put around them: their own title, counts of views, the day of the upload, a
running title on each page, links to other articles. None of it is the document's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.document_lines import LONGEST, Line, opening, pattern

_PAGE = re.compile(r"page \d+: \S", re.IGNORECASE)
_STAMP = re.compile(r"\d{1,2}/\d{1,2}/\d{4} [A-Z]")
"""The day of the upload that a host prints with the title on every page."""
_ISBN = re.compile(r"(?<=[\w.])\s*ISBN\b[\s:]*97.*$|(?<=\d)ISBN[\s:]*97.*$")
_BROKEN = re.compile(r"^[a-z]|\.\.\.|…| · ")
_BULLET = " •·-–—*\t"
_SAME = 30
"""So many equal letters and figures at their beginning make two lines the same."""


def own_lines(all_lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that are the document's own: those behind the host's word for its transcript, if there is one, without
    furniture and running titles, up to the links to other articles."""
    first = opening(tuple(all_lines))
    start = next((n + 1 for n, line in enumerate(first) if _is(line, "begin")), 0)
    end = next((n for n, line in enumerate(first) if n > start and _is(line, "end")), len(all_lines))
    running = sum(1 for line in all_lines if _PAGE.match(line.text)) > 1
    shown = [line for line in all_lines[start:end] if not (running and _PAGE.match(line.text))]
    above = _only_above(all_lines[: max(start - 1, 0)], shown)
    kept = [line for line in (*above, *shown) if not (_is(line, "line") or (start and _STAMP.match(line.text)))]
    return tuple(replace(line, text=_ISBN.sub("", line.text)) if "ISBN" in line.text else line for line in kept)


def _only_above(above: Sequence[Line], shown: Sequence[Line]) -> list[Line]:
    """Whole lines of the host's summary that do not come again: a cover that every page repeats stands there alone."""
    again = _letters(" ".join(line.text for line in opening(tuple(shown))))
    return [line for line in above if not _BROKEN.search(line.text) and _letters(line.text)[:_SAME] not in again]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is(line: Line, sort: str) -> bool:
    return len(line.text) <= LONGEST and bool(pattern("hosts", sort).fullmatch(line.text.strip(_BULLET)))
