"""Today's tables. Migrations never import this module; a test proves that they arrive here.

Identifiers are UUIDv7 text, times UTC milliseconds.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData()

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

venue = Table(
    "venue",
    metadata,
    Column("id", String, primary_key=True),
    Column("code", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("uscc", String, nullable=False),
    Column("type", Text, nullable=False),
    Column("region", String, nullable=False),
    Column("region_path", Text, nullable=False, comment="JSON list of names, as the divisions had them"),
    Column("address", Text, nullable=False),
    Column("latitude", Float, comment="WGS-84 degrees"),
    Column("longitude", Float, comment="WGS-84 degrees"),
    Column("host", Text, nullable=False),
    Column("declaration_code", String, nullable=False),
    Column("serial_prefix", String, nullable=False),
    Column("official_payload", Text),
    Column("version", Integer, nullable=False),
    Column("updated_at", Integer, nullable=False),
)

member = Table(
    "member",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("role", String, nullable=False),
    Column("inspector", Boolean, nullable=False),
    Column("bound", Boolean, nullable=False),
    Column("created_at", Integer, nullable=False),
    Column("updated_at", Integer, nullable=False),
)
Index("one_manager", member.c.role, unique=True, sqlite_where=text("role = 'manager' AND bound"))

venue_change = Table(
    "venue_change",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("changes", Text, nullable=False, comment="JSON list of [field, before, after]"),
)

gate = Table(
    "gate",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("code", String, nullable=False, unique=True),
    Column("position", Integer, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("official_payload", Text),
    Column("created_at", Integer, nullable=False),
    Column("updated_at", Integer, nullable=False),
)
Index("one_live_gate_of_a_name", gate.c.name, unique=True, sqlite_where=text("NOT retired"))

assignment = Table(
    "assignment",
    metadata,
    Column("id", String, primary_key=True),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("gate_id", ForeignKey("gate.id"), nullable=False),
    Column("from_at", Integer, nullable=False),
    Column("to_at", Integer),
)
Index(
    "one_open_assignment", assignment.c.member_id, assignment.c.gate_id, unique=True, sqlite_where=text("to_at IS NULL")
)

poster_issue = Table(
    "poster_issue",
    metadata,
    Column("id", String, primary_key=True),
    Column("serial", String, nullable=False, unique=True),
    Column("gate_id", ForeignKey("gate.id"), nullable=False),
    Column("template_id", String, nullable=False),
    Column("language", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("digest", String, nullable=False, comment="of all that is printed but serial and date"),
    Column("facts", String, nullable=False, comment="digest of the venue's and the gate's part of it"),
    Column("issued_at", Integer, nullable=False),
    Column("void", Boolean, nullable=False),
)
Index("one_poster_of_a_content", poster_issue.c.digest, unique=True, sqlite_where=text("NOT void"))
Index("posters_of_a_gate", poster_issue.c.gate_id)

poster_print = Table(
    "poster_print",
    metadata,
    Column("id", String, primary_key=True),
    Column("issue_id", ForeignKey("poster_issue.id"), nullable=False),
    Column("at", Integer, nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("target", Text, nullable=False, comment="the printer's name, or pdf"),
    Column("copies", Integer, nullable=False),
    Column("sha256", String, nullable=False),
)
Index("prints_of_a_poster", poster_print.c.issue_id)

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

life = Table(
    "life",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("incarnation", String, nullable=False, unique=True),
    Column("before", Integer, nullable=False, comment="the outbox's seq before its first record"),
    comment="A desk that was restored from a backup, or a copy of one, begins another life at the hub.",
)

register = Table(
    "register",
    metadata,
    Column("kind", String, primary_key=True),
    Column("subject", String, primary_key=True),
    Column("field", String, primary_key=True),
    Column("shown", Text, comment="JSON: the value that the tables have; null where they have none yet"),
    Column("versions", Text, nullable=False, comment="JSON of [[stamp, value, by, rank]]: what the hub has"),
    Column("stamp", String, comment="of this desk's own version that the hub may not have, with what follows"),
    Column("value", Text, comment="JSON"),
    Column("by", String, comment="member"),
    Column("replaces", Text, comment="JSON list of stamps"),
    Column("seq", Integer, comment="of the record that tells the hub; null: none does yet"),
    Column("latest", String, nullable=False, comment="the greatest stamp in it"),
    sqlite_with_rowid=False,
    comment="The fields that all desks of the venue share; the tables show what comes of them.",
)
Index("register_latest", register.c.latest)
Index("register_own", register.c.seq, sqlite_where=text("stamp IS NOT NULL"))

setting = Table(
    "setting",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False, comment="JSON"),
)

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
Index("declarations_by_visit", declaration.c.visited_from)
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
)
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
)

hour_sheet = Table(
    "hour_sheet",
    metadata,
    Column("id", String, primary_key=True),
    Column("day", String, nullable=False, comment="ISO day"),
    Column("gate_id", ForeignKey("gate.id"), nullable=False),
    Column("inspector_id", ForeignKey("member.id")),
    Column("entered_at", Integer, nullable=False),
    Column("entered_by", ForeignKey("member.id"), nullable=False),
    Column("replaced_at", Integer, comment="entered anew: its screenings are void"),
    Column("cells", Text, nullable=False, comment="JSON of {hour of the day: [normal, abnormal]}"),
)
Index("sheets_of_a_gate", hour_sheet.c.gate_id, hour_sheet.c.day)

screening = Table(
    "screening",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("gate_id", ForeignKey("gate.id"), nullable=False),
    Column("inspector_id", ForeignKey("member.id")),
    Column("member_id", ForeignKey("member.id"), nullable=False, comment="who counted"),
    Column("abnormal", Boolean, nullable=False),
    Column("temperature", Integer, comment="tenths of a degree, where it was noted"),
    Column("count", Integer, nullable=False, comment="people: one of a press, the hour's of a sheet"),
    Column("sheet_id", ForeignKey("hour_sheet.id")),
    Column("void_at", Integer, comment="undone, or of a sheet that was entered anew"),
    sqlite_with_rowid=False,
)
Index("screenings_by_time", screening.c.at)
Index("screenings_of_a_sheet", screening.c.sheet_id, sqlite_where=text("sheet_id IS NOT NULL"))


def _hourly(name: str, comment: str, *more: "Column[str]") -> Table:
    """``more`` columns end the key, which begins with the hour: so a day is read in one go."""
    return Table(
        name,
        metadata,
        Column("hour", Integer, primary_key=True),
        Column("gate_id", String, primary_key=True),
        Column("inspector_id", String, primary_key=True),
        Column("kind", String, primary_key=True),
        Column("category", String, primary_key=True),
        Column("vague", Boolean, primary_key=True),
        *more,
        Column("count", Integer, nullable=False),
        Column("measured", Integer, nullable=False),
        Column("abnormal", Integer, nullable=False),
        sqlite_with_rowid=False,
        comment=comment,
    )


hourly = _hourly("hourly", "Written in the transaction of whatever it counts.")
hourly_kept = _hourly("hourly_kept", "The part of it whose declarations were purged: counts outlive persons.")
hourly_elsewhere = _hourly(
    "hourly_elsewhere", "What other desks counted, as the hub tells it; of former lives of this one, what came later.",
    Column("desk", String, primary_key=True), Column("incarnation", String, primary_key=True),
)  # fmt: skip
hourly_former = _hourly(
    "hourly_former", "The part of the rollup that was counted in a former life of this desk.",
    Column("incarnation", String, primary_key=True),
)  # fmt: skip

heard = Table(
    "heard", metadata, Column("desk", String, primary_key=True),
    Column("at", Integer, nullable=False, comment="when the hub got records of that desk last; 0 for never"),
    sqlite_with_rowid=False,
)  # fmt: skip
