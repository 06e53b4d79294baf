"""Ingests segments: every record exactly once, in the order of its desk, one transaction per segment."""

import logging
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec import structs
from sqlalchemy import Connection, Engine, Row

from desktop.domain.clock import Clock
from desktop.domain.records import RecordKinds
from desktop.hub import persist, queries
from desktop.hub.content_keys import add_content_keys
from desktop.hub.credentials import CREDENTIAL_ISSUE
from desktop.hub.identity import HubIdentity
from desktop.hub.incarnation import Incarnation
from desktop.hub.office_keys import OfficeKeys
from desktop.hub.refused import Refused, identifier, refused
from desktop.hub.replay import Replay
from desktop.hub.sealing import RecordSealing
from desktop.hub.shares import ByteBudget, require_incarnation_share, require_quarantine_share
from desktop.hub.tokens import Bearer
from desktop.hub.trusted_time import TrustedTime
from desktop.sync.segment import (
    FIRST_CHAIN,
    Header,
    Record,
    Segment,
    SegmentError,
    WrappedKey,
    chain_after,
    open_segment,
    peek,
)
from desktop.sync.wire import MOST_REJECTS, HubPosition, Receipt, Refusal, Reject, public_key, signed

log = logging.getLogger("desktop.hub")


@dataclass(frozen=True, slots=True)
class Head:
    """The end of an incarnation's records at the hub: they are stored up to ``stored``, where the chain has the value
    ``chain``, and those up to ``safe`` are in a backup."""

    stored: int = 0
    chain: bytes = FIRST_CHAIN
    safe: int = 0


@dataclass(frozen=True, slots=True)
class IngestResult:
    """The response to a segment. ``added`` counts its records that were new."""

    position: HubPosition
    receipt: Receipt
    added: int


@dataclass(frozen=True, slots=True)
class _Times:
    """The time that the hub goes by (UTC ms), and how far ahead the desk reported its clock to be; None by stick or through
    another desk."""

    trusted: int
    ahead: int | None


