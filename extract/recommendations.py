"""Recommendations that a document prints as a list or a table, with who is to carry them out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract import columns, quotes
from extract.context import Context, Place
from extract.facts import Recommendation
from parsers.document import Block, Cell, Document, Heading, ListItem, Paragraph, Passage, Table

_ABOUT = re.compile(r"\brecommendations?\b|\bwe recommend\b|\bargymhell", re.IGNORECASE)
_THEY = re.compile(
    r"\b(?:they|reviewers|inspectors|panel|group|committee|commission|members|board|review)\s+(?:also\s+)?recommend(?:ed|s)?(?:\s+that)?\s*:$",
    re.I,
)
_TITLE = re.compile(r"[^\d.]{0,30}\b(?:recommendations|argymhellion)\b[^\d.]{0,80}", re.IGNORECASE)
_LABEL = re.compile(r"(?:recommendation|rec\.?)\s+(R?\d{1,2}(?:\.\d{1,2})?)\s*(?:[-–—:.)]+\s*|$)", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:recommendation\s+)?(R?\d{1,2}(?:\.\d{1,2})?)[.):]?", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(R?\d{1,2}(?:\.\d{1,2})?|R\d{1,2}|[ivx]{1,5}|[a-z])\s?[.):]*", re.IGNORECASE)
_LEADING = re.compile(r"\(?(R\d{1,2}|\d{1,2}(?:\.\d{1,2})?(?=[.)\s]))[.):]*\s+(?=\S)")
_OWNER = re.compile(r"\s*\(([^()]{3,120})\)\s*\.?\s*$")
_NOT_OWNER = re.compile(
    r"\b(?:conclusion|paragraph|para|section|page|see|appendix|table|finding)s?\b|\d", re.IGNORECASE
)
_SHOULD = re.compile(
    r"(?:(?:we\s+recommend\s+that|therefore,?)\s+)?(?:the\s+)?(\S.{1,150}?)\s+(?:should|must|needs?\s+to)\b(.*)", re.I
)
_FORMAL = re.compile(r"\W*RECOMMENDED\b")
_OWNED = re.compile(r"\b(?:action by|owner|lead|responsible|responsibility|by whom|who|for)\b", re.IGNORECASE)
_ADVICE = re.compile(r"\W*(?:recommendation|recommended action|we recommend)s?\W*", re.IGNORECASE)
_REF = re.compile(r"\W*(?:no|ref|number|#)\W*", re.IGNORECASE)
_LONGEST_TITLE = 60
_LONGEST_LEAD = 250
"""A paragraph between the heading and the first item that is longer than this is no introduction."""
_ENOUGH = 60
"""Recommendations that agree in so many letters are the same."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A recommendation as one place prints it."""

    ref: str
    text: str
    owner: str
    passage: Passage
    place: tuple[int, int, int] | None = None


def read(context: Context) -> Iterator[Recommendation]:
    """Every recommendation of every list and table, one that both print once."""
    tabled = [each for place, table in context.tables() for each in _table(context, place, table)]
    listed = [_with_table(each, tabled) for each in _lists(context.document.blocks)]
    listed += [each for each in tabled if not any(_same(each, other) for other in listed)]
    seen: set[tuple[str, str]] = set()
    for each in listed:
        key = (_key(each.text), each.ref)
        if each.text and key not in seen:
            seen.add(key)
            yield _fact(context.document, each)


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _same(one: _Printed, other: _Printed) -> bool:
    """Whether two places print the same recommendation: one may be cut short or end with a remark."""
    a, b = _key(one.text), _key(other.text)
    return a == b or (min(len(a), len(b)) >= _ENOUGH and a[:_ENOUGH] == b[:_ENOUGH])


def _with_table(each: _Printed, tabled: Sequence[_Printed]) -> _Printed:
    """A listed recommendation with the owner that a table gives it, and whole where the list broke off."""
    other = next((other for other in tabled if _same(each, other)), None)
    if other is None:
        return each
    whole, cut = _key(other.text), _key(each.text)
    text = other.text if len(whole) > len(cut) and whole.startswith(cut) else each.text
    return replace(each, text=text, owner=each.owner or other.owner)


def _lists(blocks: Sequence[Block]) -> Iterator[_Printed]:
    """The items below each line that announces recommendations, up to the next heading or prose that ends the list."""
    owner, listing, begun = "", False, False
    for block in blocks:
        if isinstance(block, Table):
            continue
        if labelled := _labelled(block):
            yield labelled
        elif listing and (who := _leads(block.text)):
            owner = who
        elif isinstance(block, Heading) or _announces(block):
            listing = bool(_ABOUT.search(block.text) or _THEY.search(block.text)) and not _FORMAL.match(block.text)
            owner, begun = _who(block.text) if listing else "", False
        elif listing and (item := _item(block, owner)):
            begun = True
            yield item
        elif listing and isinstance(block, Paragraph) and not _introduces(block.text):
            listing = not begun and len(block.text) <= _LONGEST_LEAD


def _leads(text: str) -> str:
    """Who should, in a line that leads to the items of a list (`The management board should:`), else empty."""
    return _who(text) if text.rstrip().endswith((":", "should", "that")) else ""


