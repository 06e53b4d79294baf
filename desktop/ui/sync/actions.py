"""What the Sync page asks of desk and hub; everything goes through the one loop, so that no two things are done at once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.clock import Clock
from desktop.domain.messages import Message
from desktop.domain.people import Member
from desktop.services.sync.enrolment import EnrolmentService
from desktop.services.sync.outbox import OutboxService
from desktop.services.sync.replication import Conflict, ReplicationService
from desktop.services.sync.status import SyncStatus
from desktop.services.sync.sync import SyncService
from desktop.settings import STICK_FOLDER, SYNC_AUTOMATIC, Settings
from desktop.ui.entry.correction import Correction
from desktop.ui.hub.enrolment_form import Joining
from desktop.ui.hub.sync_loop import SyncLoop
from desktop.ui.kit.files import SaveFolder
from desktop.ui.kit.jobs import Job, OnDone, OnError, OnProgress
from desktop.ui.sync.joining import Inviting


@dataclass(frozen=True, slots=True)
class VenueConflicts:
    """What the venue's desks wrote against each other, and what came of it that somebody should know."""

    conflicts: tuple[Conflict, ...] = ()
    notices: tuple[Message, ...] = ()


@dataclass(frozen=True)
class SyncDesk:
    """The services behind the page. ``service`` and ``enrolment`` are asked for on the loop's thread; ``me`` is who is
    signed in."""

    loop: SyncLoop
    service: Callable[[], SyncService]
    enrolment: Callable[[], EnrolmentService]
    outbox: OutboxService
    replication: ReplicationService
    correction: Correction
    me: Callable[[], Member]
    settings: Settings
    clock: Clock

    @property
    def status(self) -> SyncStatus | None:
        """How they stand, as was last read."""
        return self.loop.status

    @property
    def automatic(self) -> bool:
        """Whether the desk syncs by itself."""
        return bool(self.settings.get(SYNC_AUTOMATIC))

    def set_automatic(self, on: bool) -> None:
        """Whether it shall."""
        self.settings.set(SYNC_AUTOMATIC, on)

    def join(self, joining: Joining, done: OnDone, failed: OnError) -> Job:
        """Join a hub."""
        enrolment = self.enrolment
        return self.loop.alone(
            lambda stop, _: enrolment().enroll(
                joining.url, joining.ticket, authority=joining.authority(), move=joining.move, stop=stop
            ),
            done,
            failed,
        )

    def accept(self, asked: Inviting, done: OnDone, failed: OnError) -> Job:
        """Take the invitation in a file."""
        enrolment = self.enrolment
        return self.loop.alone(
            lambda _stop, _explanation: enrolment().accept(asked.path, move=asked.move), done, failed
        )

    def export(self, out: Path, done: OnDone, failed: OnError, progress: OnProgress) -> Job:
        """Write what waits to a stick."""
        service = self.service
        return self.loop.alone(lambda stop, text: service().export_bundle(out, text, stop), done, failed, progress)

    def take(self, path: Path, done: OnDone, failed: OnError) -> Job:
        """Take the hub's receipt from a stick."""
        return self.loop.alone(lambda _stop, _explanation: self.service().take_receipt(path), done, failed)

    def put_aside(self, seq: int, done: OnDone, failed: OnError) -> Job:
        """Do not list a record any more."""
        return self.loop.alone(lambda _stop, _explanation: self.service().put_aside(seq), done, failed)

    def read_replication(self) -> VenueConflicts:
        """For a thread of its own."""
        return VenueConflicts(self.replication.conflicts(), self.replication.notices())

    def dismiss_incident(self, done: OnDone, failed: OnError) -> Job:
        """It has been read."""
        return self.loop.alone(lambda _stop, _explanation: self.service().dismiss_incident(), done, failed)

    @property
    def stick_folder(self) -> Path:
        """The folder to offer; one that is gone meanwhile is not."""
        return SaveFolder(self.settings, STICK_FOLDER).path

    def keep_folder(self, path: Path) -> None:
        """Offer the folder of a file the next time."""
        SaveFolder(self.settings, STICK_FOLDER).keep(path.parent)
