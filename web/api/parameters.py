"""Reads the parameters of an address for facts, and describes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from starlette.datastructures import QueryParams

from web.errors import RequestError
from web.reading.facts import FALSE, TRUE, Wanted, day_columns, filters, flags, headings, sortable

MOST = 1000
USUAL = 100
FORMATS = ["json", "csv", "spreadsheet", "parquet"]
_DAY = {"type": "string", "format": "date"}
_ENDS = {"from": "from this one on", "to": "up to this one"}
_SINGLE = {
    "authority": "Only of this authority: the one that the value is about, else the document's",
    "year": "Only of periods that begin so: 2006/07, 2014/15 Q2",
    "contains": "Only facts whose quote has these words",
    "sort": "A column to put rows in order by, the greatest first behind -",
    "fields": "The columns to answer with, joined with ,",
    "format": "json (the default; a page of rows), csv, csv for a spreadsheet, or parquet (all rows)",
    "limit": f"How many rows a page has: 1 to {MOST}, usually {USUAL}",
    "after": "The place that an earlier answer gave: the rows behind it",
}


def read(kind: str, given: QueryParams) -> Wanted:
    """What an address asks of a kind. Raises RequestError for parameters that it does not have."""
    columns = _columns(kind)
    bounds = _bounds(kind)
    for name in given:
        if name not in _SINGLE and name not in columns and name not in bounds:
            raise RequestError(400, "unknown-parameter", f"{kind} have no parameter {name}")
    for name in flags(kind):
        if not set(given.getlist(name)) <= {*TRUE, *FALSE}:
            raise RequestError(400, "bad-parameter", f"{name} is {' or '.join(TRUE + FALSE)}")
    return Wanted(
        kind,
        {name: given.getlist(name) for name in columns if name in given},
        given.get("authority", ""),
        given.get("year", ""),
        given.get("contains", ""),
        _known("sort", given.get("sort", ""), sortable(kind)),
        tuple(_known("fields", name, headings(kind)) for name in given.get("fields", "").split(",") if name),
        *_days(given, bounds),
    )


def limit(given: QueryParams) -> int:
    """How many rows a page shall have."""
    words = given.get("limit", str(USUAL))
    if not words.isascii() or not words.isdigit() or not 1 <= int(words) <= MOST:
        raise RequestError(400, "bad-parameter", f"limit is a number from 1 to {MOST}")
    return int(words)


def file_format(given: QueryParams) -> str:
    """The format that is asked for."""
    words = given.get("format", "json")
    if not words:
        raise RequestError(400, "bad-parameter", f"format is {', '.join(FORMATS)}")
    return _known("format", words, FORMATS)


def described(kind: str) -> list[dict[str, Any]]:
    """The parameters of a kind for the API's description."""
    several = "Only with this {}; several values by repeating it"
    return (
        [_parameter(name, words, _schema(kind, name)) for name, words in _SINGLE.items()]
        + [
            _parameter(name, several.format(name.replace("_", " ")), {"type": "array", "items": _filter(kind, name)})
            for name in _columns(kind)
        ]
        + [
            _parameter(name, f"Only where {column.replace('_', ' ')} is a day {_ENDS[end]}", _DAY)
            for name, (column, end) in _bounds(kind).items()
        ]
    )


def _columns(kind: str) -> list[str]:
    """The columns that can be asked for by their values; a document's `format` cannot, for it is that of the answer."""
    return ["document", *(name for name in filters(kind) if name not in _SINGLE)]


def _bounds(kind: str) -> dict[str, tuple[str, str]]:
    """The parameters for the first and the last day of each column of days."""
    return {f"{name}_{end}": (name, end) for name in day_columns(kind) for end in _ENDS}


def _days(given: QueryParams, bounds: dict[str, tuple[str, str]]) -> Iterator[dict[str, str]]:
    """The first days by column, then the last ones."""
    for wanted in _ENDS:
        yield {name: _day(key, given[key]) for key, (name, end) in bounds.items() if end == wanted and key in given}


def _day(parameter: str, words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise RequestError(400, "bad-parameter", f"{parameter} is a day such as 2007-03-31") from error


def _known(parameter: str, value: str, choices: list[str]) -> str:
    name = value.removeprefix("-") if parameter == "sort" else value
    if value and name not in choices:
        raise RequestError(400, "bad-parameter", f"{parameter} cannot be {value}; there are {', '.join(choices)}")
    return value


def _filter(kind: str, name: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(TRUE + FALSE)} if name in flags(kind) else {"type": "string"}


def _schema(kind: str, name: str) -> dict[str, Any]:
    """What a parameter that stands once may be."""
    if name == "sort":
        return {"type": "string", "enum": ["", *(f"{way}{column}" for way in ("", "-") for column in sortable(kind))]}
    if name == "fields":
        return {"type": "array", "items": {"type": "string", "enum": ["", *headings(kind)]}}
    if name == "limit":
        return {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL}
    return {"type": "string"} | ({"enum": FORMATS, "default": "json"} if name == "format" else {})


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    found = {"name": name, "in": "query", "required": False, "description": description, "schema": schema}
    return found | ({"style": "form", "explode": False} if name == "fields" else {})
