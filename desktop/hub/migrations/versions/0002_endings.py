"""What a desk erased or made void is found again without reading its records: the other incarnations of that desk ask for it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_index(
        "record_ending",
        "record",
        ["venue", "desk", "vseq"],
        postgresql_where=sa.text("kind IN ('card.void', 'declaration.erase', 'fever.erase')"),
    )
