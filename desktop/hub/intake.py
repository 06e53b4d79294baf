"""Takes segments: every record exactly once, in the order of its desk, in one transaction per segment."""

import logging
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import structs
from sqlalchemy import Connection, Engine, Row

from desktop.domain.clock import Clock
from desktop.hub import placing, queries
from desktop.hub.identity import Identity
from desktop.hub.refused import Refused, identifier, refused
from desktop.hub.tokens import Bearer
from desktop.hub.trusted_time import TrustedTime
from desktop.sync.segment import FIRST_CHAIN, Header, Record, Segment, SegmentError, chain_after, open_segment, peek
from desktop.sync.wire import MOST_REJECTS, Receipt, Refusal, Reject, Standing, public_key, signed

log = logging.getLogger("desktop.hub")


@dataclass(frozen=True, slots=True)
class Origin:
    """One life of one desk."""

    venue: UUID
    desk: UUID
    incarnation: UUID


@dataclass(frozen=True, slots=True)
class Head:
    """Where the hub stands with an origin."""

    stored: int = 0
    chain: bytes = FIRST_CHAIN
    safe: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a segment. ``added`` counts its records that were not there before."""

    standing: Standing
    receipt: Receipt
    added: int


class Intake:
    """The one entrance for records, whichever carrier brought them."""

    def __init__(self, engine: Engine, identity: Identity, clock: Clock, time: TrustedTime) -> None:
        self._engine = engine
        self._identity = identity
        self._clock = clock
        self._time = time

    def take(self, data: bytes, bearer: Bearer | None = None, *, same_desk: bool = True) -> Taken:
        """Take a segment; every repetition of it has the same answer and no effect. Raises ``Refused``.

        ``bearer`` is who hands it over: only segments of that venue are taken, and of that desk where ``same_desk``.
        Without one (a stick at the hub), the segment's own signature is the proof.
        """
        try:
            header = peek(data)
            origin = self._origin(header, bearer, same_desk)
            segment, key = self._opened(data, origin, bearer)
        except SegmentError as error:
            raise refused(413 if error.reason == "size" else 400, error.reason) from None
        with self._engine.begin() as connection:
            return self._add(connection, origin, segment, key, _ahead(origin, bearer))

    def standing(self, bearer: Bearer, incarnation: str) -> Standing:
        """Where the hub stands with a desk. Raises ``Refused``."""
        origin = Origin(bearer.venue, bearer.desk, identifier(incarnation))
        with self._engine.begin() as connection:
            approved(queries.desk_of(connection, origin.venue, origin.desk))
            row = queries.head_of(connection, origin)
            rejects, count = queries.apart_now(connection, origin, MOST_REJECTS)
        head = Head() if row is None else Head(row.stored, row.chain, row.safe)
        return self._said(origin, head, tuple(Reject(*row) for row in rejects), apart=count).standing

    def with_all_rejects(self, receipt: Receipt) -> bytes:
        """A receipt for a stick, signed: with all that is kept apart of the desk now."""
        origin = Origin(UUID(receipt.venue), UUID(receipt.desk), UUID(receipt.incarnation))
        with self._engine.begin() as connection:
            rows, count = queries.apart_now(connection, origin, MOST_REJECTS)
        whole = structs.replace(receipt, rejects=tuple(Reject(*row) for row in rows), apart=count)
        return signed("receipt", whole, self._identity.signing)

    def _origin(self, header: Header, bearer: Bearer | None, same_desk: bool) -> Origin:
        if header.hub != self._identity.hub:
            raise refused(403, "wrong_hub")
        origin = Origin(identifier(header.venue), identifier(header.desk), identifier(header.incarnation))
        if bearer is not None and origin.venue != bearer.venue:
            raise refused(403, "wrong_venue")
        if bearer is not None and same_desk and origin.desk != bearer.desk:
            raise refused(403, "unknown_desk")
        return origin

    def _opened(self, data: bytes, origin: Origin, bearer: Bearer | None) -> tuple[Segment, bytes]:
        """The segment and the key that it was opened with. The desk's token tells the key, so that nothing has to be
        asked; whether it is the desk's still, the transaction sees that adds the records."""
        if bearer is not None and bearer.desk == origin.desk and bearer.key:
            try:
                return open_segment(data, public_key(bearer.key)), bearer.key
            except SegmentError as error:
                if error.reason != "signature":
                    raise
        key = self.key_of(origin.venue, origin.desk)
        return open_segment(data, key), key.public_bytes_raw()

    def key_of(self, of_venue: UUID, of_desk: UUID) -> Ed25519PublicKey:
        """The key that a desk was approved with. The state is looked at again when records are added. Raises ``Refused``."""
        with self._engine.begin() as connection:
            row = queries.desk_of(connection, of_venue, of_desk)
        return public_key(approved(row).key)

    def _add(self, connection: Connection, origin: Origin, segment: Segment, key: bytes, ahead: int | None) -> Taken:
        if approved(queries.desk_of(connection, origin.venue, origin.desk)).key != key:
            raise refused(400, "signature")
        head = self._locked(connection, origin)
        new = self._new_records(connection, origin, head, segment)
        rejects: tuple[Reject, ...] = ()
        if new:
            head, rejects = self._write(connection, origin, head, new, ahead)
        if len(new) < len(segment.records):
            rows = queries.apart_between(connection, origin, segment.header.first, segment.last)
            rejects = tuple(Reject(*row) for row in rows)
        return self._said(origin, head, rejects, len(new))

    def _locked(self, connection: Connection, origin: Origin) -> Head:
        row = queries.lock_head(connection, origin)
        if row is None:
            queries.make_head(connection, origin, FIRST_CHAIN, self._clock.now_ms())
            row = queries.lock_head(connection, origin)
        if row is None:
            raise AssertionError("a head that was just made is gone")
        return Head(row.stored, row.chain, row.safe)

    def _new_records(self, connection: Connection, origin: Origin, head: Head, segment: Segment) -> tuple[Record, ...]:
        """The records after those that are there already, once it is sure that those are the same."""
        first, known = segment.header.first, head.stored - segment.header.first + 1
        if known < 0:
            raise self._conflict("gap", origin, head)
        if known <= len(segment.records):
            try:
                same = chain_after(segment.header.previous, segment.records[:known]) == head.chain
            except OverflowError:  # a time beyond 64 bits: no desk could have chained it
                raise refused(400, "format") from None
        else:
            digests = queries.digests_between(connection, origin, first, segment.last)
            same = digests == {record.seq: record.digest for record in segment.records}
        if not same:
            raise self._conflict("fork", origin, head)
        return segment.records[known:]

    def _write(
        self, connection: Connection, origin: Origin, head: Head, new: tuple[Record, ...], ahead: int | None
    ) -> tuple[Head, tuple[Reject, ...]]:
        """Where the hub stands then, and what of it is kept apart."""
        now, trusted = self._clock.now_ms(), self._time.now()
        days = queries.lock_venue(connection, origin.venue)
        found = placing.assess(connection, origin.venue, new, days, trusted)
        if found.days != days:
            queries.set_retention_days(connection, origin.venue, found.days)
        if found.apart:
            queries.add_apart(connection, origin, found.apart, trusted)
        with placing.keeping(connection, origin, found, trusted):
            try:
                chain = chain_after(head.chain, new)
            except OverflowError:
                raise refused(400, "format") from None
        after = Head(new[-1].seq, chain, head.safe)
        if ahead is None:  # a record from the past says nothing: it may have waited for weeks
            ahead = max(new[-1].occurred - now, 0)
        queries.move_head(connection, origin, after.stored, chain, now, ahead)
        return after, tuple(Reject(one.record.seq, one.fate, one.reason) for one in found.apart)

    def _conflict(self, code: str, origin: Origin, head: Head) -> Refused:
        log.info("%s: desk %s at %d", code, origin.desk, head.stored)
        standing = self._said(origin, head, ()).standing
        return Refused(409, Refusal(code, standing.expected, standing.receipt))

    def _said(
        self, origin: Origin, head: Head, rejects: tuple[Reject, ...], added: int = 0, apart: int | None = None
    ) -> Taken:
        receipt = Receipt(
            self._identity.hub,
            self._identity.epoch,
            str(origin.venue),
            str(origin.desk),
            str(origin.incarnation),
            head.stored,
            head.chain,
            head.safe,
            rejects,
            self._clock.now_ms(),
            apart,
        )
        proof = signed("receipt", receipt, self._identity.signing)
        return Taken(Standing(proof, head.stored + 1), receipt, added)


def _ahead(origin: Origin, bearer: Bearer | None) -> int | None:
    """What the desk itself said of its clock when it came; by stick, or through another desk, it said nothing."""
    return bearer.ahead if bearer is not None and bearer.desk == origin.desk else None


def approved(row: Row[str, bytes] | None) -> Row[str, bytes]:
    """A desk that may hand over records. Raises ``Refused``."""
    if row is None:
        raise refused(403, "unknown_desk")
    if row.state != "approved":
        raise refused(403, "revoked" if row.state == "revoked" else "not_approved")
    return row
