"""What could name a visitor is sealed for the health office: its public keys, the keys that records are sealed with, and the
sealed part of each record."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "office_key",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("statement", sa.LargeBinary, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "content_key",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("content_key", sa.LargeBinary, primary_key=True),
        sa.Column("office", sa.Text, nullable=False),
        sa.Column("wrapped", sa.LargeBinary, nullable=False),
    )
    op.add_column("record", sa.Column("sealed", sa.LargeBinary))
    op.add_column("record", sa.Column("content_key", sa.LargeBinary))
    op.add_column("apart", sa.Column("content_key", sa.LargeBinary))
    op.create_index(
        "record_content_key",
        "record",
        ["venue", "content_key"],
        postgresql_where=sa.text("content_key IS NOT NULL"),
    )
