"""What the Sync page asks of desk and hub; everything goes through the one loop, so that no two things are done at once."""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.messages import Message, message
from desktop.domain.number_text import count_text
from desktop.services.desk import Desk
from desktop.services.sync.office_key import NO_OFFICE_KEY, OfficeKeyStatus
from desktop.services.sync.replication import Conflict, VenueDesk
from desktop.services.sync.results import ExportedBundle
from desktop.services.sync.status import SyncStatus
from desktop.services.venue.credentials import NO_KEYS, KeyStatus
from desktop.services.venue.manager_change import WaitingManager
from desktop.settings import STICK_FOLDER, SYNC_AUTOMATIC
from desktop.ui.entry.correction import Correction
from desktop.ui.hub.enrolment_form import Joining
from desktop.ui.hub.sync_loop import SyncLoop
from desktop.ui.kit.files import SaveFolder
from desktop.ui.kit.job import Job, OnProgress
from desktop.ui.kit.jobs import OnDone, OnError
from desktop.ui.sync.joining import Inviting


@dataclass(frozen=True, slots=True)
class SyncFacts:
    """What the page shows beside the status of the sync, which the loop keeps.

    ``waiting`` records have no receipt of the hub; ``desks`` are all of the venue. ``conflicts`` is what they wrote
    against each other, ``notices`` what came of it that somebody should know. ``manager`` was named elsewhere;
    ``keys`` are those of managers, ``office`` that of the health office.
    """

    waiting: int
    desks: tuple[VenueDesk, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    notices: tuple[Message, ...] = ()
    manager: WaitingManager | None = None
    keys: KeyStatus = NO_KEYS
    office: OfficeKeyStatus = NO_OFFICE_KEY


class SyncActions:
    """What the page does with desk and hub."""

    def __init__(self, desk: Desk, loop: SyncLoop) -> None:
        self.loop = loop
        self._desk = desk
        self.correction = Correction(desk.declarations, desk.gates, desk.members, desk.venue, desk.clock)

    def read(self) -> SyncFacts:
        """Read what the page shows; for a thread of its own. Raises ``UserError``."""
        replication = self._desk.replication
        return SyncFacts(
            self._desk.outbox.unsynced(),
            tuple(replication.desks()),
            replication.conflicts(),
            replication.notices(),
            self._desk.manager_change.waiting(),
            self._desk.credentials.read(),
            self._desk.office_key.read(),
        )

    def settle(self, key: str) -> None:
        """Say that a conflict has been seen; for a thread of its own. Raises ``UserError``."""
        self._desk.replication.settle(key)

    def choose(self, key: str, at: int) -> None:
        """Choose one of the values of a conflict; for a thread of its own. Raises ``UserError``."""
        self._desk.replication.choose(key, at)

    def confirm_manager(self) -> None:
        """Confirm the manager whom another desk named; for a thread of its own. Raises ``UserError``."""
        self._desk.manager_change.confirm()

    def refuse_manager(self) -> None:
        """Stay the manager; for a thread of its own. Raises ``UserError``."""
        self._desk.manager_change.refuse()

    def decide_key(self, key: bytes, *, confirmed: bool) -> None:
        """Confirm or refuse a manager's key that waits; for a thread of its own. Raises ``UserError``."""
        decide = self._desk.credentials.confirm if confirmed else self._desk.credentials.refuse
        decide(key)

    def accept_office_key(self, fingerprint: str) -> None:
        """Seal visitors to another key of the health office; for a thread of its own. Raises ``UserError``."""
        self._desk.office_key.accept(fingerprint)

    def name_desk(self, name: str) -> None:
        """Give this desk a name; for a thread of its own. Raises ``BadInput``."""
        self._desk.replication.name_desk(name)

    def may(self, call: str) -> bool:
        """Whether whoever is signed in may call a method of a service, such as ``replication.choose``."""
        return self._desk.may(call)

    @property
    def status(self) -> SyncStatus | None:
        """The status of the sync as it was last read; None before that."""
        return self.loop.status

    @property
    def automatic(self) -> bool:
        """Whether the desk syncs by itself."""
        return self._desk.settings.get(SYNC_AUTOMATIC)

    def set_automatic(self, on: bool) -> None:
        """Say whether it is to sync by itself."""
        self._desk.settings.set(SYNC_AUTOMATIC, on)

    def join(self, joining: Joining, done: OnDone[object], failed: OnError) -> Job:
        """Join a hub."""
        desk = self._desk
        return self.loop.alone(
            lambda stop, _: desk.enrolment.enroll(
                joining.url, joining.ticket, authority=joining.authority(), move=joining.move, stop=stop
            ),
            done,
            failed,
        )

    def decline(self, declined: bool, done: OnDone[object], failed: OnError) -> Job:
        """Say whether this desk stays without a hub."""
        return self.loop.alone(lambda _stop, _: self._desk.enrolment.decline(declined), done, failed)

    def accept(self, asked: Inviting, done: OnDone[object], failed: OnError) -> Job:
        """Take the invitation in a file."""
        desk = self._desk
        return self.loop.alone(lambda _stop, _: desk.enrolment.accept(asked.path, move=asked.move), done, failed)

    def export(self, out: Path, done: OnDone[ExportedBundle], failed: OnError, progress: OnProgress) -> Job:
        """Write what waits to a stick."""
        desk = self._desk
        return self.loop.alone(lambda stop, report: desk.sync.export_bundle(out, report, stop), done, failed, progress)

    def take(self, path: Path, done: OnDone[SyncStatus], failed: OnError) -> Job:
        """Take the hub's receipt from a stick."""
        return self.loop.alone(lambda _stop, _: self._desk.sync.take_receipt(path), done, failed)

    def put_aside(self, seq: int, done: OnDone[object], failed: OnError) -> Job:
        """Do not list a record any more."""
        return self.loop.alone(lambda _stop, _: self._desk.sync.put_aside(seq), done, failed)

    def dismiss_incident(self, done: OnDone[object], failed: OnError) -> Job:
        """Say that the story of the sync has been read."""
        return self.loop.alone(lambda _stop, _: self._desk.sync.dismiss_incident(), done, failed)

    def obstacle(self, is_receipt: bool) -> Message | None:
        """Why a receipt, or else an invitation, cannot be taken now."""
        if is_receipt and (self.status is None or not self.status.enrolled):
            return message("SyncPage", "This desk belongs to no hub yet, so there is nothing that a receipt confirms.")
        if not is_receipt and not self.may("enrolment.accept"):
            return message("SyncPage", "Only the manager can let this desk join a hub.")
        return None

    @property
    def stick_folder(self) -> Path:
        """The folder to offer; one that is gone meanwhile is not."""
        return SaveFolder(self._desk.settings, STICK_FOLDER).path

    def keep_folder(self, path: Path) -> None:
        """Offer the folder of a file the next time."""
        SaveFolder(self._desk.settings, STICK_FOLDER).keep(path.parent)


def about_receipt(confirmed: int, *, was_in: bool) -> Message:
    """What a receipt has brought: so many records more, to a desk that ``was_in`` or has just been let in."""
    if not was_in:
        return message(
            "SyncPage",
            "The health office has let this desk in, and the hub has confirmed {count} records.",
            count=count_text(confirmed),
        )
    if confirmed:
        return message("SyncPage", "The hub has confirmed {count} more records.", count=count_text(confirmed))
    return message("SyncPage", "The receipt is genuine. The hub has confirmed nothing that was not known already.")


def about_export(exported: ExportedBundle, *, asks: bool) -> Message:
    """What was written to a stick; ``asks``: a request to join as well."""
    if asks:
        return message(
            "SyncPage",
            "The request to join and {count} records are in {path}. Take the stick to the health office "
            "and bring the receipt back; until then everything stays at this desk.",
            count=count_text(exported.records),
            path=exported.out,
        )
    return message(
        "SyncPage",
        "{count} records are in {path}. Take the stick to the health office and bring the receipt "
        "back; until then everything stays at this desk.",
        count=count_text(exported.records),
        path=exported.out,
    )
