"""What comes after a slip is entered: fevers, visitors' cards, boxes of slips and their destruction.

The keys that declarations are found by become smaller: they point at a number, not at an identifier of 36 letters,
and every declaration knows its own, so that no second tree has to.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _smaller_keys()
    op.create_table(
        "fever",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("declaration_id", sa.String, sa.ForeignKey("declaration.id")),
        sa.Column("gate_id", sa.String, sa.ForeignKey("gate.id"), nullable=False),
        sa.Column("opened_at", sa.Integer, nullable=False),
        sa.Column("opened_by", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("first", sa.Integer),
        sa.Column("first_at", sa.Integer, nullable=False),
        sa.Column("second", sa.Integer),
        sa.Column("second_at", sa.Integer),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("closed_at", sa.Integer),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("fevers_open", "fever", ["opened_at"], sqlite_where=sa.text("outcome = ''"))
    op.create_index("fevers_by_time", "fever", ["opened_at"])
    op.create_index("fever_of_a_declaration", "fever", ["declaration_id"], unique=True)
    op.create_table(
        "card",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False, unique=True),
        sa.Column("code", sa.String, nullable=False, unique=True),
        sa.Column("issued_at", sa.Integer, nullable=False),
        sa.Column("issued_by", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("used_at", sa.Integer, nullable=False),
        sa.Column("printed_at", sa.Integer),
        sa.Column("void_at", sa.Integer),
        sa.Column("void_reason", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_index("cards_of_a_document", "card", ["document"])
    op.create_index("cards_by_use", "card", ["used_at"], sqlite_where=sa.text("void_at IS NULL"))
    op.create_index(
        "outbox_of_cards", "outbox", ["subject"], sqlite_where=sa.text("kind IN ('card.issue', 'card.use')")
    )
    op.add_column("slip", sa.Column("box", sa.Text, nullable=False, server_default=""))
    op.add_column("slip", sa.Column("visited_on", sa.String))
    op.create_table(
        "destruction",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("member_id", sa.String, sa.ForeignKey("member.id"), nullable=False),
        sa.Column("first_visit", sa.String, nullable=False),
        sa.Column("last_visit", sa.String, nullable=False),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("records", sa.Integer, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("erased_on", sa.String, nullable=False),
        sa.Column("slips", sa.Text, nullable=False),
    )


def _smaller_keys() -> None:
    op.add_column("declaration", sa.Column("number", sa.Integer, nullable=False, server_default="0"))
    op.add_column("declaration", sa.Column("found_by", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE declaration SET number = rowid")
    op.execute(
        "UPDATE declaration SET found_by = coalesce((SELECT group_concat(k.key, char(10)) FROM declaration_key AS k"
        " WHERE k.declaration_id = declaration.id), '')"
    )
    op.create_index("declaration_of_a_number", "declaration", ["number"], unique=True)
    op.rename_table("declaration_key", "declaration_key_before")
    op.create_table(
        "declaration_key",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("newest", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.execute(
        "INSERT INTO declaration_key (key, newest, number) SELECT k.key, k.newest, d.number"
        " FROM declaration_key_before AS k JOIN declaration AS d ON d.id = k.declaration_id"
    )
    op.drop_table("declaration_key_before")
