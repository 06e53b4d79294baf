"""The hub understands whatever a desk of today writes."""

from contextlib import AbstractContextManager
from dataclasses import replace

from sqlalchemy import select

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.domain.records import RECORD_KINDS
from desktop.hub.classify import classify
from desktop.services.demo.demo import PASSWORD, DemoPlan, DemoService
from desktop.services.desk import Desk
from desktop.services.setup.access import Opened
from desktop.store.tables import outbox
from desktop.sync.segment import Record


def test_everything_that_a_busy_desk_writes_is_stored(program: Program) -> None:
    clock = FixedClock(program.clock.now_ms())
    past = replace(program, clock=clock)

    def open_desk(root: object, opened: Opened) -> AbstractContextManager[Desk]:
        return past.desk(past.access(program.user.desk), opened)

    posters = program.user.config.with_name("posters.pdf")
    DemoService(past.setup(), open_desk, clock, clock.ms).create(program.user.desk, DemoPlan(3, 2, 20, 7), posters)
    access = program.access(program.user.desk)
    opened = access.open(access.manager().slot_id, PASSWORD)
    with program.desk(access, opened) as desk, desk.store.read() as connection:
        rows = connection.execute(select(outbox).order_by(outbox.c.seq)).all()
    records = [Record(r.seq, r.kind, r.subject, r.schema, r.occurred, r.salt, r.digest, r.body) for r in rows]
    found = classify(records, {}, None, clock.ms, RECORD_KINDS, {})
    assert [(one.record.kind, one.disposition, one.reason) for one in found.quarantined] == []
    assert {"venue", "gate", "member", "declaration", "slip_batch", "poster"} <= {
        row.kind.partition(".")[0] for row in rows
    }
