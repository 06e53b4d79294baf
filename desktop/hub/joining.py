"""Enrolment of further desks of a venue that the hub knows: such a desk has no venue yet, only a ticket and the venue's
code.

The venue is found by the ticket. The person has to be the venue's manager, by the name and the phone number that the
other desks sent: whoever sets up the new desk sees the venue's members and may do what the manager may. That is checked
before the ticket is used up and before anything is revealed, so that a typing error costs nothing.
"""

import logging
from collections.abc import Sequence
from uuid import UUID

from msgspec import structs
from sqlalchemy import Connection, Engine, func, select, update
from sqlalchemy.dialects.postgresql import insert

from desktop.credentials.statements import MANAGER, Credential, issue
from desktop.credentials.trust import Acceptance
from desktop.domain.clock import Clock
from desktop.domain.codes import read_declaration_code
from desktop.domain.errors import BadInput
from desktop.domain.master.fields import GATE, MEMBER
from desktop.domain.master.projection import project
from desktop.domain.people import Role
from desktop.domain.phone import check_phone
from desktop.domain.text import clean_line
from desktop.hub import credentials, master, tickets
from desktop.hub.identity import HubIdentity
from desktop.hub.office_keys import OfficeKeys
from desktop.hub.queries import take_desk_number
from desktop.hub.refused import identifier, refused
from desktop.hub.tables import desk, desk_head, venue
from desktop.hub.tickets import NO_VENUE, Claim
from desktop.store.rows import AnyRow
from desktop.sync.wire import Certificate, Join, Joined, WireError, public_key, signed

log = logging.getLogger("desktop.hub")


class VenueJoining:
    """Enrols further desks of a venue that has one already."""

    def __init__(self, engine: Engine, identity: HubIdentity, clock: Clock, offices: OfficeKeys) -> None:
        self._engine = engine
        self._offices = offices
        self._identity = identity
        self._clock = clock

    def join(self, asked: Join) -> Joined:
        """A certificate for a further desk of the ticket's venue. Raises ``Refused``: ``ticket`` where ticket and code
        do not belong together, ``member`` where the person is not the manager, ``not_approved`` for a ticket that does
        not approve."""
        try:
            public_key(asked.key)
            if asked.manager_key:
                public_key(asked.manager_key)
            code = read_declaration_code(asked.declaration_code)
        except (WireError, BadInput):
            raise refused(400, "format") from None
        identifier(asked.incarnation)
        of_desk = identifier(asked.desk)
        with self._engine.begin() as connection:
            of_venue = self._venue(connection, asked.ticket, code)
            manager = _required_manager(connection, of_venue, asked)
            joined = self._join(connection, asked, Claim(of_venue, of_desk, asked.key, code))
            if asked.manager_key:
                self._certify(connection, of_venue, manager, asked)
            return structs.replace(joined, office=self._offices.signed(connection))

    def _certify(self, connection: Connection, of_venue: UUID, manager: str, asked: Join) -> None:
        """Make the manager's key at the new desk valid: the ticket came from the health office, and the person proved
        to be the manager as far as the office can tell."""
        now, known = self._clock.now_ms(), credentials.trust(connection, of_venue, self._identity.office)
        body = Credential(str(of_venue), manager, asked.desk, asked.manager_key, MANAGER, now)
        statement = issue(body, self._identity.office_signer(str(of_venue)))
        if known.accept(statement)[1] is Acceptance.ACCEPTED:
            credentials.keep(connection, of_venue, [statement], now)

    def _venue(self, connection: Connection, ticket: str, code: str) -> UUID:
        """The venue of a ticket: the one that it names, or the one with this code that it does not exclude."""
        found = tickets.find(connection, ticket)
        if found is None or (found.code and found.code != code):
            raise refused(403, "ticket")
        if not found.approves:
            raise refused(403, "not_approved")
        query = select(venue.c.venue).where(venue.c.code == code)
        if found.venue != NO_VENUE:
            query = query.where(venue.c.venue == found.venue)
        known: Sequence[UUID] = connection.execute(query.limit(2)).scalars().all()
        if len(known) != 1:
            raise refused(403, "ticket")
        return known[0]

    def _join(self, connection: Connection, asked: Join, claim: Claim) -> Joined:
        now = self._clock.now_ms()
        _free_again(connection, tickets.find(connection, asked.ticket), claim, now)
        tickets.use(connection, asked.ticket, claim, now)
        known = connection.execute(
            select(desk.c.key, desk.c.certificate, desk.c.number, desk.c.state)
            .where(desk.c.venue == claim.venue, desk.c.desk == claim.desk)
            .with_for_update()
        ).one_or_none()
        if known is not None:
            if known.key != claim.key or known.state != "approved":
                raise refused(403, "ticket")
            return Joined(known.certificate, known.number)
        number = take_desk_number(connection, claim.venue)
        signable = Certificate(self._identity.hub, str(claim.venue), asked.desk, asked.key, now)
        certificate = signed("certificate", signable, self._identity.signing)
        connection.execute(
            insert(desk).values(
                venue=claim.venue,
                desk=claim.desk,
                number=number,
                key=claim.key,
                certificate=certificate,
                state="approved",
                asked=now,
                decided=now,
            )
        )
        log.info("joined: desk %s of venue %s", claim.desk, claim.venue)
        return Joined(certificate, number)


def _required_manager(connection: Connection, of_venue: UUID, asked: Join) -> str:
    """The identifier of the venue's manager, if that is who asks. Raises ``Refused``."""
    shown = project(master.fields_of(connection, of_venue, GATE), master.fields_of(connection, of_venue, MEMBER))
    who = clean_line(asked.name), check_phone(asked.phone)[0]
    for member, person in shown.members.items():
        if person["role"] == Role.MANAGER and person["bound"] and (person["name"], person["phone"]) == who:
            return member
    raise refused(403, "member")


def _free_again(connection: Connection, found: AnyRow | None, claim: Claim, now: int) -> None:
    """Free a ticket that was used by a desk that never pushed anything: the response was lost, or the desk was never
    set up. The next desk may use it, and the former one is revoked."""
    if found is None or found.used_desk is None or found.used_desk == claim.desk or found.expires <= now:
        return
    stored = connection.execute(
        select(func.coalesce(func.sum(desk_head.c.stored), 0)).where(
            desk_head.c.venue == found.used_venue, desk_head.c.desk == found.used_desk
        )
    ).scalar_one()
    if found.used_venue == claim.venue and not stored:
        tickets.free(connection, found)
        connection.execute(
            update(desk)
            .where(desk.c.venue == found.used_venue, desk.c.desk == found.used_desk)
            .values(state="revoked", decided=now)
        )
