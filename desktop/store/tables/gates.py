"""What inspectors did. Their database (``gate.db``) has the same tables as the desk's: there, operations wait sealed until
the desk applies them; the desk's has a row of each that it applied, and those that it could not apply."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table, Text

from desktop.store.tables.base import metadata

gate_operation = Table(
    "gate_operation",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("sealed", LargeBinary, nullable=False, comment="age, to the desk: what was done, signed by whoever did it"),
)

gate_entry = Table(
    "gate_entry",
    metadata,
    Column("id", String, primary_key=True, comment="that of the declaration or the fever worksheet"),
    Column("kind", String, nullable=False),
    Column("at", Integer, nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("gate_id", ForeignKey("gate.id"), nullable=False),
    Column("slip", Integer),
    Column("cause", String, comment="the press or the declaration that opened the worksheet"),
    Column("void_at", Integer, comment="taken back"),
)

applied_operation = Table(
    "applied_operation",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", Integer, nullable=False, comment="when the desk applied it"),
    sqlite_with_rowid=False,
)

held_operation = Table(
    "held_operation",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", Integer, nullable=False, comment="when it was done"),
    Column("member_id", String, nullable=False, comment="who did it; empty where that cannot be told"),
    Column("kind", String, nullable=False),
    Column("reason", Text, nullable=False, comment="JSON: why it was not applied, as a sentence"),
    Column("body", Text, nullable=False, comment="JSON of what was done"),
)

member_key = Table(
    "member_key",
    metadata,
    Column("member_id", ForeignKey("member.id"), primary_key=True),
    Column(
        "key", LargeBinary, primary_key=True, comment="public, Ed25519: what the member does at a gate is signed by it"
    ),
    sqlite_with_rowid=False,
)
