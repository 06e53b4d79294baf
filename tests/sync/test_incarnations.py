"""A desk that was restored, and copies of one desk: every record is at the hub once, and the desk says what happened."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.app.program import Program
from desktop.services.desk import Desk
from desktop.store.queries import outbox
from desktop.sync.segment import Record
from tests.conftest import MANAGER_PASSWORD, MadeDesk
from tests.hub.replicas import acknowledge_restore
from tests.sync.conftest import JoinedDesk
from tests.sync.tiny_hub import TICKET, TinyHub


@contextmanager
def at(program: Program, folder: Path, hub: TinyHub) -> Iterator[JoinedDesk]:
    """The desk of a folder."""
    access = program.access(folder)
    with program.desk(access, access.open(access.manager().slot_id, MANAGER_PASSWORD)) as desk:
        yield JoinedDesk(desk, hub)


@pytest.fixture
def folder(program: Program, made_desk: MadeDesk, tiny_hub: TinyHub) -> Path:
    """A desk that has sent everything, and a few records that it has not."""
    with at(program, made_desk.folder, tiny_hub) as joined:
        joined.enrolment.enroll(tiny_hub.url, TICKET)
        joined.enter(20)
        joined.sync.sync_now()
        joined.enter(5)
    return made_desk.folder


def everything(hub: TinyHub) -> list[bytes]:
    """Digests of all records of all incarnations."""
    return [
        record.digest for records in (hub.records, *(kept for kept, _ in hub.former.values())) for record in records
    ]


def digests(desk: Desk) -> list[bytes]:
    with desk.store.read() as connection:
        return [row.digest for row in outbox.links(connection, 0, 1 << 40)]


def test_a_restored_desk_loses_nothing_that_the_hub_did_not_have(
    program: Program, folder: Path, tiny_hub: TinyHub, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "backup")
    with at(program, folder, tiny_hub) as joined:
        joined.enter(7)
        joined.sync.sync_now()
        lost = set(digests(joined.desk))
    with at(program, tmp_path / "backup", tiny_hub) as restored:
        restored.enter(3)
        pushed = restored.sync.sync_now()
        status = restored.sync.status()
        assert (pushed.records, status.waiting, status.synced) == (3, 0, True)
        assert status.incident is not None
        assert "copied to another PC" in str(status.incident)
        assert set(everything(tiny_hub)) == lost | set(digests(restored.desk))
        assert len(everything(tiny_hub)) == len(set(everything(tiny_hub)))
        acknowledge_restore(restored.desk)
        assert restored.desk.health.problems() == ()
        restored.sync.dismiss_incident()
        restored.enter(2)
        assert restored.sync.sync_now().records == 2
        assert restored.sync.status().incident is None


def test_a_restored_desk_that_has_nothing_new_says_what_it_lacks(
    program: Program, folder: Path, tiny_hub: TinyHub, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "backup")
    with at(program, folder, tiny_hub) as joined:
        joined.enter(2)
        joined.sync.sync_now()
    with at(program, tmp_path / "backup", tiny_hub) as restored:
        restored.sync.sync_now()
        assert "2 records" in str(restored.sync.status().incident)
        assert restored.sync.status().synced


def test_an_earlier_state_of_the_whole_pc_is_found_by_the_hub(
    program: Program, folder: Path, tiny_hub: TinyHub, tmp_path: Path
) -> None:
    """With the folder the user's preferences were put back, where the other copy of the anchor lies."""
    shutil.copytree(folder.parent, tmp_path / "earlier")
    with at(program, folder, tiny_hub) as joined:
        joined.enter(2)
        joined.sync.sync_now()
    shutil.rmtree(folder.parent)
    shutil.copytree(tmp_path / "earlier", folder.parent)
    with at(program, folder, tiny_hub) as restored:
        assert restored.desk.audit_findings.unacknowledged() == ()
        restored.sync.sync_now()
        assert "the hub has 2 records" in str(restored.desk.health.problems()[0])
        restored.sync.dismiss_incident()  # as anybody may
    with at(program, folder, tiny_hub) as restored:
        assert "the hub has 2 records" in str(restored.desk.health.problems()[0])
        restored.desk.audit_findings.acknowledge()
        restored.sync.sync_now()
        assert restored.desk.health.problems() == ()


