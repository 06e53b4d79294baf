"""The logs (audit, outbox), the desk's incarnations, the fields that desks of a venue share, and the settings."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from desktop.store.tables.base import metadata

head = Table(
    "head",
    metadata,
    Column("desk", String, primary_key=True),
    Column("incarnation", String, nullable=False),
    Column("audit_seq", Integer, nullable=False),
    Column("audit_chain", LargeBinary, nullable=False),
    Column("outbox_seq", Integer, nullable=False),
    comment="One row: how far the audit chain and the outbox are; both are dense.",
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Integer, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("salt", LargeBinary, comment="gone with the body when that is purged"),
    Column("body", Text, comment="JSON"),
    Column("digest", LargeBinary, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("proof", LargeBinary, comment="key and signature of whoever is signed in, over the chain up to here"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("incarnation", String, nullable=False),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("schema", Integer, nullable=False),
    Column("occurred", Integer, nullable=False),
    Column("salt", LargeBinary, comment="gone with the body when that is purged"),
    Column("digest", LargeBinary, nullable=False),
    Column("body", Text, comment="JSON"),
)

# A void card is forgotten at once: this finds what waits of it among millions of others. It holds cards only.
Index("outbox_of_cards", outbox.c.subject, sqlite_where=text("kind IN ('card.issue', 'card.use')"))

incarnations = Table(
    "life",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("incarnation", String, nullable=False, unique=True),
    Column("before", Integer, nullable=False, comment="the outbox's seq before its first record"),
    comment="A desk that was restored from a backup, or a copy of one, begins another incarnation at the hub.",
)

register = Table(
    "register",
    metadata,
    Column("kind", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("shown", Text, comment="JSON: the value that the tables have; null where they have none yet"),
    Column("versions", Text, nullable=False, comment="JSON of [[stamp, value, by, rank, proof]]: what the hub has"),
    Column("stamp", String, comment="of this desk's own version that the hub may not have, with what follows"),
    Column("value", Text, comment="JSON"),
    Column("by", String, comment="member"),
    Column("replaces", Text, comment="JSON list of stamps"),
    Column("proof", Text, comment="the manager's signature of it"),
    Column("seq", Integer, comment="of the record that tells the hub; null: none does yet"),
    Column("latest", String, nullable=False, comment="the greatest stamp in it"),
    sqlite_with_rowid=False,
    comment="The fields that all desks of the venue share; the tables show what comes of them.",
)
Index("register_latest", register.c.latest)
Index("register_own", register.c.seq, sqlite_where=text("stamp IS NOT NULL"))

credential = Table(
    "credential",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("statement", LargeBinary, nullable=False, unique=True, comment="signed, about the keys of members"),
    Column("office", LargeBinary, nullable=False, comment="the key of the hub then; empty without one"),
    Column("at", Integer, nullable=False),
    comment="Whose signatures count, in the order in which it was accepted.",
)

setting = Table(
    "setting",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False, comment="JSON"),
)
