"""The two keys of a fact: its own, the same when the document is read again, and its slot, which outlives its value."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from extract.facts import Fact

_LENGTH = 16
_JOINT = "\x1f"


def keyed(document: str, facts: Iterable[Fact]) -> Iterator[tuple[str, str, Fact]]:
    """Each fact with its key and its slot; `document` is the id of the document.

    Facts that say the same are told apart by their order. Keys are 16 hexadecimal digits.
    """
    keys: Counter[str] = Counter()
    slots: Counter[str] = Counter()
    for fact in facts:
        key, slot = _words(document, fact, fact.columns()), _words(document, fact, _identity(fact))
        yield _digest(key, keys[key]), _digest(slot, slots[slot]), fact
        keys[key] += 1
        slots[slot] += 1


def _identity(fact: Fact) -> tuple[str, ...]:
    return tuple(column for column in fact.columns() if column not in fact.value_fields)


def _words(document: str, fact: Fact, columns: Iterable[str]) -> str:
    return _JOINT.join((document, fact.kind, *(f"{getattr(fact, column)}" for column in columns)))


def _digest(words: str, ordinal: int) -> str:
    return hashlib.sha256(f"{words}{_JOINT}{ordinal}".encode()).hexdigest()[:_LENGTH]