def test_two_copies_of_a_desk_end_with_every_record_once(
    program: Program, folder: Path, tiny_hub: TinyHub, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "copy")
    expected: set[bytes] = set()
    for number in range(3):
        for place in (folder, tmp_path / "copy"):
            with at(program, place, tiny_hub) as joined:
                joined.enter(number + 1)
                joined.sync.sync_now()
                assert joined.sync.status().synced
                expected |= set(digests(joined.desk))
    assert sorted(everything(tiny_hub)) == sorted(expected)
    assert len(tiny_hub.former) == 1


def test_a_restored_hub_gets_the_former_incarnation_again_too(
    program: Program, folder: Path, tiny_hub: TinyHub, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "backup")
    with at(program, folder, tiny_hub) as joined:
        joined.enter(4)
        joined.sync.sync_now()
    with at(program, tmp_path / "backup", tiny_hub) as restored:
        restored.enter(6)
        restored.sync.sync_now()
        (former, (records, chains)) = next(iter(tiny_hub.former.items()))
        tiny_hub.former[former] = records[:9], chains[:10]
        tiny_hub.forget_after(2)
        tiny_hub.epoch = "epoch-2"
        restored.sync.sync_now()
        assert sorted(everything(tiny_hub)) == sorted(digests(restored.desk))


def test_slips_and_posters_of_a_restored_desk_repeat_no_number(
    program: Program, folder: Path, tiny_hub: TinyHub, tmp_path: Path
) -> None:
    shutil.copytree(folder, tmp_path / "backup")
    with at(program, folder, tiny_hub) as joined:
        given = {serial.number for serial in joined.desk.slips.start_batch(30).serials}
        joined.sync.sync_now()
    with at(program, tmp_path / "backup", tiny_hub) as restored:
        restored.sync.sync_now()
        again = [serial.number for serial in restored.desk.slips.start_batch(3).serials]
        assert not given & set(again)
        assert again[0] > 10_000


def test_what_was_deleted_since_the_backup_is_not_handed_over(
    program: Program, folder: Path, tiny_hub: TinyHub, tmp_path: Path
) -> None:
    purged: list[str] = []
    shutil.copytree(folder, tmp_path / "backup")
    with at(program, folder, tiny_hub) as joined:
        joined.enter(1)
        joined.sync.sync_now()
    with at(program, tmp_path / "backup", tiny_hub) as restored:
        restored.sync._purge = lambda: purged.append("before anything is sent")
        restored.enter(1)
        before = len(everything(tiny_hub))
        tiny_hub.trick("/v1/digests", lambda h, _: (purged.append(str(len(everything(tiny_hub)) - before)), h.cut())[1])
        with pytest.raises(Exception, match="reached"):
            restored.sync.sync_now()
        assert purged == ["before anything is sent", "0"]


def test_the_place_where_incarnations_fork_is_found_wherever_it_is(joined: JoinedDesk) -> None:
    for number in range(3):
        joined.enter(3)
        joined.sync.sync_now()
        hub = joined.hub
        unenrolled = Record(*_next(joined)._replace(digest=bytes([number]) * 32))
        place = len(hub.records) - number
        hub.records[place:] = [unenrolled] * (number + 1)
        hub.chains[place + 1 :] = [bytes([number + 1]) * 32] * (number + 1)
        joined.enter(1)
        joined.sync.sync_now()
        assert joined.sync.status().synced
        with joined.desk.store.read() as connection:
            assert len(outbox.former_incarnations(connection)) == number + 1


def _next(joined: JoinedDesk) -> outbox.OutboxRow:
    with joined.desk.store.read() as connection:
        return next(outbox.links(connection, 0, 1))
