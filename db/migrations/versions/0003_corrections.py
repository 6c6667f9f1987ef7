"""Corrections, and what a person said of each fact

Revision: 0003
After: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KINDS = (
    "documents", "observations", "finances", "staffing", "people", "actions", "recommendations", "findings",
    "judgements", "survey", "terms", "checks",
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("slot", sa.String(length=16), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(op.f("ix_corrections_document_id"), "corrections", ["document_id"])
    op.create_index(op.f("ix_corrections_slot"), "corrections", ["slot"])
    for kind in _KINDS:
        op.add_column(kind, sa.Column("decision", sa.Text(), nullable=False, server_default=""))
        op.add_column(kind, sa.Column("decided_by", sa.Text(), nullable=False, server_default=""))
        op.add_column(kind, sa.Column("stale", sa.Boolean(), nullable=False, server_default=sa.false()))
        op.add_column(kind, sa.Column("as_read", sa.JSON(), nullable=True))


def downgrade() -> None:
    for kind in _KINDS:
        with op.batch_alter_table(kind) as batch_op:
            for column in ("as_read", "stale", "decided_by", "decision"):
                batch_op.drop_column(column)
    op.drop_table("corrections")
