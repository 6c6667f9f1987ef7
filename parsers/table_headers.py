"""How many rows at a table's top are headings, told from what stands in its cells alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Rows = Sequence[Sequence[str]]
"""The words of a table's cells, row by row; rows are of equal length."""

_NUMBER = re.compile(r"[-−+<>=≤≥~(£$€%\s]*\d[\d,.\s]*[%)*kmp]*(?:\s*(?:million|per ?cent))?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*[-/–]\s*(?:\d\d)?\d\d)?")
_PERCENT = re.compile(r"(?<![\d–-])\d[\d.,]*\s*%|%\s*\d|£\s*\d")
_DATE = re.compile(
    r"(?:\d{1,2}(?:\s?(?:st|nd|rd|th))?[\s./-]+(?:\d{1,2}|[A-Z][a-z]{2,8})\b.*|[A-Z][a-z]{2,8},? (?:19|20)\d\d)"
)
_MISSING = re.compile(
    r"(?:X+[.]?X*%?|n/?a|none|nil|tbc|yes|no|-+|\*+|not (?:yet )?(?:available|applicable|known)|no data|awaited)",
    re.IGNORECASE,
)
_LETTERED = re.compile(r"\([a-z]\)(?:\s*\([a-z+ -]+\))?")
_BRACKETS = re.compile(r"\([^)]*\)")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER_SIGNS = ("No", "No.", "#")
_LABEL = 120
_SHORT = 60


def header_rows(rows: Rows) -> int:
    """The number of heading rows at the top of `rows`; 0 where the first row is no heading."""
    titles = 1 if len(rows) > 1 and is_title(rows[0]) else 0
    rest = rows[titles:]
    if not rest or not _is_heading(rest):
        return titles
    count = 1
    while count + 1 < len(rest) and _goes_on(rest[count], rest[count + 1]):
        count += 1
    return titles + count


def is_title(row: Sequence[str]) -> bool:
    """A row that holds words in its first cell alone, as a table's title over all its columns does."""
    return len(row) > 1 and bool(row[0]) and not any(row[1:]) and not is_value(row[0])


def is_value(words: str) -> bool:
    """Whether a cell holds a figure, or what stands for one (`N/A`, `Yes`, `XX.X`), rather than a label."""
    if not words or _YEAR.fullmatch(words):
        return False
    return bool(_NUMBER.fullmatch(words) or _MISSING.fullmatch(words) or _PERCENT.search(words))


def is_label(words: str) -> bool:
    """Whether a cell could be a heading: words, or a year, and not many of them."""
    return bool(_LETTER.search(words) or _YEAR.fullmatch(words)) and len(words) <= _LABEL and not is_value(words)


def _is_heading(rows: Rows) -> bool:
    """Whether the first of `rows` is a row of headings: labels only, and set off from what stands below."""
    first = rows[0]
    filled = [words for words in first if words]
    if len(filled) < 2 and not (filled and not first[0]):
        return False
    if filled[0] in _NUMBER_SIGNS and first[0]:
        filled = filled[1:]
    if not _are_labels(filled) or _has_dates_over_dates(rows):
        return False
    if len(rows) == 1:
        return not any(words.endswith(".") or len(words) > _SHORT for words in filled)
    return not first[0] or len(first) > 2 or _set_off(rows)


def _are_labels(filled: Sequence[str]) -> bool:
    """Labels all; what a label says in brackets, as `Target (5%)` does, makes no figure of it."""
    return all(is_label(words) or is_label(_BRACKETS.sub("", words).strip()) for words in filled)


def _has_dates_over_dates(rows: Rows) -> bool:
    """A date at the top of a column of dates is one of them."""
    dated = [column for column, words in enumerate(rows[0]) if _DATE.fullmatch(words)]
    below = [[row[column] for row in rows[1:] if row[column]] for column in dated]
    return any(not cells or most(cells, lambda words: bool(_DATE.fullmatch(words))) for cells in below)


def _set_off(rows: Rows) -> bool:
    """Whether some column has a label at its top and something else below: figures, dates, or much longer words."""
    for column, label in enumerate(rows[0]):
        below = [row[column] for row in rows[1:] if row[column]]
        if not below or not label:
            continue
        if most(below, _is_dated):
            return True
        limit = max(2 * len(label), _SHORT)
        if 2 * sum(len(words) > limit for words in below) > len(below):
            return True
        if label.endswith(":") and not any(words.endswith(":") for words in below) and column:
            return True
    return False


def _is_dated(words: str) -> bool:
    return is_value(words) or bool(_DATE.fullmatch(words))


def most(cells: Sequence[str], holds: Callable[[str], bool]) -> bool:
    """Whether `holds` is true of more than half of `cells`."""
    return 2 * sum(1 for words in cells if holds(words)) > len(cells)


def _goes_on(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row under the headings is a second row of them: no label of its own, or letters for the columns."""
    filled = [words for words in row if words]
    if filled and all(_LETTERED.fullmatch(words) for words in filled):
        return True
    return bool(
        not row[0] and filled and below[0] and all(is_label(words) and len(words) <= _SHORT for words in filled)
    )
