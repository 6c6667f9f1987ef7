"""Which pieces of prose are headings, and at what level: by their form and by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.text_pieces import Form, Piece
from parsers.text_sentences import is_closed

_SURE = (Form.PART, Form.SECTION, Form.LETTER_NUMBER, Form.LETTER_PART)
_RANKS = {
    Form.PART: 20, Form.LETTER: 20, Form.CAPITALS: 30, Form.LETTER_NUMBER: 30, Form.SECTION: 30, Form.LETTER_PART: 40,
    Form.NUMBER: 42, Form.OBJECTIVE: 55, Form.BOLD: 60, Form.SHORT: 65, Form.COLON: 70, Form.CAPTION: 80,
}  # fmt: skip
"""How high each form of heading stands, where nothing else tells: a smaller rank is higher."""
_TITLE, _TITLES, _TITLE_WORDS = 10, (Form.SHORT, Form.CAPITALS, Form.BOLD), 3
_NUMBERED, _SUBNUMBERED = 150, 100
"""A longer line with a number is an item."""
_FEW = 4
_NEAR = 3
_RUN = 3
_CONTENT = 80
_SENTENCE_WORDS = 5
"""A shorter paragraph than `_CONTENT` is content too, if it is a sentence with more words than these."""
_FIGURE = re.compile(r"(?:Fig|Table|Chart|Graph)", re.IGNORECASE)
_GLOSSARY = re.compile(r"\b(?:glossary|abbreviations|acronyms)\b", re.IGNORECASE)
_DASHES = ("-", "–", "—")

Part = Piece | None
"""A piece of prose, or None for a table."""


def outline(parts: Sequence[Part]) -> None:
    """Set `is_heading` and `rank` of the pieces among `parts`."""
    _find_lost_numbers(parts)
    found = _Found()
    for i, part in enumerate(parts):
        if part is not None and (part.form or part.hashes) and not part.is_heading:
            part.is_heading = bool(part.hashes) or _is_heading(parts, i, part, found)
        if part is not None and part.is_heading:
            found.add(part)
    title = parts[0] if parts and parts[0] and _is_title(parts, parts[0]) else None
    if title:
        title.is_heading = True
    _rank([part for part in parts if part and part.is_heading], title)


def _is_title(parts: Sequence[Part], first: Piece) -> bool:
    """Whether the first line of all is the document's title."""
    worded = first.words.count(" ") + 1 >= _TITLE_WORDS
    return first.form in _TITLES and not first.marker and worded and _is_free(parts, 0, first)


@dataclass
class _Found:
    """The headings so far: the last letter and number of theirs, and whether the last of them opens a glossary."""

    letter: str = "@"
    number: int = 0
    in_glossary: bool = False

    def add(self, heading: Piece) -> None:
        if heading.form is Form.LETTER:
            self.letter = heading.words[0]
        if heading.form is Form.NUMBER and heading.number and not heading.hashes:
            self.number = int(heading.number.split(".")[0])
        self.in_glossary = bool(_GLOSSARY.search(heading.words))


def _is_heading(parts: Sequence[Part], i: int, part: Piece, found: _Found) -> bool:
    form = part.form
    if form is Form.LETTER:
        holds = part.words[0] in (chr(ord(found.letter) + 1), chr(ord(found.letter) + 2), "A")
    elif form is Form.NUMBER:
        holds = _is_numbered(parts, i, part, found.number)
    elif part.marker:
        holds = form is Form.BOLD and _is_bold_among_items(parts, i)
    elif form is Form.CAPTION:
        holds = _is_caption(parts, i)
    elif form in _SURE or found.in_glossary:
        holds = form in _SURE
    else:
        holds = form in (Form.CAPITALS, Form.BOLD) or (
            _is_free(parts, i, part) and (form is Form.OBJECTIVE or _introduces(parts, i))
        )
    return holds


def _is_bold_among_items(parts: Sequence[Part], i: int) -> bool:
    """An item in bold is a heading between items that are not."""
    before = parts[i - 1] if i else None
    after = parts[i + 1] if i + 1 < len(parts) else None
    return bool(after and after.marker and not after.is_bold) and not (before and before.is_bold)


def _is_caption(parts: Sequence[Part], i: int) -> bool:
    """Whether a table stands under a caption, with no other heading between."""
    for part in parts[i + 1 : i + 1 + _NEAR]:
        if part is None:
            return True
        if part.form:
            return False
    return False


