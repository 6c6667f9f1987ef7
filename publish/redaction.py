"""Takes numbers out of text, in digits and in words. Pure: numbers and a text in, a text out."""

from __future__ import annotations

import re
from collections.abc import Set
from decimal import Decimal

from normalise.numbers import NUMBER_WORDS, read_number

GONE = "[c]"
_DATE = r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}/\d{2}"
_NUMBER = re.compile(
    rf"(?<!\w)(?:(?P<kept>{_DATE})(?!\w)"
    r"|(?<!\d\.)(?P<digits>[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d)"
    rf"|(?P<words>{NUMBER_WORDS})\b)",
    re.IGNORECASE,
)


def hide_numbers(text: str, hidden: Set[Decimal]) -> str:
    """The text with `[c]` for every number in it that is one of `hidden`, whatever its sign; dates stay."""
    return _NUMBER.sub(lambda found: GONE if _value(found) in hidden else found.group(), text)


def _value(found: re.Match[str]) -> Decimal | None:
    if found["digits"]:
        return Decimal(found["digits"].replace(",", ""))
    number = read_number(found["words"]) if found["words"] else None
    return None if number is None else Decimal(number)
