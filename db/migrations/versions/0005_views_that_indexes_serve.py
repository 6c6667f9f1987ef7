"""An index less, and the views made anew so that SQLite asks only the rows of an indicator

Revision: 0005
After: 0004
"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_observations_period", "observations")


def downgrade() -> None:
    op.create_index("ix_observations_period", "observations", ["period"])
