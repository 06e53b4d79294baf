"""What visitors scan themselves, by the hour and gate, and from which day on the venue counts its visits by it."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "hourly_scan",
        sa.Column("hour", sa.Integer, primary_key=True),
        sa.Column("gate_id", sa.String, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("abnormal", sa.Integer, nullable=False),
        sa.Column("outdated", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.add_column("venue", sa.Column("scans_count_from", sa.String, nullable=False, server_default=""))
