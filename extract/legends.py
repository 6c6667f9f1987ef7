"""Legends: what an indicator that a table names only by its number (`KPI 3`, `Y2`) is called elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_CODE = re.compile(r"\W*(KPI|PI|LPI|Indicator|Measure|Target)\s*(\d{1,2}[a-d]?)\W*", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?<!\w)(KPI|PI|LPI|Indicator|Measure|Target)\s*(\d{1,2}[a-d]?)\s*(?:[:=\t–]|-\s|is\s)\s*([^\n\t]{5,150})",
    re.IGNORECASE,
)


_LETTERED = re.compile(r"\W*([A-Z]{1,3})\.?\s?(\d{1,3}[a-d]?)\W*")
_LETTERED_ENTRY = re.compile(
    r"^[ \t]*([A-Z]{1,3})\.?\s?(\d{1,3}[a-d]?)(?:\s*[:=–-]\s*|[ \t]+(?=[A-Z]))([A-Za-z][^\n\t]{5,150})$", re.M
)


def spelled_out(text: str, label: str) -> str:
    """The name that `text`, the whole document's, gives to a label that is just a number; else the label itself."""
    code = _CODE.fullmatch(label) or _LETTERED.fullmatch(label)
    return _legend(text).get(_key(code), label) if code else label


@lru_cache(maxsize=4)
def _legend(text: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for entry in (*_ENTRY.finditer(text), *_LETTERED_ENTRY.finditer(text)):
        words = entry.group(3).strip()
        if any(character.isalpha() for character in words):
            found.setdefault(_key(entry), words)
    return found


def _key(found: re.Match[str]) -> str:
    return f"{found.group(1).lower()} {found.group(2).lower()}"
