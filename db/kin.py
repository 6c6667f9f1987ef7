"""How many facts documents give, by their kind."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Engine, select

from db.models import DocumentRow


def facts_by_type(engine: Engine) -> dict[str, list[int]]:
    """The number of facts of each document, checks aside, by the documents' type."""
    found: dict[str, list[int]] = defaultdict(list)
    with engine.connect() as connection:
        for doc_type, counts in connection.execute(select(DocumentRow.doc_type, DocumentRow.counts)):
            found[doc_type].append(sum(number for kind, number in counts.items() if kind != "checks"))
    return dict(found)
