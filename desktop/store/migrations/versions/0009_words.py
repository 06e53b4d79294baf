"""A venue's short name for posters, and how its posters and slips are worded."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_ADDED = ("poster_name", "health_code", "health_code_name", "travel_card", "steps_zh", "steps_en")


def upgrade() -> None:
    for name in _ADDED:
        op.add_column("venue", sa.Column(name, sa.Text, nullable=False, server_default=""))
