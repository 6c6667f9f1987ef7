"""Documents and facts for tests of the store."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from db.prepared import prepare
from db.store import File, Store, Stored
from extract.facts import DocumentFact, Fact, Finance, Notice, Observation
from parsers.document import Document, Meta, Paragraph, Passage

TEXT = "Rutland Youth Justice Plan 2007/08. ETE was 69.5% against 90%. Police give £240,887."


def document(words: str = TEXT, meta: Meta | None = None) -> Document:
    return Document(words, (Paragraph(Passage(words, ((0, 0),), len(words))),), meta or Meta("text"))


def about(given: Document, **fields: str) -> DocumentFact:
    anchor = given.anchor(0, 34)
    values = {"title": "Plan", "authority": "Rutland", "period": "2007/08", **fields}
    return DocumentFact(quote=given.quote(0, 34), anchor=anchor, method="documents", **values)  # type: ignore[arg-type]


def observation(given: Document, printed: str = "69.5%", value: str = "69.5", measure: str = "outturn") -> Observation:
    start = given.text.index(printed)
    end = start + len(printed)
    return Observation(
        indicator="ete", measure=measure, period="2006/07", period_start="2006-04-01", period_end="2007-03-31",
        value=Decimal(value), unit="percent", printed=printed, quote=printed, anchor=given.anchor(start, end),
        method="narrative",
    )  # fmt: skip


def finance(given: Document, printed: str = "£240,887", amount: str = "240887") -> Finance:
    start = given.text.index(printed)
    end = start + len(printed)
    return Finance(
        line="Police", amount=Decimal(amount), quote=printed, anchor=given.anchor(start, end), method="finances"
    )


def file(words: str = TEXT, name: str = "plan.txt") -> File:
    data = words.encode()
    return File(hashlib.sha256(data).hexdigest(), name, len(data))


def add(store: Store, given: Document, *facts: Fact, name: str = "plan.txt", data: str = "") -> Stored:
    notices = [Notice("unread_figure", "90% beside ETE", given.anchor(0, 4))]
    return store.add(file(data or given.text, name), prepare(given, [about(given), *facts], notices))
