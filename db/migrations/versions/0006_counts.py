"""Counts beside what they count, and the indexes that queries and loading need

Revision: 0006
After: 0005
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_KINDS = (
    "observations", "finances", "staffing", "people", "actions", "recommendations", "findings", "judgements", "survey",
    "terms", "checks",
)  # fmt: skip
_AFTER = {
    "series": (
        "indicator", "authority", "population", "follow_up", "unit", "period", "measure", "comparator", "value",
        "decision",
    ),
    "slot": ("document_id", "slot"),
    "document": ("document_id", "indicator"),
}  # fmt: skip
_BEFORE = {
    "series": ("indicator", "authority", "measure", "comparator", "period_start"),
    "slot": ("slot",),
    "document": ("document_id",),
}
_BEFORE_NAMES = {"document": "document_id"}


def upgrade() -> None:
    op.add_column("documents", sa.Column("counts", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "indicator_counts",
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("indicator", name=op.f("pk_indicator_counts")),
    )
    op.create_table(
        "coverage_counts",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("authority", "measure", "period_start")),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("authority", "measure", "period_start", name=op.f("pk_coverage_counts")),
    )
    for name, columns in _AFTER.items():
        op.drop_index(op.f(f"ix_observations_{_BEFORE_NAMES.get(name, name)}"), "observations")
        op.create_index(f"ix_observations_{name}", "observations", list(columns))
    _count_facts()
    op.execute(
        "INSERT INTO indicator_counts (indicator, number)"
        " SELECT indicator, COUNT(*) FROM observations WHERE indicator <> '' GROUP BY indicator"
    )
    op.execute(
        "INSERT INTO coverage_counts (authority, measure, period_start, number)"
        " SELECT authority, measure, period_start, COUNT(*) FROM observations"
        " WHERE comparator = '' AND measure IN ('outturn', 'target') AND authority <> '' AND decision <> 'rejected'"
        " GROUP BY authority, measure, period_start"
    )


def _count_facts() -> None:
    connection = op.get_bind()
    counts: dict[str, dict[str, int]] = {}
    for kind in _KINDS:
        query = f"SELECT document_id, COUNT(*) FROM {kind} GROUP BY document_id"  # noqa: S608
        for document, number in connection.execute(sa.text(query)):
            counts.setdefault(document, {})[kind] = number
    rows = [{"id": document, "counts": json.dumps(found)} for document, found in counts.items()]
    if rows:
        cast = "CAST(:counts AS JSON)" if connection.dialect.name == "postgresql" else ":counts"
        connection.execute(sa.text(f"UPDATE documents SET counts = {cast} WHERE id = :id"), rows)  # noqa: S608


def downgrade() -> None:
    for name, columns in _BEFORE.items():
        op.drop_index(f"ix_observations_{name}", "observations")
        op.create_index(op.f(f"ix_observations_{_BEFORE_NAMES.get(name, name)}"), "observations", list(columns))
    op.drop_table("coverage_counts")
    op.drop_table("indicator_counts")
    with op.batch_alter_table("documents") as batch_op:
        batch_op.drop_column("counts")
