"""People counted at the gates, their hour sheets, and how many came in every hour.

The declarations that a desk holds already are counted here once; from now on every change counts by itself.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "hour_sheet",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("gate_id", sa.String, sa.ForeignKey("gate.id"), nullable=False),
        sa.Column("inspector_id", sa.String, sa.ForeignKey("member.id")),
        sa.Column("entered_at", sa.Integer, nullable=False),
        sa.Column("entered_by", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("replaced_at", sa.Integer),
        sa.Column("cells", sa.Text, nullable=False),
    )
    op.create_index("sheets_of_a_gate", "hour_sheet", ["gate_id", "day"])
    op.create_table(
        "screening",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("gate_id", sa.String, sa.ForeignKey("gate.id"), nullable=False),
        sa.Column("inspector_id", sa.String, sa.ForeignKey("member.id")),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("abnormal", sa.Boolean, nullable=False),
        sa.Column("temperature", sa.Integer),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("sheet_id", sa.String, sa.ForeignKey("hour_sheet.id")),
        sa.Column("void_at", sa.Integer),
        sqlite_with_rowid=False,
    )
    op.create_index("screenings_by_time", "screening", ["at"])
    op.create_index("screenings_of_a_sheet", "screening", ["sheet_id"], sqlite_where=sa.text("sheet_id IS NOT NULL"))
    for name in ("hourly", "hourly_kept"):
        op.create_table(
            name,
            sa.Column("hour", sa.Integer, primary_key=True),
            sa.Column("gate_id", sa.String, primary_key=True),
            sa.Column("inspector_id", sa.String, primary_key=True),
            sa.Column("kind", sa.String, primary_key=True),
            sa.Column("category", sa.String, primary_key=True),
            sa.Column("vague", sa.Boolean, primary_key=True),
            sa.Column("count", sa.Integer, nullable=False),
            sa.Column("measured", sa.Integer, nullable=False),
            sa.Column("abnormal", sa.Integer, nullable=False),
            sqlite_with_rowid=False,
        )
    op.execute(
        "INSERT INTO hourly SELECT visited_from - visited_from % 3600000 AS hour, gate_id, coalesce(inspector_id, ''),"
        " 'registration', category, precision NOT IN ('exact', 'range', 'hour') AS vague, count(*), count(temperature),"
        " coalesce(sum(temperature >= 373), 0) FROM declaration GROUP BY 1, 2, 3, 5, 6"
    )
