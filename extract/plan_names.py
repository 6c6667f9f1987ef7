"""The printed name of an action plan, and the theme that its heading gives after it."""

from __future__ import annotations

import re

from extract.columns import title
from extract.context import Context, Place
from extract.vocabulary import any_of, load
from parsers.document import Heading, Paragraph, Table

_WORDS = load("action_columns")["plan"]
_NUMBERED = re.compile(
    rf"(?P<plan>{any_of(_WORDS['numbered']).pattern}\s+(?:\d+(?:\.\d+)?|[A-Z]|one|two|three|four|five|six)\b)"
    r"(?:\s*[:.–—-]+\s*(?P<theme>\S.*))?",
    re.IGNORECASE,
)
_PHRASE = any_of(_WORDS["phrases"])
_SECTION = re.compile(
    r"(?:(?:section|part)\s+)?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)\s*[.:)–-]\s*|\d+(?:\.\d+)*\s+", re.IGNORECASE
)
_DIVIDED = re.compile(r"\s*(?::|\s[–—-])\s*")
_NEAR = 8
_NAME = 200


def of(context: Context, place: Place, table: Table) -> tuple[str, str]:
    """Name and theme of the plan that a table holds: from its title, the lines before it or the headings above it."""
    lines = [title(table), *_lines_before(context, place)]
    headings = [heading.text for heading in reversed(place.headings)]
    for line in (*lines, *headings):
        plan, theme = numbered(line) or (named(line) if is_plan(line) else ("", ""))
        if plan:
            return plan, theme or _inner(headings, line)
    return (without_number(headings[0]), "") if headings else ("", "")


def numbered(line: str) -> tuple[str, str] | None:
    """Name and theme of a line `Objective 5 - ...` or `Appendix D: ...`, None of another."""
    match = _NUMBERED.match(line)
    return (" ".join(match["plan"].split()), _theme(match["theme"] or "")) if match else None


def is_numbered(line: str) -> bool:
    """Whether a line names an objective, priority or appendix by its number or letter."""
    return _NUMBERED.match(line) is not None


def is_plan(line: str) -> bool:
    """Whether a line, short enough to be a name, speaks of an action or improvement plan."""
    return len(line) <= _NAME and _PHRASE.search(line) is not None


def _theme(text: str) -> str:
    """What follows an appendix's letter is the plan's kind, not what its actions serve."""
    return "" if _PHRASE.search(text) and len(text.split()) <= 6 else text.strip()


def _inner(headings: list[str], line: str) -> str:
    """The heading under the plan's own that a table stands below."""
    return without_number(headings[0]) if line in headings[1:] else ""


def _lines_before(context: Context, place: Place) -> list[str]:
    """Short lines between the table before and this one, the nearest first."""
    found: list[str] = []
    for block in reversed(context.document.blocks[max(0, place.index - _NEAR) : place.index]):
        if isinstance(block, Table):
            break
        if isinstance(block, Heading | Paragraph) and (isinstance(block, Heading) or _heads(block.text)):
            found.append(block.text)
    return found


def _heads(text: str) -> bool:
    """Whether a paragraph may be a heading that the parser could not tell: it names a plan and is no sentence."""
    return bool(_NUMBERED.match(text)) or (len(text) <= 100 and not text.endswith((".", ";", ",")))


def named(line: str) -> tuple[str, str]:
    """A plan's name without its section's number, and what follows after a colon or dash."""
    line = without_number(line)
    head, divided, rest = line, "", ""
    if match := _DIVIDED.search(line):
        head, divided, rest = line[: match.start()], match.group(), line[match.end() :]
    if divided and _PHRASE.search(head):
        return head.strip(), rest.strip()
    return line, ""


def without_number(line: str) -> str:
    """`line` without the number of a section before it: `Section 3: `, `5.2 `, `B. `."""
    match = _SECTION.match(line)
    return line[match.end() :].strip() if match and match.end() < len(line) else line.strip()