def _is_free(parts: Sequence[Part], i: int, part: Piece) -> bool:
    """Whether a piece stands on one line by itself, or right above a long paragraph or a list."""
    before = parts[i - 1] if i else None
    after = parts[i + 1] if i + 1 < len(parts) else None
    above = before is None or part.gap > 0 or is_closed(before.words) or before.is_heading
    below = after is None or after.gap > 0 or bool(after.marker) or len(after.words) >= _CONTENT
    below = below or (part.depth > 1 and part.gap > 0 and after is not None and _is_sentence(after))
    return part.lines == 1 and above and below


def _is_numbered(parts: Sequence[Part], i: int, part: Piece, last: int) -> bool:
    """A numbered line is a heading if it is short and stands by itself, and no list of such lines goes on there."""
    said = part.words.split() if part.marker else part.words.split()[1:]
    longest = _NUMBERED if part.depth == 1 else _SUBNUMBERED
    if part.is_bulleted or len(part.words) > longest or _FIGURE.match(" ".join(said)):
        return False
    if (part.words.endswith((".", ";", ",")) and len(said) > _FEW) or (said and said[0][0].islower()):
        return False
    in_order = part.is_dotted or part.depth > 1 or int(part.number) in (1, last + 1)
    after = parts[i + 1] if i + 1 < len(parts) else None
    ends = i + 1 == len(parts)
    before = parts[i - 1] if i else None
    fellows = _are_fellows(part, after) or (_are_fellows(part, before) and not (before and before.is_heading))
    return in_order and not ends and not fellows and _is_free(parts, i, part)


def _are_fellows(part: Piece, other: Part) -> bool:
    return other is not None and bool(other.number) and other.depth == part.depth and other.hashes == part.hashes


def _introduces(parts: Sequence[Part], i: int) -> bool:
    """Whether a short line stands before content, and not among other short lines, as names and places do."""
    begin = i
    while begin > 0 and _is_short(parts, begin - 1):
        begin -= 1
    end = i + 1
    while end < len(parts) and _is_short(parts, end):
        end += 1
    if end - begin >= _RUN or end >= len(parts):
        return False
    following = parts[end]
    if following is None or following.marker or following.form is Form.CAPTION:
        return True
    if following.form is Form.SHORT:
        return not _is_free(parts, end, following)
    alone = end - begin == 1
    return not following.form and (len(following.words) >= _CONTENT or (alone and _is_sentence(following)))


def _is_sentence(part: Piece) -> bool:
    return part.words.endswith(".") and part.words.count(" ") >= _SENTENCE_WORDS


def _is_short(parts: Sequence[Part], i: int) -> bool:
    part = parts[i]
    return part is not None and not part.marker and part.form in (Form.SHORT, Form.COLON) and _is_free(parts, i, part)


def _find_lost_numbers(parts: Sequence[Part]) -> None:
    """An item that the item `n.1` follows is that section's heading, its number lost or behind a dash."""
    for part, after in pairwise(parts):
        if not (part and after and part.marker in _DASHES and after.marker and after.depth == 2):
            continue
        section, _, first = after.number.partition(".")
        if first == "1" and not part.words.endswith((".", ":", ";")) and part.number in ("", section):
            part.form, part.is_heading, part.depth, part.number = Form.NUMBER, True, 1, section


def _rank(headings: Sequence[Piece], title: Piece | None) -> None:
    """The levels of all headings, from 1 on, without a gap."""
    numbered_at = 0
    for heading in headings:
        if heading.form is Form.PART:
            numbered_at = 0
        elif heading.number and heading.hashes:
            numbered_at = heading.hashes
        heading.rank = _rank_of(heading, numbered_at)
    if title:
        title.rank = _TITLE
    ranks = sorted({heading.rank for heading in headings})
    levels = {rank: level for level, rank in enumerate(ranks, start=1)}
    for heading in headings:
        heading.rank = levels[heading.rank]


def _rank_of(heading: Piece, numbered_at: int) -> int:
    """A heading's rank. Among those with as many hashes, the ones without a number belong to the numbered one above."""
    if heading.form is Form.PART:
        return _RANKS[Form.PART]
    if heading.hashes:
        inside = 8 if numbered_at == heading.hashes else 0
        return 10 * heading.hashes + (2 * heading.depth if heading.number else inside)
    rank = _RANKS[heading.form or Form.SHORT]
    return rank + 3 * (heading.depth - 1) if heading.form is Form.NUMBER else rank
