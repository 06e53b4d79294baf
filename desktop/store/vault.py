"""The key ring of an open desk: the only place that holds its keys while somebody is signed in and the desk is not
locked."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop.credentials.signing import public_part
from desktop.domain.people import Role
from desktop.store.folder import DeskFolder
from desktop.store.keys import RECOVERY, Cost, KeyRing, Secrets, new_signing_key
from desktop.store.pool import Suspended
from desktop.store.recovery import new_recovery_code
from desktop.store.wiping import wipe


class Vault:
    """Changes slots and saves the ring; every change is on the disk when the method returns.

    A member keeps their signing key with a new password of their own choice. Whoever is given a password gets a new
    signing key, whose public part the caller certifies.
    """

    def __init__(
        self,
        folder: DeskFolder,
        ring: KeyRing,
        secrets: Secrets,
        cost: Cost = Cost(),  # noqa: B008
        gate: bytes = b"",
    ) -> None:
        """``secrets`` are those of whoever is signed in; ``gate`` is the key of the inspectors' database, which slots of
        inspectors get."""
        self._folder = folder
        self._ring = ring
        self._secrets = secrets
        self._cost = cost
        self._gate = gate

    def suspend(self) -> None:
        """Overwrite the keys, until ``resume``. What needs one of them raises ``Suspended`` meanwhile."""
        self._secrets.wipe()
        wipe(self._gate)
        self._secrets, self._gate = Secrets(b""), b""

    def resume(self, ring: KeyRing, secrets: Secrets, gate: bytes = b"") -> None:
        """Go on with the keys that a password has opened in ``ring``. Where they were not overwritten, the database is
        open with its key, which stays."""
        former = self._secrets
        if former.database or former.gate:
            wipe(secrets.database, secrets.gate)
            secrets = replace(secrets, database=former.database, gate=former.gate)
        self._ring, self._secrets, self._gate = ring, secrets, gate or self._gate

    @property
    def has_gate_slots(self) -> bool:
        """Whether any inspector has a password that opens the inspectors' database."""
        return any(slot.gate for slot in self._ring.slots)

    def lets_in(self, member_id: str, role: Role) -> bool:
        """Whether the member has a password here that opens what this role needs."""
        slot = self._ring.slot(member_id)
        return slot is not None and (role is Role.INSPECTOR or not slot.gate)

    @property
    def saved(self) -> int:
        """How often the key ring was saved."""
        return self._ring.saved

    @property
    def database_key(self) -> bytes:
        """The key of the database that is open."""
        return self._present.database

    @property
    def _present(self) -> Secrets:
        if not (self._secrets.database or self._secrets.gate):
            raise Suspended
        return self._secrets

    @property
    def generation(self) -> int:
        """The generation of that key."""
        return self._ring.generation

    @property
    def gate_key(self) -> bytes:
        """The key of the inspectors' database."""
        return self._gate

    def rekeyed(self, database: bytes, holders: Iterable[bytes], gate: bytes, inspectors: Iterable[bytes]) -> KeyRing:
        """The ring with other keys, for ``adopt`` once the databases have them."""
        return self._ring.rekeyed(database, holders, gate, inspectors)

    def adopt(self, ring: KeyRing, database: bytes, gate: bytes) -> None:
        """Go on with a ring of ``rekeyed`` that is on the disk already."""
        former, self._secrets = self._secrets, replace(self._secrets, database=database)
        former_gate, self._gate = self._gate, gate
        self._ring = ring
        wipe(former.database, former_gate)

    def opens_desk(self, member_id: str) -> bool:
        """Whether the member has a password at this desk that opens its database."""
        slot = self._ring.slot(member_id)
        return slot is not None and not slot.gate

    def holders(self) -> frozenset[str]:
        """Identifiers of the members who have a password at this desk."""
        return frozenset(slot.id for slot in self._ring.slots if slot.id != RECOVERY)

    def opens(self, member_id: str, password: str) -> None:
        """Raises ``WrongPassword`` unless it is the member's password."""
        self._ring.open(member_id, password).wipe()

    def set_own_password(self, member_id: str, role: Role, password: str) -> None:
        """Let whoever this vault was opened or made for sign in with this password from now on, with the same keys."""
        self._save(self._ring.with_slot(member_id, role, password, self._present, self._cost))

    def renew_own(self, member_id: str, role: Role, password: str) -> bytes:
        """The same with a new signing key; gives its seed."""
        former, self._secrets = self._present, replace(self._present, signing=new_signing_key())
        self.set_own_password(member_id, role, password)
        wipe(former.signing)
        return self._secrets.signing

    def set_password(self, member_id: str, role: Role, password: str) -> bytes:
        """Let the member sign in with this password from now on, and open what the role needs; gives the public part of
        their new signing key."""
        return self._new_slot(member_id, role, password)

    def _new_slot(self, slot_id: str, role: Role | str, password: str) -> bytes:
        secrets = replace(self._present, signing=new_signing_key())
        if role is Role.INSPECTOR:
            secrets = Secrets(b"", secrets.signing, self._gate)
        self._save(self._ring.with_slot(slot_id, role, password, secrets, self._cost))
        public = public_part(secrets.signing)
        wipe(secrets.signing)
        return public

    def remove(self, member_id: str) -> None:
        """The member can no longer sign in."""
        if member_id in self.holders():
            self._save(self._ring.without(member_id))

    def set_roles(self, roles: Mapping[str, Role], waiting: str = "") -> None:
        """Write the members' present roles into their slots, for the unlock screen, and remove the slots of members who
        left. ``waiting``: whom another desk made the manager; the recovery code is theirs."""
        kept = tuple(s for s in self._ring.slots if s.id == RECOVERY or s.id in roles)
        manager = next((member for member, role in roles.items() if role is Role.MANAGER), self._ring.manager)
        ring = replace(self._ring, slots=kept, manager=waiting or manager).with_roles(roles)
        if ring != self._ring:
            self._save(ring)

    def renew_recovery_code(self) -> tuple[str, bytes]:
        """A new recovery code, and the public part of its signing key; the old one no longer opens the desk."""
        code = new_recovery_code()
        return code, self._new_slot(RECOVERY, RECOVERY, code)

    def _save(self, ring: KeyRing) -> None:
        self._ring = ring.save(self._folder.keys)
