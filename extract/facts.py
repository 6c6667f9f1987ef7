"""What extraction yields: one frozen class for each kind of fact, its fields in the order of the model's columns.

Text fields are empty where nothing is printed; numbers are plain `Decimal`s in the unit that `unit` names (a percentage
is 69.5); dates are ISO 8601 words. `document`, the label of the file, is added where facts are stored or exported.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache
from typing import ClassVar

from parsers.document import Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every kind has: the verbatim `quote` at `anchor`, the `method` (the reader that found it), a `confidence`
    from 0 to 1 and `flags` for what is doubtful about it."""

    quote: str
    anchor: Anchor
    method: str
    confidence: float = 0.95
    flags: tuple[str, ...] = ()

    kind: ClassVar[str]
    value_fields: ClassVar[tuple[str, ...]]
    """The fields that a better reading of the same place may change; the others identify its slot."""

    @classmethod
    @cache
    def columns(cls) -> tuple[str, ...]:
        """The model's columns of this kind, without `document` and `quote`."""
        common = {f.name for f in fields(Fact)}
        return tuple(f.name for f in fields(cls) if f.name not in common)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFact(Fact):
    title: str = ""
    doc_type: str = "other"
    authority: str = ""
    areas: str = ""
    period: str = ""
    period_start: str = ""
    period_end: str = ""
    published: str = ""
    status: str = ""

    kind: ClassVar[str] = "documents"
    value_fields: ClassVar[tuple[str, ...]] = (
        "title", "doc_type", "authority", "areas", "period", "period_start", "period_end", "published", "status",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Fact):
    indicator: str
    measure: str
    population: str = ""
    comparator: str = ""
    area: str = ""
    period: str = ""
    period_start: str = ""
    period_end: str = ""
    follow_up: int | None = None
    value: Decimal
    unit: str
    printed: str

    kind: ClassVar[str] = "observations"
    value_fields: ClassVar[tuple[str, ...]] = ("value", "unit", "printed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finance(Fact):
    table: str = ""
    line: str
    column: str = ""
    period: str = ""
    amount: Decimal
    is_total: bool = False

    kind: ClassVar[str] = "finances"
    value_fields: ClassVar[tuple[str, ...]] = ("amount",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing(Fact):
    table: str = ""
    row: str
    column: str
    headcount: Decimal

    kind: ClassVar[str] = "staffing"
    value_fields: ClassVar[tuple[str, ...]] = ("headcount",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Fact):
    role: str
    name: str
    organisation: str = ""
    post: str = ""
    ethnicity: str = ""
    gender: str = ""
    date: str = ""

    kind: ClassVar[str] = "people"
    value_fields: ClassVar[tuple[str, ...]] = ("organisation", "post", "ethnicity", "gender", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Fact):
    plan: str = ""
    ref: str = ""
    theme: str = ""
    action: str
    owner: str = ""
    deadline: str = ""
    deadline_date: str = ""
    status: str = ""
    comment: str = ""
    success: str = ""
    other: str = ""
    """The remaining printed columns by their headings, as a JSON object; empty where there are none."""

    kind: ClassVar[str] = "actions"
    value_fields: ClassVar[tuple[str, ...]] = (
        "owner", "deadline", "deadline_date", "status", "comment", "success", "other",
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Fact):
    ref: str = ""
    text: str
    owner: str = ""

    kind: ClassVar[str] = "recommendations"
    value_fields: ClassVar[tuple[str, ...]] = ("owner",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Fact):
    criterion: str
    polarity: str
    ref: str
    text: str
    percents: str = ""

    kind: ClassVar[str] = "findings"
    value_fields: ClassVar[tuple[str, ...]] = ("text", "percents")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement(Fact):
    criterion: str
    score: Decimal | None = None
    comment: str = ""

    kind: ClassVar[str] = "judgements"
    value_fields: ClassVar[tuple[str, ...]] = ("score", "comment")


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyAnswer(Fact):
    survey: str = ""
    statement: str
    value: Decimal
    unit: str

    kind: ClassVar[str] = "survey"
    value_fields: ClassVar[tuple[str, ...]] = ("value", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Fact):
    term: str
    definition: str

    kind: ClassVar[str] = "terms"
    value_fields: ClassVar[tuple[str, ...]] = ("definition",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Fact):
    """A place where a document contradicts itself. `sort` is the model's column `kind`."""

    sort: str
    where: str
    detail: str
    values: str

    kind: ClassVar[str] = "checks"
    value_fields: ClassVar[tuple[str, ...]] = ("detail", "values")


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader of the document could see and no rule used: `sort` is `unread_table`, `unread_column`,
    `unread_heading` or `unread_figure`; `detail` says it in words for the user."""

    sort: str
    detail: str
    anchor: Anchor


KINDS: tuple[type[Fact], ...] = (
    DocumentFact, Observation, Finance, Staffing, Person, Action, Recommendation, Finding, Judgement, SurveyAnswer,
    Term, Check,
)  # fmt: skip
"""Every kind, in the order of the model."""
