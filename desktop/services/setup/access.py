"""Unlocking a desk: the key slots of its members, before the database is open.

Imports nothing heavy: the unlock window waits for it.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import message
from desktop.domain.people import Role, check_password
from desktop.store.folder import DeskFolder
from desktop.store.keys import RECOVERY, Cost, KeyRing, Secrets, WrongPassword, new_signing_key
from desktop.store.labels import LabelFile, Labels
from desktop.store.moved import require_here
from desktop.store.recovery import read_recovery_code
from desktop.store.tries import Tries
from desktop.store.wiping import wipe


@dataclass(frozen=True, slots=True)
class KeySlot:
    """The slot of a member in the key ring, which their password opens. ``name`` is empty where this device does not
    know it."""

    slot_id: str
    role: Role
    name: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A key slot that a password has opened: whose, and the keys in it. ``recovery``: the seed of the recovery code's
    signing key, where that code opened it. ``wrapping``: what the slot is wrapped with, empty where it was just made.
    ``wrong``: how many wrong passwords came before."""

    member_id: str
    secrets: Secrets
    recovery: bytes = b""
    wrapping: bytes = b""
    wrong: int = 0

    def __repr__(self) -> str:
        """Without the keys: this may end up in a traceback."""
        return f"Opened({self.member_id})"

    def forget_wrapping(self) -> None:
        """Overwrite what would open the slot again: the desk is open."""
        wipe(self.wrapping, self.recovery)

    def wipe(self) -> None:
        """Overwrite all keys: the desk could not be opened."""
        self.forget_wrapping()
        self.secrets.wipe()


class Access:
    """Opens the key ring of one desk's folder."""

    def __init__(self, folder: DeskFolder, label_file: LabelFile, clock: Clock) -> None:
        folder.require()
        self.folder = folder
        complete_replacing(folder)
        require_here(folder)
        complete_rekey(folder)
        self.ring = KeyRing.read(folder.keys)
        self._label_file = label_file
        self._clock = clock

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
        raise UserError(
            message("unlock", "The key file names no manager. Put a backup back with “venuedesk restore --over”.")
        )

    def wait_seconds(self) -> int:
        """How many seconds the next try must wait after too many wrong passwords, 0 for none."""
        return self._tries.wait_seconds()

    def open(self, slot_id: str, password: str) -> Opened:
        """Open a slot by its password. Raises ``WrongPassword``, ``TooManyTries``, ``NotCounted``. Takes a quarter of a
        second by design."""
        return self._open([slot_id], password)

    def open_any(self, password: str) -> Opened:
        """Open whichever member's slot the password fits: for callers that know a name, not a slot. Raises as ``open``
        does."""
        return self._open([slot.slot_id for slot in self.key_slots()], password)

    def _open(self, slot_ids: Sequence[str], password: str) -> Opened:
        require_here(self.folder)  # while the desk was covered it may have been moved
        self.ring = KeyRing.read(self.folder.keys)  # a desk that was just covered may have changed it
        with self._tries.counted() as wrong:
            opened = replace(self._opened(slot_ids, password), wrong=wrong)
        if not self.ring.counts_tries:  # a desk of an earlier program; now its count is there
            self.ring = replace(self.ring, counts_tries=True)
            self.ring = self.ring.save(self.folder.keys)
        if opened.secrets.generation < self.ring.generation:
            opened = self.exchange(opened, opened.secrets)  # the present key under this password
        if not opened.secrets.signing:  # the slot of an earlier program, with a signing key from now on
            return self.exchange(opened, replace(opened.secrets, signing=new_signing_key(), unstated=True))
        return opened

    def note_stated(self, opened: Opened) -> Opened:
        """The desk has stated the signing key of a slot of an earlier program, and will not do so again."""
        secrets = replace(opened.secrets, unstated=False)
        return self.exchange(opened, secrets) if opened.wrapping else replace(opened, secrets=secrets)

    def exchange(self, opened: Opened, secrets: Secrets) -> Opened:
        """Put other secrets into a slot that is open; its password stays. They are on the disk when this returns."""
        self.ring = self.ring.with_secrets(opened.member_id, opened.wrapping, secrets)
        self.ring = self.ring.save(self.folder.keys)
        return replace(opened, secrets=secrets)

    def _opened(self, slot_ids: Sequence[str], password: str) -> Opened:
        for slot_id in slot_ids:
            with suppress(WrongPassword):
                found = self.ring.unwrap(slot_id, password)
                return Opened(slot_id, found.secrets, wrapping=found.wrapping)
        raise WrongPassword

    @property
    def _tries(self) -> Tries:
        return Tries(self.folder.tries, self._clock, self.ring.counts_tries)

    def recover(self, recovery_code: str, new_password: str, cost: Cost = Cost()) -> Opened:  # noqa: B008
        """Give the manager a new password by the recovery code. Raises ``BadInput`` or ``TooManyTries``."""
        if problem := check_password(new_password, "new_password"):
            raise BadInput.of([problem])
        opened = self.open(RECOVERY, read_recovery_code(recovery_code))
        manager = self.ring.manager or self.manager().slot_id
        secrets = replace(opened.secrets, signing=new_signing_key())
        self.ring = self.ring.with_slot(manager, Role.MANAGER, new_password, replace(secrets, unstated=False), cost)
        self.ring = self.ring.save(self.folder.keys)
        wipe(opened.wrapping)
        return Opened(manager, secrets, recovery=opened.secrets.signing, wrong=opened.wrong)


def complete_rekey(folder: DeskFolder) -> None:
    """Complete a re-key that was cut off after its point of no return. Where another process has the desk open, that
    does it."""
    if folder.next_keys.exists():
        from desktop.store.rekey import complete

        with suppress(UserError), folder.locked():
            complete(folder)


def complete_replacing(folder: DeskFolder) -> None:
    """Complete a restore that was cut off after its point of no return."""
    if folder.replacing.exists():
        from desktop.store.replacing import complete

        with suppress(UserError), folder.locked():
            complete(folder)
