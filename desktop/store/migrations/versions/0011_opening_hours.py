"""When a venue is open."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("venue", sa.Column("opening_hours", sa.Text, nullable=False, server_default=""))
