"""Nonces with which a desk began a session are kept as long as they could be shown again."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "used_nonce",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("desk", sa.Uuid, primary_key=True),
        sa.Column("nonce", sa.LargeBinary, primary_key=True),
        sa.Column("used", sa.BigInteger, nullable=False),
    )
