"""Statements about the keys that a venue's orders are signed with."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "credential",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("vseq", sa.BigInteger, primary_key=True),
        sa.Column("statement", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )
