"""A fact in its passage, and what people said of it, in words for the terminal."""

from __future__ import annotations

from typing import Any

from rich.text import Text

from db.corrections import Correction
from db.queries import Source
from yot.terminal import clean, console, text

_CONTEXT = 400


def show_passage(found: Source) -> None:
    """Print the passage that a fact stands in, its words marked."""
    row, body = found.row, found.text
    if not body:
        console.print(text(f"{found.label}: its text is not stored; it prints", style="bold"), text(row.quote))
        return
    begin = max(body.rfind("\n\n", 0, row.start), row.start - _CONTEXT, 0)
    stop_at = body.find("\n\n", row.end)
    stop_at = min(stop_at if stop_at >= 0 else len(body), row.end + _CONTEXT)
    passage = Text(_lines(body[begin : row.start]).lstrip())
    passage.append(_lines(body[row.start : row.end]), style="reverse bold")
    passage.append(_lines(body[row.end : stop_at]))
    place = f"page {row.page}, " if row.page else ""
    console.print(text(f"{found.label}, {place}characters {row.start} to {row.end}", style="bold"))
    console.print(passage)


def _lines(words: str) -> str:
    return "\n".join(clean(line.replace("\t", "  ")) for line in words.split("\n"))


def told(each: Correction) -> str:
    """A correction in a line: who said what, when and why."""
    word = each.word
    changes = ", ".join(f"{column} is {words or 'unknown'}" for column, words in word.changes.items())
    reason = f": {word.reason}" if word.reason else ""
    what = f"{word.decision} ({changes})" if changes else word.decision
    return f"{what} by {word.person} on {each.made:%Y-%m-%d %H:%M} UTC{reason}"


def plain_correction(each: Correction) -> dict[str, Any]:
    """A correction for a program to read."""
    word = each.word
    return {
        "decision": word.decision, "changes": dict(word.changes), "person": word.person, "reason": word.reason,
        "made": each.made.isoformat(), "quote": each.quote,
    }  # fmt: skip
