"""What people and programs change through the web: each change is a line in the log."""

from __future__ import annotations

import json
import logging
from pathlib import PurePath

from fastapi import Request

from db.corrections import Word
from web.reading.single import Found
from web.uploads import Uploaded

LOG = logging.getLogger("yotdata.changes")


def note(request: Request, what: str, person: str, **details: object) -> None:
    """Write a line on a change that was made: JSON, so that no words of a person can break it."""
    address = request.client.host if request.client else ""
    LOG.info(json.dumps({"change": what, "person": person, "from": address, **details}, ensure_ascii=False))


def decided(request: Request, found: Found, word: Word) -> None:
    """Write a line on a person's word on a fact."""
    about = {"kind": found.kind, "fact": found.row.id, "document": found.document.label}
    note(request, word.decision, word.person, **about, values=dict(word.changes), reason=word.reason)


def uploaded(request: Request, found: Uploaded, person: str) -> None:
    """Write a line on a document that was taken in."""
    result = found.result
    about = {"file": PurePath(str(result.path)).name, "outcome": result.outcome, "code": result.code}
    note(request, "uploaded", person, **about, document=result.label, run=found.run)
