"""Certificates of destruction say how many of their records were erased before their time was up."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("destruction", sa.Column("early", sa.Integer, nullable=False, server_default="0"))
