"""Which keys a venue's orders may be signed with: the same rule at the hub and at every desk.

Statements are accepted one after the other. Whether one is accepted depends on what was accepted before:

- The first manager's key of a venue vouches for itself: whoever registers a venue is its manager.
- A manager's key in force may make any key valid, and take that from any but a recovery key.
- A recovery key in force makes a manager's key valid, and takes that from managers' keys.
- The key of the hub that a desk belongs to (the health office) may do everything.
- A manager's key that vouches for itself once the venue has one is a request: somebody of the above has to confirm it. A
  desk has few of them at a time.
- A statement counts once: whoever repeats an old one does not bring back what was changed since.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop.credentials.statements import MANAGER, MEMBER, RECOVERY, Credential, Revocation, Statement

_MOST_REQUESTS = 32
"""Keys of one desk that wait at a time: more than it has members who were not confirmed."""


class Acceptance(StrEnum):
    """What became of a statement: it is in force, waits for a confirmation, was known already, or is not accepted."""

    ACCEPTED = "accepted"
    REQUESTED = "requested"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Trust:
    """The keys of a venue. ``office``: the key of its hub, empty without one.

    ``seen``: all statements that counted, or wait. ``members``: by key, whose it is, of all keys that ever counted. ``credentials``: by key, what is in force; ``requests``: what waits for a confirmation; ``revoked``: keys that
    sign nothing any more; ``managers``: keys that orders could ever be signed with; ``founded``: when the venue got its
    first one (UTC ms by its clock), 0 before.
    """

    venue: str
    office: bytes = b""
    credentials: Mapping[bytes, Credential] = field(default_factory=dict)
    requests: Mapping[bytes, Credential] = field(default_factory=dict)
    revoked: frozenset[bytes] = frozenset()
    managers: frozenset[bytes] = frozenset()
    members: Mapping[bytes, str] = field(default_factory=dict)
    founded: int = 0
    seen: frozenset[bytes] = frozenset()

    @property
    def is_founded(self) -> bool:
        """Whether the venue ever had a manager's key: orders have to be signed then."""
        return bool(self.managers)

    def may_order(self, key: bytes | None) -> bool:
        """Whether orders signed by this key count."""
        return key is not None and self._scope(key) == MANAGER

    @property
    def manager_keys(self) -> tuple[bytes, ...]:
        """All keys that orders may be signed with."""
        return tuple(key for key, one in self.credentials.items() if one.scope == MANAGER)

    def accept(self, statement: Statement) -> "tuple[Trust, Acceptance]":
        """The trust after a statement, and what became of that."""
        body = statement.body
        if body.venue != self.venue:
            return self, Acceptance.REFUSED
        if statement.data in self.seen:
            return self, Acceptance.KNOWN
        if isinstance(body, Revocation):
            after, became = self._without(body, statement.issuer)
        else:
            after, became = self._with(body, statement.issuer)
        if became in (Acceptance.ACCEPTED, Acceptance.REQUESTED):
            after = replace(after, seen=self.seen | {statement.data})
        return after, became

    def member_of(self, key: bytes | None, desk: str) -> str | None:
        """Whose a key is that signed at a desk; None for nobody's. A key that waits to be confirmed is that of somebody
        who has no other one there: a request alone makes nobody another member."""
        if key is None or key in self.members:
            return None if key is None else self.members[key]
        one = self.requests.get(key)
        if one is None or one.desk != desk or self._has_key(one.member, desk):
            return None
        return one.member

    def _has_key(self, member: str, desk: str) -> bool:
        return any((one.member, one.desk) == (member, desk) for one in self.credentials.values())

    def _with(self, one: Credential, issuer: bytes) -> "tuple[Trust, Acceptance]":
        if one.key in self.revoked and issuer != self.office:
            return self, Acceptance.REFUSED
        known = self.credentials.get(one.key)
        if known is not None and known.scope == one.scope:
            return self, Acceptance.KNOWN
        if known is not None and known.scope == RECOVERY and issuer != self.office:
            return self, Acceptance.REFUSED
        if not self._may_issue(one, issuer):
            waiting = [request for request in self.requests.values() if request.desk == one.desk]
            if issuer != one.key or one.scope not in (MANAGER, MEMBER) or len(waiting) >= _MOST_REQUESTS:
                return self, Acceptance.REFUSED
            return replace(self, requests={**self.requests, one.key: one}), Acceptance.REQUESTED
        requests = {key: request for key, request in self.requests.items() if key != one.key}
        credentials = {**self.credentials, one.key: one}
        managers = self.managers | {one.key} if one.scope == MANAGER else self.managers
        after = replace(
            self,
            credentials=credentials,
            requests=requests,
            revoked=self.revoked - {one.key},
            managers=managers,
            members=self._members_with(one),
            founded=self.founded or (one.issued if managers else 0),
        )
        return after, Acceptance.ACCEPTED

    def _members_with(self, one: Credential) -> Mapping[bytes, str]:
        """A key belongs to whom it was first stated of."""
        return self.members if one.key in self.members else {**self.members, one.key: one.member}

    def _may_issue(self, one: Credential, issuer: bytes) -> bool:
        if self.office and issuer == self.office:
            return True
        if not self.is_founded:
            return issuer == one.key and one.scope == MANAGER
        scope = self._scope(issuer)
        return scope == MANAGER or (scope == RECOVERY and one.scope == MANAGER)

    def _without(self, body: Revocation, issuer: bytes) -> "tuple[Trust, Acceptance]":
        ending = frozenset(body.keys) - self.revoked
        if not ending:
            return self, Acceptance.KNOWN
        scope = MANAGER if self.office and issuer == self.office else self._scope(issuer)
        if scope not in (MANAGER, RECOVERY):
            return self, Acceptance.REFUSED
        by_office = bool(self.office) and issuer == self.office
        if not by_office and any(self._scope(key) == RECOVERY for key in ending):
            return self, Acceptance.REFUSED
        left = {key: one for key, one in self.credentials.items() if key not in ending}
        requests = {key: one for key, one in self.requests.items() if key not in ending}
        return replace(self, credentials=left, requests=requests, revoked=self.revoked | ending), Acceptance.ACCEPTED

    def _scope(self, key: bytes) -> str:
        found = self.credentials.get(key)
        return "" if found is None else found.scope


def trust_of(venue: str, office: bytes, statements: Iterable[tuple[Statement, bytes]]) -> Trust:
    """The trust after statements in the order in which they were accepted, each with the office's key then; ``office``
    is the present one."""
    trust = Trust(venue)
    for statement, then in statements:
        trust, _ = replace(trust, office=then).accept(statement)
    return replace(trust, office=office)
