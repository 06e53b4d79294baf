"""A desk of the days before there were several: its first sync hands over what it has, with the times of it."""

import shutil
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.domain.records import RECORD_KINDS
from desktop.services.desk import Desk
from desktop.store.queries import outbox, registers
from desktop.sync.operations import is_operation, is_sound, writes
from desktop.sync.replication.backfill import backfill
from desktop.sync.segment import Record
from tests.store.test_database import FROZEN, FROZEN_PASSWORD


@pytest.mark.parametrize("released", ["0001", "0002", "0004"])
def test_an_old_desk_tells_of_every_field_once(released: str, tmp_path: Path, program: Program) -> None:
    folder = tmp_path / "old"
    shutil.copytree(FROZEN / released, folder)
    access = program.access(folder)
    with program.desk(access, access.open(access.manager().slot_id, FROZEN_PASSWORD)) as desk:
        before = desk.sync.status().last
        things = backfill(desk.store, desk.session.member.id)
        assert backfill(desk.store, desk.session.member.id) == 0
        with desk.store.read() as connection:
            rows = outbox.after(connection, before, 10_000, 1 << 30)
            known = {one.key: one.state.winner.value for one in registers.every(connection)}
        records = [Record(*row) for row in rows]
        assert (
            len(records)
            == things
            == len(desk.gates.list(include_retired=True))
            + len(desk.members.list(include_unbound=True))
            + 2
            + any(kind == "retention" for kind, _, _ in known)
        )
        assert all(is_operation(record, RECORD_KINDS) and is_sound(record) for record in records)
        now = desk.store.clock.now_ms()
        versions = {
            (w.kind, w.subject, w.field): w.register.winner
            for record in records
            for w in writes(record, now, RECORD_KINDS)
        }
        assert {key: version.value for key, version in versions.items()} == known
        assert all(version.rank == "" for version in versions.values())
        assert desk.health.problems() == ()
        gate = desk.gates.list()[0]
        desk.gates.rename(gate.id, "正南门")
        with desk.store.read() as connection:
            (last,) = outbox.after(connection, before + things, 10, 1 << 30)
        assert last.body is not None
        (edit,) = writes(Record(*last), now, RECORD_KINDS)
        assert (edit.field, edit.register.winner.value) == ("name", '"正南门"')
        assert edit.register.replaced == {versions["gate", gate.id, "name"].stamp}


def test_an_edit_tells_only_what_it_changed(desk: Desk) -> None:
    last = desk.sync.status().last
    gate = desk.gates.list()[0]
    desk.gates.rename(gate.id, "正南门")
    desk.gates.move(gate.id, 0)  # it is there already: nobody needs to hear of it
    desk.venue.adopt_official_code("HTTPS://EXAMPLE/1", gate.id)
    with desk.store.read() as connection:
        rows = outbox.after(connection, last, 100, 1 << 30)
    fields = [[w.field for w in writes(Record(*row), desk.store.clock.now_ms(), RECORD_KINDS)] for row in rows]
    assert fields == [["name"], ["official_payload"]]
