"""Facts of one kind by what is asked for: filters, order, pages by key, and all of them as a stream."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import aliased

from db.models import ROWS, DocumentRow
from db.queries import REJECTED
from publish.columns import columns
from publish.schema import Column, schema
from web.reading.places import token, values_of
from web.reading.values import plain

_FOLDED = frozenset({"authority", "area", "comparator", "document"})
"""Columns that are compared without regard to capitals."""
TRUE, FALSE = ("1", "true"), ("0", "false")
"""How a column that is true or false is asked for."""
_INDEXED = frozenset({"document", "indicator", "id", "slot"})
"""Columns of which an index finds the rows."""
_DOCUMENTS = 20
"""How many documents are read at once where no index finds the rows."""
_LOOKED_AT = 400
"""In how many documents a page's rows are looked for so, before they are looked for in all."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a kind. `filters` gives the values that a column may have; `year` is the beginning of a period's
    label; `contains` stands in the quote; `sort` is a column's name, behind `-` for the greatest first."""

    kind: str
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    authority: str = ""
    year: str = ""
    contains: str = ""
    sort: str = ""
    fields: tuple[str, ...] = ()
    first: Mapping[str, str] = field(default_factory=dict)
    """By date column the first day that counts; what has no day does not."""
    last: Mapping[str, str] = field(default_factory=dict)
    """By date column the last day that counts."""


def headings(kind: str) -> list[str]:
    """What each row has, in order."""
    own = ["document"] if kind == "documents" else ["document", "authority"]
    return [*own, *columns(kind), "address"]


def typed_columns(wanted: Wanted) -> list[Column]:
    """The chosen fields with the types of their values."""
    known = {column.name: column for column in schema(wanted.kind)}
    return [known.get(name) or Column(name, "string", True, "") for name in chosen(wanted)]


def filters(kind: str) -> list[str]:
    """The columns of a kind that can be asked for by value."""
    table = ROWS[kind].__table__  # type: ignore[attr-defined]
    return [
        name
        for name, column in columns(kind).items()
        if table.columns[column].type.python_type in (str, bool) and name not in ("quote", "authority", "flags")
    ]


def flags(kind: str) -> list[str]:
    """The columns of a kind that are true or false."""
    return [column.name for column in schema(kind) if column.type == "boolean"]


def day_columns(kind: str) -> list[str]:
    """The columns of a kind that hold days, which can be asked for by the first and the last one."""
    return [column.name for column in schema(kind) if column.type == "date"]


def sortable(kind: str) -> list[str]:
    """The columns by which a kind can be put in order: those that are never unknown."""
    table = ROWS[kind].__table__  # type: ignore[attr-defined]
    return [name for name, column in columns(kind).items() if not table.columns[column].nullable and name != "boxes"]


def page(engine: Engine, wanted: Wanted, limit: int, after: str = "") -> tuple[list[Row], str]:
    """At most `limit` rows behind the place `after`, and the place of the last one where more follow.

    Raises RequestError for a place that is none.
    """
    query, keys, descending = _query(wanted)
    place = values_of(after, keys) if after else []
    if after:
        bound, last = tuple_(*keys), tuple_(*place, types=[key.type for key in keys])
        query = query.where(bound < last if descending else bound > last)
    query = query.add_columns(*keys).limit(limit + 1)
    if wanted.sort:
        # First which rows, then what they hold: to put whole rows in order takes twice as long.
        row: Any = ROWS[wanted.kind]
        query = query.where(row.id.in_(query.with_only_columns(row.id).correlate(None)))
    with engine.connect() as connection:
        parts = _parts(connection, wanted, query, place[0] if after else 0, _LOOKED_AT)
        found = list(islice((each for part in parts for each in connection.execute(part).all()), limit + 1))
    width = len(chosen(wanted))
    rows = [_row(wanted, each[:width]) for each in found[:limit]]
    return rows, token(found[limit - 1][width:]) if len(found) > limit else ""


def stream(engine: Engine, wanted: Wanted) -> Iterator[Row]:
    """Every row, a few at a time out of the database."""
    query, _, _ = _query(wanted)
    with engine.connect() as connection:
        for part in _parts(connection, wanted, query):
            for found in connection.execute(part.execution_options(yield_per=1000)):
                yield _row(wanted, found)


