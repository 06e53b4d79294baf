"""A change of the manager that came from elsewhere: shown at this desk, and confirmed or refused here."""

from dataclasses import dataclass, replace

from desktop.credentials.statements import Revocation
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Right, Role
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.services.venue.credentials import state as state_keys
from desktop.services.venue.credentials import step_down
from desktop.store.ledger import Change, Store
from desktop.store.queries import credentials, manager_change, members
from desktop.store.vault import Vault
from desktop.sync.replication.managers import keep_manager
from desktop.sync.replication.projection import apply_projection


@dataclass(frozen=True, slots=True)
class WaitingManager:
    """Whom another desk or the hub made the manager, and whom this desk knows as it."""

    name: str
    known: str


def note_manager(store: Store, member_id: str, *, recovered: bool) -> None:
    """Note who came in as the manager; with the recovery code, whoever waits to be it is confirmed by that."""
    with store.read() as connection:
        state, member = manager_change.get(connection), members.find(connection, member_id)
    if recovered and state.waiting == member_id:
        with store.write(member_id) as change:
            confirm(change, state.waiting)
    elif member is not None and member.role is Role.MANAGER and state.known != member_id:
        with store.write_unaudited() as connection:
            manager_change.put(connection, replace(state, known=member_id))


def confirm(change: Change, member_id: str) -> None:
    """This desk knows the member as the manager from now on."""
    manager_change.put(change.connection, manager_change.ManagerChange(known=member_id))
    apply_projection(change)
    change.record("confirm_manager", "member", member_id, {"id": member_id}, sync=False)


class ManagerChangeService:
    """What waits, and the present manager's decision."""

    def __init__(self, store: Store, session: Session, vault: Vault) -> None:
        self._store = store
        self._session = session
        self._vault = vault

    @requires(Right.SYNC)
    def waiting(self) -> WaitingManager | None:
        """The manager who waits to be confirmed; None for nobody."""
        with self._store.read() as connection:
            state = manager_change.get(connection)
            waiting, known = members.find(connection, state.waiting), members.find(connection, state.known)
        if waiting is None or known is None:
            return None
        return WaitingManager(waiting.name, known.name)

    @requires(Right.EDIT_MEMBERS)
    def confirm(self) -> None:
        """The other one is the manager here as well; whoever confirms becomes a clerk. Raises ``BadInput``,
        ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            state = self._required(change)
            step_down(change, state.known)
            confirm(change, state.waiting)
            everyone = members.every(change.connection)
            self._vault.set_roles({one.id: one.role for one in everyone})
        me = next((one for one in everyone if one.id == self._session.member.id), None)
        if me is not None:
            self._session.member = replace(me, has_password=True)

    @requires(Right.EDIT_MEMBERS)
    def refuse(self) -> None:
        """The manager stays who they were, at every desk, and no key but this one signs orders from now on, not even
        their own at other desks, where somebody may know their password. Where this one was taken that right elsewhere,
        the hub does not follow: then the recovery code, or the health office, has to make a key valid again (README,
        "A venue that was taken over"). Raises ``BadInput``, ``Forbidden``."""
        with self._store.write(self._session.member.id) as change:
            state, signer = self._required(change), self._store.signer
            keep_manager(change, state)
            trust = credentials.trust(change.connection)
            others = tuple(key for key in trust.manager_keys if signer is not None and key != signer.public)
            if signer is not None and others and trust.may_order(signer.public):
                state_keys(change, trust.venue, [Revocation(trust.venue, others, change.now)], signer)
            apply_projection(change)
            self._vault.set_roles({one.id: one.role for one in members.every(change.connection)})

    def _required(self, change: Change) -> manager_change.ManagerChange:
        state = manager_change.get(change.connection)
        if not state.waiting:
            raise BadInput(message("members", "This was decided meanwhile. Reload the page."))
        return state
