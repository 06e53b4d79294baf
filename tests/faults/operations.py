"""The operations that ``killing`` kills, each in a process of its own.

Each prepares, calls ``begin`` and goes on when it is let; ``report`` says what is done for good.
"""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.app.program import Program
from desktop.domain.clock import FixedClock
from desktop.hub import stored_sealing
from desktop.paths import UserPaths
from desktop.services.desk import Desk
from desktop.services.imports import importer
from desktop.services.retention import purge as purging
from desktop.sync import push
from tests.conftest import CHEAP, MANAGER_PASSWORD
from tests.faults.killing import Report

Begin = Callable[[], None]


@dataclass(frozen=True)
class Place:
    """The folders of a PC on which a desk is, and the time there (UTC ms)."""

    root: Path
    ms: int

    @property
    def folder(self) -> Path:
        return self.root / "desk"

    @contextmanager
    def program(self) -> Iterator[Program]:
        user = UserPaths(self.folder, self.root / "config", self.root / "log")
        made = Program(user=user, clock=FixedClock(self.ms), cost=CHEAP)
        try:
            yield made
        finally:
            made.sandbox.close()

    @contextmanager
    def opened(self, password: str = MANAGER_PASSWORD) -> Iterator[Desk]:
        """The desk, with whoever has the password signed in."""
        with self.program() as program:
            access = program.access(self.folder)
            with access.folder.locked(), program.desk(access, access.open_any(password)) as desk:
                yield desk

    def copy_to(self, root: Path) -> "Place":
        return Place(Path(shutil.copytree(self.root, root)), self.ms)


def rekey(begin: Begin, report: Report, place: Place) -> None:
    """Re-key, while people are counted at a gate."""
    with place.opened() as desk:
        gate = desk.gates.list()[0].id
        ended = threading.Event()

        def count() -> None:
            while not ended.is_set():
                report(f"pressed {desk.counting.press(gate).id}")

        hand = threading.Thread(target=count)
        begin()
        desk.rekeying.ask()
        report("asked")
        hand.start()
        try:
            desk.rekeying.run()
        finally:
            ended.set()
            hand.join()
        report("rekeyed")


def back_up(begin: Begin, report: Report, place: Place) -> None:
    """Make the day's copy."""
    with place.opened() as desk:
        begin()
        desk.backup.copy_now()
        report("copied")


def restore(begin: Begin, report: Report, place: Place, file: Path) -> None:
    """Put a backup back, over the desk where there is one."""
    with place.program() as program:
        begin()
        program.restoring().restore(file, place.folder, MANAGER_PASSWORD, over=place.folder.exists())
        report("restored")


def import_file(begin: Begin, report: Report, place: Place, path: Path, batch: int) -> None:
    """Import a file, so many lines in a transaction."""
    importer.BATCH = batch
    with place.opened() as desk:
        begin()
        desk.imports.import_file(path, lambda seen, _: report(f"seen {seen}"))


def migrate(begin: Begin, report: Report, place: Place, password: str) -> None:
    """Open a desk of an earlier schema."""
    begin()
    with place.opened(password):
        report("migrated")


def purge(begin: Begin, report: Report, place: Place) -> None:
    """Purge, a few declarations in a transaction."""
    purging.CHUNK, purging._TURN_SECONDS = 3, 0.0
    purging._SCRUB_BATCH, purging._FORGET_BATCH = 40, 5
    with place.opened() as desk:
        begin()
        old = desk.retention.expiring()  # before it begins
        desk.retention.purge(lambda done, of: report(f"{'purged' if of == old else 'scrubbed'} {done}"))


class _FewRecords(push.BatchSize):
    """Segments of so few records that there are many."""

    def __init__(self, _records: int = 0) -> None:
        super().__init__(12)

    def larger(self) -> push.BatchSize:
        return self


def sync(begin: Begin, report: Report, place: Place) -> None:
    """Push what waits, in many segments."""
    push.BatchSize = _FewRecords  # type: ignore[misc]
    with place.opened() as desk:
        begin()
        desk.sync.sync_now()
        report(f"stored {desk.sync.status().stored}")


def seal(begin: Begin, report: Report, folder: Path) -> None:
    """``hub seal``, a few records in a transaction."""
    from desktop.domain.clock import Clock
    from desktop.hub.hub import open_hub

    stored_sealing.AT_ONCE = 3
    with open_hub(folder, None, Clock()) as hub:
        begin()
        hub.stored_sealing.run(lambda count: report(f"sealed {count}"))


def migrate_hub(begin: Begin, report: Report, database: str) -> None:
    """Bring a hub's database of an earlier schema up to date."""
    from desktop.hub.database import open_engine, read_url
    from desktop.hub.migrate import bring_up_to_date

    engine = open_engine(read_url(database))
    begin()
    bring_up_to_date(engine)
    report("migrated")
    engine.dispose()
