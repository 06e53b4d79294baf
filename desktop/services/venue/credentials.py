"""Signing keys of members: made valid when somebody gets a password, and when the manager confirms them.

Everything here happens within the transaction of what it belongs to, so that no key is valid without its record.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.credentials.signing import Signer, fingerprint
from desktop.credentials.statements import MANAGER, MEMBER, RECOVERY, Body, Credential, Revocation, issue
from desktop.credentials.trust import Acceptance, Trust
from desktop.domain.errors import BadInput
from desktop.domain.messages import message
from desktop.domain.people import Member, Right, Role
from desktop.services.rights import requires
from desktop.services.session import Session
from desktop.store.keys import Secrets
from desktop.store.ledger import Change, Store
from desktop.store.queries import credentials, gate_operations, members, outbox, slot_keys, venues
from desktop.store.queries.registers import desk_names

ISSUE, REVOKE, KIND = "issue", "revoke", "credential"


@dataclass(frozen=True, slots=True)
class KeyRequest:
    """A manager's key of another desk that waits for a confirmation. ``fingerprint`` is what the two desks compare."""

    key: bytes
    member: str
    desk: str

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.key)


@dataclass(frozen=True, slots=True)
class KeyStatus:
    """The key of whoever is signed in as they compare it (``own``, a fingerprint), whether orders signed with it count
    at the other desks, and other managers' keys that wait."""

    own: str = ""
    in_force: bool = True
    requests: tuple[KeyRequest, ...] = ()


NO_KEYS = KeyStatus()
"""Those of a venue where nobody has a key."""


def scope_of(role: Role) -> str:
    """What the key of a member in this role may sign."""
    return MANAGER if role is Role.MANAGER else MEMBER


def state(change: Change, venue_id: str, bodies: Iterable[Body], signer: Signer) -> None:
    """Sign statements, accept them at this desk and record them for the hub. What the desk does not accept is not
    recorded: it would not count anywhere."""
    for body in bodies:
        statement = issue(body, signer)
        became = credentials.accept(change.connection, venue_id, [statement], change.now)[statement.data]
        if became in (Acceptance.ACCEPTED, Acceptance.REQUESTED):
            action, key = (ISSUE, body.key) if isinstance(body, Credential) else (REVOKE, body.keys[0])
            subject = key.hex()
            change.record(
                action, KIND, subject, {"id": subject, "statement": base64.b64encode(statement.data).decode()}
            )


def certify(change: Change, key: bytes, member_id: str, scope: str) -> None:
    """Make a key of a member at this desk valid, by whoever is signed in. The key that they had here before ends."""
    gate_operations.put_key(change.connection, member_id, key)
    slot_keys.put(change.connection, member_id, key)
    signer = change.signer
    if signer is None:
        return
    desk = outbox.identity(change.connection).desk
    known = credentials.of_venue(change.connection, signer.venue)
    former = tuple(
        k
        for k, one in known.credentials.items()
        if (one.member, one.desk) == (member_id, desk) and one.scope != RECOVERY
    )
    if former:
        state(change, signer.venue, [Revocation(signer.venue, former, change.now)], signer)
    state(change, signer.venue, [Credential(signer.venue, member_id, desk, key, scope, change.now)], signer)


def renew(change: Change, seed: bytes) -> Signer | None:
    """Go on with another key of the manager who is signed in; the former one ends."""
    former = change.signer
    if former is None:
        return None
    now, desk = change.now, outbox.identity(change.connection).desk
    signer = change.signer = Signer(former.venue, former.member, seed, orders=former.orders)
    slot_keys.put(change.connection, signer.member, signer.public)
    state(change, former.venue, [Credential(former.venue, former.member, desk, signer.public, MANAGER, now)], former)
    state(change, former.venue, [Revocation(former.venue, (former.public,), now)], signer)
    return signer


