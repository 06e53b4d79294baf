"""The officers' log is a hash chain from now on."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("officer_log", sa.Column("number", sa.BigInteger))
    op.add_column("officer_log", sa.Column("chain", sa.LargeBinary))
