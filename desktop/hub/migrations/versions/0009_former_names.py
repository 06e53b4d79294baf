"""The names that gates had before, and the address at which visitors are answered, for commands that do not serve."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "gate_former_name",
        sa.Column("venue", sa.Uuid, primary_key=True),
        sa.Column("gate", sa.Text, primary_key=True),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.add_column("serving", sa.Column("check_in", sa.Text))
