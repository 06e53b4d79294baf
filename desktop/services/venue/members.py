"""Members: clerks, inspectors bound by the declaration code, and the one manager."""

import builtins
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

from desktop.domain.characters import made_visible
from desktop.domain.codes import read_declaration_code
from desktop.domain.errors import BadInput, Problem
from desktop.domain.messages import message
from desktop.domain.people import Member, Right, Role, check_password
from desktop.domain.person import check_person_name
from desktop.domain.phone import check_phone
from desktop.services.rights import open_to_all, requires
from desktop.services.session import Session
from desktop.services.venue import credentials
from desktop.services.venue.rekeying import ask_for_rekey
from desktop.store.ledger import Change, Store, new_id
from desktop.store.queries import gates, manager_change, members, venues
from desktop.store.queries.manager_change import ManagerChange
from desktop.store.vault import Vault


class MemberService:
    """Who works here, at which gate, and who may sign in."""

    def __init__(self, store: Store, session: Session, vault: Vault) -> None:
        self._store = store
        self._session = session
        self._vault = vault

    @open_to_all("It is who asks.")
    def me(self) -> Member:
        """Who is signed in."""
        return self._session.member

    @open_to_all("Pages, papers and forms name them for everybody.")
    def list(self, include_unbound: bool = False) -> tuple[Member, ...]:
        """The manager, clerks, inspectors; then those who left, if wanted."""
        with self._store.read() as connection:
            found = members.every(connection, include_unbound=include_unbound)
        return tuple(
            replace(m, name=made_visible(m.name), has_password=self._vault.lets_in(m.id, m.role)) for m in found
        )

    @requires(Right.EDIT_MEMBERS)
    def add_clerk(self, name: str, phone: str, password: str) -> Member:
        """Somebody for the front desk. Raises ``BadInput``."""
        with self._change() as change:
            clerk = add_member(change, Role.CLERK, name, phone, password)
            self._give_password(change, clerk, password)
        return replace(clerk, has_password=True)

    @requires(Right.EDIT_MEMBERS)
    def bind_inspector(
        self, declaration_code: str, name: str, phone: str, gate_ids: Sequence[str] = (), password: str = ""
    ) -> Member:
        """Bind an inspector by the venue's declaration code. A password lets them sign in here; none is needed.

        Raises ``BadInput`` for a code that is not this venue's.
        """
        with self._change() as change:
            _require_code(change, declaration_code)
            inspector = add_member(change, Role.INSPECTOR, name, phone, password, gate_ids)
            if password:
                self._give_password(change, inspector, password)
        return replace(inspector, has_password=bool(password))

    @requires(Right.EDIT_MEMBERS)
    def unbind(self, member_id: str) -> None:
        """Somebody leaves: no gate, no way in, nothing that they did is lost. The manager cannot be unbound."""
        with self._change() as change:
            member = _bound(change, member_id)
            if member.role is Role.MANAGER:
                raise BadInput(message("members", "The manager cannot leave before handing the venue over."))
            members.release(change.connection, change.now, member_id=member_id)
            _save(change, "unbind", replace(member, bound=False, gate_ids=()))
            credentials.end_keys(change, member_id)
            if member_id in self._vault.holders():
                ask_for_rekey(change.connection, change.now)
            self._vault.remove(member_id)

    @requires(Right.EDIT_MEMBERS)
    def rebind(self, member_id: str, declaration_code: str) -> Member:
        """Take back somebody who left."""
        with self._change() as change:
            _require_code(change, declaration_code)
            member = members.find(change.connection, member_id)
            if member is None or member.bound:
                raise BadInput(message("members", "This member is gone. Reload the page."))
            return _save(change, "rebind", replace(member, bound=True))

    @requires(Right.EDIT_MEMBERS)
    def assign(self, member_id: str, gate_ids: Sequence[str]) -> Member:
        """Put an inspector at these gates, and at no others."""
        with self._change() as change:
            member = _bound(change, member_id)
            if not member.inspector:
                raise BadInput(message("members", "{name} is not an inspector.", name=member.name))
            assigned = _assign(change, member, gate_ids)
            if not change.recorded:  # they were there already: said once more is no fault
                change.record("assign", "member", member.id, members.body(assigned))
            return assigned

    @requires(Right.EDIT_MEMBERS)
    def set_inspector(self, member_id: str, inspector: bool) -> Member:
        """Whether the manager or a clerk also checks visitors at a gate."""
        with self._change() as change:
            member = _bound(change, member_id)
            if member.role is Role.INSPECTOR:
                raise BadInput(message("members", "{name} is an inspector. Unbind them instead.", name=member.name))
            if not inspector:
                member = _assign(change, member, ())
            return _save(change, "edit", replace(member, inspector=inspector))

    @requires(Right.EDIT_MEMBERS)
    def hand_over(self, member_id: str, password: str = "") -> Member:
        """Make another member the manager; the old one becomes a clerk in the same transaction.

        ``password`` is needed for a member who cannot sign in yet, or whose password opens only what an inspector needs.
        """
        with self._change() as change:
            heir = _bound(change, member_id)
            if heir.role is Role.MANAGER:
                raise BadInput(message("members", "{name} is the manager already.", name=heir.name))
            if self.needs_password_to_manage(heir) and (problem := check_password(password)):
                raise BadInput.of([problem])
            # The old one first: the table holds one manager at any moment.
            former = _save(change, "hand_over", replace(_bound(change, self._session.member.id), role=Role.CLERK))
            manager = _save(change, "take_over", replace(heir, role=Role.MANAGER))
            if password:
                key = self._vault.set_password(heir.id, Role.MANAGER, password)
                credentials.certify(change, key, heir.id, credentials.scope_of(heir.role))
            credentials.hand_over(change, former.id, manager.id)
            manager_change.put(change.connection, ManagerChange(known=manager.id))
            self._vault.set_roles({m.id: m.role for m in members.every(change.connection)})
        self._session.member = replace(former, has_password=True)
        return replace(manager, has_password=True)

    @requires(Right.EDIT_MEMBERS)
    def needs_password_to_manage(self, member: Member) -> bool:
        """Whether the member has no password yet that opens what a manager needs."""
        return not self._vault.lets_in(member.id, Role.MANAGER)

    @open_to_all("Everybody changes their own; another's is for EDIT_MEMBERS, asked first of all.")
    def change_password(self, member_id: str, new: str, current: str = "", *, suspected: bool = False) -> None:
        """A new password: one's own with the current one, anybody's by the manager. ``suspected``: the former one may be
        known, so that the manager wants other keys as well; with an old key file it would open the desk.

        Raises ``WrongPassword``, ``BadInput``, ``Forbidden``.
        """
        me = self._session.member
        if member_id != me.id or suspected:
            self._session.require(Right.EDIT_MEMBERS)
        if member_id == me.id:
            self._vault.opens(member_id, current)
        if problem := check_password(new, "new_password"):
            raise BadInput.of([problem])
        with self._store.write(me.id) as change:
            member = _bound(change, member_id)
            change.record("change_password", "member", member_id, {"id": member_id}, sync=False)
            change.operation("own_password", {})
            if suspected:
                ask_for_rekey(change.connection, change.now)
            if member_id != me.id:
                self._give_password(change, member, new)
            elif suspected:
                seed = self._vault.renew_own(member_id, member.role, new)
                self._store.signer = credentials.renew(change, seed)
            else:
                self._vault.set_own_password(member_id, member.role, new)

    @requires(Right.EDIT_MEMBERS)
    def new_recovery_code(self) -> str:
        """A new recovery code to print; the old sheet is worthless from now on."""
        with self._change() as change:
            change.record("new_recovery_code", "desk", change.actor, {}, sync=False)
            code, key = self._vault.renew_recovery_code()
            credentials.certify_recovery(change, key)
            return code

    def _give_password(self, change: Change, member: Member, password: str) -> None:
        key = self._vault.set_password(member.id, member.role, password)
        credentials.certify(change, key, member.id, credentials.scope_of(member.role))

    def _change(self) -> AbstractContextManager[Change]:
        return self._store.write(self._session.member.id)


