"""The tables of the store: files, documents, one for each kind of fact, and what was seen and not understood."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, ForeignKey, Index, MetaData, String, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship

from db.types import Exact, Packed

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def _now() -> datetime:
    return datetime.now(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {Decimal: Exact(), dict[str, Any]: JSON(), list[Any]: JSON(), str: Text()}  # noqa: RUF012


class Placed:
    """What every fact has beside the model's columns: keys, place, how it was found, and what a person said of it.

    The model's columns hold what holds: what was read, under the newest correction of the fact's slot. What they held
    before is in `as_read`, so that a correction can always be taken off.
    """

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    slot: Mapped[str] = mapped_column(String(16), index=True)
    quote: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int | None]
    boxes: Mapped[list[Any]] = mapped_column(default=list)
    table_index: Mapped[int | None]
    row_index: Mapped[int | None]
    column_index: Mapped[int | None]
    method: Mapped[str]
    confidence: Mapped[float]
    flags: Mapped[str] = mapped_column(default="")
    decision: Mapped[str] = mapped_column(default="")
    """Empty, or `accepted`, `corrected` or `rejected` by a person."""
    decided_by: Mapped[str] = mapped_column(default="")
    stale: Mapped[bool] = mapped_column(default=False)
    """Whether the source's words are others than those that the person saw."""
    as_read: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """The columns that a person corrected, as they were read."""


class DocumentRow(Placed, Base):
    """A document: its own row of the model, what is known of its file, its text and blocks."""

    __tablename__ = "documents"

    number: Mapped[int] = mapped_column(unique=True, index=True)
    """Counts documents in the order in which they were stored."""
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    label: Mapped[str] = mapped_column(unique=True, index=True)
    title: Mapped[str]
    doc_type: Mapped[str]
    authority: Mapped[str]
    areas: Mapped[str]
    period: Mapped[str]
    period_start: Mapped[str]
    period_end: Mapped[str]
    published: Mapped[str]
    status: Mapped[str]
    format: Mapped[str]
    pages: Mapped[int | None]
    encoding: Mapped[str]
    warnings: Mapped[list[Any]]
    extractor: Mapped[str]
    counts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    """How many facts it has of each kind, those that a person rejected among them."""
    stored: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=_now)
    content: Mapped[DocumentText | None] = relationship(back_populates="document", cascade="all, delete-orphan")

    __table_args__ = (Index("ix_documents_authority", text("lower(authority)")),)


class DocumentText(Base):
    """A document's text and blocks, apart so that lists of documents do not read them."""

    __tablename__ = "document_texts"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[Any] = mapped_column(Packed())
    blocks: Mapped[Any] = mapped_column(Packed())
    document: Mapped[DocumentRow] = relationship(back_populates="content")


class FileRow(Base):
    """A file that was read, by the hash of its bytes. Several files may hold one document."""

    __tablename__ = "files"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    read: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=_now)


class OfDocument(Placed):
    """A fact of a document; `ordinal` is its place in the order in which extraction gives them."""

    ordinal: Mapped[int]

    @declared_attr
    def document_id(cls) -> Mapped[str]:  # noqa: N805 - SQLAlchemy calls it with the class
        return mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)


class ObservationRow(OfDocument, Base):
    """Beside the model's columns: `authority`, whose value it is: the area's, else the document's authority."""

    __tablename__ = "observations"

    authority: Mapped[str]
    indicator: Mapped[str]
    measure: Mapped[str]
    population: Mapped[str]
    comparator: Mapped[str]
    area: Mapped[str]
    period: Mapped[str]
    period_start: Mapped[str]
    period_end: Mapped[str]
    follow_up: Mapped[int | None]
    value: Mapped[Decimal]
    unit: Mapped[str]
    printed: Mapped[str]

    # Each row goes into every index. Ids lie anywhere in theirs, which costs a page a row; others hold the rows of one
    # document close together. So this kind has no index of slots alone. `v_outturn` reads an index of them and no rows.
    slot: Mapped[str] = mapped_column(String(16))
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))

    __table_args__ = (
        Index(
            "ix_observations_series", "indicator", "authority", "population", "follow_up", "unit", "period", "measure",
            "comparator", "value", "decision",
        ),
        Index("ix_observations_authority", text("lower(authority)"), "indicator"),
        Index("ix_observations_slot", "document_id", "slot"),
        Index("ix_observations_document", "document_id", "indicator"),
    )  # fmt: skip


class FinanceRow(OfDocument, Base):
    __tablename__ = "finances"

    table: Mapped[str]
    line: Mapped[str]
    column: Mapped[str]
    period: Mapped[str]
    amount: Mapped[Decimal]
    is_total: Mapped[bool]


class StaffingRow(OfDocument, Base):
    __tablename__ = "staffing"

    table: Mapped[str]
    row: Mapped[str]
    column: Mapped[str]
    headcount: Mapped[Decimal]


class PersonRow(OfDocument, Base):
    __tablename__ = "people"

    role: Mapped[str]
    name: Mapped[str]
    organisation: Mapped[str]
    post: Mapped[str]
    ethnicity: Mapped[str]
    gender: Mapped[str]
    date: Mapped[str]


class ActionRow(OfDocument, Base):
    __tablename__ = "actions"

    plan: Mapped[str]
    ref: Mapped[str]
    theme: Mapped[str]
    action: Mapped[str]
    owner: Mapped[str]
    deadline: Mapped[str]
    deadline_date: Mapped[str]
    status: Mapped[str]
    comment: Mapped[str]
    success: Mapped[str]
    other: Mapped[str]


