"""What of a run is worth a look: documents that give far fewer or far more facts than others of their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from db.kin import facts_by_type
from db.store import Store
from ingest.batch import Result
from ingest.places import Place

_KIN = 8
"""How many documents of a kind there must be before one can be told to be unlike them."""
_FEW = 0.1
_MANY = 10
"""Documents of a kind differ in length: what is within these times their median is not unusual."""
_SOME = 20
"""Facts that are never too many, where documents of the kind give next to none."""
_A_PAGE = 150
"""Facts on a page. Pages of tables in real plans have up to about half of these."""


@dataclass(frozen=True, slots=True)
class Unusual:
    """A file whose document is unlike others: a stable code (`few-facts`, `many-facts`, `crowded-pages`) and words."""

    place: Place
    code: str
    message: str


def unusual(results: Iterable[Result], store: Store) -> Iterator[Unusual]:
    """The documents among `results` that were stored now and are worth a look, held against all that the store has."""
    kin = facts_by_type(store.engine)
    for result in results:
        if result.outcome in ("stored", "replaced"):
            yield from _unlike(result, kin.get(result.doc_type, []))


def _unlike(result: Result, kin: list[int]) -> Iterator[Unusual]:
    number = sum(result.facts.values()) - result.facts["checks"]
    if result.pages and number > _A_PAGE * result.pages:
        yield Unusual(result.path, "crowded-pages", f"{number:,} facts on {result.pages:,} pages")
    if len(kin) < _KIN:
        return
    usual = median(kin)
    said = f"{number:,} facts, where documents of its kind ({result.doc_type}, {len(kin):,} of them) give {usual:,g}"
    if number < usual * _FEW:
        yield Unusual(result.path, "few-facts", said)
    elif number > max(usual, _SOME) * _MANY:
        yield Unusual(result.path, "many-facts", said)
