"""The passage around a place of a text. Pure."""

from __future__ import annotations

CONTEXT = 400


def passage(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before a place, in it and behind it: its paragraph, or so many characters of it."""
    begin = max(text.rfind("\n\n", 0, start), start - CONTEXT, 0)
    stop = text.find("\n\n", end)
    stop = min(stop if stop >= 0 else len(text), end + CONTEXT)
    return text[begin:start].lstrip(), text[start:end], text[end:stop].rstrip()
