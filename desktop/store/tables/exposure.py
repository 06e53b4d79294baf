"""Cases that were looked up, and what came of calling their contacts."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from desktop.store.tables.base import metadata

exposure_case = Table(
    "exposure_case",
    metadata,
    Column("id", String, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("running", Integer, nullable=False),
    Column("opened_at", Integer, nullable=False),
    Column("opened_by", ForeignKey("member.id"), nullable=False),
    Column("reason", Text, nullable=False),
    Column("state", String, nullable=False),
    Column(
        "document", Text, nullable=False, comment="type and number of the case's; empty for somebody not in the book"
    ),
    Column("changed_at", Integer, nullable=False),
    Column("body", Text, nullable=False, comment="JSON: the case's stays, and the rules they were compared by last"),
    Column("known", Text, nullable=False, comment="numbers of the contacts that were seen, with commas between"),
)
Index("case_of_a_number", exposure_case.c.year, exposure_case.c.running, unique=True)

exposure_contact = Table(
    "exposure_contact",
    metadata,
    Column("id", String, primary_key=True),
    Column("case_id", String, nullable=False),
    Column("declaration_id", ForeignKey("declaration.id"), nullable=False),
    Column("at", Integer, nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("outcome", String, nullable=False),
    Column("note", Text, nullable=False),
    comment="A row for each call.",
)
Index("calls_of_a_case", exposure_contact.c.case_id)
Index("calls_of_a_declaration", exposure_contact.c.declaration_id)
