"""The venue, its gates, members and assignments, and the posters of its gates."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
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
    Column("poster_name", Text, nullable=False, server_default=""),
    Column("health_code", Text, nullable=False, server_default=""),
    Column("health_code_name", Text, nullable=False, server_default=""),
    Column("travel_card", Text, nullable=False, server_default=""),
    Column("steps_zh", Text, nullable=False, server_default=""),
    Column("steps_en", Text, nullable=False, server_default=""),
    Column("opening_hours", Text, nullable=False, server_default="", comment="as OpeningHours writes itself"),
    Column("scans_count_from", String, nullable=False, server_default="", comment="ISO day, empty for never"),
    Column("fever_place", Text, nullable=False, server_default="", comment="where somebody with a fever is to go"),
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
    Column("posted_at", Integer, comment="last seen on the wall"),
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
    Column("is_file", Boolean, nullable=False, server_default="0", comment="saved as a PDF, not printed"),
)
Index("prints_of_a_poster", poster_print.c.issue_id)

poster_layout = Table(
    "poster_layout",
    metadata,
    Column("sha256", String, primary_key=True),
    Column(
        "document", LargeBinary, nullable=False, comment="the layout as JSON, zlib, its pictures by their names alone"
    ),
)

poster_picture = Table(
    "poster_picture",
    metadata,
    Column("sha256", String, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

poster_content = Table(
    "poster_content",
    metadata,
    Column("issue_id", ForeignKey("poster_issue.id"), primary_key=True),
    Column("layout_sha256", ForeignKey("poster_layout.sha256"), nullable=False),
    Column("content", Text, nullable=False, comment="JSON: the values, and what differs from the layout at its gate"),
)

poster_template = Table(
    "poster_template",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("document", Text, nullable=False, comment="the layout as JSON"),
    Column("created_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("deleted_at", Integer, comment="kept without its pictures: posters on walls were made from it"),
)
Index(
    "one_template_of_a_name",
    poster_template.c.name,
    unique=True,
    sqlite_where=poster_template.c.deleted_at.is_(None),
)

poster_template_former = Table(
    "poster_template_former",
    metadata,
    Column("change_id", String, primary_key=True),
    Column("template_id", String, primary_key=True),
    Column("document", Text, nullable=False, comment="the layout before the change, as JSON"),
    Column("found", Text, nullable=False),
    Column("replacement", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("was_changed_at", Integer, nullable=False, comment="the template's changed_at before the change"),
    Column("changed_at", Integer, nullable=False, comment="and since then: undone only while it is still that"),
)