def add_member(
    change: Change,
    role: Role,
    name: str,
    phone: str,
    password: str,
    gate_ids: Sequence[str] = (),
    member_id: str = "",
) -> Member:
    """A new member within a transaction; set-up uses it before there is a session. Keys are the caller's."""
    clean_name, wrong_name = check_person_name(name)
    clean_phone, wrong_phone = check_phone(phone, required=role is not Role.INSPECTOR)
    needs_password = role is not Role.INSPECTOR or bool(password)
    wrong_password = check_password(password) if needs_password else None
    problems = [p for p in (wrong_name, wrong_phone, wrong_password) if p]
    if not problems and any((m.name, m.phone) == (clean_name, clean_phone) for m in members.every(change.connection)):
        problems.append(
            Problem("name", message("members", "{name} with this phone number is a member already.", name=clean_name))
        )
    if problems:
        raise BadInput.of(problems)
    member = Member(member_id or new_id(), clean_name, clean_phone, role, inspector=role is Role.INSPECTOR)
    members.insert(change.connection, member, change.now)
    change.record("add", "member", member.id, members.body(member))
    return _assign(change, member, gate_ids) if gate_ids else member


def _assign(change: Change, member: Member, gate_ids: Sequence[str]) -> Member:
    current = {g.id for g in gates.every(change.connection)}
    if any(g not in current for g in gate_ids):
        raise BadInput(message("gates", "This gate is gone. Reload the page."))
    for gone in builtins.set(member.gate_ids) - builtins.set(gate_ids):
        members.release(change.connection, change.now, member_id=member.id, gate_id=gone)
    for gate_id in dict.fromkeys(gate_ids):
        if gate_id not in member.gate_ids:
            members.assign(change.connection, member.id, gate_id, new_id(), change.now)
    assigned = replace(member, gate_ids=tuple(dict.fromkeys(gate_ids)))
    if assigned != member:
        change.record("assign", "member", member.id, members.body(assigned))
    return assigned


def _bound(change: Change, member_id: str) -> Member:
    member = members.find(change.connection, member_id)
    if member is None or not member.bound:
        raise BadInput(message("members", "This member is gone. Reload the page."))
    return member


def _require_code(change: Change, text: str) -> None:
    if read_declaration_code(text) != venues.get(change.connection).declaration_code:
        raise BadInput.at(
            "declaration_code",
            message(
                "members", "This is not the declaration code of this venue. The manager finds it on the Venue page."
            ),
        )


def _save(change: Change, action: str, member: Member) -> Member:
    members.replace(change.connection, member, change.now)
    change.record(action, "member", member.id, members.body(member))
    return member