def end_keys(change: Change, member_id: str) -> None:
    """The member's keys sign nothing any more, at whatever desk."""
    gate_operations.remove_keys(change.connection, member_id)
    signer = change.signer
    if signer is None:
        return
    known = credentials.of_venue(change.connection, signer.venue)
    keys = tuple(key for key, one in known.credentials.items() if one.member == member_id and one.scope != RECOVERY)
    if keys:
        state(change, signer.venue, [Revocation(signer.venue, keys, change.now)], signer)


def hand_over(change: Change, former: str, successor: str) -> None:
    """From now on the successor's keys sign orders, and the former manager's key at this desk does not. At other desks
    it does until the change is confirmed there: what they order until then, not knowing of it, counts. Raises
    ``BadInput`` where the successor has no key yet."""
    signer = change.signer
    if signer is None:
        return
    known = credentials.of_venue(change.connection, signer.venue)
    if not known.is_founded:
        return
    theirs = [one for one in known.credentials.values() if one.member == successor and one.scope == MEMBER]
    if not theirs:
        raise BadInput(
            message(
                "members",
                "{name} has not signed in at this desk since it was updated. Let them sign in once, then hand over.",
                name=_name(change, successor),
            )
        )
    state(change, signer.venue, [_scoped(one, MANAGER, change.now) for one in theirs], signer)
    step_down(change, former)


def step_down(change: Change, former: str) -> None:
    """The former manager's key at this desk signs no orders any more; they go on as a clerk."""
    signer = change.signer
    if signer is None:
        return
    desk = outbox.identity(change.connection).desk
    known = credentials.of_venue(change.connection, signer.venue)
    ours = (one for one in known.credentials.values() if (one.member, one.desk, one.scope) == (former, desk, MANAGER))
    ending = sorted(ours, key=lambda one: one.key == signer.public)  # their own last: it signs the end of the others
    state(change, signer.venue, [_scoped(one, MEMBER, change.now) for one in ending], signer)
    signer.orders = False


def _scoped(one: Credential, scope: str, now: int) -> Credential:
    return Credential(one.venue, one.member, one.desk, one.key, scope, now)


def _name(change: Change, member_id: str) -> str:
    member = members.find(change.connection, member_id)
    return "" if member is None else member.name


def sign_in(store: Store, member: Member, secrets: Secrets, recovery: bytes) -> None:
    """Let the store sign for the member who came in. Their key is recorded where it is new: it is the venue's first
    manager's, it is confirmed by the recovery code that opened the desk, or it waits for the manager. A manager confirms
    the keys of this desk's members that wait. With the first key of a manager who could not sign until now, they sign what
    was ordered here before."""
    with store.read() as connection:
        venue = venues.find(connection)
        trust = credentials.trust(connection)
        desk, noted = outbox.identity(connection).desk, slot_keys.every(connection).get(member.id)
    if venue is None or not secrets.signing:
        return
    signer = store.signer = Signer(venue.id, member.id, secrets.signing, orders=member.role is Role.MANAGER)
    if noted != signer.public:
        with store.write_unaudited() as connection:
            slot_keys.put(connection, member.id, signer.public)
    wanted = Credential(venue.id, member.id, desk, signer.public, scope_of(member.role), store.clock.now_ms())
    steps = [*_own(trust, wanted, signer, recovery), *_waiting(trust, wanted, signer)]
    if steps:
        with store.write(member.id) as change:
            for body, by in steps:
                state(change, venue.id, [body], by)
            if secrets.unstated and signer.orders and not _has_manager_key(trust, desk):
                from desktop.services.venue.former_orders import sign_former_orders

                sign_former_orders(change)


def _has_manager_key(trust: Trust, desk: str) -> bool:
    """Whether a manager could ever sign at a desk: whoever puts back a key file of before gets nothing signed by that."""
    known = (*trust.credentials.values(), *trust.requests.values())
    return any((one.desk, one.scope) == (desk, MANAGER) for one in known)


