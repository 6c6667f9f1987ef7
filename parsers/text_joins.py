"""Pieces of prose that lines and pages broke, joined: a wrapped paragraph, an item that goes on over a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from parsers.text_pieces import Form, Piece
from parsers.text_sentences import is_closed, is_hanging, starts_low

_FIRM = (Form.CAPITALS, Form.PART, Form.LETTER, Form.LETTER_NUMBER, Form.LETTER_PART)
_LEAST = 40
"""A shorter line is no sentence that was broken off."""
_LONG_ITEM = 100
_FELLOWS = 2
_NOTES = 6
_NARROW = 0.8
"""How much of a line is full where letters are of different widths."""
_DASHES = "-–—"
_DATE = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\s+(?:19|20)\d\d",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"[A-Z][\w/-]*(?: [\w/-]+){0,3}(?: [-–—]|:) \S")
"""A term and what it means, on a line of its own."""


def join(pieces: Iterable[Piece], wrap: int | None) -> list[Piece]:
    """The pieces of one stretch of prose, those that go on joined to what they go on from. `wrap` is the width that
    the text's lines are broken at, if they are. Footnotes may stand between a sentence and its rest."""
    joined: list[Piece] = []
    for piece in pieces:
        at = _origin(joined, piece, wrap)
        if at is None:
            joined.append(piece)
        else:
            _append(joined[at], piece)
    return joined


def _append(piece: Piece, rest: Piece) -> None:
    piece.spans += rest.spans
    piece.words = f"{piece.words} {rest.words}"
    piece.lines += 1
    if piece.form is not Form.OBJECTIVE:
        piece.form = None


def _origin(joined: Sequence[Piece], piece: Piece, wrap: int | None) -> int | None:
    """Which of the pieces so far `piece` goes on from."""
    if not joined:
        return None
    last = at = len(joined) - 1
    while at > 0 and last - at < _NOTES and joined[at].is_note:
        at -= 1
    if at < last and starts_low(piece.words) and not piece.marker and _goes_on(joined[at], piece, wrap):
        return at
    return last if _goes_on(joined[last], piece, wrap) or _ends_list(joined, piece) else None


def _goes_on(before: Piece, piece: Piece, wrap: int | None) -> bool:
    if piece.hashes or before.hashes or piece.form in _FIRM or (before.form in _FIRM and before.lines == 1):
        return False
    if piece.marker:
        return _is_stray_bullet(before, piece)
    if _begins_anew(before, piece):
        return False
    if not piece.gap and _is_wrapped(before, piece, wrap):
        return True
    if is_hanging(before.words) and (before.marker or len(before.words) >= _LEAST // 2):
        return before.words[-1].isalpha() or starts_low(piece.words) or (not piece.gap and bool(wrap))
    long_enough = not piece.gap or len(before.words) >= _LEAST
    return starts_low(piece.words) and not is_closed(before.words) and long_enough


def _begins_anew(before: Piece, piece: Piece) -> bool:
    """Whether a line is a date and no more, leads to the items below it, or is an entry of its own behind one."""
    if _DATE.fullmatch(piece.words):
        return not is_hanging(before.words)
    if piece.gap:
        return bool(before.marker) and piece.words.endswith(":") and not starts_low(piece.words)
    return bool(_ENTRY.match(before.words) and _ENTRY.match(piece.words))


def _is_wrapped(before: Piece, piece: Piece, wrap: int | None) -> bool:
    """Whether a line right under another is its rest: an item's, by its indent or small letter; a paragraph's, if the
    next word had no room above."""
    if before.marker and (piece.indent > 0 or starts_low(piece.words)):
        return True
    if not wrap or (piece.number and piece.form):
        return False
    start, end = before.spans[-1]
    room = wrap if is_closed(before.words) else _NARROW * wrap
    return end - start + 1 + len(piece.words.split(" ", 1)[0]) > room


def _is_stray_bullet(before: Piece, piece: Piece) -> bool:
    """A dash within a sentence that a page break cut: the item above is open, and what follows is its rest."""
    if piece.marker not in _DASHES or not piece.gap or not starts_low(piece.words) or is_closed(before.words):
        return False
    return bool(before.marker) and (is_hanging(before.words) or before.marker not in _DASHES)


def _ends_list(joined: Sequence[Piece], piece: Piece) -> bool:
    """Whether the last item of a list, open where its fellows are all closed, goes on in `piece`."""
    last = joined[-1]
    if (
        piece.marker
        or piece.hashes
        or piece.form in _FIRM
        or not last.marker
        or len(last.words) < _LONG_ITEM
        or is_closed(last.words)
    ):
        return False
    ends = [one.words[-1:] for one in [*joined[-6:-1], piece] if one.marker or one is piece]
    return len(ends) > _FELLOWS and not last.words.endswith(")") and all(end in ".);" for end in ends)
