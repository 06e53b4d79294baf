"""Keys with which members sign, and signatures of versions of shared fields."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "credential",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("statement", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("office", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
    )
    op.add_column("register", sa.Column("proof", sa.Text))
