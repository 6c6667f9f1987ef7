"""Any bytes as a web page."""

from __future__ import annotations

from fuzz.holds import read_or_refused
from parsers import html


def check(data: bytes) -> None:
    """The page is read whole, or refused with a code."""
    read_or_refused(html.parse, data)
