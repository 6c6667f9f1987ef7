"""How values of facts are kept in a column."""

from __future__ import annotations

import json
import zlib
from decimal import Decimal
from functools import lru_cache
from typing import Any

from sqlalchemy import Float, LargeBinary, Numeric
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine


class Exact(TypeDecorator[Decimal]):
    """A decimal number that compares as a number and comes back as it was printed.

    SQLite has no decimals: its floating point keeps the 15 digits that no figure of a document exceeds.
    """

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Float() if dialect.name == "sqlite" else Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> float | Decimal | None:
        if value is None or dialect.name != "sqlite":
            return value
        return float(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else _as_printed(value)


@lru_cache(maxsize=65536)
def _as_printed(value: float | Decimal) -> Decimal:
    """Kept, as figures repeat and to make them takes longer than to fetch them."""
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def pack(value: Any) -> bytes:
    """A JSON value as a column of the type `Packed` keeps it."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 6)


class Packed(TypeDecorator[Any]):
    """Any JSON value, compressed: texts and blocks of documents. What `pack` has packed already is kept as it is."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return value if value is None or isinstance(value, bytes) else pack(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else json.loads(zlib.decompress(value))
