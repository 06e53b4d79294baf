"""The key ring of an open desk: the only place that holds the database key while somebody is signed in."""

from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.people import Role
from desktop.store.folder import DeskFolder
from desktop.store.keys import RECOVERY, Cost, KeyRing
from desktop.store.recovery import new_recovery_code


class Vault:
    """Changes slots and saves the ring; every change is on the disk when the method returns."""

    def __init__(self, folder: DeskFolder, ring: KeyRing, key: bytes, cost: Cost = Cost()) -> None:  # noqa: B008
        self._folder = folder
        self._ring = ring
        self._key = key
        self._cost = cost

    def holders(self) -> frozenset[str]:
        """Identifiers of the members who have a password at this desk."""
        return frozenset(slot.id for slot in self._ring.slots if slot.id != RECOVERY)

    def opens(self, member_id: str, password: str) -> None:
        """Raises ``WrongPassword`` unless it is the member's password."""
        self._ring.open(member_id, password)

    def set_password(self, member_id: str, role: Role, password: str) -> None:
        """Let the member sign in with this password from now on."""
        self._save(self._ring.with_slot(member_id, role, password, self._key, self._cost))

    def remove(self, member_id: str) -> None:
        """The member can no longer sign in."""
        if member_id in self.holders():
            self._save(self._ring.without(member_id))

    def set_roles(self, roles: Mapping[str, Role]) -> None:
        """Write the members' present roles into their slots, for the unlock screen, and remove the slots of members who
        left."""
        kept = tuple(s for s in self._ring.slots if s.id == RECOVERY or s.id in roles)
        manager = next((member for member, role in roles.items() if role is Role.MANAGER), self._ring.manager)
        ring = replace(self._ring, slots=kept, manager=manager).with_roles(roles)
        if ring != self._ring:
            self._save(ring)

    def renew_recovery_code(self) -> str:
        """Make a new recovery code; the old one no longer opens the desk."""
        code = new_recovery_code()
        self._save(self._ring.with_slot(RECOVERY, RECOVERY, code, self._key, self._cost))
        return code

    def _save(self, ring: KeyRing) -> None:
        ring.save(self._folder.keys)
        self._ring = ring
