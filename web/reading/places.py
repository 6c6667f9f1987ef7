"""The place of a row in a list, as words that an answer gives and a later question brings back."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from db.types import Exact
from web.errors import RequestError

_LARGEST = 2**31 - 1
"""The greatest integer of a column."""


def token(keys: Sequence[Any]) -> str:
    """The keys of a row as words for an address."""
    words = json.dumps([str(key) if isinstance(key, Decimal) else key for key in keys])
    return base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")


def values_of(words: str, keys: Sequence[Any]) -> list[Any]:
    """The values of these columns in a token. Raises RequestError for words that are none."""
    try:
        values = json.loads(base64.urlsafe_b64decode(words + "=" * (-len(words) % 4)))
        return [_as(key.type, value) for key, value in zip(keys, values, strict=True)]
    except (ValueError, TypeError, InvalidOperation) as error:
        raise RequestError(400, "bad-place", "`after` is not a place that an earlier answer gave") from error


def _as(kind: Any, value: Any) -> Any:
    if isinstance(kind, Exact):
        number = Decimal(value)
        if not number.is_finite():
            raise TypeError(value)
        return number
    if not isinstance(value, kind.python_type) and not (kind.python_type is float and isinstance(value, int)):
        raise TypeError(value)
    if isinstance(value, int) and abs(value) > _LARGEST:
        raise TypeError(value)
    if isinstance(value, str) and "\0" in value.encode().decode():  # halves of pairs are no text either
        raise ValueError(value)
    return value
