"""Unlocking a desk: the key slots of its members, before the database is open.

Imports nothing heavy: the unlock window waits for it.
"""

from dataclasses import dataclass

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.domain.people import Role, check_password
from desktop.store.folder import DeskFolder
from desktop.store.keys import RECOVERY, Cost, KeyRing, WrongPassword
from desktop.store.labels import LabelFile, Labels
from desktop.store.recovery import read_recovery_code
from desktop.store.tries import Tries


@dataclass(frozen=True, slots=True)
class KeySlot:
    """The slot of a member in the key ring, which their password opens. ``name`` is empty where this device does not
    know it."""

    slot_id: str
    role: Role
    name: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A key slot that a password has opened: whose, and the database key."""

    member_id: str
    key: bytes


class Access:
    """Opens the key ring of one desk's folder."""

    def __init__(self, folder: DeskFolder, label_file: LabelFile, clock: Clock) -> None:
        folder.require()
        self.folder = folder
        self.ring = KeyRing.read(folder.keys)
        self._label_file = label_file
        self._tries = Tries(folder.tries, clock)

    def labels(self) -> Labels:
        """The venue's and the members' names, where this device knows them."""
        return self._label_file.read()

    def key_slots(self) -> tuple[KeySlot, ...]:
        """Members who can sign in, the manager first."""
        names = self.labels().members
        order = list(Role)
        key_slots = [KeySlot(s.id, Role(s.role), names.get(s.id, "")) for s in self.ring.slots if s.id != RECOVERY]
        return tuple(sorted(key_slots, key=lambda d: order.index(d.role)))

    def manager(self) -> KeySlot:
        """The manager's slot. Raises ``UserError`` where the key file has none."""
        for slot in self.key_slots():
            if slot.role is Role.MANAGER:
                return slot
        if self.ring.manager:
            raise UserError(
                message(
                    "unlock",
                    "The manager was chosen at another desk and has no password at this one yet. The recovery code of this desk gives them one.",
                )
            )
        raise UserError(message("unlock", "The key file names no manager. Restore a backup of the whole folder."))

    def wait_seconds(self) -> int:
        """How many seconds the next try must wait after too many wrong passwords, 0 for none."""
        return self._tries.wait_seconds()

    def open(self, slot_id: str, password: str) -> Opened:
        """Open a slot by its password. Raises ``WrongPassword`` or ``TooManyTries``. Takes a quarter of a second by
        design."""
        self._tries.check()
        try:
            key = self.ring.open(slot_id, password)
        except WrongPassword:
            self._tries.failed()
            raise
        self._tries.succeeded()
        return Opened(slot_id, key)

    def open_any(self, password: str) -> Opened:
        """Open whichever member's slot the password fits: for callers that know a name, not a slot."""
        self._tries.check()
        for slot in self.key_slots():
            try:
                key = self.ring.open(slot.slot_id, password)
            except WrongPassword:
                continue
            self._tries.succeeded()
            return Opened(slot.slot_id, key)
        self._tries.failed()
        raise WrongPassword

    def recover(self, recovery_code: str, new_password: str, cost: Cost = Cost()) -> Opened:  # noqa: B008
        """Give the manager a new password by the recovery code. Raises ``BadInput`` or ``TooManyTries``."""
        if problem := check_password(new_password, "new_password"):
            raise BadInput.of([problem])
        opened = self.open(RECOVERY, read_recovery_code(recovery_code))
        manager = self.ring.manager or self.manager().slot_id
        self.ring = self.ring.with_slot(manager, Role.MANAGER, new_password, opened.key, cost)
        self.ring.save(self.folder.keys)
        return Opened(manager, opened.key)
