"""Lines of prose taken for what they seem to be one by one: a list item, a heading by its form, or just words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from parsers.text_lines import Line
from parsers.text_marks import Span, passage

_ROUND = "•●○◦▪■□►➢✓\u2023\uf0b7\uf0a7\uf0d8"
_MARKER = re.compile(
    rf"""
    [ \t\u00a0]*
    (?P<bullet> [-–—*+o](?=[ \t\u00a0*]) | [·\ufffd{_ROUND}] )?
    [ \t\u00a0]* (?:\*\*)?
    (?P<number>
        \(\d{{1,2}}\) | \(?[a-z]\) | \([ivx]{{1,4}}\) | [ivx]{{1,4}}[.)]
      | \d{{1,3}}(?:\.\d{{1,2}}){{1,3}}\.? | \d{{1,2}}[.)] | \d{{1,3}}(?=\t) | R\d{{1,2}}[.:)]?
    )?
    (?:\*\*)? (?:[ \t\u00a0]+|(?<=[{_ROUND}])) (?=\S)
    """,
    re.VERBOSE,
)
_HASHES = re.compile(r"[ \t]*(#{1,6})[ \t]+")
_BOLD = re.compile(r"\s*(?:[-•]\s+)?(?:\*\*[^*]+\*\*|<b>[^<]+</b>)\s*:?\s*", re.IGNORECASE)
_KEYWORD = re.compile(
    r"(?:(?P<part>(?i:part|chapter|appendix|annexe?|agenda item))"
    r"|(?P<section>(?i:section|schedule|theme|priority|strand|standard))"
    r"|(?P<caption>(?i:table|figure|fig|chart|graph|box)\.?))"
    r"(?:\s*[A-Z]?\d{1,2}[a-z]?|\s+(?:[A-Z]|(?i:one|two|three|four|five|six)))(?=\s*(?:$|[:;.,–(\"“-]|[A-Z]))"
    r"|(?P<objective>(?i:objective|outcome|aim|goal|action plan|criterion))\s*(?:\d{1,2}|[A-Z]|(?=:))(?=\s*[:.–-]|$)"
)
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)(\.?)\s+(\S.*)")
_MONTH = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_NOTE = re.compile(r"\s*(?:[\u00b9\u00b2\u00b3\u2074-\u2079]+|<sup>\d+</sup>|\d\s+(?=[A-Z]))")
_LABELLED = re.compile(r"\w+ [\w ]{1,40}: |\w+: .*\d")
_BEGINNING = re.compile(r"[A-Z]\S*|\d[\d/.-]*\s+\D*[A-Za-z]{3}")
_SENTENCE = re.compile(r"(?:The|This|These|It|In|We|Please)\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_DATE = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH.pattern}")
_DAY = re.compile(r"\b\d{1,2}(?:ST|ND|RD|TH)?\s+[A-Z]{3,9}\s+\d{4}\b")
_LONGEST = 160
_LONGEST_OBJECTIVE = 260


class Form(Enum):
    """What makes a line look like a heading, from the strongest sign to the weakest."""

    PART = "Part two, Appendix A"
    LETTER = "A. Summary"
    CAPITALS = "PREVENT OFFENDING"
    LETTER_NUMBER = "C1. Governance"
    SECTION = "Section 2"
    LETTER_PART = "C3 a - Money"
    NUMBER = "1. Purpose"
    OBJECTIVE = "Objective 1: Fewer"
    BOLD = "**Victims**"
    SHORT = "Conclusions"
    COLON = "Strengths:"
    CAPTION = "Table 1: Staff"


_LETTERED_FORMS = (
    (Form.LETTER, re.compile(r"[A-Z]\.\s+\S")),
    (Form.LETTER_PART, re.compile(r"[A-Z]\d{1,2}\s?[a-z]\b\s*[-–.:)]?\s*\S")),
    (Form.LETTER_NUMBER, re.compile(r"[A-Z]\d{1,2}(?:\.|:)?\s+[A-Z(]")),
)


@dataclass(slots=True)
class Piece:
    """One block of prose in the making. `whole` is its first line with the marker, `spans` are its words without it;
    `gap` counts the blank lines above it; `hashes` is how many stood before it; `number` has `depth` figures."""

    whole: Span
    spans: list[Span]
    words: str
    marker: str = ""
    indent: int = 0
    gap: int = 0
    form: Form | None = None
    hashes: int = 0
    number: str = ""
    is_dotted: bool = False
    depth: int = 0
    is_note: bool = False
    is_bulleted: bool = False
    is_bold: bool = False
    is_heading: bool = False
    rank: int = 0
    lines: int = 1


def piece(text: str, line: Line, gap: int) -> Piece:
    """The piece that a line of prose is by itself."""
    whole = (line.start, line.end)
    hashes = _HASHES.match(text, *whole)
    start = hashes.end() if hashes else line.start
    marker = None if hashes else _marker(text, start, line.end)
    spans = [(marker.end() if marker else start, line.end)]
    found = Piece(whole, spans, passage(text, spans).folded, indent=line.indent, gap=gap)
    if marker:
        found.marker = marker["number"] or marker["bullet"]
        found.is_bulleted = bool(marker["bullet"])
    found.hashes = len(hashes[1]) if hashes else 0
    found.is_bold = bool(_BOLD.fullmatch(text, start, line.end))
    found.is_note = not hashes and bool(_NOTE.match(text, *whole))
    _shape(found, f"{marker['number']} {found.words}" if marker and marker["number"] else found.words)
    return found


def _marker(text: str, start: int, end: int) -> re.Match[str] | None:
    """The list marker at a line's beginning: a bullet, a number or letter, or a number behind a bullet."""
    found = _MARKER.match(text, start, end)
    if not found or not (found["bullet"] or found["number"]):
        return None
    begins_bold = found["bullet"] == "*" and text.startswith("**", found.start("bullet"))
    return None if begins_bold else found


