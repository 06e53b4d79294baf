"""A desk whose clock a test turns, backed up and put back elsewhere. Made-up people."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.app.program import Program
from desktop.domain.clock import FixedClock, from_venue_time
from desktop.domain.declaration import DeclarationDraft
from desktop.paths import UserPaths
from desktop.services.backup.restoring import Restored
from desktop.services.desk import Desk
from tests.conftest import MANAGER_PASSWORD
from tests.whole_slip import ANSWERED

DAY_MS = 86_400_000
MORNING = dt.datetime(2026, 11, 20, 9, 0)


@dataclass
class BackupDesk:
    """A closed desk in ``folder``, and the program of its PC."""

    program: Program
    folder: Path
    clock: FixedClock

    @contextmanager
    def opened(self, folder: Path | None = None, password: str = MANAGER_PASSWORD) -> Iterator[Desk]:
        """The desk, or one in another folder, with whoever has the password signed in."""
        access = self.program.access(folder or self.folder)
        with access.folder.locked(), self.program.desk(access, access.open_any(password)) as desk:
            yield desk

    def enter(self, desk: Desk, name: str) -> str:
        """Somebody was here an hour ago; gives the declaration's identifier."""
        return desk.declarations.enter(draft(self.clock, name)).id

    def backup(self, out: Path) -> Path:
        with self.opened() as desk:
            desk.backup.make(out)
        return out

    def restore(self, file: Path, folder: Path, *, over: bool = False, password: str = MANAGER_PASSWORD) -> Restored:
        return self.program.restoring().restore(file, folder, password, over=over)

    def elsewhere(self, root: Path) -> "BackupDesk":
        """Another PC that knows nothing of this one."""
        user = UserPaths(root / "desk", root / "config", root / "log")
        return BackupDesk(replace(self.program, user=user), root / "desk", self.clock)


def draft(clock: FixedClock, name: str) -> DeclarationDraft:
    """Of a made-up person who was here this morning."""
    number = sum(map(ord, name))
    return DeclarationDraft(
        visited_on=clock.today().isoformat(),
        time="08:05",
        gate="急诊入口",
        category="no_phone",
        name=name,
        id_type="passport",
        id_number=f"PX{number:07d}",
        phone=f"139{number:08d}",
        address=f"惠城区上米街{number}号",
        temperature_c="36.6",
        **ANSWERED,
    )


def copies(folder: Path) -> list[Path]:
    """The backups in a folder, the oldest first."""
    return sorted(folder.glob("*.vdbackup"))


def modes(folder: Path) -> set[int]:
    """Who may read and write the files of a folder."""
    return {path.stat().st_mode & 0o777 for path in folder.rglob("*") if path.is_file()}


def names(desk: Desk) -> set[str]:
    """The names of all whom the desk has, unmasked."""
    with desk.store.read() as connection:
        return set(connection.exec_driver_sql("SELECT json_extract(body, '$.name') FROM declaration").scalars())


def morning() -> FixedClock:
    return FixedClock(from_venue_time(MORNING))
