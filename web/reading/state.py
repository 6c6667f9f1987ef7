"""What a store's answers depend on: changes whenever a document, a fact or a correction does."""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from db.models import CorrectionRow, DocumentRow, RunRow


def state(engine: Engine) -> str:
    """A token of the store's contents, the same as long as nothing is written."""
    documents = select(func.count(), func.max(DocumentRow.number), func.max(DocumentRow.stored))
    with Session(engine) as session:
        found = [
            *session.execute(documents).one(),
            session.scalar(select(func.max(CorrectionRow.id))),
            session.scalar(select(func.max(RunRow.id))),
            session.scalar(select(func.max(RunRow.ended))),
        ]
    return hashlib.sha256(repr([version("yotdata"), *map(str, found)]).encode()).hexdigest()[:16]
