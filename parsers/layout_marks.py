"""The marks that lists print before their items, and the lines of contents lists."""

from __future__ import annotations

import re

from parsers.layout_lines import Line

_BULLET = re.compile(r"[•●○◦▪▫■□►➢➤✓✔❖§·*\u2023\u2043\uf000-\uf0ff\u2219-]|[–—o]")
_NUMBER = re.compile(
    r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]|\(?\d{1,2}(?:\.\d{1,2}){1,3}[.)]?|\d{1,2}|[A-Z]\d{1,2}[.:)]?"
)
_WIDE = 0.5
"""A mark that could be a word of a sentence is one only before a gap wider than this, in parts of the type's size."""
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?:?|index", re.IGNORECASE)
_LEADER = re.compile(r"\S.*?(?:\.\s?){4,}\s*(?:\d{1,3}|[ivx]+)")
_PAGE_HEAD = re.compile(r"page(?: (?:no\.?|number))?", re.IGNORECASE)
_PLACE = re.compile(r"\d{1,3}|[ivx]{1,5}")
_PAGE_MARK = re.compile(r"[-–]?\s*page \d{1,4}(?: (?:of|/) \d{1,4})?\s*[-–]?", re.IGNORECASE)


def marker(line: Line, begins: bool) -> str:
    """The mark of a list item that a line begins with, or nothing. `begins` says that the line opens a paragraph for
    other reasons, so that its mark needs no wide gap behind it."""
    if len(line.words) < 2:
        return ""
    first, second = line.words[0], line.words[1]
    gap = second.x0 - first.x1
    if _BULLET.fullmatch(first.text):
        return first.text if begins or gap > _WIDE * first.size or first.text not in "–—-o*" else ""
    if not _NUMBER.fullmatch(first.text):
        return ""
    is_plain = first.text.isalnum()
    wide = gap > (2 if is_plain else 1) * _WIDE * first.size
    return first.text if wide or (begins and not is_plain) else ""


def opens_contents(line: Line) -> bool:
    """Whether a line is the heading of a contents list."""
    return bool(_CONTENTS.fullmatch(line.text))


def is_entry(line: Line, in_contents: bool) -> bool:
    """Whether a line is an entry of a contents list: words, dots and a page's number; inside such a list, also without
    the dots."""
    last = line.words[-1]
    if not in_contents and "..." not in last.text and "..." not in line.text:
        return False
    if _LEADER.fullmatch(line.text):
        return True
    if not in_contents:
        return False
    if len(line.words) == 1:
        return bool(_PAGE_HEAD.fullmatch(last.text))
    gap = last.x0 - line.words[-2].x1
    return bool(_PAGE_HEAD.fullmatch(line.text)) or (gap > last.size and bool(_PLACE.fullmatch(last.text)))


def is_page_mark(line: Line) -> bool:
    """Whether a line says nothing but the number of a page."""
    return line.words[0].text.strip("-–")[:4].lower() in ("page", "") and bool(_PAGE_MARK.fullmatch(line.text))
