"""What a page prints beside its content: page numbers, running headers, watermarks, field codes, the contents list.

None of it is a block. Lines of this sort are marked as noise, so that what they interrupt can go on behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsers.text_lines import Kind, Line
from parsers.text_marks import words
from parsers.text_sentences import is_closed

_WATERMARK = re.compile(
    r"(?:(?:FINAL|WORKING|FIRST) )?DRAFT|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED|NOT PROTECTIVELY MARKED"
    r"|OFFICIAL(?:[ -]+SENSITIVE)?|SAMPLE|SPECIMEN|COPY"
)
_PAGE = re.compile(
    r"page\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?|[-–]\s*\d{1,3}\s*[-–]|\d{1,3}\s*\|\s*p\s?a\s?g\s?e|page\s*\|\s*\d{1,3}"
    r"|(?:this )?page (?:is |has been )?(?:intentionally )?(?:left )?blank(?: intentionally)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,3}")
_FIELD = re.compile(r"PAGE|NUMPAGES|.*(?:\\\* ?MERGEFORMAT|STYLEREF |HYPERLINK \"|TOC \\o).*|\[image:[^\]]*\]")
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?:?", re.IGNORECASE)
_ENTRY = re.compile(
    r".*\S(?:\t|\.{2,}|[ \u00a0]+)\s*\d{1,3}\s*|[\t ]*Page(?: (?:No\.?|number))?\s*|.*\S\t\s*", re.IGNORECASE
)
_LEADER = re.compile(r".*\S\s*(?:\.\s?){4,}\s*\d{1,3}\s*")
_DIGITS = re.compile(r"\d+")
_LONGEST = 160
_LONGEST_FIELD = 2000
_LONGEST_TITLE = 100
_REPEATS = 3
_EDGE = 2
"""How many lines at a page's top and bottom may be a header or footer."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """The lines with noise marked as such, the watermarks found, and warnings that say what was left out."""

    lines: list[Line]
    watermarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def clear(text: str, lines: Sequence[Line]) -> Cleared:
    """Find the furniture of the pages among `lines`."""
    short = {i: words(text, line.start, line.end) for i, line in enumerate(lines) if _may_be(line)}
    watermarks = {i for i, said in short.items() if _WATERMARK.fullmatch(said)}
    fields = {i for i, line in enumerate(lines) if line.kind is Kind.TEXT and _is_field(text, line)}
    pages = {i for i, said in short.items() if _PAGE.fullmatch(said)} | _lone_numbers(short, lines, fields)
    running = (_running(short, lines) | _at_edges(text, short, lines)) - watermarks - pages
    contents = _contents(text, short, lines)
    noise = watermarks | fields | pages | running | contents
    cleared = [replace(line, kind=Kind.NOISE) if i in noise else line for i, line in enumerate(lines)]
    warnings = (
        say(len(contents - pages - watermarks), "line of the contents list", "lines of the contents list"),
        say(len(pages), "page mark"),
        say(len(running), "running header or footer", "running headers and footers"),
        say(len(fields), "line of a word processor's field codes", "lines of a word processor's field codes"),
    )
    said = tuple(dict.fromkeys(short[i] for i in sorted(watermarks)))
    return Cleared(cleared, said, tuple(warning for warning in warnings if warning))


def _may_be(line: Line) -> bool:
    return line.kind is Kind.TEXT and line.end - line.start <= 2 * _LONGEST


def _is_field(text: str, line: Line) -> bool:
    return line.end - line.start < _LONGEST_FIELD and bool(_FIELD.fullmatch(text[line.start : line.end].strip()))


def say(count: int, what: str, plural: str = "") -> str:
    """A warning that `count` things of a sort were left out; empty for none."""
    if not count:
        return ""
    return f"{count} {what if count == 1 else plural or what + 's'} left out"


def _lone_numbers(short: dict[int, str], lines: Sequence[Line], fields: set[int]) -> set[int]:
    """Numbers that stand alone between blank lines, if they go up through the document as page numbers do."""
    alone = [i for i, said in short.items() if _NUMBER.fullmatch(said) and _stands_alone(lines, i, fields)]
    numbers = [int(short[i]) for i in alone]
    rising = sum(1 for one, following in pairwise(numbers) if one < following)
    return set(alone) if rising >= 0.8 * (len(numbers) - 1) else set()


def _stands_alone(lines: Sequence[Line], i: int, fields: Container[int] = ()) -> bool:
    before = i == 0 or lines[i - 1].kind is Kind.BLANK or i - 1 in fields
    return before and (i + 1 == len(lines) or lines[i + 1].kind is Kind.BLANK or i + 1 in fields)


def _running(short: dict[int, str], lines: Sequence[Line]) -> set[int]:
    """Lines that stand alone, again and again: with a page number that changes, or as the document's title does."""
    alone = {i: said for i, said in short.items() if _stands_alone(lines, i) and len(said) <= _LONGEST}
    title = next(iter(short.values()), "")
    may_run = len(title) <= _LONGEST_TITLE and title.count(" ") >= 2 and not is_closed(title)
    shapes = Counter(_DIGITS.sub("0", said) for said in alone.values())
    same = Counter(alone.values())
    found = set()
    for i, said in alone.items():
        shape = _DIGITS.sub("0", said)
        numbered = shapes[shape] >= _REPEATS and "page 0" in shape.lower() and same[said] == 1
        titled = may_run and said == title and same[said] >= _REPEATS
        if numbered or (titled and i != min(alone)):
            found.add(i)
    return found


def _at_edges(text: str, short: dict[int, str], lines: Sequence[Line]) -> set[int]:
    """Lines at the tops and bottoms of pages, where form feeds part them, that stand so on three pages or more, but
    for their figures. The first page keeps its own, which may be the title."""
    pages: list[list[int]] = [[]]
    for i, line in enumerate(lines):
        if line.kind is not Kind.BLANK:
            pages[-1].append(i)
        if text[line.end : line.end + 1] == "\f":
            pages.append([])
    edges = [i for page in pages for i in {*page[:_EDGE], *page[-_EDGE:]} if i in short]
    shapes = Counter(_DIGITS.sub("0", short[i]) for i in edges)
    repeated = {i for i in edges if shapes[_DIGITS.sub("0", short[i])] >= _REPEATS}
    return repeated - set(pages[0]) if len(pages) >= _REPEATS else set()


def _contents(text: str, short: dict[int, str], lines: Sequence[Line]) -> set[int]:
    """The entries of a contents list: under its heading the lines that end in a page's number, elsewhere those with
    dotted leaders."""
    found = {i for i, line in enumerate(lines) if _leads(text, line)}
    for i, said in short.items():
        if _CONTENTS.fullmatch(said.lstrip("# ")):
            entries = list(_entries(text, lines, i + 1))
            if len(entries) >= _REPEATS:
                found.update([i, *entries])
    return found


def _leads(text: str, line: Line) -> bool:
    if line.end - line.start > _LONGEST or line.kind is Kind.BLANK or "...." not in text[line.start : line.end]:
        return False
    return bool(_LEADER.fullmatch(text, line.start, line.end))


def _entries(text: str, lines: Sequence[Line], first: int) -> Iterator[int]:
    for i in range(first, len(lines)):
        line = lines[i]
        said = text[line.start : line.end]
        if line.kind is Kind.BLANK or _WATERMARK.fullmatch(said.strip()):
            continue
        if len(said) > _LONGEST or not _ENTRY.fullmatch(said):
            return
        yield i
