"""Any bytes as a text file, and every fact and check of it."""

from __future__ import annotations

from db.prepared import prepare
from extract.pipeline import extract
from fuzz.holds import holds, read_or_refused
from parsers import text


def check(data: bytes) -> None:
    """Facts are read of whatever it is, and every one stands where it says."""
    document = read_or_refused(text.parse, data) if data.strip(b"\0 \t\r\n") else None
    if document is None:
        return
    extraction = extract(document)
    prepared = prepare(document, extraction.facts, extraction.notices)
    holds(not prepared.refused, "a fact that the store refuses", prepared.refused)
