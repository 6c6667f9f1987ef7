"""Whether a store is whole: references, quotes against texts, what people said, what runs recorded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine, func, select, text
from sqlalchemy.orm import Session

from db.models import FACT_ROWS, CorrectionRow, DocumentRow, DocumentText, FileRow, OfDocument, RunItemRow
from db.prepared import fingerprint_of
from db.tallies import COUNTED

_READ = ("stored", "replaced", "unchanged", "duplicate")


def faults(engine: Engine) -> Iterator[str]:
    """Everything that is not as it must be, in words; nothing for a store that is whole."""
    with Session(engine) as session:
        yield from _file_faults(session)
        yield from _orphans(session)
        yield from _words(session)
        yield from _decisions(session)
        yield from _runs(session)
        yield from _counts(session)


def _file_faults(session: Session) -> Iterator[str]:
    if session.get_bind().dialect.name == "sqlite":
        for (found,) in session.execute(text("PRAGMA integrity_check")):
            if found != "ok":
                yield f"the file is damaged: {found}"


def _orphans(session: Session) -> Iterator[str]:
    known = select(DocumentRow.id)
    owners: dict[str, Any] = {kind: table.document_id for kind, table in FACT_ROWS.items()}
    owners |= {"files": FileRow.document_id, "texts": DocumentText.document_id}
    for name, owner in owners.items():
        number = session.scalar(select(func.count(owner)).where(owner.not_in(known)))
        if number:
            yield f"{number} rows of {name} are of documents that are not there"


def _words(session: Session) -> Iterator[str]:
    """Texts against their documents' fingerprints, and every quote against its place."""
    query = select(DocumentRow, DocumentText.text).join(DocumentText, DocumentText.document_id == DocumentRow.id)
    for document, words in session.execute(query.execution_options(yield_per=20)):
        if fingerprint_of(document.format, words) != document.fingerprint:
            yield f"{document.label}: the text is not the one that the document is known by"
        for kind, table in FACT_ROWS.items():
            places = select(table.id, table.start, table.end, table.quote).where(table.document_id == document.id)
            for identity, start, end, quote in session.execute(places):
                if words[start:end].split() != quote.split():
                    yield f"{document.label}: fact {identity} of {kind} quotes {quote[:60]!r}, its place says otherwise"


def _decisions(session: Session) -> Iterator[str]:
    """Facts that say a person decided, where no correction does."""
    said = select(CorrectionRow.slot)
    for kind, table in FACT_ROWS.items():
        decided = select(func.count()).select_from(table).where(table.decision != "", table.slot.not_in(said))
        number = session.scalar(decided)
        if number:
            yield f"{number} facts of {kind} are decided on, and no correction says by whom"


def _runs(session: Session) -> Iterator[str]:
    """Files that a run recorded as read, whose bytes the store does not know."""
    lost = (
        select(RunItemRow.path)
        .where(RunItemRow.state.in_(_READ), RunItemRow.sha256.not_in(select(FileRow.sha256)))
        .distinct()
    )
    for path in session.scalars(lost):
        yield f"{path} was recorded as read, and the store does not know its bytes"


def _counts(session: Session) -> Iterator[str]:
    """Kept counts against what they count."""
    for name, (keys, which) in COUNTED.items():
        counted = f"SELECT {keys}, COUNT(*) FROM observations WHERE {which} GROUP BY {keys}"  # noqa: S608
        kept = f"SELECT {keys}, number FROM {name} WHERE number <> 0"  # noqa: S608
        differ = {tuple(row) for row in session.execute(text(counted))} ^ set(map(tuple, session.execute(text(kept))))
        if differ:
            yield f"{name} says otherwise than the observations: of {min(differ)[0]!r}, for one"
    for kind, table in FACT_ROWS.items():
        yield from _document_counts(session, kind, table)


def _document_counts(session: Session, kind: str, table: type[OfDocument]) -> Iterator[str]:
    own = select(table.document_id, func.count()).group_by(table.document_id)
    numbers = {document: number for document, number in session.execute(own)}  # noqa: C416
    for document, label, counts in session.execute(select(DocumentRow.id, DocumentRow.label, DocumentRow.counts)):
        if counts.get(kind, 0) != numbers.get(document, 0):
            yield f"{label}: has {numbers.get(document, 0)} facts of {kind}, and says {counts.get(kind, 0)}"
