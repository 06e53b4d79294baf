"""The real hub with its own PostgreSQL, the real desk, and an oracle that looks into both stores."""

import datetime as dt
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop.app.program import Program
from desktop.domain.clock import Clock, from_venue_time, venue_time
from desktop.hub.hub import open_hub
from desktop.hub.tables import quarantined, record
from desktop.services.desk import Desk
from desktop.services.sync.sync import SyncService
from desktop.store.ledger import new_id
from desktop.store.queries import outbox
from tests.conftest import MadeDesk
from tests.faults.operations import Place
from tests.sync.conftest import MaximalJitter
from tests.sync.hub_process import HubProcess, hub_process

MIB = 1 << 20


@dataclass
class World:
    """A hub that runs and a desk that belongs to it."""

    hub: HubProcess
    desk: Desk

    def sync_service(self, wait: Callable[[float], None]) -> SyncService:
        """The desk's, which calls ``wait`` in place of waiting."""
        return SyncService(self.desk.store, self.desk.session, rng=MaximalJitter(), wait=wait)

    def join(self) -> None:
        ticket = self.hub("ticket", "--code", self.desk.venue.get().declaration_code, "--approve")["ticket"]
        self.desk.enrolment.enroll(self.hub.url, ticket)

    def write(self, count: int, note: str = "") -> None:
        """Records of somebody at work."""
        with self.desk.store.write(self.desk.session.member.id) as change:
            for number in range(count):
                change.record("press", "poster", new_id(), {"number": number, "note": note})

    def at_hub(self) -> list[tuple[int, bytes]]:
        """Seq and digest of all that the hub has of this desk, in order; a record that it has twice comes twice."""
        with self.desk.store.read() as connection:
            mine = outbox.identity(connection).desk
        with open_hub(self.hub.folder, None, Clock()) as hub, hub.engine.connect() as connection:
            found = [
                (row.seq, bytes(row.digest))
                for table in (record, quarantined)
                for row in connection.execute(select(table.c.seq, table.c.digest, table.c.desk))
                if str(row.desk) == mine
            ]
        return sorted(found)

    def here(self) -> list[tuple[int, bytes]]:
        """Seq and digest of all that the desk wrote."""
        with self.desk.store.read() as connection:
            return [(row.seq, row.digest) for row in outbox.links(connection, 0, 1 << 40)]

    def agree(self) -> None:
        """Everything is at the hub once, in order, and the desk knows it."""
        assert self.at_hub() == self.here()
        status = self.desk.sync.status()
        assert (status.synced, status.waiting, status.stored) == (True, 0, len(self.here()))
        assert self.desk.health.problems() == ()


@pytest.fixture
def world(desk: Desk, tmp_path: Path) -> Iterator[World]:
    """A desk that has joined a hub."""
    with hub_process(tmp_path / "home") as hub:
        made = World(hub, desk)
        made.join()
        yield made


@pytest.fixture
def place(program: Program, made_desk: MadeDesk) -> Place:
    """A PC with the desk, and its time: noon of the day after the desk was made."""
    day = venue_time(program.clock.now_ms()).date() + dt.timedelta(days=1)
    return Place(made_desk.folder.parent, from_venue_time(dt.datetime.combine(day, dt.time(12))))


@contextmanager
def small_disk(mib: int) -> Iterator[Path]:
    """A disk of so many MiB. Skips the test where none can be made."""
    folder = Path(tempfile.mkdtemp(prefix="vdd"))
    command = ["mount", "-t", "tmpfs", "-o", f"size={mib}m,mode=711", "tmpfs", str(folder)]
    try:
        if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("only root on Linux can make a disk of a size")
        try:
            yield folder
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)
    finally:
        shutil.rmtree(folder)


def fill(disk: Path, but_kib: int) -> Path:
    """Fill a disk but for some KiB; gives the file that does."""
    filler = disk / "filler"
    left = shutil.disk_usage(disk).free - but_kib * 1024
    with filler.open("wb") as file:
        for _ in range(max(left, 0) // MIB):
            file.write(bytes(MIB))
        file.write(bytes(max(left, 0) % MIB))
    return filler
