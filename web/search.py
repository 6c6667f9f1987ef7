"""Search over the passages of every document, by an index of their words in an SQLite file of its own.

The store keeps texts compressed; the index is made from them, follows the store when documents come or go, and can be
deleted at any time.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.models import DocumentRow, DocumentText
from web.reading.state import state

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_OPEN, _CLOSE = "\x02", "\x03"
_TABLES = """
CREATE TABLE IF NOT EXISTS followed (state TEXT);
CREATE TABLE IF NOT EXISTS indexed (document TEXT PRIMARY KEY, stored TEXT);
CREATE VIRTUAL TABLE IF NOT EXISTS passages USING fts5(
    words, document UNINDEXED, start UNINDEXED, tokenize = "porter unicode61 remove_diacritics 2"
);
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that has the words: its document, its first offset, and its words around them as pairs of text and
    whether it is one of the words."""

    document: str
    start: int
    pieces: tuple[tuple[str, bool], ...]


class Index:
    """The words of a store's passages. `folder` is where the index is kept."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine = engine
        folder.mkdir(parents=True, exist_ok=True)
        address = engine.url.render_as_string(hide_password=True)
        self._path = folder / f"search-{hashlib.sha256(address.encode()).hexdigest()[:16]}.db"
        self._lock = Lock()

    def search(self, words: str, most: int = 50) -> list[Hit]:
        """The best passages that have all of these words, in any of their forms; words in quotation marks stand side by
        side."""
        asked = _query(words)
        if not asked:
            return []
        with self._lock, closing(sqlite3.connect(self._path)) as file:
            self._follow(file)
            query = (
                "SELECT document, start, snippet(passages, 0, ?, ?, '…', 40) FROM passages"
                " WHERE passages MATCH ? ORDER BY rank LIMIT ?"
            )
            found = file.execute(query, (_OPEN, _CLOSE, asked, most)).fetchall()
        return [Hit(document, start, tuple(_pieces(snippet))) for document, start, snippet in found]

    def _follow(self, file: sqlite3.Connection) -> None:
        """Take in documents that are new or read anew, and let go of those that are gone."""
        file.executescript(_TABLES)
        now = state(self._engine)
        if file.execute("SELECT state FROM followed").fetchall() == [(now,)]:
            return
        with Session(self._engine) as session:
            rows = session.execute(select(DocumentRow.id, DocumentRow.stored))
            stored = {document: str(when) for document, when in rows}
        indexed = dict(file.execute("SELECT document, stored FROM indexed"))
        for document in {*stored, *indexed}:
            if stored.get(document) != indexed.get(document):
                with file:
                    self._replace(file, document, stored.get(document))
        with file:
            file.execute("DELETE FROM followed")
            file.execute("INSERT INTO followed VALUES (?)", (now,))

    def _replace(self, file: sqlite3.Connection, document: str, stored: str | None) -> None:
        file.execute("DELETE FROM passages WHERE document = ?", (document,))
        file.execute("DELETE FROM indexed WHERE document = ?", (document,))
        if stored is None:
            return
        with Session(self._engine) as session:
            content = session.get(DocumentText, document)
            rows = list(_passages(content)) if content else []
        file.executemany("INSERT INTO passages VALUES (?, ?, ?)", [(words, document, start) for start, words in rows])
        file.execute("INSERT INTO indexed VALUES (?, ?)", (document, stored))


def _passages(content: DocumentText) -> Iterator[tuple[int, str]]:
    """Each block of a document that has words; of a table each row."""
    text: str = content.text
    for block in content.blocks:
        if block["kind"] == "table":
            rows: dict[int, list[list[int]]] = {}
            for cell in block["cells"]:
                rows.setdefault(cell[0], []).append(cell)
            for cells in rows.values():
                words = "  ".join(" ".join(text[cell[4] : cell[5]].split()) for cell in cells)
                yield min(cell[4] for cell in cells), words
        else:
            yield block["start"], " ".join(text[block["start"] : block["end"]].split())


def _query(words: str) -> str:
    """What a person typed as a query of the index: no sign in it means anything to the index."""
    phrases: list[str] = []
    for number, part in enumerate(words.split('"')):
        found = _WORD.findall(part)
        phrases.extend([" ".join(found)] if number % 2 else found)
    return " ".join(f'"{phrase}"' for phrase in phrases if phrase)


def _pieces(snippet: str) -> Iterator[tuple[str, bool]]:
    for number, part in enumerate(re.split(f"[{_OPEN}{_CLOSE}]", snippet)):
        if part:
            yield part, number % 2 == 1
