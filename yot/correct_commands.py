"""`yot correct`, `yot accept`, `yot reject`: what a person says of a fact."""

from __future__ import annotations

from typing import Annotated

import typer

from db.corrections import Decision, Word, decide
from db.errors import StoreError
from publish.columns import FIGURES
from yot.options import Database, fact_of, stop, store
from yot.terminal import console, text

Fact = Annotated[str, typer.Argument(help="A fact's id or the beginning of it.", show_default=False)]
By = Annotated[str, typer.Option("--by", envvar="YOT_PERSON", help="Who says so.", show_default=False)]
Reason = Annotated[str, typer.Option(help="Why.")]


def correct(
    fact: Fact,
    by: By,
    value: Annotated[str | None, typer.Option(help="The right figure, plainly: 69.5.", show_default=False)] = None,
    change: Annotated[
        list[str] | None, typer.Option("--set", metavar="COLUMN=VALUE", help="Another column.", show_default=False)
    ] = None,
    reason: Reason = "",
    database: Database = "",
) -> None:
    """Correct a fact. What was read stays beside it, and the correction holds when the document is read again.

    Examples:

        yot correct 3f8a12bc --value 70.1 --by "A Reader" --reason "the scan blurs the figure"

        yot correct 3f8a12bc --set period=2007/08 --set measure=target --by "A Reader"
    """
    with store(database) as opened:
        kind, _ = fact_of(opened, fact)
    changes = dict(_change(each) for each in change or [])
    if value is not None:
        if kind not in FIGURES:
            raise stop(f"a fact of {kind} has no one figure; name the column: --set COLUMN={value}", 2)
        changes[FIGURES[kind]] = value
    if not changes:
        raise stop("say what is right: --value 69.5 or --set COLUMN=VALUE", 2)
    _say(database, fact, Word("corrected", by, reason, changes))


def accept(fact: Fact, by: By, reason: Reason = "", database: Database = "") -> None:
    """Say that a fact is right as it was read; a correction of it is taken back.

    Example:

        yot accept 3f8a12bc --by "A Reader"
    """
    _say(database, fact, Word("accepted", by, reason))


def reject(fact: Fact, by: By, reason: Reason = "", database: Database = "") -> None:
    """Say that a fact is none: queries and exports leave it out.

    Example:

        yot reject 3f8a12bc --by "A Reader" --reason "another authority's figure"
    """
    _say(database, fact, Word("rejected", by, reason))


def _change(words: str) -> tuple[str, str]:
    column, sign, value = words.partition("=")
    if not sign:
        raise stop(f"--set {words} names no value; write COLUMN=VALUE", 2)
    return column.strip(), value.strip()


def _say(database: str, beginning: str, word: Word) -> None:
    done: dict[Decision, str] = {"accepted": "accepted", "corrected": "corrected", "rejected": "rejected"}
    with store(database) as opened:
        kind, row = fact_of(opened, beginning)
        try:
            decide(opened.engine, kind, row.id, word)
        except StoreError as error:
            raise stop(str(error), 2) from error
    console.print(text(f"{row.id[:8]} is {done[word.decision]}"))