def _own(trust: Trust, wanted: Credential, signer: Signer, recovery: bytes) -> list[tuple[Body, Signer]]:
    known = trust.credentials.get(wanted.key)
    if (known is not None and known.scope in (wanted.scope, MANAGER)) or wanted.key in trust.revoked:
        return []
    if wanted.scope == MANAGER and recovery:
        rescue = Signer(wanted.venue, wanted.member, recovery, orders=False)
        if trust.credentials.get(rescue.public) is not None:
            former = tuple(key for key in trust.manager_keys if trust.credentials[key].desk == wanted.desk)
            ends: list[tuple[Body, Signer]] = (
                [(Revocation(wanted.venue, former, wanted.issued), rescue)] if former else []
            )
            return [(wanted, rescue), *ends]
    if wanted.key in trust.requests:
        return []
    return [(wanted, signer)]


def _waiting(trust: Trust, wanted: Credential, signer: Signer) -> list[tuple[Body, Signer]]:
    if not trust.may_order(signer.public):
        return []
    here = (one for one in trust.requests.values() if one.desk == wanted.desk and one.scope == MEMBER)
    return [(one, signer) for one in here]


def found(change: Change, venue_id: str, signer: Signer, desk_id: str) -> None:
    """The first manager of a venue vouches for their own key."""
    change.signer = signer
    slot_keys.put(change.connection, signer.member, signer.public)
    body = Credential(venue_id, signer.member, desk_id, signer.public, MANAGER, change.now)
    state(change, venue_id, [body], signer)


def certify_recovery(change: Change, key: bytes) -> None:
    """The recovery code's key may make a manager's key of this desk valid."""
    slot_keys.put(change.connection, RECOVERY, key)
    signer = change.signer
    if signer is not None:
        desk = outbox.identity(change.connection).desk
        body = Credential(signer.venue, "", desk, key, RECOVERY, change.now)
        state(change, signer.venue, [body], signer)


class CredentialService:
    """The manager's keys: what waits for a confirmation, and the confirmation."""

    def __init__(self, store: Store, session: Session) -> None:
        self._store = store
        self._session = session

    @requires(Right.SYNC)
    def read(self) -> KeyStatus:
        """The keys as they are now. Orders count without any as long as no manager of the venue has one."""
        signer = self._store.signer
        own = b"" if signer is None else signer.public
        with self._store.read() as connection:
            trust = credentials.trust(connection)
            people = {one.id: one.name for one in members.every(connection, include_unbound=True)}
            desks = desk_names(connection)
        waiting = (one for one in trust.requests.values() if one.scope == MANAGER and one.key != own)
        return KeyStatus(
            fingerprint(own) if own else "",
            not trust.is_founded or trust.may_order(own),
            tuple(
                KeyRequest(one.key, people.get(one.member, ""), desks.get(one.desk, one.desk[:8])) for one in waiting
            ),
        )

    @requires(Right.EDIT_MEMBERS)
    def confirm(self, key: bytes) -> None:
        """Make a key that waits valid: the manager has compared its fingerprint at the other desk. Raises ``BadInput``,
        ``Forbidden``."""
        self._decide(key, confirmed=True)

    @requires(Right.EDIT_MEMBERS)
    def refuse(self, key: bytes) -> None:
        """A key that waits will never sign orders. Raises ``BadInput``, ``Forbidden``."""
        self._decide(key, confirmed=False)

    def _decide(self, key: bytes, *, confirmed: bool) -> None:
        signer = self._store.signer
        with self._store.write(self._session.member.id) as change:
            trust = credentials.trust(change.connection)
            one = trust.requests.get(key)
            if one is None or signer is None or not trust.may_order(signer.public):
                raise BadInput(message("members", "This was decided meanwhile. Reload the page."))
            ending = Revocation(trust.venue, (key,), change.now)
            state(change, trust.venue, [_scoped(one, one.scope, change.now) if confirmed else ending], signer)
            if confirmed:
                from desktop.sync.state import pull_again

                pull_again(change.connection)  # what this key signed until now was left out here
