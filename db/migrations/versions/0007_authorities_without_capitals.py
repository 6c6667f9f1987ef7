"""Indexes of authorities without regard to capitals, as they are asked for, and views that look less up

Revision: 0007
After: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_observations_authority", "observations")
    op.create_index("ix_observations_authority", "observations", [sa.text("lower(authority)"), "indicator"])
    op.drop_index(op.f("ix_documents_authority"), "documents")
    op.create_index(op.f("ix_documents_authority"), "documents", [sa.text("lower(authority)")])


def downgrade() -> None:
    op.drop_index(op.f("ix_documents_authority"), "documents")
    op.create_index(op.f("ix_documents_authority"), "documents", ["authority"])
    op.drop_index("ix_observations_authority", "observations")
    op.create_index("ix_observations_authority", "observations", ["authority", "indicator"])