def _shape(found: Piece, said: str) -> None:
    """What `said`, the whole line's words, looks like as a heading: sets form, number and depth."""
    numbered = _NUMBERED.fullmatch(said)
    if numbered and not _MONTH.match(numbered[3]):
        found.number, found.is_dotted, found.depth = numbered[1], bool(numbered[2]), numbered[1].count(".") + 1
    if len(said) > _LONGEST_OBJECTIVE:
        return
    found.form = _form(found, said)


def _form(found: Piece, said: str) -> Form | None:
    keyword = _KEYWORD.match(said)
    closed = said.endswith((".", ";"))
    if keyword and keyword.lastgroup and (keyword["objective"] or (len(said) <= _LONGEST and not closed)):
        return Form[keyword.lastgroup.upper()]
    if len(said) > _LONGEST:
        return None
    signs = (
        *((form, not closed and pattern.match(said)) for form, pattern in _LETTERED_FORMS),
        (Form.NUMBER, found.number),
        (Form.CAPITALS, _is_capitals(said)),
        (Form.BOLD, found.is_bold and not closed),
    )
    strongest = next((form for form, shows in signs if shows), None)
    return strongest or (None if found.marker else _short(said))


def _is_capitals(said: str) -> bool:
    letters = [character for character in _BRACKETS.sub("", said) if character.isalpha()]
    large = sum(character.isupper() for character in letters)
    if len(letters) <= 2 or large <= 0.8 * len(letters) or said.endswith((".", ",", ";")):
        return False
    return 2 * len(letters) > len(said) - said.count(" ") and not _DAY.search(said)


def _short(said: str) -> Form | None:
    """A short line without a sentence's end may be a heading, if what stands around it allows."""
    if not _BEGINNING.match(said) or len(said) > 90 or said.count(" ") > 12:
        return None
    if (
        "@" in said
        or _DAY.search(said)
        or _DATE.match(said)
        or _LABELLED.match(said)
        or f" {said.split(' ', 1)[0]} " in said
    ):
        return None
    if said.endswith(":"):
        return Form.COLON if said.count(" ") < 4 and not _SENTENCE.match(said) else None
    return None if said.endswith((".", ";", ",", "!", "?", "•", "-")) or said[-1] in "”\"'" else Form.SHORT
