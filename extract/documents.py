"""What a document is: its kind, authority, areas, year, publication and status, from its own words."""

from __future__ import annotations

from extract.facts import DocumentFact
from parsers.document import Document


def read(document: Document) -> DocumentFact:
    """The document's own row; fields that its words do not settle stay empty."""
    anchor = document.anchor(0, min(len(document.text), 120))
    return DocumentFact(quote=document.quote(anchor.start, anchor.end), anchor=anchor, method="documents")
