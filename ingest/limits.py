"""What reading one file may cost. Real plans stay far below each of these."""

from __future__ import annotations

import mmap
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from parsers.limits import DEFAULT, MEGABYTE
from parsers.limits import Limits as Contents
from parsers.ocr import Mode, most_pages

_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(?:([KMG])B?)?", re.IGNORECASE)
_TIMES = {"": 1, "K": 1024, "M": MEGABYTE, "G": 1024 * MEGABYTE}


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest file in bytes, the seconds and the bytes of memory that a worker may take for one, and what the
    file's contents may cost.

    `ocr` says which pages are recognised from their pictures; each may take `page_seconds` more.
    """

    size: int = 200 * MEGABYTE
    seconds: float = 60.0
    memory: int = 1024 * MEGABYTE
    ocr: Mode = "auto"
    page_seconds: float = 30.0
    contents: Contents = DEFAULT

    def seconds_for(self, path: Path) -> float:
        """The seconds that a worker may take for this file: more, the more of its pages may have to be recognised."""
        if self.ocr == "never":
            return self.seconds
        return self.seconds + self.page_seconds * _pictures(path, self.ocr)


def defaults() -> dict[str, int | float]:
    """Every limit that can be set, by its name, with what holds where nothing is said."""
    return {
        field.name: value
        for limits in (Limits(), DEFAULT)
        for field in fields(limits)
        if isinstance(value := getattr(limits, field.name), int | float)
    }


def changed(limits: Limits, settings: Mapping[str, str]) -> Limits:
    """The limits with others in place of those that `settings` names: `{"size": "1 GB", "page-seconds": "60"}`.

    Raises ValueError for a name that none has, and for what is no number above 0.
    """
    known = defaults()
    own: dict[str, Any] = {}
    contents: dict[str, Any] = {}
    for printed, words in settings.items():
        name = printed.strip().replace("-", "_")
        if name not in known:
            raise ValueError(f"no limit is called {printed}; there are {', '.join(known).replace('_', '-')}")
        (contents if hasattr(DEFAULT, name) else own)[name] = _amount(printed, words, isinstance(known[name], int))
    return replace(limits, **own, contents=replace(limits.contents, **contents))


def _amount(name: str, words: str, whole: bool) -> float:
    found = _AMOUNT.fullmatch(words.strip())
    amount = float(found[1]) * _TIMES[(found[2] or "").upper()] if found else 0
    if not amount:
        raise ValueError(f"the limit {name} cannot be {words}; give a number above 0, such as 500 or 2 GB")
    return round(amount) if whole else amount


def _pictures(path: Path, mode: Mode) -> int:
    """How many pages of a file may have to be recognised, at most; 0 for one that cannot be opened."""
    try:
        with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return most_pages(data, mode)
    except (OSError, ValueError):
        return 0
