"""Stays that overlap with a case's are found in the index of visits."""

from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.drop_index("declarations_by_visit", "declaration")
    columns = ["visited_from", "visited_to", "precision", "gate_id", "number"]
    op.create_index("declarations_by_visit", "declaration", columns)
