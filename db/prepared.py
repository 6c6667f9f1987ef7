"""Makes a document ready for the store, apart from any database: this is done where the document was read."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from db.blocks import to_plain
from db.errors import StoreError
from db.types import pack
from extract.facts import DocumentFact, Fact, Notice
from extract.keys import keyed
from parsers.document import Anchor, Document

Row = dict[str, Any]

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
"""Characters that no database takes: NUL, and halves of pairs. One for one they become U+FFFD, so that places hold."""
_DIGITS = 15
"""The digits of a number that every database gives back as they were."""
_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document whose facts stand where they say. `about` is its own row; `facts` are all others, each with its row;
    `refused` says in words what was not taken, and why."""

    fingerprint: str
    about: Row
    meta: Row
    text: bytes
    blocks: bytes
    facts: tuple[tuple[Fact, Row], ...]
    notices: tuple[Row, ...]
    refused: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id that the document has in a store where no other has it: the rows' keys are made for it."""
        return self.fingerprint[:_ID_LENGTH]

    def counts(self) -> Counter[str]:
        """How many facts there are of each kind, the document's own row aside."""
        return Counter(fact.kind for fact, _ in self.facts)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the user should know of the document."""
        return tuple(self.meta["warnings"])


def fingerprint(document: Document) -> str:
    """What a document is known by: the hash of its words, whatever wraps them, and of its kind of carrier."""
    return fingerprint_of(document.meta.format, storable(document.text))


def fingerprint_of(carrier: str, text: str) -> str:
    """The same of a stored document."""
    return hashlib.sha256(f"{carrier}\n{' '.join(text.split())}".encode()).hexdigest()


def prepare(document: Document, facts: Iterable[Fact], notices: Iterable[Notice]) -> Prepared:
    """Verify `facts` against the document and make rows of everything.

    A fact whose place does not say what it quotes, or whose number no database keeps exactly, is refused and said in
    `refused`. Raises StoreError where the document's own row is: without it there is no document.
    """
    taken: list[tuple[Fact, Row]] = []
    about: Row | None = None
    refused: list[str] = []
    for fact in facts:
        fault = _fault(document, fact)
        if fault:
            refused.append(fault)
        elif isinstance(fact, DocumentFact):
            about = _row(fact)
        else:
            taken.append((fact, _row(fact)))
    if about is None:
        raise StoreError("; ".join(refused) or "the document has no row of its own")
    text = storable(document.text)
    meta = document.meta
    warnings = [storable(warning) for warning in (*meta.warnings, *refused)]
    known = {"format": meta.format, "pages": meta.pages, "encoding": meta.encoding, "warnings": warnings}
    prepared = Prepared(
        fingerprint(document), about, known, pack(text), pack(to_plain(document)), tuple(taken),
        tuple(_notice(notice) for notice in notices), tuple(refused),
    )  # fmt: skip
    _belong(prepared, prepared.id)
    return prepared


def rows_of(prepared: Prepared, document_id: str) -> dict[str, list[Row]]:
    """The rows of each kind, in order, with the keys that they have in the document with this id."""
    if prepared.facts and prepared.facts[0][1]["document_id"] != document_id:
        _belong(prepared, document_id)
    by_kind: dict[str, list[Row]] = {}
    for fact, row in prepared.facts:
        by_kind.setdefault(fact.kind, []).append(row)
    return by_kind


def _belong(prepared: Prepared, document_id: str) -> None:
    """Give each row its keys, which are made of the document's id, and its place in the document's order."""
    ordinals: Counter[str] = Counter()
    keys = keyed(document_id, (fact for fact, _ in prepared.facts))
    for (fact, row), (key, slot, _) in zip(prepared.facts, keys, strict=True):
        row.update(id=key, slot=slot, document_id=document_id, ordinal=ordinals[fact.kind])
        ordinals[fact.kind] += 1
        if fact.kind == "observations":
            row["authority"] = row["area"] or prepared.about["authority"]


def storable(text: str) -> str:
    """The text without characters that no database takes."""
    return _UNSTORABLE.sub("\ufffd", text)


def _fault(document: Document, fact: Fact) -> str:
    """Why a fact cannot be taken, empty where it can."""
    printed = document.quote(fact.anchor.start, fact.anchor.end)
    if printed != fact.quote or not printed:
        said = f"quotes {fact.quote[:60]!r}, but its place says {printed[:60]!r}"
        return f"a fact of {fact.kind} (by {fact.method}) {said}"
    for column in fact.columns():
        value = getattr(fact, column)
        if isinstance(value, Decimal) and not _exact(value):
            return f"a fact of {fact.kind} (by {fact.method}) has the number {value}, which is too long to be kept"
    return ""


def _exact(value: Decimal) -> bool:
    return (
        value.is_finite() and len(value.normalize().as_tuple().digits) <= _DIGITS and abs(value.adjusted()) <= _DIGITS
    )


def _row(fact: Fact) -> Row:
    columns = {column: getattr(fact, column) for column in fact.columns()}
    return {name: storable(value) if isinstance(value, str) else value for name, value in columns.items()} | _place(
        fact
    )


def _place(fact: Fact) -> Row:
    anchor: Anchor = fact.anchor
    return {
        "quote": storable(fact.quote), "start": anchor.start, "end": anchor.end,
        "page": anchor.boxes[0].page if anchor.boxes else None, "boxes": [asdict(box) for box in anchor.boxes],
        "table_index": anchor.table, "row_index": anchor.row, "column_index": anchor.column,
        "method": fact.method, "confidence": fact.confidence, "flags": ";".join(fact.flags),
    }  # fmt: skip


def _notice(notice: Notice) -> Row:
    detail = storable(notice.detail)
    return {"sort": notice.sort, "detail": detail, "start": notice.anchor.start, "end": notice.anchor.end}
