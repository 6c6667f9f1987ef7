"""A person's word on a fact, from what a form or a program sends."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Engine

from db.corrections import Decision, Word, decide
from db.errors import StoreError
from db.models import OfDocument
from db.overlay import as_words
from publish.columns import FIGURES, model_columns
from web.errors import RequestError
from web.reading.single import Found

ACTIONS: dict[str, Decision] = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
"""What may be said of a fact, by the button's name."""


def fields(kind: str, row: OfDocument) -> dict[str, str]:
    """The columns of a fact that may be corrected, with what they hold."""
    return {column: as_words(getattr(row, column)) for column in model_columns(kind).values() if column != "quote"}


def word_of_form(found: Found, given: Mapping[str, str], person: str) -> Word:
    """What a form says: `action`, `reason`, the right figure in `value` and other columns in `set-COLUMN`. Raises
    RequestError for what does not go together."""
    decision = ACTIONS.get(given.get("action", ""))
    if decision is None:
        raise RequestError(400, "bad-parameter", "say whether to accept, correct or reject it")
    changes = _changed(found, given)
    if changes and decision != "corrected":
        raise RequestError(400, "bad-parameter", "what it says was changed: press Correct, or put it back")
    if decision == "corrected" and not changes:
        raise RequestError(400, "bad-parameter", "nothing was changed: give the right value, or press Accept")
    return Word(decision, person, given.get("reason", "").strip(), changes)


def say(engine: Engine, found: Found, word: Word) -> None:
    """Keep a word. Raises RequestError where it cannot hold."""
    if any("\0" in words for words in (word.person, word.reason, *word.changes, *word.changes.values())):
        raise RequestError(400, "bad-parameter", "a character that no text has is among the words")
    if word.decision != "accepted" and not word.reason:
        raise RequestError(400, "bad-parameter", f"say why it is {word.decision}: a reason is needed")
    try:
        decide(engine, found.kind, found.row.id, word)
    except StoreError as error:
        raise RequestError(400, "bad-correction", str(error)) from error


def _changed(found: Found, given: Mapping[str, str]) -> dict[str, str]:
    """The columns that shall hold another value than what was read: an earlier correction stays where it was left."""
    figure = FIGURES.get(found.kind, "")
    asked = {name.removeprefix("set-"): words.strip() for name, words in given.items() if name.startswith("set-")}
    if figure and "value" in given:
        asked[figure] = given["value"].strip()
    now = fields(found.kind, found.row)
    read = {**now, **(found.row.as_read or {})}
    new = {name: words for name, words in asked.items() if words != _words(now.get(name))}
    kept = {name: now[name] for name in found.row.as_read or {} if name in asked and name not in new}
    return {name: words for name, words in {**kept, **new}.items() if words != _words(read.get(name))} if new else {}


def _words(value: object) -> str:
    return "" if value is None else str(value)
