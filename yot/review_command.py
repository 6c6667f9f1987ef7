"""`yot review`: a walk through doubtful facts, each with its passage, and a key for each thing to say of it."""

from __future__ import annotations

from typing import Annotated

import typer

from db import doubts, queries
from db.corrections import Decision, Word, decide
from db.doubts import Doubt
from db.errors import StoreError
from db.store import Store
from publish.columns import FIGURES, model_columns, plain
from yot.correct_commands import By
from yot.options import AsJson, Database, document_of, store
from yot.passages import show_passage
from yot.terminal import as_json, console, table, text

_KEYS = {"a": "accept", "c": "correct", "r": "reject", "s": "skip", "q": "quit"}
_DECISIONS: dict[str, Decision] = {"a": "accepted", "c": "corrected", "r": "rejected"}


def command(
    by: By = "",
    document: Annotated[str, typer.Option(help="Only this document.")] = "",
    below: Annotated[float, typer.Option(help="The confidence under which a fact is doubtful.")] = doubts.THRESHOLD,
    most: Annotated[int, typer.Option("--limit", "--most", min=1, help="How many facts at most.")] = 200,
    database: Database = "",
    json: AsJson = False,
) -> None:
    """Walk through the facts that are doubtful: read with little confidence, flagged, contradicted by another place, or
    decided on when the source said other words.

    Examples:

        yot review --by "A Reader"

        yot review --document plan-2007-08 --json
    """
    with store(database) as opened:
        chosen = document_of(opened, document) if document else None
        found = doubts.doubtful(opened.engine, chosen, below, most)
        if json:
            as_json([_plain(each) for each in found])
            return
        said = _walk(opened, found, by or typer.prompt("Your name")) if found else 0
    console.print(text(f"{said} of {len(found)} doubtful facts decided"))


def _plain(each: Doubt) -> dict[str, object]:
    return {"document": each.label, "kind": each.kind, "id": each.row.id, "reasons": each.reasons, **_columns(each)}


def _columns(each: Doubt) -> dict[str, object]:
    filled = {name: plain(getattr(each.row, field)) for name, field in model_columns(each.kind).items()}
    return {name: value for name, value in filled.items() if value != ""}


def _walk(opened: Store, found: list[Doubt], person: str) -> int:
    """Ask of each fact; returns how many were decided."""
    said = 0
    for number, each in enumerate(found, 1):
        console.rule(text(f"{number} of {len(found)}: {each.kind}, {'; '.join(each.reasons)}"))
        [source] = queries.source(opened.engine, each.row.id)
        show_passage(source)
        console.print(table("", ("column", "value"), _columns(each).items()))
        key = _key()
        if key == "q":
            break
        said += key != "s" and _decided(opened, each, key, person)
    return said


def _key() -> str:
    console.print(text("  ".join(f"[{key}] {what}" for key, what in _KEYS.items()), style="bold"))
    while (key := typer.getchar().lower()) not in ("", *_KEYS):
        console.print(text(f"{key!r} is none of these keys", style="red"))
    return key or "q"


def _decided(opened: Store, each: Doubt, key: str, person: str) -> bool:
    """Ask for what is needed and keep the person's word; whether it could be kept."""
    changes = _changes(each) if key == "c" else {}
    reason = typer.prompt("Reason", default="", show_default=False)
    try:
        decide(opened.engine, each.kind, each.row.id, Word(_DECISIONS[key], person, reason, changes))
    except StoreError as error:
        console.print(text(str(error), style="red"))
        return False
    return True


def _changes(each: Doubt) -> dict[str, str]:
    """What is right: the figure, or columns as `column=value` with a semicolon between them."""
    column = FIGURES.get(each.kind)
    hint = f"The right {column}, or COLUMN=VALUE; COLUMN=VALUE" if column else "COLUMN=VALUE; COLUMN=VALUE"
    words: str = typer.prompt(hint)
    if "=" not in words and column:
        return {column: words.strip()}
    parts = (part.partition("=") for part in words.split(";"))
    return {name.strip(): value.strip() for name, _, value in parts}
