"""Any bytes as a text file."""

from __future__ import annotations

from fuzz.holds import read_or_refused
from parsers import text


def check(data: bytes) -> None:
    """The text is read whole, or refused with a code."""
    if data.strip(b"\0 \t\r\n"):
        read_or_refused(text.parse, data)
