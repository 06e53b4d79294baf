"""Several desks of one venue: the fields that they share, the incarnations of a desk at its hub, and what other desks counted.

What the desk has becomes versions of its own, stamped with the time of their last change. No record tells of them yet:
the first sync hands them over.
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_GATE = ("name", "code", "position", "retired", "official_payload")
_MEMBER = ("name", "phone", "role", "inspector", "bound")
_VENUE = ("code", "name", "uscc", "type", "address", "host", "declaration_code", "official_payload")
_BOOLEAN = ("retired", "inspector", "bound")


def upgrade() -> None:
    op.create_table(
        "life",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("incarnation", sa.String, nullable=False, unique=True),
        sa.Column("before", sa.Integer, nullable=False),
    )
    op.execute("INSERT INTO life (number, incarnation, before) SELECT 1, incarnation, 0 FROM head")
    register = op.create_table(
        "register",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("subject", sa.String, primary_key=True),
        sa.Column("field", sa.String, primary_key=True),
        sa.Column("shown", sa.Text),
        sa.Column("versions", sa.Text, nullable=False),
        sa.Column("stamp", sa.String),
        sa.Column("value", sa.Text),
        sa.Column("by", sa.String),
        sa.Column("replaces", sa.Text),
        sa.Column("seq", sa.Integer),
        sa.Column("latest", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("register_latest", "register", ["latest"])
    op.create_index("register_own", "register", ["seq"], sqlite_where=sa.text("stamp IS NOT NULL"))
    op.create_table("hourly_elsewhere", *_hourly("desk", "incarnation"), sqlite_with_rowid=False)
    op.create_table("hourly_former", *_hourly("incarnation"), sqlite_with_rowid=False)
    op.create_table(
        "heard",
        sa.Column("desk", sa.String, primary_key=True),
        sa.Column("at", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    rows = list(_registers(op.get_bind()))
    if rows:
        op.bulk_insert(register, rows)


def _hourly(*more: str) -> list[sa.Column[Any]]:  # of several types
    names = ("gate_id", "inspector_id", "kind", "category")
    return [
        sa.Column("hour", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.String, primary_key=True) for name in names),
        sa.Column("vague", sa.Boolean, primary_key=True),
        *(sa.Column(name, sa.String, primary_key=True) for name in more),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("count", "measured", "abnormal")),
    ]


def _registers(connection: sa.Connection) -> Iterator[dict[str, object]]:
    desk = connection.exec_driver_sql("SELECT desk FROM head").scalar()
    for kind, subject, at, fields in _things(connection):
        stamp = f"{max(at, 0):012x}0000{desk}"
        for field, value in fields.items():
            text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            yield {
                "kind": kind,
                "subject": subject,
                "field": field,
                "shown": text,
                "versions": "[]",
                "stamp": stamp,
                "value": text,
                "by": "",
                "replaces": "[]",
                "seq": None,
                "latest": stamp,
            }


def _things(connection: sa.Connection) -> Iterator[tuple[str, str, int, dict[str, object]]]:
    for row in connection.exec_driver_sql("SELECT * FROM venue").mappings():
        fields = {name: row[name] for name in _VENUE}
        fields["region"] = [row["region"], json.loads(row["region_path"])]
        fields["place"] = [row["latitude"], row["longitude"]]
        yield "venue", row["id"], row["updated_at"], fields
        desk = connection.exec_driver_sql("SELECT desk FROM head").scalar()
        yield "desk", str(desk), row["updated_at"], {"name": "", "prefix": row["serial_prefix"]}
    for kind, names in (("gate", _GATE), ("member", _MEMBER)):
        for row in connection.exec_driver_sql(f"SELECT * FROM {kind}").mappings():
            fields = {name: bool(row[name]) if name in _BOOLEAN else row[name] for name in names}
            yield kind, row["id"], row["updated_at"], fields
    assigned = "SELECT member_id, gate_id, from_at FROM assignment WHERE to_at IS NULL"
    for member, gate, since in connection.exec_driver_sql(assigned):
        yield "member", member, since, {f"at.{gate}": True}
    for (days,) in connection.exec_driver_sql("SELECT value FROM setting WHERE key = 'retention_days'"):
        yield "retention", "", 0, {"days": json.loads(days)}
