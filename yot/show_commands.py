"""`yot documents`, `yot show`, `yot checks`, `yot source`: what is stored, and where it stands."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from db import queries
from db.corrections import of_slot
from db.models import FACT_ROWS, CheckRow, DocumentRow
from db.queries import Source
from publish.columns import columns, plain
from yot.options import AsJson, Database, Limit, document_of, shown_rows, stop, store, wanted_rows
from yot.passages import plain_correction, show_passage, told
from yot.terminal import as_json, console, table, text

_ABOUT = ("title", "doc_type", "authority", "areas", "period", "published", "status", "format", "pages", "extractor")
Name = Annotated[str, typer.Argument(help="A document's label, as `yot documents` lists it.", show_default=False)]


def documents(limit: Limit = None, database: Database = "", json: AsJson = False) -> None:
    """List the documents in the store.

    Example:

        yot documents
    """
    asked = wanted_rows(limit, json)
    with store(database) as opened:
        found = shown_rows(queries.documents(opened.engine, asked), asked)
    if json:
        as_json([{"document": label, **_about(row), "facts": dict(counts)} for label, row, counts in found])
        return
    rows = [
        (label, row.doc_type, row.authority, row.period, sum(counts.values()) - counts["checks"], counts["checks"])
        for label, row, counts in found
    ]
    headings = ("document", "kind", "authority", "period", "facts", "checks")
    console.print(table("", headings, rows, right=("facts", "checks")))


def _about(row: DocumentRow) -> dict[str, Any]:
    return {field: plain(getattr(row, field)) for field in _ABOUT}


def show(
    document: Name,
    kind: Annotated[str, typer.Option(help=f"Show the facts of a kind: {', '.join(FACT_ROWS)}.")] = "",
    database: Database = "",
    json: AsJson = False,
) -> None:
    """Show what a document is and what it holds.

    Examples:

        yot show plan-2007-08

        yot show plan-2007-08 --kind finances
    """
    if kind and kind not in FACT_ROWS:
        raise stop(f"{kind} is no kind of fact; there are {', '.join(FACT_ROWS)}", 2)
    with store(database) as opened:
        chosen = document_of(opened, document)
        row = queries.document(opened.engine, chosen)
        unread = queries.notices(opened.engine, chosen)
        facts = [_fact(kind, found) for _, found in queries.facts(opened.engine, kind, chosen)] if kind else []
    if json:
        as_json(facts if kind else {"document": row.label, **_about(row), "facts": row.counts})
        return
    if kind:
        headings = [name for name in facts[0] if any(fact[name] != "" for fact in facts)] if facts else ["nothing"]
        console.print(table(f"{row.label}: {kind}", headings, [[fact[name] for name in headings] for fact in facts]))
        return
    console.print(table("", ("field", "value"), [("document", row.label), *_about(row).items(), *row.counts.items()]))
    for warning in row.warnings:
        console.print(text(warning, style="yellow"))
    for notice in unread:
        console.print(text(f"{notice.sort.replace('_', ' ')}: {notice.detail}", style="dim"))


def _fact(kind: str, row: Any) -> dict[str, Any]:
    hidden = {"slot", "start", "end", "page", "table_index", "row_index", "column_index", "method", "quote"}
    found = {name: plain(getattr(row, field)) for name, field in columns(kind).items() if name not in hidden}
    return {"id": found.pop("id")[:8], **found}


def checks(
    document: Annotated[str, typer.Argument(help="Only of this document.", show_default=False)] = "",
    kind: Annotated[str, typer.Option(help="Only of this kind, such as sum_mismatch.")] = "",
    limit: Limit = None,
    database: Database = "",
    json: AsJson = False,
) -> None:
    """List where documents contradict themselves or cannot be right.

    Examples:

        yot checks

        yot checks plan-2007-08 --kind sum_mismatch
    """
    asked = wanted_rows(limit, json)
    with store(database) as opened:
        chosen = document_of(opened, document) if document else None
        found = shown_rows(queries.checks(opened.engine, chosen, kind, asked), asked)
    if json:
        as_json([{"document": label, **_check(row)} for label, row in found])
        return
    rows = [(label, row.sort, row.where, row.detail, row.id[:8]) for label, row in found]
    console.print(table("", ("document", "kind", "where", "what", "fact"), rows))


def _check(row: CheckRow) -> dict[str, Any]:
    return {
        "kind": row.sort,
        "where": row.where,
        "detail": row.detail,
        "values": row.values,
        "quote": row.quote,
        "id": row.id,
    }


def source(
    fact: Annotated[str, typer.Argument(help="A fact's id or the beginning of it.", show_default=False)],
    database: Database = "",
    json: AsJson = False,
) -> None:
    """Show the passage that a fact stands in, with its words marked, and what people said of it.

    Example:

        yot source 3f8a12bc
    """
    with store(database) as opened:
        found = queries.source(opened.engine, fact) if fact else []
        said = of_slot(opened.engine, found[0].row.slot) if len(found) == 1 else []
    if len(found) != 1:
        raise stop(f"{len(found) or 'no'} facts have ids that begin with {fact}; `yot query` shows ids", 2)
    if json:
        as_json({**_place(found[0]), "corrections": [plain_correction(each) for each in said]})
        return
    show_passage(found[0])
    for each in said:
        console.print(text(told(each), style="green"))


def _place(found: Source) -> dict[str, Any]:
    row = found.row
    return {
        "document": found.label, "kind": found.kind, "quote": row.quote, "start": row.start, "end": row.end,
        "page": row.page, "boxes": row.boxes, "table": row.table_index, "row": row.row_index,
        "column": row.column_index, "method": row.method, "confidence": row.confidence,
        "printed": found.text[row.start : row.end],
    }  # fmt: skip
