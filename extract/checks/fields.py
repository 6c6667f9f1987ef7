"""Calculated fields of a word processor whose stored calculation does not give the printed result."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from extract.checks.common import doubt, plain
from extract.context import Context
from extract.facts import Check, Fact
from parsers.document import CalculatedField, Cell

_FACTOR = re.compile(r"\*\s*(\d+)")
_PICTURE = re.compile(r"\\#\s*\"?([#0,.]*[#0][#0,.]*)(%?)")
_PRINTED = re.compile(r"(-?\d[\d,]*(?:\.\d+)?)\s*%?")


def check(context: Context, facts: Sequence[Fact]) -> Iterator[Check]:
    document = context.document
    for table in document.tables:
        for cell in table.cells():
            if cell.calculated is None:
                continue
            given, printed = _result(cell.calculated), _printed(cell)
            if given is None or printed is None:
                continue
            number, places = given
            if _agree(number, places, printed):
                continue
            where = ", ".join(part for part in (table.rows[cell.row][0].text, table.heading(cell.column)) if part)
            values = (plain(_round(number, places)), plain(printed))
            start, end = cell.passage.span()
            yield doubt(
                document,
                "stale_field",
                where,
                f"the stored calculation gives {values[0]}, printed is {values[1]}",
                values,
                document.anchor(start, end, table.index, cell.row, cell.column),
            )


def _result(field: CalculatedField) -> tuple[Decimal, int] | None:
    """What the calculation gives, and to how many decimal places its picture prints it."""
    try:
        number = Decimal(field.operand)
    except InvalidOperation:
        return None
    if factor := _FACTOR.search(field.expression):
        number *= Decimal(factor.group(1))
    picture = _PICTURE.search(field.expression)
    places = len(picture.group(1).partition(".")[2]) if picture else 2
    return number, places


def _printed(cell: Cell) -> Decimal | None:
    found = _PRINTED.fullmatch(cell.text.strip())
    return Decimal(found.group(1).replace(",", "")) if found else None


def _agree(number: Decimal, places: int, printed: Decimal) -> bool:
    """Whether both are the same to the decimal places that both have."""
    exponent = printed.as_tuple().exponent
    shared = min(places, -exponent if isinstance(exponent, int) else 0)
    return _round(number, shared) == _round(printed, shared)


def _round(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
