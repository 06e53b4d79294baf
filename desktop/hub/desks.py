"""Desks: enrolment with a ticket, approval and revocation by an officer, sessions."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from msgspec import structs
from sqlalchemy import ARRAY, BigInteger, Connection, Engine, func, select, update
from sqlalchemy.dialects.postgresql import aggregate_order_by, insert

from desktop.domain.clock import Clock
from desktop.domain.errors import UserError
from desktop.domain.messages import message
from desktop.hub import tickets
from desktop.hub.identity import HubIdentity
from desktop.hub.office_keys import OfficeKeys
from desktop.hub.queries import take_desk_number
from desktop.hub.refused import identifier, refused
from desktop.hub.tables import desk, desk_head, quarantined, used_nonce, venue, venue_head
from desktop.hub.tickets import Claim
from desktop.hub.tokens import AccessTokens, Bearer
from desktop.store.rows import AnyRow
from desktop.sync.wire import (
    Certificate,
    Enroll,
    Enrolled,
    Hello,
    SessionProof,
    SessionRequest,
    SessionToken,
    WireError,
    public_key,
    signed,
    verified,
)

log = logging.getLogger("desktop.hub")
_LONGEST_NAME = 200
_FURTHEST_MS = 1 << 62


@dataclass(frozen=True, slots=True)
class DeskStatus:
    """A desk as the health office sees it. ``stored`` and ``quarantined`` count records of all its incarnations; times UTC ms."""

    venue: UUID
    venue_name: str
    declaration_code: str
    desk: UUID
    state: str
    asked: int
    seen: int | None
    stored: int
    safe: int
    quarantined: int
    ahead: int
    """How far its clock is ahead of the hub's, ms; negative: behind. Reported by the desk at its last session; where it
    did not, how far its newest record lies in the future."""


class Desks:
    """Enrols, approves and revokes desks, and opens their sessions."""

    def __init__(
        self, engine: Engine, identity: HubIdentity, tokens: AccessTokens, clock: Clock, offices: OfficeKeys
    ) -> None:
        self._engine = engine
        self._offices = offices
        self._identity = identity
        self._tokens = tokens
        self._clock = clock

    def hello(self) -> Hello:
        """The hub's ``Hello``, with a nonce for a session."""
        own = self._identity
        age = str(own.stick.to_public())
        return Hello(own.hub, own.epoch, own.public.public_bytes_raw(), age, self._tokens.nonce(), self._clock.now_ms())

    def enroll(self, asked: Enroll) -> Enrolled:
        """Enrol a desk; it waits for approval unless its ticket approves it. Raises ``Refused``."""
        try:
            public_key(asked.key)
        except WireError:
            raise refused(400, "format") from None
        names = (asked.venue_name, asked.declaration_code)
        if any("\0" in name or len(name) > _LONGEST_NAME for name in names):
            raise refused(400, "format")
        claim = Claim(identifier(asked.venue), identifier(asked.desk), asked.key, asked.declaration_code)
        identifier(asked.incarnation)
        with self._engine.begin() as connection:
            enrolled = self._enroll(connection, asked, claim)
            return structs.replace(enrolled, office=self._offices.signed(connection))

    def _enroll(self, connection: Connection, asked: Enroll, claim: Claim) -> Enrolled:
        now = self._clock.now_ms()
        ticket = tickets.use(connection, asked.ticket, claim, now)
        named = ticket.venue == claim.venue
        if not (named or ticket.code) and _has_other_venue(connection, claim):
            raise refused(403, "ticket")
        found_code = _register(connection, claim, asked.venue_name, now)
        is_new = found_code is None
        state = "approved" if ticket.approves and (named or (is_new and ticket.code)) else "waiting"
        known = connection.execute(
            select(desk).where(desk.c.venue == claim.venue, desk.c.desk == claim.desk).with_for_update()
        ).one_or_none()
        if known is not None and known.key == claim.key:
            return self._again(connection, known, state)
        if known is not None and not named:  # another key for a known desk: only with a ticket of its own venue
            raise refused(403, "ticket")
        if not (is_new or named or (ticket.code and ticket.code == found_code)):
            raise refused(403, "ticket")  # whoever has such a ticket chooses the venue: only one that nobody has yet
        certificate = signed(
            "certificate",
            Certificate(self._identity.hub, asked.venue, asked.desk, asked.key, now),
            self._identity.signing,
        )
        number = known.number if known is not None else take_desk_number(connection, claim.venue)
        values = {"key": claim.key, "certificate": certificate, "state": state, "asked": now, "decided": None}
        connection.execute(
            insert(desk)
            .values(venue=claim.venue, desk=claim.desk, number=number, **values)
            .on_conflict_do_update(index_elements=["venue", "desk"], set_=values)
        )
        log.info("enrolled: desk %s of venue %s, %s", claim.desk, claim.venue, state)
        return Enrolled(certificate, state == "approved")

    def _again(self, connection: Connection, known: AnyRow, state: str) -> Enrolled:
        """The response that was given before and may have been lost. A ticket that approves also approves a desk that
        waits."""
        if known.state == "revoked":
            raise refused(403, "revoked")
        approved = "approved" in (known.state, state)
        if approved and known.state != "approved":
            self.set_state(connection, known.venue, known.desk, "approved")
        return Enrolled(known.certificate, approved)

    def session(self, asked: SessionRequest) -> SessionToken:
        """A bearer token for a desk that proves that it has its key. A proof serves once: whoever copies one on its
        way, as a proxy's log may, gets nothing with it. Raises ``Refused``."""
        try:
            certificate = verified("certificate", asked.certificate, Certificate, self._identity.public)
            proof = verified("session", asked.proof, SessionProof, public_key(certificate.key))
        except WireError:
            raise refused(403, "signature") from None
        if (proof.hub, proof.desk) != (self._identity.hub, certificate.desk):
            raise refused(403, "signature")
        nonce = self._tokens.check_nonce(proof.nonce)
        ahead = None if proof.now is None else _bounded(proof.now - self._clock.now_ms())
        bearer = Bearer(identifier(certificate.venue), identifier(certificate.desk), certificate.key, ahead)
        with self._engine.begin() as connection:
            found = connection.execute(
                select(desk.c.key, desk.c.state).where(desk.c.venue == bearer.venue, desk.c.desk == bearer.desk)
            ).one_or_none()
            if found is None or found.key != certificate.key:
                raise refused(403, "unknown_desk")
            if found.state != "approved":
                raise refused(403, "revoked" if found.state == "revoked" else "not_approved")
            if not self._use_up(connection, bearer, nonce):
                raise refused(401, "token")
        return SessionToken(self._tokens.token(bearer))

    def _use_up(self, connection: Connection, bearer: Bearer, nonce: bytes) -> bool:
        """Note that a desk used a nonce. Whether it is the first time."""
        used = insert(used_nonce).values(venue=bearer.venue, desk=bearer.desk, nonce=nonce, used=self._clock.now_ms())
        once = used.on_conflict_do_nothing().returning(used_nonce.c.used)
        return connection.execute(once).one_or_none() is not None

    def decide(
        self,
        part: str,
        state: str,
        of_venue: UUID | None = None,
        note: Callable[[Connection, UUID, UUID], None] | None = None,
    ) -> DeskStatus:
        """Approve (``approved``) or revoke (``revoked``) the one desk whose identifier contains ``part``. ``note`` logs
        in the same transaction which desk of which venue it was. Raises ``UserError`` when no desk or several match."""
        found = [one for one in self.all(of_venue) if part.lower() in str(one.desk)]
        if len(found) != 1:
            raise UserError(
                message("hub", "No desk's identifier contains “{part}”.", part=part)
                if not found
                else message("hub", "Several desks' identifiers contain “{part}”: give more of it.", part=part)
            )
        one = found[0]
        with self._engine.begin() as connection:
            self.set_state(connection, one.venue, one.desk, state)
            if note is not None:
                note(connection, one.venue, one.desk)
        log.info("%s: desk %s of venue %s", state, one.desk, one.venue)
        return next(now for now in self.all(one.venue) if now.desk == one.desk)

    def set_state(self, connection: Connection, of_venue: UUID, of_desk: UUID, state: str) -> None:
        """Set a desk's state in the caller's transaction."""
        connection.execute(
            update(desk)
            .where(desk.c.venue == of_venue, desk.c.desk == of_desk)
            .values(state=state, decided=self._clock.now_ms())
        )

    def all(self, of_venue: UUID | None = None) -> tuple[DeskStatus, ...]:
        """All desks, or those of one venue, with the number of their records."""
        columns = (desk_head.c.venue, desk_head.c.desk)
        newest_first = aggregate_order_by(desk_head.c.ahead, desk_head.c.seen.desc())
        latest = func.array_agg(newest_first, type_=ARRAY(BigInteger))  # a clock that was put right is right
        heads = (
            select(
                *columns,
                func.sum(desk_head.c.stored).label("stored"),
                func.sum(desk_head.c.safe).label("safe"),
                func.max(desk_head.c.seen).label("seen"),
                latest[1].label("ahead"),
            )
            .group_by(*columns)
            .subquery()
        )
        counts = (
            select(quarantined.c.venue, quarantined.c.desk, func.count().label("quarantined"))
            .where(quarantined.c.disposition != "expired")
            .group_by(quarantined.c.venue, quarantined.c.desk)
            .subquery()
        )
        query = (
            select(
                desk.c.venue,
                venue.c.name,
                venue.c.code,
                desk.c.desk,
                desk.c.state,
                desk.c.asked,
                heads.c.seen,
                func.coalesce(heads.c.stored, 0),
                func.coalesce(heads.c.safe, 0),
                func.coalesce(counts.c.quarantined, 0),
                func.coalesce(heads.c.ahead, 0),
            )
            .join(venue, venue.c.venue == desk.c.venue)
            .outerjoin(heads, (heads.c.venue == desk.c.venue) & (heads.c.desk == desk.c.desk))
            .outerjoin(counts, (counts.c.venue == desk.c.venue) & (counts.c.desk == desk.c.desk))
            .order_by(desk.c.asked, desk.c.venue, desk.c.desk)
        )
        if of_venue is not None:
            query = query.where(desk.c.venue == of_venue)
        with self._engine.begin() as connection:
            rows = connection.execute(query).all()
        return tuple(DeskStatus(*row[:7], *map(int, row[7:])) for row in rows)


def _bounded(ms: int) -> int:
    """The value within the range of the column, since a desk's clock may say anything."""
    return max(-_FURTHEST_MS, min(ms, _FURTHEST_MS))


def _has_other_venue(connection: Connection, claim: Claim) -> bool:
    """Whether another venue has the claim's declaration code: a ticket for whoever has it makes none beside that one,
    which the health office could not tell from it."""
    others = select(venue.c.venue).where(venue.c.code == claim.declaration_code, venue.c.venue != claim.venue)
    return connection.execute(others.limit(1)).first() is not None


def _register(connection: Connection, claim: Claim, name: str, now: int) -> str | None:
    """Insert a venue unless it exists. The declaration code of one that exists, None where it was inserted."""
    made = connection.execute(
        insert(venue)
        .values(venue=claim.venue, name=name, code=claim.declaration_code, days=None, registered=now)
        .on_conflict_do_nothing()
        .returning(venue.c.venue)
    ).one_or_none()
    connection.execute(insert(venue_head).values(venue=claim.venue, vseq=0, desks=0).on_conflict_do_nothing())
    if made is not None:
        return None
    return str(connection.execute(select(venue.c.code).where(venue.c.venue == claim.venue)).scalar_one())
