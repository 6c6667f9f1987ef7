"""Stored values as JSON has them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any


def plain(value: Any) -> Any:
    """Numbers as numbers, times in ISO 8601, all else as it is."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, datetime) else value
