"""Which figures are left out so that nobody can be told by a small number.

A count under the limit goes, and with it what would give it away: see `publish.small_observations` and
`publish.small_groups`. What stands over the same words of the document loses its words, and where else a document of
the same service prints the figure, or any number under the limit, the number is taken out of the words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from db.models import DocumentRow
from publish.joined import joined
from publish.small_groups import small_staffing, small_survey
from publish.small_observations import small_observations

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Suppressed:
    """The ids of facts whose figures go; by document's label the places of the words that would tell them, in order
    (places of one document do not overlap), and the numbers that its words must not hold."""

    figures: frozenset[str]
    places: Mapping[str, Sequence[Span]]
    numbers: Mapping[str, frozenset[Decimal]]

    def __bool__(self) -> bool:
        return bool(self.figures)

    def tells(self, document: str, start: int, end: int) -> bool:
        """Whether words of a document would tell a figure that goes."""
        places = self.places.get(document, ())
        after = bisect_left(places, (end, end))
        return after > 0 and places[after - 1][1] > start


@dataclass(slots=True)
class _Found:
    figures: set[str] = field(default_factory=set)
    places: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    numbers: dict[str, set[Decimal]] = field(default_factory=lambda: defaultdict(set))


def suppressed(engine: Engine, below: int) -> Suppressed:
    """What goes where counts from 1 to under `below` do; nothing for a limit of 0."""
    found = _Found()
    if below <= 0:
        return Suppressed(frozenset(), {}, {})
    with Session(engine) as session:
        documents = session.execute(
            select(DocumentRow.id, DocumentRow.label, DocumentRow.authority, DocumentRow.areas)
        ).all()
        labels = {document.id: document.label for document in documents}
        readers = (small_observations, small_staffing, small_survey)
        for figure in chain.from_iterable(reader(session, below) for reader in readers):
            label = labels[figure.document]
            found.figures.add(figure.id)
            found.places[label].append((figure.start, figure.end))
            found.numbers[label].add(abs(figure.value))
    places = {document: list(_merged(spans)) for document, spans in found.places.items()}
    ties = ((each.authority, area) for each in documents if each.authority for area in each.areas.split(";") if area)
    services = joined(ties)
    whose = {each.label: services.get(each.authority, each.authority) or each.label for each in documents}
    return Suppressed(frozenset(found.figures), places, _shared(found.numbers, whose, below))


def _shared(
    numbers: Mapping[str, set[Decimal]], whose: Mapping[str, str], below: int
) -> Mapping[str, frozenset[Decimal]]:
    """The numbers of each document with those of its service's other documents, and all that are too small; `whose`
    names the service of each document."""
    of_service: dict[str, set[Decimal]] = defaultdict(set)
    for label, found in numbers.items():
        of_service[whose[label]] |= found | {Decimal(small) for small in range(1, below)}
    shared = {service: frozenset(found) for service, found in of_service.items()}
    return {label: shared[service] for label, service in whose.items() if service in shared}


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    held: Span | None = None
    for start, end in sorted(spans):
        if held is None or start > held[1]:
            if held is not None:
                yield held
            held = (start, end)
        else:
            held = (held[0], max(held[1], end))
    if held is not None:
        yield held
