"""What was purged is nowhere any more: each page of the database, its free ones too, of its log and of its backups."""

import shutil
from dataclasses import replace
from pathlib import Path

from desktop.app.program import Program
from desktop.domain.clock import Clock, FixedClock, venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.domain.errors import Problem
from desktop.domain.messages import message
from desktop.services.green_channel.drafts import EntryDrafts, KeptEntry
from desktop.services.imports.outcome import ImportOutcome, Rejected
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.services.retention.retention_desk import DAY_MS, RetentionDesk
from tests.store.plain_pages import plain_bytes

OLD, YOUNG = range(300), range(300, 361)
REFUSED, WAITING = range(400, 430), 430
"""Lines of a file that nobody has mended."""


def marks(draft: DeclarationDraft) -> tuple[bytes, ...]:
    """What nobody else's record has in it: name, document, phone and address, as UTF-8."""
    return tuple(text.encode() for text in (draft.name, draft.id_number, draft.phone, draft.address))


def left(drafts: list[DeclarationDraft], plain: bytes) -> list[str]:
    """Which of the marks are there."""
    return [mark.decode() for draft in drafts for mark in marks(draft) if mark in plain]


def test_no_page_keeps_what_was_purged(program: Program, made_desk: MadeDesk) -> None:
    clock = FixedClock(Clock().now_ms())
    program = replace(program, clock=clock)
    access = program.access(made_desk.folder)
    opened = access.open(access.manager().slot_id, MANAGER_PASSWORD)
    database, backups = access.folder.database, access.folder.backups
    with program.desk(access, opened) as desk:
        retention = RetentionDesk(desk, clock, made_desk.folder)
        EntryDrafts(desk.store, desk.session).keep(KeptEntry(retention.draft(OLD[0])))
        clock.ms += 2 * DAY_MS
        old = [retention.draft(number, days_ago=20) for number in OLD]
        young = [retention.draft(number) for number in YOUNG]
        everybody = old + young
        for number in range(len(everybody)):
            # Turn about, so that old and young share pages, and pages are split and joined.
            typed = everybody[number * 7 % len(everybody)]
            entered = desk.declarations.enter(typed)
            if number % 5 == 0:
                desk.declarations.correct(entered.id, replace(typed, notes="更正"), "写错了")
        refused = [retention.draft(number, days_ago=20) for number in REFUSED]
        waiting = retention.draft(WAITING)
        problem = Problem("gate", message("declaration", "Choose the gate."))
        desk.import_drafts.keep(
            ImportOutcome(
                "名单.xlsx",
                32,
                0,
                0,
                tuple(Rejected(line, draft, problems=(problem,)) for line, draft in enumerate((*refused, waiting), 2)),
            )
        )
        old = old + refused
        young = [*young, waiting]
        before = plain_bytes(database, opened.secrets.database)
        assert len(left(old, before)) == len(old) * 4
        backup = _backup(database, backups, clock)
        assert left(old, plain_bytes(backup, opened.secrets.database))

        clock.ms += 26 * DAY_MS
        desk.retention.confirm_purge()
        purged = desk.retention.purge()
        assert (purged.declarations, purged.import_lines) == (len(OLD), len(REFUSED))
        assert desk.import_drafts.count() == 1
        after = plain_bytes(database, opened.secrets.database)
        assert left(old, after) == []
        assert len(left(young, after)) == len(young) * 4
        assert not backup.exists()
        assert desk.health.problems() == ()
    assert left(old, plain_bytes(database, opened.secrets.database)) == []


def _backup(database: Path, backups: Path, clock: FixedClock) -> Path:
    """A copy as a migration makes it (``migrate.py``)."""
    backups.mkdir(exist_ok=True)
    made = backups / f"before-0003-{venue_time(clock.ms):%Y%m%d-%H%M%S}.db"
    shutil.copy2(database, made)
    return made
