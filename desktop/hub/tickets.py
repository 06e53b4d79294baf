"""Tickets, with which a desk may enrol once, and invitations: files with a ticket, for a stick. Only digests of tickets
are stored."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, Engine, select, update
from sqlalchemy.dialects.postgresql import insert

from desktop.domain.alphabet import LOOKALIKES, random_code
from desktop.domain.clock import Clock
from desktop.domain.errors import BadInput
from desktop.domain.text import clean_code
from desktop.hub.identity import HubIdentity
from desktop.hub.refused import refused
from desktop.hub.tables import ticket
from desktop.store.rows import AnyRow
from desktop.sync.invitation import ENDING, Invitation, seal_invitation
from desktop.sync.link import checked_url

NO_VENUE = UUID(int=0)
"""The venue of tickets for a venue that the hub does not know yet."""
_HOUR_MS = 3_600_000
_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as it is given to people: ``text`` in groups of four; ``expires`` UTC ms. ``code`` and ``approves`` as
    in ``Tickets.make``."""

    text: str
    expires: int
    code: str = ""
    approves: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """The desk that presents a ticket."""

    venue: UUID
    desk: UUID
    key: bytes
    declaration_code: str


class Tickets:
    """Makes tickets. They are used in the transactions that enrol desks."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def make(self, venue: UUID | None, declaration_code: str, hours: int, *, approves: bool) -> Ticket:
        """A ticket for a venue, for a declaration code, or for whoever has it. ``approves``: the desk needs no
        approval. With a venue it is valid there only; with a declaration code for a venue that the hub may not know
        yet; with neither only for a venue that it does not know."""
        with self._engine.begin() as connection:
            return self.make_in(connection, venue, declaration_code, hours, approves=approves)

    def make_in(
        self, connection: Connection, venue: UUID | None, declaration_code: str, hours: int, *, approves: bool
    ) -> Ticket:
        """``make`` in the caller's transaction."""
        code = random_code(_LENGTH)
        now = self._clock.now_ms()
        expires = now + hours * _HOUR_MS
        connection.execute(
            insert(ticket).values(
                venue=venue or NO_VENUE,
                digest=_digest(code),
                code=declaration_code,
                approves=approves,
                made=now,
                expires=expires,
            )
        )
        text = "-".join(code[i : i + 4] for i in range(0, _LENGTH, 4))
        return Ticket(text, expires, declaration_code, approves)


def use(connection: Connection, text: str, claim: Claim, now: int) -> AnyRow:
    """Use a ticket up. The same desk with the same key may present it again, since the response may have been lost.

    Raises ``Refused``, with one code whatever the reason.
    """
    found = _locked(connection, claim.venue, text) or _locked(connection, NO_VENUE, text)
    if found is None or (found.code and found.code != claim.declaration_code):
        raise refused(403, "ticket")
    user = (claim.venue, claim.desk, claim.key)
    if found.used is None and found.expires > now:
        connection.execute(
            update(ticket)
            .where(ticket.c.venue == found.venue, ticket.c.digest == found.digest)
            .values(used=now, used_venue=claim.venue, used_desk=claim.desk, used_key=claim.key)
        )
    elif (found.used_venue, found.used_desk, found.used_key) != user:
        raise refused(403, "ticket")
    return found


def find(connection: Connection, text: str) -> AnyRow | None:
    """A ticket of any venue, for a desk that does not know its venue yet; locked until the transaction ends. The venue is
    looked for over all shards, without a lock; that is rare and rate limited."""
    of = connection.scalar(select(ticket.c.venue).where(ticket.c.digest == _digest(text)))
    return None if of is None else _locked(connection, of, text)


def _locked(connection: Connection, of: UUID, text: str) -> AnyRow | None:
    """A venue's ticket, locked: rows are locked in one shard at a time."""
    chosen = select(ticket).where(ticket.c.venue == of, ticket.c.digest == _digest(text))
    return connection.execute(chosen.with_for_update()).one_or_none()


def free(connection: Connection, found: AnyRow) -> None:
    """Make a used ticket usable again."""
    connection.execute(
        update(ticket)
        .where(ticket.c.venue == found.venue, ticket.c.digest == found.digest)
        .values(used=None, used_venue=None, used_desk=None, used_key=None)
    )


def _digest(text: str) -> bytes:
    """Tickets have 80 random bits, so a fast hash is enough."""
    return hashlib.blake2b(clean_code(text).translate(LOOKALIKES).encode(), digest_size=32).digest()


def invite(identity: HubIdentity, ticket: Ticket, url: str = "", office: bytes = b"") -> bytes:
    """The bytes of an invitation. ``url`` is the hub's address for desks that get a network later; empty: by stick
    only; ``office`` the signed statement of the office key. Raises ``BadInput`` at ``hub`` for an address that no desk accepts."""
    own = identity
    signable = Invitation(
        own.hub,
        own.epoch,
        own.public.public_bytes_raw(),
        str(own.stick.to_public()),
        ticket.text,
        ticket.code,
        ticket.approves,
        ticket.expires,
        checked_url(url) if url.strip() else "",
        office,
    )
    return seal_invitation(signable, own.signing)


def is_address(url: str) -> bool:
    """Whether it is an address that desks on other PCs can reach."""
    try:
        checked_url(url)
    except BadInput:
        return False
    return True


def file_name(ticket: Ticket) -> str:
    """The file's name, without any part of the ticket."""
    return f"venuedesk-{ticket.code if ticket.code.isalnum() else 'desk'}.{ENDING}"
