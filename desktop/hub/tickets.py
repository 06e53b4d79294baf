"""Tickets, with which a desk may ask to join, once, and invitations: a ticket in a file for a stick. Of tickets, only their digests are kept."""

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
"""Where a ticket lies whose venue the hub has not heard of yet."""
_HOUR_MS = 3_600_000
_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket as it is told: ``text`` in groups of four; ``expires`` UTC ms. ``code`` and ``approves`` as it was made."""

    text: str
    expires: int
    code: str = ""
    approves: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """Who presents a ticket."""

    venue: UUID
    desk: UUID
    key: bytes
    declaration_code: str


class Tickets:
    """Makes tickets. They are used where desks enroll, in that transaction."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def make(self, venue: UUID | None, declaration_code: str, hours: int, *, approves: bool) -> Ticket:
        """A ticket for a venue, or for whoever has a declaration code, or for anybody who is told it.

        ``approves``: nobody has to approve the desk afterwards. It holds for a named venue, and for a declaration code
        whose venue the hub does not know yet.
        """
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
    """Use a ticket up. The same desk with the same key may present it again: its answer may have been lost.

    Raises ``Refused``; nobody is told which of the reasons it was.
    """
    found = connection.execute(
        select(ticket)
        .where(ticket.c.venue.in_((claim.venue, NO_VENUE)), ticket.c.digest == _digest(text))
        .with_for_update()
    ).one_or_none()
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
    """A ticket, whatever its venue: for a desk that does not know its venue yet. It stays locked to the end of the
    transaction. The one look that goes to every shard; few ask, and they are counted."""
    return connection.execute(select(ticket).where(ticket.c.digest == _digest(text)).with_for_update()).one_or_none()


def free(connection: Connection, found: AnyRow) -> None:
    """Let a used ticket be used again."""
    connection.execute(
        update(ticket)
        .where(ticket.c.venue == found.venue, ticket.c.digest == found.digest)
        .values(used=None, used_venue=None, used_desk=None, used_key=None)
    )


def _digest(text: str) -> bytes:
    """80 random bits need no slow hash."""
    return hashlib.blake2b(clean_code(text).translate(LOOKALIKES).encode(), digest_size=32).digest()


def invite(identity: HubIdentity, ticket: Ticket, url: str = "") -> bytes:
    """The file. ``url`` is where desks reach the hub that get a network later; empty: by stick only. Raises
    ``BadInput`` at ``hub`` for what no desk would go to."""
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
    )
    return seal_invitation(signable, own.signing)


def is_address(url: str) -> bool:
    """Whether desks on other PCs would go there."""
    try:
        checked_url(url)
    except BadInput:
        return False
    return True


def file_name(ticket: Ticket) -> str:
    """What the file is called, without a word of the ticket."""
    return f"venuedesk-{ticket.code if ticket.code.isalnum() else 'desk'}.{ENDING}"
