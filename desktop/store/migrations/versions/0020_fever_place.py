"""Where at the venue somebody with a fever is to go: the visitor's page says it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("venue", sa.Column("fever_place", sa.Text, nullable=False, server_default=""))