def _labelled(block: Block) -> _Printed | None:
    """A line `Recommendation 4 - ...` is one wherever it stands."""
    match = _LABEL.match(block.text) if not isinstance(block, Table) else None
    if isinstance(block, Table) or match is None or len(block.text) - match.end() < 20:
        return None
    return _printed(match.group(1), block.passage, match.end(), "")


def _announces(block: Block) -> bool:
    """Whether a paragraph is a heading `Recommendations` that the parser could not tell, or introduces their list."""
    text = block.text if not isinstance(block, Table) else ""
    if isinstance(block, ListItem):
        return _TITLE.fullmatch(text) is not None and len(text) <= _LONGEST_TITLE
    if not isinstance(block, Paragraph) or not (_ABOUT.search(text) or _THEY.search(text)):
        return False
    return _TITLE.fullmatch(text) is not None or (len(text) <= 400 and text.rstrip().endswith((":", ";")))


def _introduces(text: str) -> bool:
    """Whether a paragraph leads to the items that follow."""
    return text.rstrip().endswith(":") or bool(_ABOUT.search(text))


def _item(block: Block, owner: str) -> _Printed | None:
    """A list item, or a paragraph that a number begins, as a recommendation."""
    if isinstance(block, ListItem):
        number = _NUMBER.fullmatch(block.marker)
        leading = None if number else _LEADING.match(block.text)
        ref = number.group(1) if number else leading.group(1) if leading else ""
        return _printed(ref, block.passage, leading.end() if leading else 0, owner)
    if isinstance(block, Paragraph) and (leading := _LEADING.match(block.text)):
        return _printed(leading.group(1), block.passage, leading.end(), owner)
    return None


def _who(text: str) -> str:
    """Who "should" in a line that leads to a list; empty where it says more than who."""
    match = _SHOULD.search(text[-200:])
    if match is None or len(match.group(2)) > 60:
        return ""
    who = re.split(r"[.:;,]\s+(?:the\s+)?", match.group(1), flags=re.IGNORECASE)[-1]
    return re.sub(r"^(?:that\s+)?(?:the\s+)?", "", who.strip(), flags=re.IGNORECASE)


def _printed(ref: str, passage: Passage, begin: int, owner: str) -> _Printed:
    text = " ".join(passage.folded[begin:].split())
    match = _OWNER.search(text)
    if match and not _NOT_OWNER.search(match.group(1)):
        text, owner = text[: match.start()], match.group(1)
    return _Printed(ref.strip("()."), text, owner, passage)


def _table(context: Context, place: Place, table: Table) -> Iterator[_Printed]:
    """The rows of a table with a column of recommendations that no plan of actions holds."""
    if table.index in context.used:
        return
    headings = columns.headings(table)
    advice = next((c for c, heading in enumerate(headings) if _ADVICE.fullmatch(heading)), None)
    if advice is None:
        yield from _pairs(context, table, _REFERENCE if _ABOUT.search(place.heading) else _LABEL)
        return
    context.used.add(table.index)
    owners = [c for c, heading in enumerate(headings) if c != advice and _OWNED.search(heading)]
    for row in table.rows[table.header_rows :]:
        if row[advice].text and row[advice].text != headings[advice]:
            yield _of_row(row, advice, owners[:1])


def _of_row(row: Sequence[Cell], advice: int, owners: Sequence[int]) -> _Printed:
    cell = row[advice]
    before = " ".join(other.text for other in row[:advice])
    number = re.search(r"(?<!\w)R?\d{1,2}(?=\.|\)|\s|$)(?!\s+\w+\s+\d{4})", before) if len(before) < 20 else None
    leading = _LEADING.match(cell.text)
    ref = leading.group(1) if leading else number.group() if number else ""
    owner = " ".join(row[c].text for c in owners)
    each = _printed(ref, cell.passage, leading.end() if leading else 0, owner)
    return replace(each, place=(-1, cell.row, cell.column))


def _pairs(context: Context, table: Table, label: re.Pattern[str]) -> Iterator[_Printed]:
    """The rows of a table that is a list in two columns: `Recommendation 4 -` and its words; under a heading that says
    what it lists, a number does."""
    rows = [row for row in table.rows if label.fullmatch(row[0].text.strip())] if table.width > 1 else []
    for row in rows:
        match = label.fullmatch(row[0].text.strip())
        words = next((cell for cell in row[1:] if cell is not row[0] and cell.text), None)
        if match and words:
            context.used.add(table.index)
            yield replace(_printed(match.group(1), words.passage, 0, ""), place=(table.index, words.row, words.column))


def _fact(document: Document, each: _Printed) -> Recommendation:
    start, end = quotes.shorten(document, *each.passage.span())
    place = each.place or (None, None, None)
    return Recommendation(
        ref=each.ref,
        text=each.text,
        owner=each.owner,
        quote=document.quote(start, end),
        anchor=document.anchor(start, end, *place),
        method="recommendation_table" if each.place else "recommendation_list",
        confidence=0.95 if each.ref else 0.8,
    )
