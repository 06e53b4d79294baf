"""Changing the keys of a desk after somebody left who had a password, or whose password may be known."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock

from desktop.credentials.statements import RECOVERY
from desktop.domain.errors import BadInput, UserError
from desktop.domain.messages import Message, message
from desktop.domain.people import Member, Right, Role
from desktop.domain.progress import Progress, no_progress
from desktop.services.gate_desk.applying import GateInbox
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.store.connections import Connection
from desktop.store.folder import DeskFolder
from desktop.store.ledger import Store
from desktop.store.queries import credentials, gate_operations, members, settings, slot_keys
from desktop.store.rekey import BusyDesk, Holders, Rekey
from desktop.store.vault import Vault

_ASKED_KEY = "keys.rekey"


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What a re-key did: names of members who need a new password, since they had no key that the new one could be
    given to."""

    left_out: tuple[str, ...] = ()

    @property
    def sentence(self) -> Message:
        """Who needs a new password."""
        return message(
            "rekey",
            "The keys of this desk were changed. {names} had not signed in since the program was updated: give them a new password.",
            names="、".join(self.left_out),
        )


def ask_for_rekey(connection: Connection, now: int) -> None:
    """From the next occasion on the desk has other keys: a kept key file opens nothing then."""
    settings.put(connection, _ASKED_KEY, now)


class RekeyService:
    """Re-keys a desk that is open. It takes a second for every hundred megabytes or so, and everybody goes on
    meanwhile."""

    def __init__(self, store: Store, session: Session, vault: Vault, place: DeskFolder, gate_inbox: GateInbox) -> None:
        self._store = store
        self._session = session
        self._vault = vault
        self._place = place
        self._gate_inbox = gate_inbox
        self._turn = Lock()

    @open_to_all("It only waits.")
    def wait(self) -> None:
        """Until none is under way: whoever opens the desk once more, or reads its keys, would have a file that is
        exchanged."""
        with self._turn:
            pass

    @open_to_all("It is done by whoever opens the desk next.")
    def is_due(self) -> bool:
        """Whether somebody asked for it and it has not been done."""
        with self._store.read() as connection:
            return bool(settings.get(connection, _ASKED_KEY, 0))

    @requires(Right.EDIT_MEMBERS)
    def ask(self) -> None:
        """Ask for it. Raises ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            ask_for_rekey(change.connection, change.now)
            change.record("ask_rekey", "desk", change.actor, {}, sync=False)

    @open_to_all("What the manager asked for is done by whoever opens the desk next.")
    def run_if_due(self, progress: Progress = no_progress) -> Rekeyed | None:
        """Re-key where that was asked for and can be done without locking the recovery code out. Raises ``UserError``;
        what ``progress`` raises ends it, and it is due again."""
        if not self.is_due() or not self._has_recovery():
            return None
        try:
            return self._run(progress)
        except BusyDesk:
            return None  # it stays due

    @requires(Right.EDIT_MEMBERS)
    def run(self, progress: Progress = no_progress) -> Rekeyed:
        """Re-key now. Raises ``BadInput`` for a desk whose recovery code would not open it any more, ``UserError``,
        ``Forbidden``."""
        return self._run(progress)

    def _run(self, progress: Progress) -> Rekeyed:
        if not self._has_recovery():
            raise BadInput(
                message(
                    "rekey",
                    "This desk's recovery code would not open it any more: an earlier program made it, or it was ended. Print a new one on the Venue page first.",
                )
            )
        with self._turn, self._gate_inbox.kept_closed():
            Rekey(self._place, self._store, self._vault).run(self._holders, progress)
        with self._store.write(self._session.member.id) as change:
            settings.put(change.connection, _ASKED_KEY, 0)
            left_out = self._left_out(change.connection)
            change.record("rekey", "desk", change.actor, {"generation": self._vault.generation}, sync=False)
        with suppress(UserError):  # shown the next time
            self._gate_inbox.show()
        return Rekeyed(left_out)

    def _has_recovery(self) -> bool:
        with self._store.read() as connection:
            return RECOVERY in self._present(connection)

    def _holders(self) -> Holders:
        with self._store.read() as connection:
            present, inspectors = self._present(connection), self._inspectors(connection)
        own = [] if self._store.signer is None else [self._store.signer.public]
        return Holders(tuple(dict.fromkeys((*own, *present.values()))), tuple(inspectors.values()))

    def _inspectors(self, connection: Connection) -> Mapping[str, bytes]:
        """By member, the keys of inspectors that get the new key of their database: that of their present slot, of which
        this desk may have noted nothing but that it signs operations."""
        noted = slot_keys.every(connection)
        found: dict[str, bytes] = {}
        for one in self._at_gates(connection):
            if self._vault.opens_desk(one.id):
                continue  # the slot of an earlier program, or of a former clerk
            signs = gate_operations.keys_of(connection, one.id)
            if one.id in noted and noted[one.id] in signs:
                found[one.id] = noted[one.id]
            elif one.id not in noted and len(signs) == 1:
                found[one.id] = next(iter(signs))
        return found

    def _at_gates(self, connection: Connection) -> Sequence[Member]:
        """Inspectors who have a password."""
        here = self._vault.holders()
        return [one for one in members.every(connection) if one.role is Role.INSPECTOR and one.id in here]

    def _present(self, connection: Connection) -> Mapping[str, bytes]:
        """By slot, the keys that get the new database key: those that this desk noted of its own slots and that count
        still. What was only stated about keys gets nothing."""
        known = credentials.trust(connection).credentials
        wanted = {one.id for one in self._members(connection)}
        found: dict[str, bytes] = {}
        for slot, key in slot_keys.every(connection).items():
            one = known.get(key)
            is_members = one is not None and one.scope != RECOVERY and slot in wanted and one.member == slot
            if is_members or (one is not None and one.scope == slot == RECOVERY):
                found[slot] = key
        return found

    def _members(self, connection: Connection) -> Sequence[Member]:
        """Those who have a password that opens the desk's database."""
        everyone = members.every(connection)
        return [one for one in everyone if one.role is not Role.INSPECTOR and self._vault.opens_desk(one.id)]

    def _left_out(self, connection: Connection) -> tuple[str, ...]:
        me = self._session.member.id
        present = {**self._present(connection), **self._inspectors(connection)}
        everyone = (*self._members(connection), *self._at_gates(connection))
        return tuple(one.name for one in everyone if one.id not in present and one.id != me)