def _parts(
    connection: Connection, wanted: Wanted, query: Select[Any], first: int = 0, most: int = 0
) -> Iterator[Select[Any]]:
    """A query in parts that give the same rows, some documents at a time from the one with the number `first` on, so
    that the database never puts all rows in order at once; after `most` documents, if that is given, all the others.
    What an index finds, and what has another order, is asked for at once."""
    if wanted.kind == "documents" or wanted.sort or wanted.authority or _INDEXED & {*wanted.filters}:
        yield query
        return
    table: Any = ROWS[wanted.kind]
    row, seen = DocumentRow, 0
    documents = select(row.id, row.number).order_by(row.number).limit(_DOCUMENTS)
    while some := connection.execute(documents.where(row.number >= first)).all():
        yield query.where(table.document_id.in_([each.id for each in some]))
        first, seen = some[-1].number + 1, seen + len(some)
        if most and seen >= most:
            # As a sum, which no index serves: what is left is read through once, not looked up document by document.
            yield query.where(row.number + 0 >= first)
            return


def chosen(wanted: Wanted) -> list[str]:
    """The fields that each row has."""
    return list(wanted.fields) or headings(wanted.kind)


def _row(wanted: Wanted, found: Sequence[Any]) -> Row:
    """A row by its columns' names; the id that stands for its address made one."""
    row = dict(zip(chosen(wanted), map(plain, found), strict=True))
    if "address" in row:
        row["address"] = f"/{'documents' if wanted.kind == 'documents' else 'facts'}/{row['address']}"
    return row


def _query(wanted: Wanted) -> tuple[Select[Any], list[Any], bool]:
    """The query for the chosen columns, with the columns that put rows in order."""
    table: Any = ROWS[wanted.kind]
    stored = {name: getattr(table, column) for name, column in columns(wanted.kind).items()}
    stored |= {"document": DocumentRow.label, "authority": DocumentRow.authority, "address": table.id}
    # Each column under a name of its own: a kind may have one twice (its id is also its address).
    query = select(*(stored[name].label(f"c_{name}") for name in chosen(wanted))).select_from(table)
    if table is not DocumentRow:
        # Every fact has a document; an outer join to it is left out where nothing of the document is asked for.
        query = query.outerjoin(DocumentRow, DocumentRow.id == table.document_id)
    query = query.where(table.decision != REJECTED, *_conditions(wanted, table))
    keys, descending = _keys(wanted, table)
    return query.order_by(*(key.desc() if descending else key for key in keys)), keys, descending


def _keys(wanted: Wanted, table: Any) -> tuple[list[Any], bool]:
    if wanted.sort:
        name = wanted.sort.removeprefix("-")
        return [getattr(table, columns(wanted.kind)[name]), table.id], wanted.sort.startswith("-")
    return [DocumentRow.number] if table is DocumentRow else [DocumentRow.number, table.ordinal], False


def _conditions(wanted: Wanted, table: Any) -> Iterator[ColumnElement[bool]]:
    for name, values in wanted.filters.items():
        if name == "document":
            yield _of_documents(values, table)
        else:
            yield _same(name, getattr(table, columns(wanted.kind)[name]), values)
    if wanted.authority:
        yield _of_authority(wanted.authority, table)
    if wanted.year:
        period = table.period if hasattr(table, "period") else DocumentRow.period
        yield period.startswith(wanted.year, autoescape=True)
    for name, day in wanted.first.items():
        yield getattr(table, name) >= day
    for name, day in wanted.last.items():
        yield and_(getattr(table, name) != "", getattr(table, name) <= day)
    if wanted.contains:
        yield table.quote.icontains(wanted.contains, autoescape=True)


def _same(name: str, column: Any, values: Sequence[str]) -> ColumnElement[bool]:
    wanted: list[str | bool] = list(values)
    if column.type.python_type is bool:
        wanted = [value in TRUE for value in values]
    elif name in _FOLDED:
        column, wanted = func.lower(column), [value.lower() for value in values]
    found: ColumnElement[bool] = column.in_(wanted)
    return found


def _of_documents(names: Sequence[str], table: Any) -> ColumnElement[bool]:
    """Of the documents with these labels or ids; they are looked up first, so that an index finds their facts."""
    row = table if table is DocumentRow else aliased(DocumentRow)
    called = or_(_same("document", row.label, names), row.id.in_(names))
    return called if table is DocumentRow else table.document_id.in_(select(row.id).where(called))


def _of_authority(name: str, table: Any) -> ColumnElement[bool]:
    """Whose value it is: the area that it names, else its document's authority."""
    whose = table.authority if hasattr(table, "authority") else DocumentRow.authority
    return func.lower(whose) == name.lower()
