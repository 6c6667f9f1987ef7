"""The printed title of a document: the line that speaks most like one, the earlier the better."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extract.document_lines import Line, opening, pattern
from normalise import areas, services
from normalise.vocabulary import load_toml

_YEAR = re.compile(r"\b20\d\d")
_YEARS = re.compile(r"20\d\d\s*[-–/]\s*(?:20)?\d\d")
_NUMBERED = re.compile(
    r"^(?:(?:report )?title|subject|re)\s*:\s*|^(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2} [a-z]{3,9} 20\d\d)\s+[-–]\s+"
    r"|^(?:agenda )?(?:item )?(?:no\.? )?(?!20\d\d)\d+[.)]?\s+|^[-–•]\s*",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*\((?:al|pages?|item|agenda item)\s[\d –-]+\)$", re.IGNORECASE)
_SENTENCE = re.compile(
    r"[.;]$|\b(?:following|below)\b.*:$|[.!?] [A-Z]|\b(?:be|is|are|was|were|has|have|will|should|must|can)\b"
)
_ASIDE = re.compile(r"^(?:\[|\(|“That\b|[-–]\s?\d\d)")
_LABEL = re.compile(r"^\w[\w ]{2,20}:")
_SALUTATION = re.compile(r"^dear\b.{0,40}$", re.IGNORECASE)
_TOP = 10
"""In how many first lines minutes say that they are minutes, and whose."""
LONGEST = 160
"""Characters of the longest line that can be a title."""


def title(all_lines: tuple[Line, ...]) -> Line | None:
    """The title's line; one that breaks off before the place (`Report on youth offending work in:`) is given with the
    line behind it. None where no line is like a title."""
    first = set(opening(all_lines))
    best, most = None, 0.0
    for position, line in enumerate(all_lines):
        if line not in first and not _may_come_late(line):
            continue
        beside = _beside(all_lines, position)
        score = _score(line, position, line in first, beside)
        if score > most:
            best, most = position, score
    return _whole(all_lines, best) if best is not None else None


def _beside(all_lines: tuple[Line, ...], position: int) -> float:
    """What the lines around one add: a letter's subject stands below its salutation, an item below the word for one; a
    title's year may stand below it."""
    below = all_lines[position + 1].text if position + 1 < len(all_lines) else ""
    greeted = position > 0 and _SALUTATION.match(all_lines[position - 1].text)
    framed = position > 0 and pattern("title", "frame").fullmatch(all_lines[position - 1].text)
    return (3 if greeted or framed else 0) + (1.5 if _YEARS.fullmatch(below) else 0)


def minutes_title(all_lines: tuple[Line, ...]) -> Line | None:
    """The line at the top of minutes that says whose they are; None for other documents. Their items have titles that
    are liker to a document's."""
    top = [line for line in all_lines[:_TOP] if len(line.text) <= LONGEST]
    if not any(pattern("title", "minutes").fullmatch(line.text.strip(" :.*")) for line in top):
        return None
    bodies = [line for line in top if _names_body(line.text)]
    named = next((line for line in bodies if line.text.casefold().startswith("minutes")), None)
    best = named or (bodies[0] if bodies else None)
    return replace(best, text=_trimmed(best.text)) if best else None


def _names_body(text: str) -> bool:
    if _SENTENCE.search(text) or _LABEL.match(text) or _begins_otherwise(text):
        return False
    return bool(pattern("title", "body").search(text))


def is_sentence(title: Line) -> bool:
    """Whether a title is a sentence of the text rather than a line above it."""
    return bool(_SENTENCE.search(title.text))


def headline(all_lines: tuple[Line, ...]) -> Line | None:
    """The first line, if it is like a headline: some words without a stop."""
    first = all_lines[0] if all_lines else None
    text = _trimmed(first.text) if first else ""
    if first is None or not 3 <= len(text.split()) <= 20 or text[-1] in ".:," or text[0] == "“" or _YEAR.search(text):
        return None
    return replace(first, text=text)


def _may_come_late(line: Line) -> bool:
    """A title behind pages of guidance or minutes is a line that names youth justice, and a year or is in capitals."""
    if len(line.text) > LONGEST or not (line.heading or line.text.isupper() or _YEAR.search(line.text)):
        return False
    return bool(pattern("title", "words").search(line.text) and pattern("subject_title").search(line.text))


def _score(line: Line, position: int, early: bool, beside: float) -> float:
    text = _trimmed(line.text)
    if not 4 <= len(text) <= LONGEST or text[0].islower() or _ASIDE.match(line.text) or _begins_otherwise(text):
        return 0
    score = beside + (4.5 if pattern("title", "words").search(text) else 0.0)
    score += 3 if pattern("subject_title").search(text) else 0
    score += 1.5 if _names_place(text) else 0
    score += 1.5 if _YEAR.search(text) else 0
    score += 0.5 if line.heading else 0
    score -= 4 if _SENTENCE.search(text) else 0
    score += max(0.0, 2 - position / 8) if early else -2
    return score if score > 3.5 else 0


def _begins_otherwise(text: str) -> bool:
    lower = text.lower()
    return any(lower.startswith(word) for word in load_toml("document_words")["title"]["never"])


def _names_place(text: str) -> bool:
    return bool(areas.find(text) or services.find_services(text))


def _whole(all_lines: tuple[Line, ...], position: int) -> Line:
    line = all_lines[position]
    text, end = line.text, line.end
    behind = all_lines[position + 1] if position + 1 < len(all_lines) else None
    goes_on = re.search(r"(?::|\bin|\bof|\bfor)$", text)
    if (
        behind
        and len(text) + len(behind.text) < LONGEST
        and (goes_on or (_YEARS.fullmatch(behind.text) and not _YEAR.search(text)))
    ):
        text, end = f"{text} {behind.text}", behind.end
    return Line(_trimmed(text), line.start, end, line.heading)


def _trimmed(text: str) -> str:
    """A title without its number or label, and without what stands behind it on its line."""
    text = _ITEM.sub("", _NUMBERED.sub("", text))
    return text if text.endswith(".") else _tail().sub("", text).rstrip(" -–,") or text


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(load_toml('document_words')['title']['tail'])})$", re.IGNORECASE)
