"""Areas, indicators, periods and settings beside the observations, and whose each observation is

Revision: 0004
After: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _words(table: str, *columns: str, keys: tuple[str, ...], more: tuple[sa.Column[object], ...] = ()) -> None:
    found = [sa.Column(name, sa.Text(), nullable=False) for name in columns]
    op.create_table(table, *found, *more, sa.PrimaryKeyConstraint(*keys, name=op.f(f"pk_{table}")))


def upgrade() -> None:
    op.create_table(
        "areas",
        sa.Column("code", sa.String(length=9), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("name", "official_name", "kind", "region")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("start", "end")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_areas")),
    )
    op.create_index(op.f("ix_areas_name"), "areas", ["name"])
    op.create_table(
        "area_successions",
        sa.Column("code", sa.String(length=9), nullable=False),
        sa.Column("successor", sa.String(length=9), nullable=False),
        sa.PrimaryKeyConstraint("code", "successor", name=op.f("pk_area_successions")),
    )
    _words(
        "indicators", "id", "label", "units", "better", "start", "end", "replaced_by", "definition", "breaks",
        keys=("id",),
    )  # fmt: skip
    op.create_table(
        "breaks",
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("indicator", "day", name=op.f("pk_breaks")),
    )
    _words(
        "periods", "label", "period_start", "period_end", "year", "shape", "previous",
        keys=("label",),
        more=(
            sa.Column("days", sa.Integer(), nullable=False),
            sa.Column("part_year", sa.Boolean(), nullable=False),
            sa.Column("cohort", sa.Boolean(), nullable=False),
        ),
    )  # fmt: skip
    _words("settings", "name", "words", keys=("name",), more=(sa.Column("number", sa.Double(), nullable=True),))
    op.add_column("observations", sa.Column("authority", sa.Text(), nullable=False, server_default=""))
    op.execute(
        "UPDATE observations SET authority = CASE WHEN area <> '' THEN area ELSE"
        " (SELECT d.authority FROM documents d WHERE d.id = observations.document_id) END"
    )
    op.drop_index("ix_observations_series", "observations")
    op.create_index(
        "ix_observations_series",
        "observations",
        ["indicator", "authority", "measure", "comparator", "period_start"],
    )
    op.create_index("ix_observations_authority", "observations", ["authority", "indicator"])
    op.create_index("ix_observations_period", "observations", ["period"])
    _fill_periods()


def _fill_periods() -> None:
    from db.star import period_row  # noqa: PLC0415 - what is stored already gets the periods that it would have now

    connection = op.get_bind()
    found = connection.execute(
        sa.text(
            "SELECT period, MAX(period_start), MAX(period_end) FROM observations WHERE period <> '' GROUP BY period"
        )
    )
    rows = [period_row(*row) for row in found]
    if rows:
        names = ", ".join(rows[0])
        values = ", ".join(f":{name}" for name in rows[0])
        connection.execute(sa.text(f"INSERT INTO periods ({names}) VALUES ({values})"), rows)  # noqa: S608


def downgrade() -> None:
    op.drop_index("ix_observations_period", "observations")
    op.drop_index("ix_observations_authority", "observations")
    op.drop_index("ix_observations_series", "observations")
    op.create_index("ix_observations_series", "observations", ["indicator", "measure", "comparator", "period_start"])
    with op.batch_alter_table("observations") as batch_op:
        batch_op.drop_column("authority")
    for table in ("settings", "periods", "breaks", "indicators", "area_successions", "areas"):
        op.drop_table(table)