class RecommendationRow(OfDocument, Base):
    __tablename__ = "recommendations"

    ref: Mapped[str]
    text: Mapped[str]
    owner: Mapped[str]


class FindingRow(OfDocument, Base):
    __tablename__ = "findings"

    criterion: Mapped[str]
    polarity: Mapped[str]
    ref: Mapped[str]
    text: Mapped[str]
    percents: Mapped[str]


class JudgementRow(OfDocument, Base):
    __tablename__ = "judgements"

    criterion: Mapped[str]
    score: Mapped[Decimal | None]
    comment: Mapped[str]


class SurveyRow(OfDocument, Base):
    __tablename__ = "survey"

    survey: Mapped[str]
    statement: Mapped[str]
    value: Mapped[Decimal]
    unit: Mapped[str]


class TermRow(OfDocument, Base):
    __tablename__ = "terms"

    term: Mapped[str]
    definition: Mapped[str]


class CheckRow(OfDocument, Base):
    __tablename__ = "checks"

    sort: Mapped[str] = mapped_column(index=True)
    where: Mapped[str]
    detail: Mapped[str]
    values: Mapped[str]


class NoticeRow(Base):
    """What a reader of the document could see and no rule used."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    sort: Mapped[str]
    detail: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]


class AreaRow(Base):
    """An authority; days are ISO 8601, empty where unknown or not ended."""

    __tablename__ = "areas"

    code: Mapped[str] = mapped_column(String(9), primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    official_name: Mapped[str]
    kind: Mapped[str]
    region: Mapped[str]
    start: Mapped[str]
    end: Mapped[str]


class SuccessionRow(Base):
    """Which authority took the place of one that ended."""

    __tablename__ = "area_successions"

    code: Mapped[str] = mapped_column(String(9), primary_key=True)
    successor: Mapped[str] = mapped_column(String(9), primary_key=True)


class IndicatorRow(Base):
    """An indicator; `better` is `higher`, `lower` or empty; days say for when it was asked for."""

    __tablename__ = "indicators"

    id: Mapped[str] = mapped_column(primary_key=True)
    label: Mapped[str]
    units: Mapped[str]
    better: Mapped[str]
    start: Mapped[str]
    end: Mapped[str]
    replaced_by: Mapped[str]
    definition: Mapped[str]
    breaks: Mapped[str]


class BreakRow(Base):
    """A day from which an indicator's figures do not compare with earlier ones."""

    __tablename__ = "breaks"

    indicator: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[str] = mapped_column(String(10), primary_key=True)


class PeriodRow(Base):
    """A period that an observation has, see `db.star.period_row`."""

    __tablename__ = "periods"

    label: Mapped[str] = mapped_column(primary_key=True)
    period_start: Mapped[str]
    period_end: Mapped[str]
    days: Mapped[int]
    part_year: Mapped[bool]
    cohort: Mapped[bool]
    year: Mapped[str]
    shape: Mapped[str]
    previous: Mapped[str]


class IndicatorCount(Base):
    """How many observations an indicator has, see `db.tallies`."""

    __tablename__ = "indicator_counts"

    indicator: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]


class CoverageCount(Base):
    """How many outturns or targets an authority has, see `db.tallies`."""

    __tablename__ = "coverage_counts"

    authority: Mapped[str] = mapped_column(primary_key=True)
    measure: Mapped[str] = mapped_column(primary_key=True)
    period_start: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]


class SettingRow(Base):
    """What the views are told: `amber`, and which vocabulary the tables follow."""

    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[str]
    number: Mapped[float | None]


class RunRow(Base):
    """A run of `yot ingest`; one without an end was interrupted."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    started: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=_now)
    ended: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    extractor: Mapped[str]
    files: Mapped[int]
    items: Mapped[list[RunItemRow]] = relationship(back_populates="run", cascade="all, delete-orphan")


class RunItemRow(Base):
    """What became of one file in a run: `state` is the outcome, `code` and `message` say why it failed."""

    __tablename__ = "run_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), index=True)
    path: Mapped[str] = mapped_column(index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    format: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    attempts: Mapped[int]
    code: Mapped[str]
    message: Mapped[str]
    seconds: Mapped[float]
    extractor: Mapped[str]
    document: Mapped[str]
    run: Mapped[RunRow] = relationship(back_populates="items")


class CorrectionRow(Base):
    """A person's word on a fact. It hangs on the fact's slot and outlives every reading; the newest of a slot holds.

    `changes` are the corrected columns by name, as words; `quote` is what the source said when the person looked.
    """

    __tablename__ = "corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(String(16), index=True)
    """No reference: it stays when the document goes, and may come before it."""
    kind: Mapped[str]
    slot: Mapped[str] = mapped_column(String(16), index=True)
    decision: Mapped[str]
    changes: Mapped[dict[str, Any]]
    quote: Mapped[str]
    person: Mapped[str]
    reason: Mapped[str]
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True), default=_now)


FACT_ROWS: dict[str, type[OfDocument]] = {
    "observations": ObservationRow,
    "finances": FinanceRow,
    "staffing": StaffingRow,
    "people": PersonRow,
    "actions": ActionRow,
    "recommendations": RecommendationRow,
    "findings": FindingRow,
    "judgements": JudgementRow,
    "survey": SurveyRow,
    "terms": TermRow,
    "checks": CheckRow,
}
"""The table of each kind of fact, the documents' own rows aside."""

ROWS: dict[str, type[Placed]] = {"documents": DocumentRow, **FACT_ROWS}
"""The table of each kind of the model."""
