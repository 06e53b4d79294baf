"""Lines of import files that were refused, kept at this desk until they are corrected or discarded."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, text

from desktop.store.tables.base import metadata

import_draft = Table(
    "import_draft",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("source", Text, nullable=False, comment="the file's name, without its folder"),
)

import_draft_line = Table(
    "import_draft_line",
    metadata,
    Column("draft_id", ForeignKey("import_draft.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("day", String, nullable=False, comment="ISO; of the visit, or of the import where that cannot be read"),
    Column("document", Text, nullable=False, comment="the document's number, so that an early erasure finds it"),
    Column("body", Text, nullable=False, comment="JSON of the cells and of what is wrong with them"),
)
Index("import_draft_lines_by_day", import_draft_line.c.day)
Index("import_draft_lines_of_a_document", import_draft_line.c.document, sqlite_where=text("document <> ''"))
