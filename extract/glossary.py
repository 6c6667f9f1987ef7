"""The terms of a document's glossary, in a table or in lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract import glossary_lines
from extract.context import Context
from extract.document_lines import pattern
from extract.facts import Term
from extract.quotes import in_row, shorten
from extract.vocabulary import load
from parsers.document import Block, Cell, Heading, Table

_PAGE = re.compile(r"\d\s*$|\.{3}")
_BEFORE = re.compile(
    r"^\W*(?:(?:appendix|annexe?|section)\s+\w{1,5}\b|\d{1,2}(?:\.\d+)*\.?|[a-h][.)])[\s:.–-]*", re.IGNORECASE
)
_ARTICLE = re.compile(r"^\s*(?:an?|the|our)\s+", re.IGNORECASE)
_GUESSED = 8
"""The level of lines that only look like headings."""
_FEWEST = 2


def read(context: Context) -> Iterator[Term]:
    """Every glossary's terms, each once, and those of tables whose headings say that they hold terms."""
    seen: set[str] = set()
    for term in _all(context):
        if term.term.casefold() not in seen:
            seen.add(term.term.casefold())
            yield term


def _all(context: Context) -> Iterator[Term]:
    blocks = context.document.blocks
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            if _pairs(block.rows[0]):
                yield from _table(context, block)
        elif _is_heading(block.text):
            yield from _section(context, _extent(blocks, index))


def _is_heading(text: str) -> bool:
    bare = _BEFORE.sub("", text).strip(" :.–-")
    names = [_ARTICLE.sub("", part).strip() for part in (bare, *bare.split("/"))]
    known = pattern("glossary", "headings")
    return len(text) <= 80 and not _PAGE.search(text) and any(known.fullmatch(name) for name in names)


def _extent(blocks: Sequence[Block], index: int) -> list[Block]:
    """The blocks of the glossary that begins behind `index`: up to the next heading as high as its own."""
    opening = blocks[index]
    level = opening.level if isinstance(opening, Heading) else _GUESSED
    own: list[Block] = []
    for block in blocks[index + 1 :]:
        if isinstance(block, Heading) and block.level <= level and block.level < _GUESSED:
            break
        own.append(block)
    return own


def _section(context: Context, blocks: Sequence[Block]) -> Iterator[Term]:
    """A glossary's own tables, which end with the first block of another sort; without one, its lines."""
    tables = _leading_tables(blocks)
    if tables:
        for table in tables:
            yield from _table(context, table)
        return
    passages = [block.passage for block in blocks if not isinstance(block, Table)]
    found = glossary_lines.entries(passages)
    if len(found) < _FEWEST:
        return
    for entry in found:
        start, end = shorten(context.document, entry.passages[0].start, entry.passages[-1].stop)
        yield Term(
            term=entry.term, definition=entry.definition, method="glossary_lines", confidence=0.9,
            quote=context.document.quote(start, end), anchor=context.document.anchor(start, end),
        )  # fmt: skip


def _leading_tables(blocks: Sequence[Block]) -> list[Table]:
    """The tables at the beginning, a short introduction and guessed headings (a watermark's) passed over."""
    tables: list[Table] = []
    for position, block in enumerate(blocks):
        if isinstance(block, Table) and block.width >= 2:
            tables.append(block)
        elif position > 2 or (tables and not (isinstance(block, Heading) and block.level == _GUESSED)):
            break
    return tables


def _pairs(row: Sequence[Cell]) -> list[tuple[int, int]]:
    """The columns of terms with those of their definitions, as a row of headings names them."""
    words = load("document_words")["glossary"]
    kinds = [
        "term" if text in words["term"] else "definition" if text in words["definition"] else "" for text in _lower(row)
    ]
    return [
        (column, column + 1) for column in range(len(kinds) - 1) if kinds[column : column + 2] == ["term", "definition"]
    ]


def _lower(row: Sequence[Cell]) -> list[str]:
    return [cell.text.lower().strip(" :.*") for cell in row]


def _table(context: Context, table: Table) -> Iterator[Term]:
    """A row for each term; a row without one goes on with the definition above it."""
    headed = _pairs(table.rows[0])
    pairs = headed or [(column, column + 1) for column in range(0, table.width - 1, 2)]
    context.used.add(table.index)
    for term, definition in pairs:
        for group in _groups(table.rows[1:] if headed else table.rows, term):
            cell = group[0][term]
            words = " ".join(row[definition].text for row in group if row[definition].text)
            if cell.text and words and cell is not group[0][definition]:
                pair = (cell, group[0][definition])
                quote, anchor = in_row(context.document, table, pair, cell, cell.passage.span())
                yield Term(term=cell.text, definition=words, quote=quote, anchor=anchor, method="glossary_table")


def _groups(rows: Sequence[Sequence[Cell]], column: int) -> list[list[Sequence[Cell]]]:
    groups: list[list[Sequence[Cell]]] = []
    for row in rows:
        if row[column].text or not groups:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups
