"""The health office's decision about a venue's keys: which manager's key signs its orders.

It is the way back for a venue that was taken over, or whose managers' keys are all lost: the office makes sure in person
who the manager is, compares the fingerprint that their desk shows, and makes that key valid.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, select

from desktop.credentials.signing import fingerprint
from desktop.credentials.statements import MANAGER, RECOVERY, Body, Credential, Revocation, decoded, issue
from desktop.credentials.trust import Acceptance, Trust
from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput
from desktop.domain.master.fields import MEMBER
from desktop.domain.messages import message
from desktop.hub import credentials, master, queries
from desktop.hub.console.command_line import Note
from desktop.hub.identity import HubIdentity
from desktop.hub.replay import Replay
from desktop.hub.tables import credential


@dataclass(frozen=True, slots=True)
class ManagerKey:
    """A key that orders of a venue were ever signed with, or that waits to be. ``state`` is one of ``valid``,
    ``waiting``, ``ended``."""

    key: bytes
    member: str
    name: str
    desk: str
    state: str

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.key)


class ManagerKeys:
    """Lists the keys of a venue's managers, and makes one valid."""

    def __init__(self, engine: Engine, identity: HubIdentity, clock: Clock, replay: Replay) -> None:
        self._engine = engine
        self._identity = identity
        self._clock = clock
        self._replay = replay

    def of_venue(self, of_venue: UUID) -> tuple[ManagerKey, ...]:
        """The keys of a venue's managers, in the order in which the hub heard of them."""
        with self._engine.begin() as connection:
            return tuple(self._keys(connection, of_venue))

    def confirm(self, of_venue: UUID, compared: str, note: Note, *, alone: bool) -> ManagerKey:
        """Make the key with this fingerprint valid; ``alone``: and no other manager's key. What it signed and the hub
        kept apart takes effect then. Raises ``BadInput`` for an unknown fingerprint."""
        wanted = "".join(filter(str.isalnum, compared)).upper()
        with self._engine.begin() as connection:
            queries.lock_venue(connection, of_venue)
            found = [one for one in self._keys(connection, of_venue) if one.fingerprint.replace("-", "") == wanted]
            if not found:
                raise BadInput.at(
                    "key",
                    message(
                        "hub",
                        "No manager's key of this venue has this fingerprint. Compare it with the Sync page of their desk, once that has synced.",
                    ),
                )
            self._state(connection, of_venue, found[0], alone=alone)
            note(connection, of_venue)
        self._replay.run(of_venue)
        return next(one for one in self.of_venue(of_venue) if one.key == found[0].key)

    def _state(self, connection: Connection, of_venue: UUID, one: ManagerKey, *, alone: bool) -> None:
        now, trust = self._clock.now_ms(), credentials.trust(connection, of_venue, self._identity.office)
        bodies: list[Body] = [Credential(trust.venue, one.member, one.desk, one.key, MANAGER, now)]
        others = tuple(key for key in trust.credentials if key != one.key and _orders(trust, key))
        if alone and others:
            bodies.append(Revocation(trust.venue, others, now))
        signer = self._identity.office_signer(trust.venue)
        accepted = []
        for body in bodies:
            statement = issue(body, signer)
            trust, became = trust.accept(statement)
            if became is Acceptance.ACCEPTED:
                accepted.append(statement)
        credentials.keep(connection, of_venue, accepted, now)

    def _keys(self, connection: Connection, of_venue: UUID) -> Iterator[ManagerKey]:
        trust = credentials.trust(connection, of_venue, self._identity.office)
        people = master.fields_of(connection, of_venue, MEMBER)
        rows = connection.execute(
            select(credential.c.statement).where(credential.c.venue == of_venue).order_by(credential.c.vseq)
        )
        known: dict[bytes, Credential] = {}
        for row in rows:
            body = decoded(row.statement).body
            if isinstance(body, Credential) and body.scope == MANAGER:
                known.setdefault(body.key, body)
        for key, one in known.items():
            waits = "waiting" if key in trust.requests else "ended"
            name = people.get(one.member, {}).get("name")
            yield ManagerKey(
                key,
                one.member,
                "" if name is None else str(json.loads(name.value)),
                one.desk,
                "valid" if trust.may_order(key) else waits,
            )


def _orders(trust: Trust, key: bytes) -> bool:
    """Whether a key signs orders, or could make another one sign them."""
    return trust.credentials[key].scope in (MANAGER, RECOVERY)