class Ingest:
    """Ingests segments that came over HTTP or by stick."""

    def __init__(
        self,
        engine: Engine,
        identity: HubIdentity,
        clock: Clock,
        time: TrustedTime,
        kinds: RecordKinds,
        replay: Replay,
        offices: OfficeKeys,
        sealing: RecordSealing,
    ) -> None:
        self._engine = engine
        self._identity = identity
        self._clock = clock
        self._time = time
        self._kinds = kinds
        self._replay = replay
        self._offices = offices
        self._sealing = sealing
        self._budget = ByteBudget(clock)

    def take(self, data: bytes, bearer: Bearer | None = None, *, same_desk: bool = True) -> IngestResult:
        """Ingest a segment; repeating it gives the same response and has no effect. Raises ``Refused``.

        ``bearer`` is the desk that sends it: only segments of its venue are accepted, and only its own where
        ``same_desk``. Without one (a stick at the hub) the segment's signature is the proof.
        """
        try:
            header = peek(data)
            source = self._source(header, bearer, same_desk)
            segment, key = self._opened(data, source, bearer)
        except SegmentError as error:
            raise refused(413 if error.reason == "size" else 400, error.reason) from None
        if bearer is not None:
            self._budget.spend(bearer.desk, segment.records)
        trusted = self._time.now()  # before the transaction: it may take a connection of its own
        with self._engine.begin() as connection:
            taken = self._add(connection, source, segment, key, _Times(trusted, _ahead(source, bearer)))
        if taken.added and any(record.kind == CREDENTIAL_ISSUE for record in segment.records):
            self._replay.run(source.venue)  # what a key signed before it was confirmed
        return taken

    def position(self, bearer: Bearer, incarnation: str) -> HubPosition:
        """What the hub has of a desk, and what it expects next. Raises ``Refused``."""
        source = Incarnation(bearer.venue, bearer.desk, identifier(incarnation))
        with self._engine.begin() as connection:
            approved(queries.desk_of(connection, source.venue, source.desk))
            row = queries.head_of(connection, source)
            rejects, count = queries.quarantined_now(connection, source, MOST_REJECTS)
            office = self._offices.signed(connection)
        head = Head() if row is None else Head(row.stored, row.chain, row.safe)
        found = self._result(source, head, tuple(Reject(*row) for row in rejects), quarantined=count).position
        return structs.replace(found, office=office)

    def with_all_rejects(self, receipt: Receipt) -> bytes:
        """The signed receipt for a stick, with the desk's whole quarantine."""
        source = Incarnation(UUID(receipt.venue), UUID(receipt.desk), UUID(receipt.incarnation))
        with self._engine.begin() as connection:
            rows, count = queries.quarantined_now(connection, source, MOST_REJECTS)
        whole = structs.replace(receipt, rejects=tuple(Reject(*row) for row in rows), quarantined=count)
        return signed("receipt", whole, self._identity.signing)

    def _source(self, header: Header, bearer: Bearer | None, same_desk: bool) -> Incarnation:
        if header.hub != self._identity.hub:
            raise refused(403, "wrong_hub")
        source = Incarnation(identifier(header.venue), identifier(header.desk), identifier(header.incarnation))
        if bearer is not None and source.venue != bearer.venue:
            raise refused(403, "wrong_venue")
        if bearer is not None and same_desk and source.desk != bearer.desk:
            raise refused(403, "unknown_desk")
        return source

    def _opened(self, data: bytes, source: Incarnation, bearer: Bearer | None) -> tuple[Segment, bytes]:
        """The verified segment and the key. The key in the desk's token saves a query; that it is still the desk's is
        checked in the transaction that adds the records."""
        if bearer is not None and bearer.desk == source.desk and bearer.key:
            try:
                return open_segment(data, public_key(bearer.key)), bearer.key
            except SegmentError as error:
                if error.reason != "signature":
                    raise
        key = self.key_of(source.venue, source.desk)
        return open_segment(data, key), key.public_bytes_raw()

    def key_of(self, of_venue: UUID, of_desk: UUID) -> Ed25519PublicKey:
        """The key of an approved desk. The state is checked again when records are added. Raises ``Refused``."""
        with self._engine.begin() as connection:
            row = queries.desk_of(connection, of_venue, of_desk)
        return public_key(approved(row).key)

    def _add(
        self, connection: Connection, source: Incarnation, segment: Segment, key: bytes, times: "_Times"
    ) -> IngestResult:
        if approved(queries.desk_of(connection, source.venue, source.desk)).key != key:
            raise refused(400, "signature")
        head = self._locked(connection, source)
        new = self._new_records(connection, source, head, segment)
        rejects: tuple[Reject, ...] = ()
        if new:
            head, rejects = self._write(connection, source, head, new, segment.key, times)
        if len(new) < len(segment.records):
            rows = queries.quarantined_between(connection, source, segment.header.first, segment.last)
            rejects = tuple(Reject(*row) for row in rows)
        return self._result(source, head, rejects, len(new))

    def _locked(self, connection: Connection, source: Incarnation) -> Head:
        row = queries.lock_head(connection, source)
        if row is None:
            require_incarnation_share(connection, source)
            queries.make_head(connection, source, FIRST_CHAIN, self._clock.now_ms())
            row = queries.lock_head(connection, source)
        if row is None:
            raise AssertionError("a head that was just made is gone")
        return Head(row.stored, row.chain, row.safe)

    def _new_records(
        self, connection: Connection, source: Incarnation, head: Head, segment: Segment
    ) -> tuple[Record, ...]:
        """The records after those that are stored already. Raises ``Refused`` where these differ, or after a gap."""
        first, known = segment.header.first, head.stored - segment.header.first + 1
        if known < 0:
            raise self._conflict("gap", source, head)
        if known <= len(segment.records):
            try:
                same = chain_after(segment.header.previous, segment.records[:known]) == head.chain
            except OverflowError:  # a time beyond 64 bits: no desk could have chained it
                raise refused(400, "format") from None
        else:
            digests = queries.digests_between(connection, source, first, segment.last)
            same = digests == {record.seq: record.digest for record in segment.records}
        if not same:
            raise self._conflict("fork", source, head)
        return segment.records[known:]

    def _write(
        self,
        connection: Connection,
        source: Incarnation,
        head: Head,
        new: tuple[Record, ...],
        key: WrappedKey | None,
        times: "_Times",
    ) -> tuple[Head, tuple[Reject, ...]]:
        """Store new records; gives the head afterwards and the quarantined ones. ``key`` is that of the sealed ones."""
        guarded = self._sealing.guarded(connection, source, new, key)
        now, trusted, ahead = self._clock.now_ms(), times.trusted, times.ahead
        days = queries.lock_venue(connection, source.venue)
        found = persist.classify_records(
            connection, source, guarded.records, days, trusted, self._kinds, self._identity.office
        )
        add_content_keys(connection, source.venue, guarded.keys, found)
        if found.days != days:
            queries.set_retention_days(connection, source.venue, found.days)
        if found.quarantined:
            queries.add_quarantined(connection, source, found.quarantined, trusted)
            if any(one.raw is not None for one in found.quarantined):
                require_quarantine_share(connection, source)
        with persist.persisting(connection, source, found, trusted, self._kinds):
            try:
                chain = chain_after(head.chain, new)
            except OverflowError:
                raise refused(400, "format") from None
        after = Head(new[-1].seq, chain, head.safe)
        if ahead is None:  # a record from the past says nothing: it may have waited for weeks
            ahead = max(new[-1].occurred - now, 0)
        queries.move_head(connection, source, after.stored, chain, now, ahead)
        return after, tuple(Reject(one.record.seq, one.disposition, one.reason) for one in found.quarantined)

    def _conflict(self, code: str, source: Incarnation, head: Head) -> Refused:
        log.info("%s: desk %s at %d", code, source.desk, head.stored)
        position = self._result(source, head, ()).position
        return Refused(409, Refusal(code, position.expected, position.receipt))

    def _result(
        self,
        source: Incarnation,
        head: Head,
        rejects: tuple[Reject, ...],
        added: int = 0,
        quarantined: int | None = None,
    ) -> IngestResult:
        receipt = Receipt(
            self._identity.hub,
            self._identity.epoch,
            str(source.venue),
            str(source.desk),
            str(source.incarnation),
            head.stored,
            head.chain,
            head.safe,
            rejects,
            self._clock.now_ms(),
            quarantined,
        )
        proof = signed("receipt", receipt, self._identity.signing)
        return IngestResult(HubPosition(proof, head.stored + 1), receipt, added)


def _ahead(source: Incarnation, bearer: Bearer | None) -> int | None:
    """How far ahead the desk reported its clock to be; None by stick or through another desk."""
    return bearer.ahead if bearer is not None and bearer.desk == source.desk else None


def approved(row: Row[str, bytes] | None) -> Row[str, bytes]:
    """The desk's row, if it is approved. Raises ``Refused``."""
    if row is None:
        raise refused(403, "unknown_desk")
    if row.state != "approved":
        raise refused(403, "revoked" if row.state == "revoked" else "not_approved")
    return row
