"""A figure with all that is known of it before it becomes an observation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extract.context import Context
from extract.narrative import meaning
from extract.narrative.footnotes import NONE, Note
from extract.narrative.links import Told
from extract.narrative.sections import Section
from extract.narrative.sentences import Sentence
from extract.narrative.times import Times
from normalise import periods
from normalise.indicators import Mention
from normalise.periods import Period
from normalise.values import Value
from parsers.document import Passage

_LONGEST = 5000
"""A longer passage is no paragraph in which one sentence says how long the cohort of another was followed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands and what it takes from around it."""

    context: Context
    section: Section
    passage: Passage
    sentence: Sentence
    times: Times = field(default_factory=Times)
    note: Note = NONE
    """The footnote that the passage refers to."""

    @property
    def asks(self) -> bool:
        """Whether the sentence asks for something to be reached."""
        return meaning.looks_ahead(self.sentence, self.section, self.times.ahead is not None)

    @property
    def follow_up(self) -> int | None:
        """For how many months a cohort was followed, as the sentence, its passage, a footnote or a heading says."""
        around = self.passage.folded if len(self.passage.text) <= _LONGEST else ""
        said = (self.sentence.text, around)
        told = next(filter(None, map(periods.follow_up, said)), None)
        return told or self.note.follow_up or self.section.follow_up


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure that is told of an indicator: its value with unit, its measure (also `from`, `previous`,
    `old_target`), the other figures of its sentence, and from 0 to 1 how surely the indicator is meant."""

    place: Place
    told: Told
    mention: Mention
    value: Value
    measure: str
    others: Sequence[Told]
    certainty: float

    @property
    def moves(self) -> bool:
        """Whether it tells by how much something changed or is to change."""
        return self.measure == "change" or (self.told.role == "change" and self.measure in ("target", "projection"))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a claim comes to: a value of an indicator for a period, None where that cannot be told; `implied` says that
    the period is only what the words imply: the year before the one of the figure that is told."""

    indicator: str
    measure: str
    number: Decimal
    unit: str
    period: Period | None
    implied: bool = False
