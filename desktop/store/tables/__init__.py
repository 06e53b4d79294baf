"""The tables as they are now. Identifiers are UUIDv7 text, times UTC milliseconds.

Migrations never import this package; a test proves that they make the same tables.
"""

from desktop.store.tables.base import metadata
from desktop.store.tables.counts import (
    desk_last_seen,
    hour_sheet,
    hourly,
    hourly_former,
    hourly_kept,
    hourly_remote,
    hourly_scan,
    screening,
)
from desktop.store.tables.exposure import exposure_case, exposure_contact
from desktop.store.tables.gates import applied_operation, gate_entry, gate_operation, held_operation, member_key
from desktop.store.tables.green_channel import (
    card,
    declaration,
    declaration_key,
    declaration_version,
    destruction,
    fever,
    legal_hold,
    slip,
    slip_batch,
)
from desktop.store.tables.imports import import_draft, import_draft_line
from desktop.store.tables.records import audit, credential, head, incarnations, outbox, register, setting
from desktop.store.tables.venue import (
    assignment,
    gate,
    member,
    poster_content,
    poster_issue,
    poster_layout,
    poster_picture,
    poster_print,
    poster_template,
    poster_template_former,
    venue,
    venue_change,
)

__all__ = [
    "applied_operation",
    "assignment",
    "audit",
    "card",
    "credential",
    "declaration",
    "declaration_key",
    "declaration_version",
    "desk_last_seen",
    "destruction",
    "exposure_case",
    "exposure_contact",
    "fever",
    "gate",
    "gate_entry",
    "gate_operation",
    "head",
    "held_operation",
    "hour_sheet",
    "hourly",
    "hourly_former",
    "hourly_kept",
    "hourly_remote",
    "hourly_scan",
    "import_draft",
    "import_draft_line",
    "incarnations",
    "legal_hold",
    "member",
    "member_key",
    "metadata",
    "outbox",
    "poster_content",
    "poster_issue",
    "poster_layout",
    "poster_picture",
    "poster_print",
    "poster_template",
    "poster_template_former",
    "register",
    "screening",
    "setting",
    "slip",
    "slip_batch",
    "venue",
    "venue_change",
]
