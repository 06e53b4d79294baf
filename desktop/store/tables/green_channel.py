"""Paper slips, declarations, and what follows from a declaration: versions, legal holds, fever worksheets, visitor
cards."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from desktop.store.tables.base import metadata

slip_batch = Table(
    "slip_batch",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("first", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column("large_print", Boolean, nullable=False),
    Column("language", String, nullable=False),
)

slip = Table(
    "slip",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("batch_id", ForeignKey("slip_batch.id"), comment="none for a slip that only an import file names"),
    Column("state", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("box", Text, nullable=False, server_default="", comment="where the paper lies once it is entered"),
    Column("visited_on", String, comment="ISO day, kept when the declaration is purged: what is to be shredded"),
)
Index("slips_by_state", slip.c.state, slip.c.number)

declaration = Table(
    "declaration",
    metadata,
    Column("id", String, primary_key=True),
    Column("slip", ForeignKey("slip.number"), unique=True),
    Column("gate_id", ForeignKey("gate.id"), nullable=False),
    Column("inspector_id", ForeignKey("member.id")),
    Column("category", String, nullable=False),
    Column("visited_from", Integer, nullable=False),
    Column("visited_to", Integer, nullable=False),
    Column("precision", String, nullable=False),
    Column("temperature", Integer, comment="tenths of a degree"),
    Column("needs_worksheet", Boolean, nullable=False),
    Column("source", String, nullable=False, comment="desk or import"),
    Column("entered_at", Integer, nullable=False),
    Column("entered_by", ForeignKey("member.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("document", Text, nullable=False, comment="type and number, to notice the same person again"),
    Column("fingerprint", LargeBinary, nullable=False, comment="of an import row, so that it adds nothing twice"),
    Column("body", Text, nullable=False, comment="JSON of the typed fields in canonical form"),
    Column("number", Integer, nullable=False, server_default="0", comment="what its search keys point at"),
    Column("found_by", Text, nullable=False, server_default="", comment="its search keys, a line each"),
)
Index("declaration_of_a_number", declaration.c.number, unique=True)
# With everything that decides whether two stays overlap, so that an exposure lookup reads nothing else.
Index(
    "declarations_by_visit",
    declaration.c.visited_from,
    declaration.c.visited_to,
    declaration.c.precision,
    declaration.c.gate_id,
    declaration.c.number,
)
Index("declarations_of_a_document", declaration.c.document, declaration.c.visited_from)
Index("declarations_by_fingerprint", declaration.c.fingerprint)

declaration_version = Table(
    "declaration_version",
    metadata,
    Column("declaration_id", ForeignKey("declaration.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("reason", Text, nullable=False, comment="why it was replaced"),
    Column("body", Text, nullable=False),
)

declaration_key = Table(
    "declaration_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("newest", Integer, primary_key=True, comment="minus the arrival, so that the newest come first"),
    Column(
        "number", Integer, primary_key=True, comment="of the declaration: text would make the tree three times as large"
    ),
    sqlite_with_rowid=False,
)

legal_hold = Table(
    "legal_hold",
    metadata,
    Column("declaration_id", ForeignKey("declaration.id"), primary_key=True),
    Column("at", Integer, nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("reason", Text, nullable=False),
)

fever = Table(
    "fever",
    metadata,
    Column("id", String, primary_key=True),
    Column("declaration_id", ForeignKey("declaration.id"), comment="none for a fever that was noticed while counting"),
    Column("gate_id", ForeignKey("gate.id"), nullable=False),
    Column("opened_at", Integer, nullable=False),
    Column("opened_by", ForeignKey("member.id"), nullable=False),
    Column("first", Integer, comment="tenths of a degree; none where only symptoms were told"),
    Column("first_at", Integer, nullable=False),
    Column("second", Integer, comment="tenths of a degree"),
    Column("second_at", Integer),
    Column("outcome", String, nullable=False, comment="empty while it is open"),
    Column("closed_at", Integer),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False, comment="JSON: where they wait, who was called, who they are"),
    Column("screening_id", String, comment="the press at a gate that opened it"),
)
Index("fever_of_a_press", fever.c.screening_id, sqlite_where=text("screening_id IS NOT NULL"))
Index("fevers_open", fever.c.opened_at, sqlite_where=text("outcome = ''"))
Index("fevers_by_time", fever.c.opened_at)
Index("fever_of_a_declaration", fever.c.declaration_id, unique=True)

card = Table(
    "card",
    metadata,
    Column("id", String, primary_key=True),
    Column("number", Integer, nullable=False, unique=True, comment="as it is printed"),
    Column("code", String, nullable=False, unique=True, comment="opaque: what its QR says"),
    Column("issued_at", Integer, nullable=False),
    Column("issued_by", ForeignKey("member.id"), nullable=False),
    Column("used_at", Integer, nullable=False),
    Column("printed_at", Integer),
    Column("void_at", Integer),
    Column("void_reason", Text, nullable=False),
    Column("document", Text, nullable=False, comment="type and number of its holder; empty once void"),
    Column("body", Text, comment="JSON of the holder's fields; gone once void"),
)
Index("cards_of_a_document", card.c.document)
Index("cards_by_use", card.c.used_at, sqlite_where=text("void_at IS NULL"))

destruction = Table(
    "destruction",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Integer, nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("first_visit", String, nullable=False, comment="ISO day"),
    Column("last_visit", String, nullable=False, comment="ISO day"),
    Column("days", Integer, nullable=False, comment="the retention then"),
    Column("records", Integer, nullable=False),
    Column("held", Integer, nullable=False),
    Column("erased_on", String, nullable=False, comment="ISO day"),
    Column("slips", Text, nullable=False, comment="JSON list of [box, batch, first visit, last visit, runs]"),
    Column("early", Integer, nullable=False, server_default="0", comment="records erased before their time was up"),
)
